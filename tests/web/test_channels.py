"""One board and its watchers, in every order of commits, arrivals, stalls and returns: no hole, no repeat."""

import asyncio
import struct
import tracemalloc
from typing import Any

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.recorded import Recorded
from projections.board import digest
from projections.opened import OpenRun
from tests.scenario import Room, activity, approved, done, issue, note, solved, started
from web.channels import LONGEST, PACE, SLICE, Channel, Watch, rest
from web.messages import Delta, Reset, RunClock, RunHeader, ServerMessage, Snapshot

RUN = RunHeader(
    id="moa-night",
    kind="live",
    number=0,
    title="Moa",
    zone="Europe/Oslo",
    clock=RunClock(kind="real", started=None, origin=None, speed=1.0),
)
STORY = (
    started("A-1"),
    note("x"),
    issue("Skriver"),
    done("A-1"),
    solved("S1"),
    approved("A-1", by="eva"),
    issue("Nett"),
    started("A-2"),
    solved("S2"),
    done("A-2"),
)


def story() -> list[Recorded]:
    room = Room(activity("A-1", location="Moa", needs_approval=True), activity("A-2", "A-1"))
    return room.given(*STORY).log


LOG = story()


class Reader:
    """The far end of a socket, which judges by the rules of the wire what it is sent."""

    def __init__(self) -> None:
        self.paused = False
        self.position = 0
        self.tables: dict[str, dict[str, Any]] = {}
        self.lost = False

    def write(self, frame: bytes) -> None:
        message = msgspec.json.decode(payload(frame), type=ServerMessage)
        match message:
            case Snapshot():
                self.position, self.tables = message.pos, message.tables
            case Delta():
                assert message.prev <= self.position < message.pos
                self.position = message.pos
                for table, rows in message.u.items():
                    self.tables.setdefault(table, {}).update(rows)
                for table, gone in message.d.items():
                    for row in gone:
                        self.tables[table].pop(row, None)
            case Reset():
                self.lost = True


def payload(frame: bytes) -> bytes:
    """What an unmasked text frame carries."""
    first, length = frame[0], frame[1]
    assert first == 0x81
    start = {126: 4, 127: 10}.get(length, 2)
    if start > 2:
        (length,) = struct.unpack("!H" if start == 4 else "!Q", frame[2:start])
    assert len(frame) == start + length
    return frame[start:]


class Play:
    """A board that goes on, and readers that come, stall, drain, leave and come back."""

    def __init__(self, board: str) -> None:
        self.opened = OpenRun("moa-night")
        self.left = list(LOG)
        self.commit()
        self.channel = Channel("moa-night", self.opened.boards[board], lambda: RUN, "epoch")
        self.watches: list[Watch] = []
        self.away: list[Reader] = []

    @property
    def readers(self) -> list[Reader]:
        return [watch.socket for watch in self.watches if isinstance(watch.socket, Reader)]

    def commit(self) -> None:
        if self.left:
            for _ in self.opened.take([self.left.pop(0)]):
                pass

    def come(self) -> None:
        self._join(Reader(), None)

    def stall(self) -> None:
        for watch in self.watches[::2]:
            watch.socket.paused = True
            self.channel.fall_behind(watch)

    def drain(self) -> None:
        for watch in self.watches:
            watch.socket.paused = False
            self.channel.catch_up(watch)

    async def settled(self) -> None:
        """Until everybody has been told everything; a hundred frames is more than that ever takes."""
        for _ in range(100):
            if {reader.position for reader in self.readers} <= {self.channel.position}:
                return
            await asyncio.sleep(PACE)

    def leave(self) -> None:
        if self.watches:
            watch = self.watches.pop(0)
            self.channel.leave(watch)
            assert isinstance(watch.socket, Reader)
            watch.socket.paused = False
            self.away.append(watch.socket)

    def come_back(self) -> None:
        if self.away:
            reader = self.away.pop()
            self._join(reader, reader.position)

    def _join(self, reader: Reader, since: int | None) -> None:
        watch = Watch(reader, len(self.watches) % 3, self.channel)
        self.channel.join(watch, since)
        self.watches.append(watch)


ACTS = ("commit", "come", "stall", "drain", "leave", "come_back", "turn", "wait")


