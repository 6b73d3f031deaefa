"""Two times on every report; a wrong clock is no refusal; the run has a clock of its own (rules 3-5)."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from domain.clock import FIRST, LAST, Clock
from domain.fold.tallies import open_deviations
from domain.fold.things import subject
from domain.plan import Difference, PlannedActor
from tests.scenario import (
    EVENING,
    Room,
    Said,
    accepted,
    acknowledged,
    activity,
    announced,
    clock,
    complete,
    corrected,
    created,
    issue,
    plan_changed,
    plan_of,
    redacted,
    skipped,
    started,
    struck,
    system,
    waived,
)

ACTOR = PlannedActor(code="Moa", name="Moa sykehjem")


def room() -> Room:
    return Room(activity("A-1"))


def test_a_report_without_a_time_happened_now() -> None:
    recorded = room().given(started("A-1", known="21:14")).last
    assert recorded.occurred_at == recorded.known_at == clock("21:14")


def test_what_is_told_late_keeps_the_time_it_happened() -> None:
    recorded = room().given(started("A-1", at="20:47", known="21:11")).last
    assert (recorded.occurred_at, recorded.known_at) == (clock("20:47"), clock("21:11"))
    assert recorded.event.deviations == ()


def test_a_device_clock_in_the_future_is_taken_as_now_and_flagged() -> None:
    r = room()
    r.when(started("A-1", at="+1 21:14", known="21:14")).then_recorded(deviations=("clock-ahead",))
    assert r.last.occurred_at == clock("21:14")
    assert [d.name for d in r.activity("A-1").open_deviations] == ["clock-ahead"]


def test_a_clock_that_runs_a_little_ahead_is_believed() -> None:
    r = room()
    r.when(started("A-1", at="21:14:30", known="21:14")).then_recorded()


def test_a_device_clock_in_1970_is_taken_as_now_and_flagged() -> None:
    r = room()
    said = started("A-1", known="21:14", occurred_at=datetime(1970, 1, 1, tzinfo=UTC))
    r.when(said).then_recorded(deviations=("clock-behind",))
    assert r.last.occurred_at == clock("21:14")


def test_a_plan_without_any_times_believes_the_last_week() -> None:
    r = Room(activity("A-1"), start=None)
    said = started("A-1", occurred_at=datetime(1970, 1, 1, tzinfo=UTC))
    r.when(said).then_recorded(deviations=("clock-behind",))
    r.when(started("A-1", at="-6 20:00")).then_recorded()


NEXT_DAY = "+1 20:00"


@pytest.mark.parametrize(
    "word",
    [
        corrected("start-a-1", {"occurred_at": clock("20:00")}, "user", at=NEXT_DAY, id="the-word"),
        struck("start-a-1", "user", at=NEXT_DAY, id="the-word"),
        acknowledged("start-a-1", at=NEXT_DAY, id="the-word"),
        redacted("start-a-1", at=NEXT_DAY, id="the-word"),
        waived("A-2", "other", at=NEXT_DAY, id="the-word"),
        accepted("S1", at=NEXT_DAY, id="the-word"),
        plan_changed(1, Difference(), at=NEXT_DAY, id="the-word"),
        announced(at=NEXT_DAY, id="the-word"),
    ],
)
def test_a_wrong_clock_shows_whatever_was_said_until_somebody_has_seen_it(word: Said) -> None:
    r = Room(activity("A-1", mandatory=False), activity("A-2", mandatory=False), actors=(ACTOR,))
    r.given(started("A-1", id="start-a-1"), skipped("A-2", "other"), issue("Feil"))
    r.given(system("EPJ1", "off"), system("NY", "open"), complete("Moa"))
    r.when(word).then_recorded(deviations=("clock-ahead",))
    assert r.last.occurred_at == r.last.known_at
    table, code = subject(r.run, r.last.event)
    assert [d.report_id for d in getattr(r.run, table)[code].open_deviations] == ["the-word"]
    assert open_deviations(r.run) == 1
    r.given(acknowledged("the-word", id="it-was-seen"))
    assert open_deviations(r.run) == 0
    r.given(struck("it-was-seen", "user"))
    assert open_deviations(r.run) == 1


def test_a_run_founded_by_a_wrong_clock_says_so() -> None:
    r = room()
    order = r.order(created("Prøve", plan_of(), occurred_at=datetime(2099, 1, 1, tzinfo=UTC)), "r1")
    r.rooms.submit(order, EVENING)
    assert open_deviations(r.rooms.run("r1")) == 1


def test_a_flag_that_is_itself_struck_is_gone() -> None:
    r = room().given(started("A-1", id="start-a-1"))
    r.given(struck("start-a-1", "user", at=NEXT_DAY, id="the-word"), struck("the-word", "undo"))
    assert open_deviations(r.run) == 0


def test_the_first_planned_start_stands_for_a_missing_one() -> None:
    r = Room(activity("A-1", planned_start=clock("20:30")), start=None)
    said = started("A-1", occurred_at=datetime(2023, 1, 1, tzinfo=UTC))
    r.when(said).then_recorded(deviations=("clock-behind",))


def test_times_are_kept_in_utc_whatever_the_teller_s_offset() -> None:
    oslo = timezone(timedelta(hours=2))
    said = started("A-1", known="21:14", occurred_at=datetime(2023, 4, 28, 20, 50, tzinfo=oslo))
    recorded = room().given(said).last
    assert recorded.occurred_at == clock("20:50")
    assert recorded.occurred_at.utcoffset() == timedelta(0)


def test_the_real_clock_is_the_wall_s() -> None:
    assert Clock().at(EVENING) == EVENING


def test_a_rehearsal_by_daylight_is_shifted() -> None:
    noon = datetime(2023, 4, 18, 10, tzinfo=UTC)
    shifted = Clock(kind="shifted", started=noon, origin=EVENING)
    assert shifted.at(noon + timedelta(minutes=7)) == EVENING + timedelta(minutes=7)


def test_a_demo_is_accelerated() -> None:
    noon = datetime(2023, 4, 18, 10, tzinfo=UTC)
    fast = Clock(kind="accelerated", started=noon, origin=EVENING, speed=60)
    assert fast.at(noon + timedelta(seconds=7)) == EVENING + timedelta(minutes=7)


@pytest.mark.parametrize(
    ("later", "stands"), [(timedelta(days=400), LAST), (timedelta(days=-400), FIRST)]
)
def test_a_clock_that_outruns_the_calendar_stops_at_its_edge(
    later: timedelta, stands: datetime
) -> None:
    fast = Clock(kind="accelerated", started=EVENING, origin=EVENING, speed=10_000)
    assert fast.at(EVENING + later) == stands


@pytest.mark.parametrize("edge", [FIRST, LAST])
def test_reports_are_taken_there_too(edge: datetime) -> None:
    r = room()
    r.rooms.submit(r.order(started("A-1", at="21:14")), edge)
    assert r.last.occurred_at in (edge, clock("21:14"))


def test_the_run_keeps_its_clock() -> None:
    r = Room(activity("A-1"))
    fast = Clock(kind="accelerated", started=EVENING, origin=EVENING, speed=60)
    order = r.order(
        created("Prøve", plan_of(), run_kind="rehearsal", number=1, clock=fast), run="r1"
    )
    r.rooms.submit(order, EVENING + timedelta(hours=1))
    header = r.rooms.run("r1").header
    assert header is not None
    assert (header.kind, header.number, header.clock) == ("rehearsal", 1, fast)
