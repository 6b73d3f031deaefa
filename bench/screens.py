"""Many screens in one process: raw sockets under epoll that count frames and note when they came.

A websocket library would cost more than the servers that are measured, so the little that a
reading client needs is written out here: the opening handshake, masked text out, frames in.
"""

import base64
import os
import select
import socket
import struct
import time
from collections.abc import Callable, Iterator

TEXT, CLOSE, PING = 1, 8, 9
_READ = 1 << 16


class Screen:
    """One open socket: what has not been taken apart yet, and how many frames came."""

    __slots__ = ("frames", "rest", "socket")

    def __init__(self, connected: socket.socket) -> None:
        self.socket = connected
        self.rest = b""
        self.frames = 0

    def take(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """The whole frames in what was read so far, as (opcode, payload)."""
        buffer = self.rest + data if self.rest else data
        at = 0
        while (frame := _frame(buffer, at)) is not None:
            opcode, start, end = frame
            yield opcode, buffer[start:end]
            at = end
        self.rest = buffer[at:]


def _frame(buffer: bytes, at: int) -> tuple[int, int, int] | None:
    """(opcode, start, end) of the unmasked frame at ``at``; None while it is not whole."""
    if len(buffer) < at + 2:
        return None
    length, start = buffer[at + 1] & 127, at + 2
    if length == 126:
        if len(buffer) < at + 4:
            return None
        length, start = struct.unpack_from(">H", buffer, at + 2)[0], at + 4
    elif length == 127:
        if len(buffer) < at + 10:
            return None
        length, start = struct.unpack_from(">Q", buffer, at + 2)[0], at + 10
    return (buffer[at] & 15, start, start + length) if len(buffer) >= start + length else None


def masked(text: bytes) -> bytes:
    """``text`` as a client's frame; the mask is zero, which the protocol allows."""
    size = len(text)
    head = bytes((0x81, 0x80 | size)) if size < 126 else struct.pack(">BBH", 0x81, 0xFE, size)
    return head + b"\0\0\0\0" + text


def connect(port: int, path: str, *, protocol: str = "", headers: str = "") -> Screen:
    """An open websocket to loopback. Raises ``ConnectionError`` unless it is accepted."""
    connected = socket.create_connection(("127.0.0.1", port))
    connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    key = base64.b64encode(os.urandom(16)).decode()
    offered = f"Sec-WebSocket-Protocol: {protocol}\r\n" if protocol else ""
    connected.sendall(
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"
        f"{offered}{headers}\r\n".encode()
    )
    answer = b""
    while b"\r\n\r\n" not in answer:
        part = connected.recv(4096)
        if not part:
            break
        answer += part
    head, _, rest = answer.partition(b"\r\n\r\n")
    if b" 101 " not in head.split(b"\r\n")[0]:
        raise ConnectionError(head.decode(errors="replace"))
    screen = Screen(connected)
    screen.rest = rest
    connected.setblocking(False)
    return screen


class Crowd:
    """All screens of this process. ``heard`` is called with (payload, time) for every text frame."""

    def __init__(self, heard: Callable[[bytes, float], None] | None = None) -> None:
        self.screens: dict[int, Screen] = {}
        self.frames = 0
        self.heard = heard
        self._poll = select.epoll()

    def open(self, count: int, make: Callable[[], Screen], greet: tuple[bytes, ...] = ()) -> None:
        """Open ``count`` screens; each says ``greet`` first."""
        for _ in range(count):
            screen = make()
            for words in greet:
                screen.socket.send(masked(words))
            self.screens[screen.socket.fileno()] = screen
            self._poll.register(screen.socket, select.EPOLLIN)
            self.read(0)

    def read(self, seconds: float) -> int:
        """Read whatever comes within ``seconds`` of silence; returns the frames read."""
        before = self.frames
        for descriptor, _ in self._poll.poll(seconds):
            self._read_one(self.screens[descriptor])
        return self.frames - before

    def read_until(self, frames: int, seconds: float) -> bool:
        """Read until ``frames`` text frames have come in all, or ``seconds`` are over."""
        end = time.perf_counter() + seconds
        while self.frames < frames and time.perf_counter() < end:
            self.read(0.05)
        return self.frames >= frames

    def settle(self, quiet: float = 0.5) -> None:
        """Read until nothing has come for ``quiet`` seconds."""
        while self.read(quiet):
            pass

    def close(self) -> None:
        """Hang up everywhere."""
        for screen in self.screens.values():
            screen.socket.close()
        self.screens.clear()
        self._poll.close()

    def _read_one(self, screen: Screen) -> None:
        try:
            data = screen.socket.recv(_READ)
        except BlockingIOError:
            return
        now = time.perf_counter()
        if not data:
            self._poll.unregister(screen.socket)
        for opcode, payload in screen.take(data):
            if opcode != TEXT:
                continue
            screen.frames += 1
            self.frames += 1
            if self.heard is not None:
                self.heard(payload, now)
