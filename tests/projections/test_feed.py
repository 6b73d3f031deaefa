"""The feed: boards follow the log, in slices, whoever committed; runs are opened when somebody asks."""

from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.committed import Committed
from domain.plan import Difference
from domain.recorded import Recorded
from domain.refusals import UnknownGoLive
from projections.feed import GATHERED, KEPT, Feed
from projections.opened import PART, SLICE, Board, OpenRun, read_run
from projections.touched import WINDOW
from projections.views import VIEWS, build
from tests.projections.logs import Log, folded, hear, said, up_to_date
from tests.projections.nights import long_nights
from tests.scenario import (
    EVENING,
    Room,
    activity,
    created,
    done,
    note,
    plan_changed,
    plan_of,
    started,
    went_live,
)


@pytest.fixture
def room() -> Room:
    return Room(activity("A-1", location="Moa"), activity("A-2"))


@pytest.fixture
def log(room: Room) -> Log:
    return Log(room)


def rehearsal(room: Room) -> Recorded:
    """Another run beside the night."""
    other = created("Prøve", plan_of(activity("B-1")), run_kind="rehearsal", number=1)
    return room.rooms.submit(room.order(other, run="moa-night-r1"), EVENING)


def test_a_batch_is_on_the_boards_at_once(room: Room, log: Log) -> None:
    feed = log.feed()
    plan = feed.board("MOA-night", "plan")
    hear(feed, said(room, started("A-1"), note("Kaffe")))
    assert plan.tables()["activities"]["a-1"]["status"] == "started"
    assert feed.position == 3
    assert not log.turns
    assert up_to_date(feed, room)


def test_what_the_writer_folded_is_laid_over_and_not_folded_again(room: Room, log: Log) -> None:
    """Given a batch as the writer made it, then the boards share its very entities."""
    feed = log.feed()
    opened = feed.opened(room.id)
    said(room, started("A-1"), note("Kaffe"))
    committed = folded(room.log, 1, 3)
    feed.hear(committed)
    assert opened.run.activities["a-1"] is committed.folded["moa-night"].tables["activities"]["a-1"]
    assert up_to_date(feed, room)


def test_what_was_folded_over_another_state_is_folded_again(room: Room, log: Log) -> None:
    feed = log.feed()
    said(room, started("A-1"))
    feed.board(room.id, "plan")
    feed.hear(folded(room.log, 1, 2))
    assert up_to_date(feed, room)


def test_a_board_knows_its_own_last_change_and_its_proof(room: Room, log: Log) -> None:
    feed = log.feed()
    plan, calls = feed.board(room.id, "plan"), feed.board(room.id, "calls")
    assert (plan.position, calls.position) == (1, 1)
    chained = [
        msgspec.structs.replace(r, chain=bytes(range(32))) for r in said(room, started("A-2"))
    ]
    hear(feed, chained)
    assert (plan.position, plan.chain) == (2, "0001020304050607")
    assert calls.position == 1
    assert Board("plan", ()).chain == "0000000000000000"


def test_listeners_are_told_after_every_change_until_they_leave(room: Room, log: Log) -> None:
    feed = log.feed()
    heard: list[int] = []
    plan = feed.board(room.id, "plan")
    leave = plan.listen(lambda: heard.append(plan.position))
    hear(feed, said(room, started("A-1")))
    hear(feed, said(room, note("Kaffe")))
    hear(feed, said(room, started("A-2")))
    assert heard == [2, 4]
    leave()
    leave()
    hear(feed, said(room, note("Mer"), started("A-2")))
    assert heard == [2, 4]


def test_one_who_leaves_while_it_is_told_hurts_nobody(room: Room, log: Log) -> None:
    feed = log.feed()
    plan = feed.board(room.id, "plan")
    heard: list[str] = []
    ends = [plan.listen(lambda: ends[1]()), plan.listen(lambda: heard.append("second"))]
    hear(feed, said(room, started("A-1")))
    assert heard == ["second"]


def test_changes_and_hash_are_those_of_the_rows(room: Room, log: Log) -> None:
    feed = log.feed()
    log_board = feed.board(room.id, "log")
    hear(feed, said(room, note("Kaffe")))
    changes = log_board.changes(1)
    assert changes is not None
    assert list(changes.u["reports"]) == ["2"]
    assert log_board.hash() == log_board.rows.hash()


def test_a_large_batch_is_taken_in_slices_with_turns_of_the_loop_between(
    room: Room, log: Log
) -> None:
    """While more waits nothing is shown: each row is made once for all that changes it meanwhile."""
    feed = log.feed()
    shown: list[int] = []
    board = feed.board(room.id, "log")
    board.listen(lambda: shown.append(board.position))
    hear(feed, said(room, *(note(f"Notat {n}") for n in range(2 * SLICE + 1))))
    hear(feed, said(room, started("A-1")))
    assert (feed.position, shown) == (1, [])
    assert log.let_the_loop_turn() >= 2
    assert (feed.position, shown) == (room.last.position, [room.last.position])
    assert up_to_date(feed, room)


