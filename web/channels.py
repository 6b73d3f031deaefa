"""One board and everybody who watches it: each change framed once, the same bytes to all in step."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from websockets.frames import Frame, Opcode

from projections.opened import Board
from web.messages import Delta, Message, Reset, RunHeader, Since, Snapshot, addressed, encode

PACE = 1 / 60
"""Seconds between two frames of a board: no screen shows more than sixty pictures a second. What changes
in between is merged (docs/decisions/0008-sixty-frames.md)."""

REST = 0.25
"""After a frame, the share of the time it took to send that belongs to everybody else."""

LONGEST = 0.05
"""Seconds of the longest rest, however long sending took: a process may have been paused meanwhile."""

SLICE = 200
"""Sockets written to before the loop may answer somebody else (about 2 ms)."""

KEPT = 8
"""Frames of a moment that are kept: clients choose their numbers and where they come back from, without end."""

UNADDRESSED = -1
"""The subscription number of a message that is for nobody yet."""


class Socket(Protocol):
    """A connection as a channel sees it; while ``paused`` its write buffer is not empty."""

    paused: bool
    write: Callable[[bytes], None]


class Watch:
    """One subscription: in a rank with others, or behind. There is no queue.

    It has ``ended`` when the client said so, or when the board no longer knew what it had missed.
    """

    __slots__ = ("channel", "ended", "id", "rank", "socket")

    def __init__(self, socket: Socket, number: int, channel: "Channel") -> None:
        self.socket = socket
        self.id = number
        self.channel = channel
        self.rank: Rank | None = None
        self.ended = False


class Rank:
    """At most ``SLICE`` watches in step, told with one frame.

    Of each nothing is looked at but how to write to it: what lies far apart in memory is slow to look at
    (docs/decisions/0009-screens-in-ranks.md).
    """

    __slots__ = ("lines", "number", "sent")

    def __init__(self, sent: int, number: int) -> None:
        self.sent = sent
        self.number = number
        self.lines: dict[Watch, Callable[[bytes], None]] = {}

    def takes(self, sent: int, number: int) -> bool:
        """Whether a watch that was told so far, under that number, may join."""
        return self.sent == sent and self.number == number and len(self.lines) < SLICE


class Channel:
    """A board with its watchers. Lives on the event loop and nowhere else."""

    def __init__(self, golive: str, board: Board, run: Callable[[], RunHeader], epoch: str) -> None:
        self.golive = golive
        self.board = board
        self.run = run
        self._epoch = epoch
        self._ranks: list[Rank] = []
        self._behind: dict[Watch, int] = {}
        self._unlisten: Callable[[], None] | None = None
        self._spread = board.position
        self._task: asyncio.Task[None] | None = None
        self._framed_at = -1
        self._frames: dict[tuple[int | None, int], bytes] = {}
        self._lost = 0

    @property
    def name(self) -> str:
        return self.board.name

    @property
    def position(self) -> int:
        """The board's own last change."""
        return self.board.position

    def join(self, watch: Watch, since: int | None) -> None:
        """Bring ``watch`` up to date, from ``since`` or with the whole board, and keep it so."""
        self._unlisten = self._unlisten or self.board.listen(self._changed)
        if since is None:
            watch.socket.write(self._frame(None, watch.id))
            self._stand(watch)
        else:
            self._bring(watch, min(since, self.position))

    def held(self, since: Since | None) -> int | None:
        """From where a screen goes on; None when it needs the whole board."""
        if since is None or not self.board.knows(since.pos, since.chain):
            return None
        return since.pos

    def leave(self, watch: Watch) -> None:
        """Tell it nothing more. A board that nobody watches need not be kept in memory."""
        watch.ended = True
        self._behind.pop(watch, None)
        self._step_out(watch)
        if not self._ranks and not self._behind and self._unlisten is not None:
            self._unlisten()
            self._unlisten = None

    def end(self) -> None:
        """The board will not move on: everybody is told to fetch it anew, and nothing more."""
        for watch in [*self._behind, *(watch for rank in self._ranks for watch in rank.lines)]:
            watch.socket.write(framed(encode(Reset(id=watch.id, reason="too-far"))))
            self.leave(watch)

    def fall_behind(self, watch: Watch) -> None:
        """Its socket is busy with what it has: it is told nothing more until it catches up."""
        if watch.rank is not None:
            self._behind[watch] = watch.rank.sent
            self._step_out(watch)

    def catch_up(self, watch: Watch) -> None:
        """Everything it was not told, merged."""
        since = self._behind.pop(watch, None)
        if since is not None:
            self._bring(watch, since)

    def _changed(self) -> None:
        """Tell everybody, now or as soon as the pace allows."""
        if self._task is None and self._ranks and self._spread < self.position:
            self._task = asyncio.get_running_loop().create_task(self._tell())
            self._task.add_done_callback(self._told)

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

    def _stand(self, watch: Watch) -> None:
        """It has been told everything: into a rank with it, unless its socket is still busy with that."""
        if watch.socket.paused:
            self._behind[watch] = self.position
            return
        rank = next((rank for rank in self._ranks if rank.takes(self.position, watch.id)), None)
        if rank is None:
            rank = Rank(self.position, watch.id)
            self._ranks.append(rank)
        rank.lines[watch] = watch.socket.write
        watch.rank = rank

    def _step_out(self, watch: Watch) -> None:
        rank, watch.rank = watch.rank, None
        if rank is not None:
            del rank.lines[watch]
            if not rank.lines:
                self._ranks.remove(rank)

    def _bring(self, watch: Watch, since: int) -> None:
        """One watch from where it was."""
        if since < self.position:
            watch.socket.write(self._frame(since, watch.id))
        if self._has_lost(since):
            self.leave(watch)
        else:
            self._stand(watch)

    def _tell_rank(self, rank: Rank) -> None:
        """The hot loop: for each of them little more than one system call."""
        since, position = rank.sent, self.position
        if since >= position or not rank.lines:
            return
        frame = self._frame(since, rank.number)
        lost = list(rank.lines) if self._has_lost(since) else ()
        rank.sent = position
        for write in tuple(rank.lines.values()):
            write(frame)
        for watch in lost:
            self.leave(watch)

    def _close_up(self) -> None:
        """Whoever drained came back into a rank of the moment: those who stand alike are one rank again."""
        room: dict[tuple[int, int], Rank] = {}
        ranks, self._ranks = self._ranks, []
        for rank in ranks:
            beside = room.get((rank.sent, rank.number))
            if beside is None or len(beside.lines) + len(rank.lines) > SLICE:
                room[rank.sent, rank.number] = rank
                self._ranks.append(rank)
                continue
            for watch in rank.lines:
                watch.rank = beside
            beside.lines.update(rank.lines)

    async def _tell(self) -> None:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(0)
        while self._spread < self.position:
            began, position = loop.time(), self.position
            for rank in list(self._ranks):
                self._tell_rank(rank)
                await asyncio.sleep(0)
            self._close_up()
            self._spread = position
            await asyncio.sleep(rest(loop.time() - began))

    def _told(self, task: asyncio.Task[None]) -> None:
        self._task = None
        if not task.cancelled():
            task.result()
            self._changed()

    def _frame(self, since: int | None, number: int) -> bytes:
        """For everybody who is at ``since``, or new; another subscription number costs one splice."""
        if self._framed_at != self.position:
            self._framed_at = self.position
            self._frames.clear()
        frame = self._frames.pop((since, number), None) or self._made(since, number)
        self._frames[since, number] = frame  # the last used stands last
        if len(self._frames) > KEPT:
            del self._frames[next(iter(self._frames))]
        return frame

    def _made(self, since: int | None, number: int) -> bytes:
        if number != UNADDRESSED:
            return framed(addressed(self._frame(since, UNADDRESSED), number))
        return self._snapshot() if since is None else self._since(since)

    def _has_lost(self, since: int) -> bool:
        """Whether whoever was at ``since`` was told that the board no longer knows what it missed."""
        return 0 < since <= self._lost

    def _snapshot(self) -> bytes:
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
            self._lost = max(self._lost, position)
        return encode(message)


def rest(spent: float) -> float:
    """Seconds until the next frame, after one that took so many to send."""
    return min(max(spent * REST, PACE - spent), LONGEST)


def framed(message: bytes) -> bytes:
    """A message as the bytes of one unmasked text frame."""
    return Frame(Opcode.TEXT, message).serialize(mask=False)
