"""One board and everybody who watches it: each change framed once, the same bytes to all in step."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from websockets.frames import Frame, Opcode

from web.messages import Delta, RunHeader, Snapshot, Tables, addressed, encode

PACE = 0.05
"""Seconds between two frames of a board; what changes in between is merged."""

SLICE = 200
"""Sockets written to before the loop may answer somebody else (about 3 ms)."""


class Changes(Protocol):
    """What changed on a board after a position: whole rows, and the names of rows that are gone."""

    u: Tables
    d: dict[str, list[str]]


class Board(Protocol):
    """What a channel asks of a board. ``position`` is its own last change."""

    @property
    def position(self) -> int: ...

    def tables(self) -> Tables: ...

    def changes(self, since: int) -> Changes | None:
        """None when the board no longer knows what changed after ``since``."""


class Socket(Protocol):
    """A connection as a channel sees it; while ``paused`` its write buffer is not empty."""

    paused: bool

    @property
    def is_open(self) -> bool: ...

    def write(self, frame: bytes) -> None: ...


class Watch:
    """One subscription. ``sent`` is all that is remembered of it: there is no queue."""

    __slots__ = ("channel", "id", "sent", "socket")

    def __init__(self, socket: Socket, number: int, channel: "Channel") -> None:
        self.socket = socket
        self.id = number
        self.channel = channel
        self.sent = 0


class Channel:
    """A board with its watchers. Lives on the event loop and nowhere else."""

    def __init__(
        self,
        golive: str,
        name: str,
        board: Board,
        run: Callable[[], RunHeader],
        chain: Callable[[int], str],
        epoch: str,
    ) -> None:
        self.golive = golive
        self.name = name
        self.board = board
        self.run = run
        self._chain = chain
        self._epoch = epoch
        self._watches: dict[Watch, None] = {}
        self._spread = board.position
        self._task: asyncio.Task[None] | None = None
        self._framed_at = -1
        self._frames: dict[tuple[str, int], bytes] = {}

    @property
    def position(self) -> int:
        return self.board.position

    def join(self, watch: Watch, since: int | None) -> None:
        """Bring ``watch`` up to date, from ``since`` or with the whole board, and keep it so."""
        self._watches[watch] = None
        if since is None:
            watch.sent = self.position
            watch.socket.write(self._frame("snap", 0, watch.id, self._snapshot))
        else:
            watch.sent = min(since, self.position)
            self.catch_up(watch)

    def reaches(self, since: int) -> bool:
        """Whether the board still knows all that changed after ``since``."""
        return self.board.changes(since) is not None

    def leave(self, watch: Watch) -> None:
        self._watches.pop(watch, None)

    def changed(self) -> None:
        """Tell everybody, now or as soon as the pace allows."""
        if self._task is None and self._watches and self._spread < self.board.position:
            self._task = asyncio.get_running_loop().create_task(self._tell())
            self._task.add_done_callback(self._told)

    def catch_up(self, watch: Watch) -> None:
        """Everything since ``sent``, merged, unless the socket is still busy with what it has."""
        socket, position = watch.socket, self.board.position
        if watch.sent < position and not socket.paused and socket.is_open:
            socket.write(self._frame("delta", watch.sent, watch.id, self._delta))
            watch.sent = position

    async def _tell(self) -> None:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(0)
        while self._spread < self.board.position:
            began, position = loop.time(), self.board.position
            for number, watch in enumerate(list(self._watches), 1):
                self.catch_up(watch)
                if number % SLICE == 0:
                    await asyncio.sleep(0)
            self._spread = position
            await asyncio.sleep(max(0.0, began + PACE - loop.time()))

    def _told(self, task: asyncio.Task[None]) -> None:
        self._task = None
        if not task.cancelled():
            task.result()
            self.changed()

    def _frame(self, kind: str, since: int, number: int, make: Callable[[int], bytes]) -> bytes:
        """The frame for everybody who is at ``since``; another subscription number costs one splice."""
        if self._framed_at != self.board.position:
            self._framed_at = self.board.position
            self._frames.clear()
        name = f"{kind}{number}"
        if (name, since) not in self._frames:
            message = self._frames.get((kind, since))
            if message is None:
                message = self._frames[kind, since] = make(since)
            self._frames[name, since] = framed(addressed(message, number))
        return self._frames[name, since]

    def _snapshot(self, _since: int) -> bytes:
        return encode(
            Snapshot(
                id=0,
                epoch=self._epoch,
                pos=self.board.position,
                chain=self._chain(self.board.position),
                run=self.run(),
                tables=self.board.tables(),
            )
        )

    def _delta(self, since: int) -> bytes:
        return encode(self.delta(since))

    def delta(self, since: int, number: int = 0) -> Delta:
        """What changed since a position that the board still reaches."""
        changes = self.board.changes(since)
        assert changes is not None, "a watcher is never let fall behind what the board remembers"
        return Delta(
            id=number,
            prev=since,
            pos=self.board.position,
            chain=self._chain(self.board.position),
            u=changes.u,
            d=changes.d,
        )


def framed(message: bytes) -> bytes:
    """A message as the bytes of one unmasked text frame."""
    return Frame(Opcode.TEXT, message).serialize(mask=False)