def test_boards_are_shown_after_a_thousand_reports_though_more_wait(room: Room, log: Log) -> None:
    feed = log.feed()
    shown: list[int] = []
    board = feed.board(room.id, "log")
    board.listen(lambda: shown.append(board.position))
    hear(feed, said(room, *(note(f"Notat {n}") for n in range(2 * GATHERED))))
    log.let_the_loop_turn()
    assert len(shown) == 2
    assert GATHERED <= shown[0] <= GATHERED + SLICE
    assert shown[1] == feed.position == room.last.position
    assert up_to_date(feed, room)


def test_a_new_plan_is_laid_out_in_parts_and_shown_whole() -> None:
    room = Room(*(activity(f"A-{n}") for n in range(3 * PART)))
    log = Log(room)
    feed = log.feed()
    plan = feed.board(room.id, "plan")
    renamed = tuple(activity(f"A-{n}", phase="Ny") for n in range(3 * PART))
    hear(feed, said(room, plan_changed(1, Difference(activities=renamed))))
    assert plan.position == 1
    assert log.let_the_loop_turn() >= 3
    assert plan.position == 2
    assert up_to_date(feed, room)


def test_a_new_plan_among_many_reports_moves_the_log_on_once() -> None:
    """Given a full log board, when more things are touched than one part holds, each old row goes once."""
    room = Room(*(activity(f"A-{n}") for n in range(450)))
    log = Log(room)
    room.given(*(note(f"Notat {n}") for n in range(WINDOW + 10)))
    feed = log.feed()
    board = feed.board(room.id, "log")
    renamed = tuple(activity(f"A-{n}", phase="Ny") for n in range(450))
    hear(
        feed,
        said(
            room,
            *(note("Kaffe") for _ in range(20)),
            plan_changed(1, Difference(activities=renamed)),
        ),
    )
    log.let_the_loop_turn()
    assert board.position == room.last.position
    assert len(board.tables()["reports"]) == WINDOW
    assert up_to_date(feed, room)


def test_what_another_run_reports_changes_nothing_here(room: Room, log: Log) -> None:
    feed = log.feed()
    wall = feed.board(room.id, "wall")
    first = rehearsal(room)
    mine = said(room, started("A-1"))
    there = room.rooms.submit(room.order(started("B-1"), run="moa-night-r1"), room.last.known_at)
    hear(feed, [first, *mine, there])
    log.let_the_loop_turn()
    assert (wall.position, feed.position) == (3, 4)
    assert feed.board("moa-night-r1", "wall").tables()["golive"][""]["started_at"] is not None


def unreadable(recorded: Recorded) -> Recorded:
    """A report that no run can take in."""
    return msgspec.structs.replace(recorded, event=None)


def test_a_run_that_meets_a_bug_stops_none_but_itself(room: Room, log: Log) -> None:
    """Given two runs, when one gets what it cannot take in, then it alone stands still and is told."""
    first = rehearsal(room)
    failed: list[OpenRun] = []
    feed = Feed(log.read, log, first.position, failed.append)
    night, there = feed.opened(room.id), feed.opened("moa-night-r1")
    (bad,) = said(room, started("A-1"))
    good = room.rooms.submit(room.order(started("B-1"), run="moa-night-r1"), room.last.known_at)
    hear(feed, [unreadable(bad), good])
    log.let_the_loop_turn()
    assert failed == [night]
    assert not feed.is_open(room.id)
    assert night.boards["wall"].position == 1
    assert there.boards["wall"].position == feed.position == good.position


def test_a_run_that_was_set_aside_is_read_anew_when_somebody_asks(room: Room, log: Log) -> None:
    feed = log.feed()
    broken = feed.opened(room.id)
    (bad,) = said(room, started("A-1"))
    hear(feed, [unreadable(bad)])
    assert feed.opened(room.id) is not broken
    hear(feed, said(room, done("A-1")))
    assert up_to_date(feed, room)


def test_a_run_opened_anew_is_not_taken_down_by_the_one_before_it(room: Room, log: Log) -> None:
    feed = Feed(log.read, log, room.last.position, lambda opened: None)
    before = feed.opened(room.id)
    feed._set_aside(before, ValueError("a bug"))
    anew = feed.opened(room.id)
    feed._set_aside(before, ValueError("told twice"))
    assert feed.opened(room.id) is anew is not before


