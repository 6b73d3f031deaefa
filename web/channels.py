"""One board and everybody who watches it: each change framed once, the same bytes to all in step."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Protocol

from websockets.frames import Frame, Opcode

from projections.opened import Board
from web.messages import Delta, Message, Reset, RunHeader, Snapshot, addressed, encode

PACE = 1 / 60
"""Seconds between two frames of a board: no screen shows more than sixty pictures a second. What changes
in between is merged (docs/decisions/0008-sixty-frames.md)."""

REST = 0.25
"""After a frame, the share of the time it took to send that belongs to everybody else."""

LONGEST = 0.05
"""Seconds of the longest rest, however long sending took: a process may have been paused meanwhile."""

SLICE = 200
"""Sockets written to before the loop may answer somebody else (about 3 ms)."""


UNADDRESSED = -1
"""The subscription number of a message that is for nobody yet."""


class Socket(Protocol):
    """A connection as a channel sees it; while ``paused`` its write buffer is not empty."""

    paused: bool
    open: bool
    write: Callable[[bytes], None]


class Watch:
    """One subscription. ``sent`` is all that is remembered of it: there is no queue.

    It has ``ended`` when the client said so, or when the board no longer knew what it had missed.
    """

    __slots__ = ("channel", "ended", "id", "sent", "socket")

    def __init__(self, socket: Socket, number: int, channel: "Channel") -> None:
        self.socket = socket
        self.id = number
        self.channel = channel
        self.sent = 0
        self.ended = False


class Channel:
    """A board with its watchers. Lives on the event loop and nowhere else."""

    def __init__(self, golive: str, board: Board, run: Callable[[], RunHeader], epoch: str) -> None:
        self.golive = golive
        self.board = board
        self.run = run
        self._epoch = epoch
        self._watches: dict[Watch, None] = {}
        self._unlisten: Callable[[], None] | None = None
        self._spread = board.position
        self._task: asyncio.Task[None] | None = None
        self._framed_at = -1
        self._frames: dict[tuple[str, int, int], bytes] = {}
        self._lost: set[int] = set()
        self.kept: tuple[int, bytes] | None = None
        """The board as HTTP answered it last, compressed, with its position."""

    @property
    def name(self) -> str:
        return self.board.name

    @property
    def position(self) -> int:
        """The board's own last change."""
        return self.board.position

    def join(self, watch: Watch, since: int | None) -> None:
        """Bring ``watch`` up to date, from ``since`` or with the whole board, and keep it so."""
        self._watches[watch] = None
        self._unlisten = self._unlisten or self.board.listen(self._changed)
        if since is None:
            watch.sent = self.position
            watch.socket.write(self._frame("snap", 0, watch.id, self._snapshot))
        else:
            watch.sent = min(since, self.position)
            self._send([watch], even_paused=True)

    def leave(self, watch: Watch) -> None:
        """Tell it nothing more. A board that nobody watches need not be kept in memory."""
        watch.ended = True
        self._watches.pop(watch, None)
        if not self._watches and self._unlisten is not None:
            self._unlisten()
            self._unlisten = None

    def end(self) -> None:
        """The board will not move on: everybody is told to fetch it anew, and nothing more."""
        for watch in list(self._watches):
            if watch.socket.open:
                watch.socket.write(framed(encode(Reset(id=watch.id, reason="too-far"))))
            self.leave(watch)

    def _changed(self) -> None:
        """Tell everybody, now or as soon as the pace allows."""
        if self._task is None and self._watches and self._spread < self.position:
            self._task = asyncio.get_running_loop().create_task(self._tell())
            self._task.add_done_callback(self._told)

    def catch_up(self, watch: Watch) -> None:
        """Everything since ``sent``, merged, unless the socket is still busy with what it has."""
        self._send([watch])

    def since(self, position: int, number: int = 0) -> Message:
        """What changed since ``position``, or that the board no longer knows."""
        changes = self.board.changes(position)
        if changes is None:
            return Reset(id=number, reason="too-far")
        return Delta(
            id=number,
            prev=position,
            pos=changes.pos,
            chain=self.board.chain,
            u=changes.u,
            d=changes.d,
        )

    def _send(self, watches: Sequence[Watch], even_paused: bool = False) -> None:
        """The hot loop: for those in step it is little more than one system call each."""
        position, since, number, frame = self.position, -1, -1, b""
        for watch in watches:
            socket = watch.socket
            if watch.sent >= position or watch.ended or not socket.open:
                continue
            if socket.paused and not even_paused:
                continue
            if watch.sent != since or watch.id != number:
                since, number = watch.sent, watch.id
                frame = self._frame("delta", since, number, self._since)
            socket.write(frame)
            watch.sent = position
            if self._lost and since in self._lost:
                self.leave(watch)

    async def _tell(self) -> None:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(0)
        while self._spread < self.position:
            began, position = loop.time(), self.position
            watches = list(self._watches)
            for start in range(0, len(watches), SLICE):
                self._send(watches[start : start + SLICE])
                await asyncio.sleep(0)
            self._spread = position
            await asyncio.sleep(rest(loop.time() - began))

    def _told(self, task: asyncio.Task[None]) -> None:
        self._task = None
        if not task.cancelled():
            task.result()
            self._changed()

    def _frame(self, kind: str, since: int, number: int, make: Callable[[int], bytes]) -> bytes:
        """The frame for everybody who is at ``since``; another subscription number costs one splice."""
        if self._framed_at != self.position:
            self._framed_at = self.position
            self._frames.clear()
            self._lost.clear()
        frame = self._frames.get((kind, since, number))
        if frame is None:
            message = self._frames.get((kind, since, UNADDRESSED)) or make(since)
            self._frames[kind, since, UNADDRESSED] = message
            frame = self._frames[kind, since, number] = framed(addressed(message, number))
        return frame

    def _snapshot(self, _since: int) -> bytes:
        return encode(
            Snapshot(
                id=0,
                epoch=self._epoch,
                pos=self.position,
                chain=self.board.chain,
                run=self.run(),
                tables=self.board.tables(),
            )
        )

    def _since(self, position: int) -> bytes:
        message = self.since(position)
        if isinstance(message, Reset):
            self._lost.add(position)
        return encode(message)


def rest(spent: float) -> float:
    """Seconds until the next frame, after one that took so many to send."""
    return min(max(spent * REST, PACE - spent), LONGEST)


def framed(message: bytes) -> bytes:
    """A message as the bytes of one unmasked text frame."""
    return Frame(Opcode.TEXT, message).serialize(mask=False)
