"""Runs of one plan beside each other, and what one of them teaches the next plan."""

import pytest

from domain.plan import Difference, PlannedActivity
from projections.drift import Comparison, Drift, Lived, Part, compare, durations
from tests.scenario import (
    Room,
    Said,
    activity,
    added,
    clock,
    done,
    plan_changed,
    skipped,
    started,
)

TIMED = activity("A-1", planned_start=clock("20:10"), planned_finish=clock("20:40"))
SHORT = activity("A-2", "A-1", duration=20, optimistic=15, pessimistic=30)
END = activity("M-1", type="milestone", planned_start=clock("22:00"))


def lived(*said: Said, run: str = "moa-night") -> Lived:
    room = Room(TIMED, SHORT, END, run=run).given(*said)
    assert room.run.header is not None
    return Lived(room.run.header, room.run.activities)


def took(code: str, start: str, end: str) -> tuple[Said, ...]:
    return started(code, at=start, known=end), done(code, at=end, known=end)


REHEARSED = lived(*took("A-1", "20:20:40", "20:50:10"), *took("A-2", "21:00", "21:10"))
NIGHT = lived(*took("A-1", "20:05", "20:40"), *took("A-2", "20:45", "21:30"), done("M-1"))


def drift(found: Comparison, code: str) -> Drift:
    return next(row for row in found.activities if row.code == code)


def test_each_run_is_measured_from_its_own_start() -> None:
    found = compare([REHEARSED, NIGHT])
    assert drift(found, "A-2").runs == (
        Part(planned_start=None, planned=20, started=40, took=10),
        Part(planned_start=None, planned=20, started=40, took=45),
    )
    assert drift(found, "A-1").runs[0] == Part(planned_start=10, planned=30, started=0, took=30)
    assert [course.started_at for course in found.runs] == [
        "2023-04-28T18:20:40Z",
        "2023-04-28T18:05:00Z",
    ]


def test_what_drifted_most_stands_first_and_what_cannot_be_compared_last() -> None:
    found = compare([REHEARSED, NIGHT])
    assert [(row.code, row.took, row.started) for row in found.activities] == [
        ("A-2", 35, 0),
        ("A-1", 5, 0),
        ("M-1", None, None),
    ]


def test_what_only_one_run_has_is_there_too() -> None:
    room = Room(TIMED, SHORT).given(added("Ekstra"), *took("X-1", "20:10", "20:20"))
    room.given(plan_changed(1, Difference(removed=("A-2",))))
    assert room.run.header is not None
    found = compare([REHEARSED, Lived(room.run.header, room.run.activities)])
    assert drift(found, "X-1").runs[0] is None
    assert drift(found, "X-1").took is None
    assert drift(found, "A-2").runs[1] is None
    assert drift(found, "M-1").runs[1] is None


def test_a_run_that_has_not_begun_has_no_start() -> None:
    (course,) = compare([lived()]).runs
    assert (course.start, course.started_at) == ("2023-04-28T18:00:00Z", None)
    assert all(row.took is None for row in compare([lived(), NIGHT]).activities)


def test_a_done_told_for_before_its_start_took_no_time_that_anybody_knows() -> None:
    back = lived(done("A-1", at="20:10", known="20:50"), started("A-1", at="20:30", known="20:51"))
    assert drift(compare([back]), "A-1").runs[0].took is None  # type: ignore[union-attr]


# ---- durations for the next plan


def offered(*said: Said) -> tuple[PlannedActivity, ...]:
    life = lived(*said)
    return durations(life.header.plan, life.activities).activities


def test_a_planned_start_stays_and_the_finish_follows() -> None:
    (row,) = offered(*took("A-1", "20:20", "21:05"))
    assert (row.planned_start, row.planned_finish) == (clock("20:10"), clock("20:55"))
    assert row.duration is None


@pytest.mark.parametrize(("end", "three"), [("21:10", (10, 10, 30)), ("21:45", (15, 45, 45))])
def test_the_three_durations_stay_in_order(end: str, three: tuple[int, int, int]) -> None:
    (row,) = offered(*took("A-2", "21:00", end))
    assert (row.optimistic, row.duration, row.pessimistic) == three
    assert (row.planned_start, row.planned_finish) == (None, None)


def test_nothing_is_offered_of_what_took_as_long_as_planned_or_was_not_done() -> None:
    assert offered() == ()
    assert offered(*took("A-1", "20:20", "20:50"), skipped("A-2", "other")) == ()
    assert offered(*took("M-1", "20:20", "20:50")) == ()


def test_a_plan_without_a_length_gets_one() -> None:
    room = Room(activity("A-1")).given(*took("A-1", "20:10", "20:22"))
    assert room.run.header is not None
    (row,) = durations(room.run.header.plan, room.run.activities).activities
    assert row.duration == 12


def test_what_the_plan_has_and_the_run_has_not_stays() -> None:
    plan = Room(TIMED, activity("B-9", duration=5)).run.header
    assert plan is not None
    assert durations(plan.plan, NIGHT.activities).activities[0].code == "A-1"
