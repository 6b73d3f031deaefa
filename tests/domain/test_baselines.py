"""What a night is measured by: the plan frozen, the baseline set anew, all times shifted (rule 11)."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain import events as e
from domain.golive import GoLive
from domain.plan import Difference, Plan, PlannedActivity
from domain.recorded import Recorded
from domain.refusals import (
    AlreadyAnnounced,
    AlreadyFrozen,
    NotAmendable,
    NotFrozen,
    NothingToShift,
    PlanMoved,
    ReasonMissing,
    ShiftUnclear,
    TimeOutOfRange,
)
from domain.shifting import shifted as moved
from domain.state import evolve
from domain.tables import Run
from tests.scenario import (
    EVENING,
    Room,
    acknowledged,
    activity,
    added,
    announced,
    clock,
    done,
    frozen,
    plan_changed,
    plan_of,
    rebaselined,
    shifted,
    started,
    struck,
    withdrawn,
)

OSLO = ZoneInfo("Europe/Oslo")
TIMED = activity("A-1", planned_start=clock("20:10"), planned_finish=clock("20:40"))
LONGER = activity("A-1", planned_start=clock("20:10"), planned_finish=clock("21:00"))


def header(room: Room) -> GoLive:
    found = room.run.header
    assert found is not None
    return found


def replan(room: Room, *rows: PlannedActivity) -> Room:
    return room.given(plan_changed(room.last.position, Difference(activities=rows)))


def test_frozen() -> None:
    room = Room(TIMED).given(added("Ekstra"))
    room.when(frozen(at="20:01", by="leder")).then(e.PlanFrozen())
    assert header(room).baseline is header(room).plan
    assert header(room).frozen_at == clock("20:01")
    room.when(frozen()).then_refused(AlreadyFrozen)


def test_rebaselined() -> None:
    room = Room(TIMED)
    room.when(rebaselined("supplier")).then_refused(NotFrozen)
    room.given(frozen())
    room.when(rebaselined("supplier")).then_refused(AlreadyFrozen)
    replan(room, LONGER)
    room.when(frozen()).then_refused(AlreadyFrozen)
    room.when(rebaselined()).then_refused(ReasonMissing)
    room.when(rebaselined(note="Leverandøren ble syk")).then(e.PlanRebaselined())
    assert header(room).baseline is header(room).plan
    assert header(room).rebaselined == 1
    assert header(room).frozen_at == room.last.occurred_at


def test_a_baseline_stays_when_the_plan_moves_on_and_that_is_flagged_until_acknowledged() -> None:
    room = replan(Room(TIMED), activity("A-9"))
    assert room.last.event.deviations == ()
    before = header(room).plan
    replan(room.given(frozen()), LONGER)
    assert header(room).baseline == before
    assert [d.name for d in header(room).open_deviations] == ["after-freeze"]
    room.given(acknowledged(room.last.report_id))
    assert header(room).open_deviations == ()
    assert header(room).plan != before


def test_nobody_freezes_a_plan_that_she_has_not_seen() -> None:
    room = replan(Room(TIMED), LONGER)
    room.when(frozen(seen_position=1)).then_refused(PlanMoved, "seen_position")
    room.when(frozen(seen_position=2)).then(e.PlanFrozen())
    replan(room, TIMED)
    room.when(rebaselined("data", seen_position=3)).then_refused(PlanMoved, "seen_position")
    room.when(rebaselined("data", seen_position=4)).then_recorded()


def test_what_a_night_was_measured_by_is_not_chosen_afterwards() -> None:
    room = Room(activity("A-1"), actors=(), systems=()).given(done("A-1"), announced())
    for decision in (frozen(), rebaselined("data"), shifted(30)):
        room.when(decision).then_refused(AlreadyAnnounced)
    room.given(withdrawn("feil"))
    room.when(frozen()).then(e.PlanFrozen())


def test_a_baseline_is_never_struck() -> None:
    room = Room(TIMED).given(frozen(id="frozen-01"), shifted(5, id="shifted-01"))
    for of in ("frozen-01", "shifted-01"):
        room.when(struck(of, "user")).then_refused(NotAmendable)


def test_shifted() -> None:
    room = Room(TIMED, activity("A-2"), checkin_by=clock("19:30"))
    room.given(started("A-1"))
    room.when(shifted(30, reason="staffing")).then(e.PlanShifted(by_minutes=30, reason="staffing"))
    plan = header(room).plan
    assert (plan.start, plan.finish) == (clock("20:30"), clock("22:30"))
    assert (plan.window_end, plan.checkin_by) == (clock("+1 00:00"), clock("20:00"))
    shown = room.activity("A-1")
    assert (shown.plan.planned_start, shown.plan.planned_finish) == (clock("20:40"), clock("21:10"))
    assert shown.plan is plan.activities[0]
    assert shown.status == "started"
    assert room.activity("A-2").plan.planned_start is None
    room.when(shifted(-90)).then_recorded()
    assert header(room).plan.start == clock("19:00")


def test_what_was_expected_of_running_work_moves_with_the_plan() -> None:
    room = Room(activity("A-1", location="Moa", planned_finish=clock("20:40"))).given(shifted(10))
    assert room.run.unfinished["moa"] == ("a-1",)
    replan(room, activity("A-1", location="Moa", planned_finish=clock("23:00")))
    assert room.run.unfinished["moa"] == ("a-1",)


def test_a_plan_is_shifted_to_a_start_by_its_minute() -> None:
    room = Room(TIMED)
    room.when(shifted(to_start=clock("21:15:40"))).then(e.PlanShifted(by_minutes=75))
    assert header(room).plan.start == clock("21:15")
    room = Room(TIMED, start=None)
    room.when(shifted(to_start=clock("20:00"))).then(e.PlanShifted(by_minutes=-10))


def test_a_shift_after_the_freeze_is_flagged_and_the_baseline_stays() -> None:
    room = Room(TIMED).given(frozen())
    room.when(shifted(30)).then_recorded(deviations=("after-freeze",))
    baseline = header(room).baseline
    assert baseline is not None
    assert baseline.start == clock("20:00")


@pytest.mark.parametrize(
    ("said", "reason", "field"),
    [
        ({}, ShiftUnclear, "by_minutes"),
        ({"by_minutes": 5, "to_start": EVENING}, ShiftUnclear, "by_minutes"),
        ({"by_minutes": 0}, NothingToShift, "by_minutes"),
        ({"to_start": clock("20:00:59")}, NothingToShift, "to_start"),
        ({"to_start": datetime(2190, 1, 1, tzinfo=UTC)}, TimeOutOfRange, "to_start"),
    ],
)
def test_what_is_no_shift(said: dict[str, Any], reason: type, field: str) -> None:
    Room(TIMED).when(shifted(**said)).then_refused(reason, field)


def test_a_plan_without_times_has_nothing_to_shift() -> None:
    room = Room(activity("A-1"), start=None, finish=None, window_end=None)
    room.when(shifted(30)).then_refused(NothingToShift, "by_minutes")
    room.when(shifted(to_start=EVENING)).then_refused(NothingToShift, "to_start")


@pytest.mark.parametrize("year", [1970, 2199])
def test_no_plan_is_shifted_out_of_the_calendar(year: int) -> None:
    room = Room(activity("A-1", planned_start=datetime(year, 6, 1, tzinfo=UTC)))
    room.when(shifted(5)).then_refused(TimeOutOfRange, "by_minutes")


@pytest.mark.parametrize(
    ("night", "later"),
    [("2023-03-25T20:00", "2023-03-26T21:00"), ("2023-10-28T20:00", "2023-10-29T19:00")],
)
def test_over_a_clock_change_lengths_stay_and_the_clock_on_the_wall_does_not(
    night: str, later: str
) -> None:
    start = datetime.fromisoformat(night).replace(tzinfo=OSLO).astimezone(UTC)
    long = timedelta(hours=8)
    row = activity("A-1", planned_start=start, planned_finish=start + long)
    plan = moved(plan_of(row, start=start, finish=start + long), 24 * 60)
    assert plan.start is not None
    assert plan.start.astimezone(OSLO).replace(tzinfo=None) == datetime.fromisoformat(later)
    (after,) = plan.activities
    assert after.planned_start == plan.start
    assert after.planned_finish == plan.finish == plan.start + long


def test_to_a_new_start_the_clock_on_the_wall_is_as_said() -> None:
    start = datetime(2023, 3, 25, 20, tzinfo=OSLO)
    room = Room(activity("A-1", planned_start=start.astimezone(UTC)), start=start.astimezone(UTC))
    room.given(shifted(to_start=datetime(2023, 3, 26, 20, tzinfo=OSLO)))
    assert room.last.event == e.PlanShifted(by_minutes=23 * 60)


def test_every_time_that_stands_in_a_plan_moves_and_nothing_else() -> None:
    plan = plan_of(TIMED, activity("A-2"), phases=("Natt",))
    there = moved(plan, 45)
    assert moved(there, -45) == plan
    assert there.activities[1] is plan.activities[1]
    assert there.locations == plan.locations
    assert moved(Plan(name="Tom", activities=()), 45) == Plan(name="Tom", activities=())


def test_decisions_on_a_plan_fold_without_one() -> None:
    room = Room(TIMED).given(frozen(), shifted(5))
    bare = Run("moa-night")
    for recorded in room.log[1:]:
        assert isinstance(recorded, Recorded)
        evolve(bare, recorded)
    assert bare.header is None