@settings(max_examples=60)
@given(
    st.sampled_from(["wall", "issues", "log", "approvals"]),
    st.lists(st.sampled_from(ACTS), max_size=25),
)
@example("wall", ["come", "commit", "come", "turn", "commit"])
@example("issues", ["come", "stall", "commit", "commit", "commit", "commit", "wait", "drain"])
@example("log", ["come", "leave", "commit", "commit", "come_back", "commit", "turn", "come"])
def test_whatever_happens_every_reader_ends_with_the_board(board: str, acts: list[str]) -> None:
    async def run() -> None:
        play = Play(board)
        for act in acts:
            match act:
                case "turn":
                    await asyncio.sleep(0)
                case "wait":
                    await asyncio.sleep(PACE)
                case _:
                    getattr(play, act)()
        play.drain()
        await play.settled()
        expected = play.channel.board.hash()
        for reader in play.readers:
            assert reader.position == play.channel.position
            assert digest(reader.tables) == expected

    asyncio.run(run())


def test_after_a_frame_the_channel_rests_in_proportion_but_never_for_long() -> None:
    assert rest(0.0) == PACE
    assert rest(0.04) == 0.01
    assert rest(30.0) == LONGEST  # the process was paused while it sent


def test_everybody_in_step_is_sent_the_very_same_bytes() -> None:
    sent: list[bytes] = []

    class Listener(Reader):
        def write(self, frame: bytes) -> None:
            sent.append(frame)

    async def run() -> None:
        play = Play("wall")
        for _ in range(3):
            play.watches.append(Watch(Listener(), 1, play.channel))
            play.channel.join(play.watches[-1], play.channel.position)
        play.commit()
        await asyncio.sleep(0.01)

    asyncio.run(run())
    assert len(sent) == 3
    assert sent[0] is sent[1] is sent[2]


def test_whatever_numbers_and_positions_clients_choose_little_is_kept_of_it() -> None:
    """Given a quiet board, when it is asked for again and again, then no copy of each stays in memory."""

    class Deaf(Reader):
        def write(self, frame: bytes) -> None:
            pass

    async def run() -> None:
        play = Play("log")
        while play.left:
            play.commit()
        play.come()
        tracemalloc.start()
        try:
            for number in range(2_000):
                watch = Watch(Deaf(), number, play.channel)
                play.channel.join(watch, number % 8 or None)
                play.channel.leave(watch)
            kept, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert kept < 100_000

    asyncio.run(run())


class Narrow(Reader):
    """One frame fills its buffer."""

    watch: Watch

    def write(self, frame: bytes) -> None:
        super().write(frame)
        self.paused = True
        self.watch.channel.fall_behind(self.watch)


def test_whom_a_frame_fills_falls_behind_alone_until_drained() -> None:
    async def run() -> None:
        play, narrow = Play("log"), Narrow()
        for _ in range(SLICE + 2):
            play.come()
        narrow.watch = Watch(narrow, 1, play.channel)
        play.channel.join(narrow.watch, play.channel.position)
        begun = narrow.position = play.channel.position
        for _ in range(3):
            play.commit()
            await play.settled()
        assert narrow.position == begun + 1
        narrow.paused = False
        play.channel.catch_up(narrow.watch)
        assert narrow.position == play.channel.position == begun + 3

    asyncio.run(run())


class Clocked(Reader):
    """Notes in which turn of the loop it was written to last."""

    turn = 0

    def write(self, frame: bytes) -> None:
        super().write(frame)
        self.told_in = Clocked.turn


async def count_turns() -> None:
    while True:
        Clocked.turn += 1
        await asyncio.sleep(0)


def test_whoever_drains_one_by_one_is_told_with_the_others_again() -> None:
    """Each comes back between a change and its frame: parted by that, they would be told in a turn each."""

    async def run() -> None:
        play, readers = Play("log"), [Clocked() for _ in range(60)]
        turns = asyncio.create_task(count_turns())
        for number, reader in enumerate(readers):
            play.watches.append(Watch(reader, 1, play.channel))
            play.channel.join(play.watches[-1], None)
            if number % 10 == 0:
                play.commit()
            await asyncio.sleep(0)
        await play.settled()
        while play.left:
            play.commit()
            await play.settled()
        told_in = [reader.told_in for reader in readers]
        assert max(told_in) - min(told_in) <= 1
        turns.cancel()

    asyncio.run(run())
