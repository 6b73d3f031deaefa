"""What holds of every night: however it is cut, replayed, recorded or redacted, a board is the same board."""

from bisect import bisect
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from domain.tables import Run
from projections.board import Rows, digest
from projections.recording import BOARDS, recording
from projections.replay import Replay
from projections.reports import report_row
from projections.touched import Touched, everything, take_in
from projections.views import VIEWS, build
from tests.projections.boards import applied, live, recorded_tables
from tests.projections.nights import long_nights
from tests.scenario import EVENING, Room, activity, started

LONG_AFTER = datetime(2024, 1, 1, tzinfo=UTC)
positions = st.integers(0, 41)


def replay(room: Room) -> Replay:
    replayed = Replay(room.id)
    replayed.extend(room.log)
    return replayed


@given(long_nights())
def test_a_board_that_moved_is_the_board_built_anew(room: Room) -> None:
    for name in VIEWS:
        assert live(room.log, name, room.id).tables() == build(name, room.run)


@given(long_nights())
def test_every_row_has_all_its_fields(room: Room) -> None:
    for name in VIEWS:
        for rows in build(name, room.run).values():
            assert len({tuple(sorted(row)) for row in rows.values()}) <= 1


def test_rows_of_reports_about_what_no_plan_knew_are_made_as_well() -> None:
    log = Room(activity("A-1")).given(started("A-1")).log
    assert [report_row(Run("another"), report)["kind"] for report in log] == ["create", "started"]


@given(long_nights(), st.lists(positions))
def test_any_chunking_gives_the_same(room: Room, cuts: list[int]) -> None:
    edges = sorted({0, *(c for c in cuts if c < len(room.log)), len(room.log)})
    run = Run(room.id)
    boards = {name: Rows(view.tables) for name, view in VIEWS.items()}
    for start, end in pairwise(edges):
        touched: Touched = set()
        for recorded in room.log[start:end]:
            touched |= take_in(run, recorded)
        for name, view in VIEWS.items():
            boards[name].put(room.log[end - 1].position, view.rows(run, touched))
    for name, rows in boards.items():
        assert rows.tables() == build(name, room.run)


@given(long_nights(), st.integers(1, 7))
def test_rows_may_be_asked_for_part_by_part(room: Room, size: int) -> None:
    touched = sorted(everything(room.run))
    for name, view in VIEWS.items():
        rows = Rows(view.tables)
        for start in range(0, len(touched), size):
            part = set(touched[start : start + size])
            rows.put(room.last.position, view.rows(room.run, part))
        assert rows.tables() == build(name, room.run)


@given(long_nights(), positions, positions)
def test_changes_bring_an_older_board_up_to_date(room: Room, one: int, other: int) -> None:
    since, until = sorted((min(one, len(room.log)), min(other, len(room.log))))
    for name in VIEWS:
        now = live(room.log[:until], name, room.id)
        then = live(room.log[:since], name, room.id)
        changes = now.changes(since)
        assert changes is not None
        assert (changes.prev, changes.pos) == (since, now.head)
        assert applied(then.tables(), changes.u, changes.d) == now.tables()


@given(long_nights(), positions)
def test_replayed_at_a_position_it_is_what_was_live_then(room: Room, position: int) -> None:
    replayed = replay(room)
    for name in VIEWS:
        moment = replayed.board(name, position=position)
        assert moment.hash() == live(room.log[:position], name, room.id).hash()


@given(long_nights())
def test_as_known_today_of_all_that_occurred_it_is_what_is_live(room: Room) -> None:
    replayed = replay(room)
    for name in VIEWS:
        assert replayed.board(name, at=LONG_AFTER).tables == build(name, room.run)


@given(long_nights())
def test_what_was_known_when_a_report_came_is_the_board_of_its_position(room: Room) -> None:
    replayed = replay(room)
    for recorded in room.log:
        known = bisect(room.log, recorded.known_at, key=lambda r: r.known_at)
        moment = replayed.board("wall", known_at=recorded.known_at)
        assert moment.tables == replayed.board("wall", position=known).tables


@given(long_nights(), positions, st.integers(-60, 100))
def test_what_was_known_then_of_what_had_occurred_is_a_replay_of_the_log_till_then(
    room: Room, known: int, minutes: int
) -> None:
    at = EVENING + timedelta(minutes=minutes)
    shorter = Replay(room.id)
    shorter.extend(room.log[:known])
    for name in VIEWS:
        pair = replay(room).board(name, position=known, at=at)
        assert pair.hash() == shorter.board(name, at=at).hash()


@given(long_nights())
def test_a_recording_shows_each_board_as_it_was_live(room: Room) -> None:
    course: dict[str, Any] = recording(room.log)["axes"]["known"]
    assert course["order"] == [r.position for r in room.log]
    for name in BOARDS:
        run, rows = Run(room.id), Rows(VIEWS[name].tables)
        for step, recorded in enumerate(room.log, 1):
            rows.put(recorded.position, VIEWS[name].rows(run, take_in(run, recorded)))
            assert digest(recorded_tables(course["boards"][name], step)) == rows.hash()


@given(long_nights())
def test_a_recording_shows_each_board_as_known_today(room: Room) -> None:
    replayed = replay(room)
    course: dict[str, Any] = recording(replayed.events)["axes"]["occurred"]
    moments = course["at"]
    assert moments == sorted(moments)
    for step, at in enumerate(moments, 1):
        if moments[step : step + 1] == [at]:
            continue  # more happened at that same time
        for name in BOARDS:
            board = replayed.board(name, at=datetime.fromisoformat(at))
            assert recorded_tables(course["boards"][name], step) == board.tables


@given(long_nights())
def test_erased_words_change_no_hash(room: Room) -> None:
    erased = [msgspec.structs.replace(r, text=None, salt=None) for r in room.log]
    for name in VIEWS:
        assert live(erased, name, room.id).hash() == live(room.log, name, room.id).hash()
