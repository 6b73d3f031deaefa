"""Baseline and plan side by side on the boards (rule 11)."""

from domain.plan import Difference
from projections.board import digest
from tests.projections.boards import board, live, row, says
from tests.scenario import Room, activity, clock, frozen, plan_changed, rebaselined, shifted

TIMED = activity("A-1", planned_start=clock("20:10"), planned_finish=clock("20:40"))
PLANNED, BASED = ("planned_start", "planned_finish"), ("baseline_start", "baseline_finish")


def times(room: Room, code: str, names: tuple[str, ...]) -> list[str | None]:
    found = row(room, "plan", "activities", code)
    return [found[name] and found[name][11:16] for name in names]


def golive(room: Room) -> list[object]:
    found = row(room, "wall", "golive")
    return [found["frozen_at"] is not None, found["rebaselined"], found["replanned"]]


def test_there_is_no_baseline_before_the_freeze() -> None:
    room = Room(TIMED)
    assert times(room, "a-1", BASED) == [None, None]
    assert golive(room) == [False, 0, False]


def test_a_frozen_plan_is_the_baseline_of_every_row() -> None:
    room = Room(TIMED, activity("A-2")).given(frozen(at="20:01", known="20:01"))
    assert times(room, "a-1", BASED) == times(room, "a-1", PLANNED) == ["18:10", "18:40"]
    assert times(room, "a-2", BASED) == [None, None]
    assert golive(room) == [True, 0, False]
    assert row(room, "wall", "golive")["frozen_at"] == "2023-04-28T18:01:00Z"


def test_what_came_or_moved_later_shows_beside_it() -> None:
    room = Room(TIMED).given(frozen(), shifted(30))
    more = Difference(activities=(activity("B-1", planned_start=clock("21:00")),))
    room.given(plan_changed(3, more))
    assert times(room, "a-1", BASED) == ["18:10", "18:40"]
    assert times(room, "a-1", PLANNED) == ["18:40", "19:10"]
    assert times(room, "b-1", BASED) == [None, None]
    assert golive(room) == [True, 0, True]
    room.given(rebaselined("supplier"))
    assert times(room, "b-1", BASED) == ["19:00", None]
    assert golive(room) == [True, 1, False]


def test_the_boards_move_to_where_they_stand() -> None:
    room = Room(TIMED, activity("A-2")).given(frozen(), shifted(30), rebaselined("data"))
    for name in ("plan", "wall", "log"):
        assert live(room.log, name, room.id).hash() == digest(board(room, name)), name


def test_the_log_tells_by_how_much() -> None:
    room = Room(TIMED).given(frozen(), shifted(-30, reason="staffing"))
    found = board(room, "log")["reports"]
    assert [found[at]["kind"] for at in ("2", "3")] == ["frozen", "shifted"]
    says(found["3"], value=-30, reason="staffing", deviations=["after-freeze"])
