"""How orders fall into batches, and what is in memory, makes no difference to the log."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from tempfile import TemporaryDirectory
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.centre import CommandCentre, rooms
from domain.centre.rooms import OpenRuns
from domain.centre.writer import Answer, Ticket, Writer
from domain.commands import Order
from domain.eventlog import EventLog
from domain.stored import Row
from tests.domain.desk import Desk, Follower, everything, opening
from tests.domain.nights import SALT
from tests.histories import words
from tests.scenario import EVENING, Room, done, note


@contextmanager
def empty_log() -> Iterator[EventLog]:
    with TemporaryDirectory() as folder, closing(EventLog(f"sqlite:///{folder}/golive.db")) as log:
        yield log


def writer_of(log: EventLog) -> Writer:
    """Its clock stands, and its salt is always the same."""
    return Writer(log, lambda: EVENING, lambda: SALT)


def record(writer: Writer, orders: Sequence[Order]) -> None:
    answers: list[Answer] = []
    writer.record([Ticket(order, answers.append, 0.0) for order in orders])
    assert len(answers) == len(orders)


@st.composite
def evenings(draw: st.DrawFn) -> list[Order]:
    """A run is created and much is said, some of it twice."""
    room = Room()
    orders = [room.order(said) for said in (opening(), *draw(st.lists(words(), max_size=25)))]
    return orders + draw(st.lists(st.sampled_from(orders), max_size=5))


def cut(orders: list[Order], sizes: list[int]) -> Iterator[list[Order]]:
    """Batches of these sizes, and what is left in one."""
    for size in sizes:
        yield orders[:size]
        orders = orders[size:]
    yield orders


@settings(max_examples=30)
@given(evenings(), st.lists(st.integers(1, 8), max_size=8))
def test_any_cut_into_batches_gives_the_same_log(orders: list[Order], sizes: list[int]) -> None:
    assert rows_of([[order] for order in orders]) == rows_of(cut(orders, sizes))


def rows_of(batches: Iterable[list[Order]]) -> list[Row]:
    with empty_log() as log:
        writer = writer_of(log)
        for batch in batches:
            record(writer, batch)
        assert log.verify() is None
        return list(log.rows())


@settings(max_examples=30)
@given(evenings(), st.lists(st.integers(1, 8), max_size=8))
def test_what_is_read_anew_is_what_stood_in_memory(orders: list[Order], sizes: list[int]) -> None:
    with empty_log() as log:
        writer = writer_of(log)
        for batch in cut(orders, sizes):
            record(writer, batch)
        stood, anew = writer.runs.find("moa-night"), OpenRuns(log).find("Moa-Night")
        assert stood is not None
        assert anew is not None
        assert everything(anew.run) == everything(stood.run)
        assert anew.streams == stood.streams
        assert (anew.run.id, anew.run.position, anew.run.known_at) == (
            stood.run.id,
            stood.run.position,
            stood.run.known_at,
        )


def test_a_run_that_fell_out_of_memory_is_read_again(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "KEPT", 1)
    with CommandCentre(sqlite_url) as centre:
        moa, eidet = Desk(centre).opens(), Desk(centre, "eidet-night").opens()
        for desk in (moa, eidet, moa, eidet):
            desk.says(note("Kaffe"))
        assert moa.says(done("A-1"), done("A-1"))[1].outcome == "already"
        versions = [r.originator_version for r in centre.log.read(run="moa-night")]
        assert versions == [1, 1, 2, 1, 2]


def test_a_batch_is_no_larger_than_it_may_be(sqlite_url: str) -> None:
    with CommandCentre(sqlite_url) as centre:
        desk, follower = Desk(centre).opens(), Follower()
        centre.follow(follower)
        for future in desk.together(*(desk.order(note(f"Merknad {n}")) for n in range(300))):
            future.result(10)
        centre.close()
        assert follower.batches == [128, 128, 44]


def test_looking_for_others_reports_does_not_cut_a_batch(sqlite_url: str) -> None:
    with CommandCentre(sqlite_url) as centre:
        desk, follower, go = Desk(centre).opens(), Follower(), Event()
        centre.follow(follower)
        centre.execute(lambda tx: go.wait(10))
        desk.submits(note("Kaffe"))
        centre._look()
        desk.submits(note("Te"))
        go.set()
        centre.close()
        assert follower.batches == [2]