def test_who_fails_to_be_told_of_a_bug_stops_no_other_run(
    room: Room, log: Log, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(opened: OpenRun) -> None:
        raise RuntimeError("nobody is there")

    first = rehearsal(room)
    feed = Feed(log.read, log, first.position, fail)
    feed.opened(room.id)
    (bad,) = said(room, started("A-1"))
    good = room.rooms.submit(room.order(started("B-1"), run="moa-night-r1"), room.last.known_at)
    hear(feed, [unreadable(bad), good])
    log.let_the_loop_turn()
    assert feed.position == good.position
    assert "Nobody was told that run 'moa-night' follows no longer" in caplog.text


def test_a_bug_of_who_listens_is_the_same(room: Room, log: Log, caplog: Any) -> None:
    first = rehearsal(room)
    feed = log.feed(first.position)
    there = feed.opened("moa-night-r1")
    seats: dict[str, None] = {}
    feed.board(room.id, "wall").listen(lambda: seats["nobody"])
    mine = said(room, started("A-1"))
    good = room.rooms.submit(room.order(started("B-1"), run="moa-night-r1"), room.last.known_at)
    hear(feed, [*mine, good])
    log.let_the_loop_turn()
    assert not feed.is_open(room.id)
    assert there.boards["wall"].position == good.position
    assert "'moa-night' follows no longer" in caplog.text
    assert "KeyError: 'nobody'" in caplog.text


def test_a_run_is_read_once_and_only_when_somebody_asks(room: Room, log: Log) -> None:
    feed = log.feed()
    hear(feed, said(room, started("A-1")))
    assert not feed.is_open(room.id)
    assert log.reads == 0
    assert feed.opened(room.id) is feed.opened("MOA-NIGHT")
    assert feed.is_open("Moa-Night")
    reads = log.reads
    feed.board(room.id, "plan")
    assert log.reads == reads


def test_there_is_no_board_of_what_is_no_go_live(room: Room, log: Log) -> None:
    said_ = went_live("Os", {"value": "2022-11-12"}, "municipality")
    room.rooms.submit(room.order(said_, run="programme"), room.last.known_at)
    for unknown in ("nowhere", "programme"):
        with pytest.raises(UnknownGoLive):
            log.feed().board(unknown, "wall")
    with pytest.raises(KeyError):
        log.feed().board(room.id, "weather")


def test_a_run_that_was_read_elsewhere_catches_up_when_it_is_adopted(room: Room, log: Log) -> None:
    feed = log.feed()
    elsewhere = read_run(log.read, room.id)
    hear(feed, said(room, started("A-1"), started("A-2")))
    assert feed.adopt(elsewhere) is elsewhere
    assert up_to_date(feed, room)
    assert feed.adopt(read_run(log.read, room.id)) is elsewhere


def test_a_run_that_was_read_ahead_of_the_feed_takes_nothing_twice(room: Room, log: Log) -> None:
    feed = log.feed()
    batch = said(room, started("A-1"), started("A-1"))
    log_board = feed.board(room.id, "log")
    assert log_board.position == 3
    hear(feed, batch)
    assert (feed.position, log_board.position) == (3, 3)
    assert up_to_date(feed, room)


def test_what_was_heard_before_is_not_heard_again(room: Room, log: Log) -> None:
    feed = log.feed(position=0)
    feed.board(room.id, "log")
    hear(feed, room.log)
    hear(feed, room.log)
    assert feed.position == 1


def test_runs_that_nobody_watches_are_let_go_the_oldest_first(room: Room, log: Log) -> None:
    feed = log.feed()
    feed.board(room.id, "wall").listen(lambda: None)
    runs = [f"r{n}" for n in range(KEPT + 2)]
    for run in runs:
        room.rooms.submit(room.order(created(run, plan_of(activity("A-1"))), run=run), EVENING)
    for run in runs:
        feed.opened(run)
    assert feed.is_open(room.id)
    assert [run for run in runs if not feed.is_open(run)] == ["r0", "r1"]


measures = st.sampled_from(((SLICE, PART, GATHERED), (3, 2, 8), (1, 1, 1), (2, 7, 100)))


@given(long_nights(), st.lists(st.integers(1, 30)), st.integers(0, 30), measures, st.data())
def test_however_the_log_is_handed_over_the_boards_are_the_same(
    room: Room, cuts: list[int], begins: int, sizes: tuple[int, int, int], data: st.DataObject
) -> None:
    log = Log(room)
    begins = min(begins, len(room.log))
    feed = log.feed(position=begins)
    boards = {name: feed.board(room.id, name) for name in VIEWS}
    edges = sorted({begins, *(c for c in cuts if begins < c < len(room.log)), len(room.log)})
    with pytest.MonkeyPatch.context() as patched:
        for name, size in zip(("feed.SLICE", "opened.PART", "feed.GATHERED"), sizes, strict=True):
            patched.setattr(f"projections.{name}", size)
        for start, end in pairwise(edges):
            as_it_is = Committed(room.log[start:end])
            feed.hear(folded(room.log, start, end) if data.draw(st.booleans()) else as_it_is)
            log.let_the_loop_turn(data.draw(st.integers(0, 5)))
        log.let_the_loop_turn()
    assert feed.position == len(room.log)
    for name, board in boards.items():
        assert board.tables() == build(name, room.run)
