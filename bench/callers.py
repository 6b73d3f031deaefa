"""Many HTTP callers in one process: keep-alive sockets under epoll, each asks again when it is answered."""

import select
import socket
import time
from collections.abc import Callable

_READ = 1 << 16


class Caller:
    """One connection with a request under way since ``sent``."""

    __slots__ = ("answer", "sent", "socket")

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.answer = b""
        self.sent = 0.0

    def ask(self, request: bytes) -> None:
        """Send a whole request."""
        self.answer = b""
        self.sent = time.perf_counter()
        self.socket.sendall(request)

    def hear(self) -> tuple[int, bytes] | None:
        """Status and body once the answer is whole, else None. Raises ``ConnectionError``."""
        part = self.socket.recv(_READ)
        if not part:
            raise ConnectionError("the server hung up")
        self.answer += part
        head, found, body = self.answer.partition(b"\r\n\r\n")
        if not found:
            return None
        at = head.lower().find(b"content-length:")
        length = int(head[at + 15 :].split(b"\r\n")[0]) if at >= 0 else 0
        return (int(head[9:12]), body) if len(body) >= length else None


def request(path: str, body: bytes, token: str = "") -> bytes:
    """A POST of JSON as bytes."""
    bearer = f"Authorization: Bearer {token}\r\n" if token else ""
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"{bearer}Content-Length: {len(body)}\r\n\r\n"
    ).encode() + body


def closed_loop(
    port: int, callers: int, requests: int, make: Callable[[int, int], bytes]
) -> tuple[float, list[float]]:
    """``callers`` connections share ``requests``; ``make(caller, number)`` gives each one's bytes.

    Returns requests a second and every wait in milliseconds. Raises ``RuntimeError`` on an answer
    that is not 2xx.
    """
    poll = select.epoll()
    lines: dict[int, tuple[int, Caller]] = {}
    waits: list[float] = []
    begun = time.perf_counter()
    for number in range(callers):
        caller = Caller(port)
        lines[caller.socket.fileno()] = (number, caller)
        poll.register(caller.socket, select.EPOLLIN)
        caller.ask(make(number, number))
    asked = callers
    while len(waits) < requests:
        for descriptor, _ in poll.poll():
            number, caller = lines[descriptor]
            answer = caller.hear()
            if answer is None:
                continue
            if not 200 <= answer[0] < 300:
                raise RuntimeError(f"{answer[0]}: {answer[1]!r}")
            waits.append((time.perf_counter() - caller.sent) * 1000)
            if asked < requests:
                caller.ask(make(number, asked))
                asked += 1
    spent = time.perf_counter() - begun
    for _, caller in lines.values():
        caller.socket.close()
    poll.close()
    return requests / spent, waits
