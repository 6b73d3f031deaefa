"""A forecast rolls with the clock: what the night has told, minute by minute."""

import msgspec
import pytest

from domain.plan import Difference
from domain.schedule.delays import delay
from domain.schedule.network import network_of
from domain.schedule.passes import OUT, Schedule
from domain.schedule.rolling import rolled
from domain.tables import Run
from tests.scenario import (
    Room,
    Said,
    activity,
    added,
    approved,
    blocked,
    clock,
    done,
    eta,
    failed,
    held,
    plan_changed,
    rejected,
    reopened,
    resumed,
    skipped,
    started,
    unblocked,
    waived,
    waiver_confirmed,
)

FIRST = activity("A-1", planned_start=clock("20:00"), planned_finish=clock("20:20"))
THEN = activity("A-2", "A-1", planned_start=clock("20:20"), planned_finish=clock("20:40"))
LAST = activity("A-3", "A-2", planned_start=clock("20:45"), planned_finish=clock("21:00"))


def at(time: str, *said: Said, plan: tuple[object, ...] = (FIRST, THEN, LAST)) -> Schedule:
    """The schedule at a minute, when all this has been said as it happened."""
    room = Room(*plan)  # type: ignore[arg-type]
    room.given(*(msgspec.structs.replace(one, known=one.at) for one in said))
    assert room.run.header is not None
    network = network_of(room.run.header.plan)
    return Schedule(network, rolled(network, room.run, clock(time)))


def times(schedule: Schedule, code: str = "A-1") -> tuple[str, str]:
    network, place = schedule.network, schedule.network.index[code.lower()]
    events = schedule.early[place], schedule.early[len(network.codes) + place]
    begins, over = (network.moment(seconds) for seconds in events)
    return tuple(f"{(m.hour + 2) % 24}:{m:%M:%S}".removesuffix(":00") for m in (begins, over))  # type: ignore[return-value]


def delays(schedule: Schedule) -> dict[str, tuple[int, int, int]]:
    found = {}
    for place, row in enumerate(schedule.network.activities):
        one = delay(schedule, place)
        if one is not None:
            found[row.code] = tuple(one)
    return found  # type: ignore[return-value]


def test_before_the_night_it_is_the_plan() -> None:
    schedule = at("19:00")
    assert [times(schedule, code) for code in ("A-1", "A-2", "A-3")] == [
        ("20:00", "20:20"),
        ("20:20", "20:40"),
        ("20:45", "21:00"),
    ]
    assert delays(schedule) == {"A-1": (0, 0, 0), "A-2": (0, 0, 0), "A-3": (0, 0, 0)}


def test_what_has_not_begun_begins_now_at_the_soonest() -> None:
    """A-1 causes its ten minutes, A-2 inherits them, the margin before A-3 takes five."""
    schedule = at("20:10")
    assert times(schedule) == ("20:10", "20:30")
    assert times(schedule, "A-3") == ("20:50", "21:05")
    assert delays(schedule) == {"A-1": (10, 10, 0), "A-2": (10, 0, 10), "A-3": (5, 0, 5)}


def test_a_minute_is_the_whole_minute() -> None:
    assert times(at("20:10:59")) == times(at("20:10"))


def test_started_is_over_when_its_time_is() -> None:
    schedule = at("20:10", started("A-1", at="20:05:30"))
    assert times(schedule) == ("20:05:30", "20:25:30")
    assert times(schedule, "A-2") == ("20:25:30", "20:45:30")


def test_work_that_runs_past_its_time_is_over_now() -> None:
    schedule = at("20:40", started("A-1", at="20:00"))
    assert times(schedule) == ("20:00", "20:40")
    assert times(schedule, "A-2") == ("20:40", "21:00")
    assert delays(schedule) == {"A-1": (20, 20, 0), "A-2": (20, 0, 20), "A-3": (15, 0, 15)}


@pytest.mark.parametrize(
    ("now", "over"), [("20:05", "20:35"), ("20:35", "20:35"), ("20:50", "20:50")]
)
def test_an_expected_time_holds_until_it_is_passed(now: str, over: str) -> None:
    said = started("A-1", at="20:00"), eta("A-1", clock("20:35"), at="20:04")
    assert times(at(now, *said)) == ("20:00", over)


def test_an_expected_time_can_be_told_before_the_work_begins() -> None:
    assert times(at("20:05", eta("A-1", clock("20:40"), at="20:04"))) == ("20:20", "20:40")


@pytest.mark.parametrize(
    ("now", "over"), [("20:15", "20:50"), ("20:40", "20:50"), ("20:55", "21:05")]
)
def test_blocked_work_goes_on_at_its_expected_time(now: str, over: str) -> None:
    """Begun 20.00, blocked at 20.10 until 20.40: ten of its twenty minutes are left then."""
    said = started("A-1", at="20:00"), blocked("A-1", "network", eta=clock("20:40"), at="20:10")
    schedule = at(now, *said)
    assert times(schedule) == ("20:00", over)


def test_a_block_without_an_expected_time_rolls() -> None:
    said = started("A-1", at="20:00"), blocked("A-1", "network", at="20:10")
    assert times(at("20:30", *said)) == ("20:00", "20:40")


def test_blocked_before_it_began_begins_when_it_is_solved() -> None:
    said = blocked("A-1", "network", eta=clock("20:40"), at="20:01")
    assert times(at("20:05", said)) == ("20:40", "21:00")
    assert times(at("20:45", said)) == ("20:45", "21:05")
    assert times(at("20:50", said, unblocked("A-1", at="20:50"))) == ("20:50", "21:10")


def test_a_blocked_delay_is_caused_there_and_inherited_after_it() -> None:
    said = started("A-1", at="20:00"), blocked("A-1", "network", eta=clock("20:40"), at="20:10")
    assert delays(at("20:15", *said)) == {
        "A-1": (30, 30, 0),
        "A-2": (30, 0, 30),
        "A-3": (25, 0, 25),
    }


def test_a_late_one_may_add_to_what_it_inherited_or_win_some_of_it_back() -> None:
    late = done("A-1", at="20:30")
    assert delays(at("21:00", late, started("A-2", at="20:40")))["A-2"] == (20, 10, 10)
    quick = started("A-2", at="20:30"), done("A-2", at="20:45")
    assert delays(at("20:50", late, *quick))["A-2"] == (5, 0, 5)


def test_early_is_no_delay() -> None:
    schedule = at("20:12", done("A-1", at="20:10"))
    assert delays(schedule) == {"A-1": (-10, 0, 0), "A-2": (-8, 0, 0), "A-3": (-8, 0, 0)}


def test_a_done_that_waits_for_its_approval_is_not_over() -> None:
    judged = activity(
        "A-1", planned_start=clock("20:00"), planned_finish=clock("20:20"), needs_approval=True
    )
    plan = judged, THEN, LAST
    assert times(at("20:10", done("A-1", at="20:09"), plan=plan)) == ("20:09", "20:10")
    waiting = at("20:30", started("A-1", at="20:00"), done("A-1", at="20:18"), plan=plan)
    assert times(waiting) == ("20:00", "20:30")
    assert times(waiting, "A-2") == ("20:30", "20:50")
    said = done("A-1", at="20:18"), approved("A-1", by="per", at="20:25")
    assert times(at("20:40", *said, plan=plan)) == ("20:18", "20:25")
    again = *said[:1], rejected("A-1", "data", by="per", at="20:30")
    assert times(at("20:40", *again, plan=plan)) == ("20:40", "21:00")


@pytest.mark.parametrize("said", [failed("A-1", "data"), reopened("A-1", "data")])
def test_what_must_be_done_again_takes_its_time_again(said: Said) -> None:
    schedule = at("20:40", started("A-1", at="20:00"), done("A-1", at="20:15"), said)
    assert times(schedule) == ("20:40", "21:00")


def test_blocked_after_it_was_done_waits_for_no_more_work() -> None:
    said = done("A-1", at="20:10"), blocked("A-1", "data", eta=clock("20:50"), at="20:20")
    assert times(at("20:30", *said)) == ("20:10", "20:50")


def test_nothing_starts_under_a_hold_and_what_has_begun_goes_on() -> None:
    """A hold of all from 20.05, expected to be lifted at 20.45: A-1 goes on, A-2 starts then, or once it is."""
    said = started("A-1", at="20:00"), held(reason="network", eta=clock("20:45"), at="20:05")
    schedule = at("20:10", *said)
    assert [times(schedule, code) for code in ("A-1", "A-2")] == [
        ("20:00", "20:20"),
        ("20:45", "21:05"),
    ]
    assert times(at("20:50", *said), "A-2") == ("20:50", "21:10")
    assert times(at("20:30", *said, resumed(at="20:25")), "A-2") == ("20:30", "20:50")
    elsewhere = held(location="Eidet", reason="network", eta=clock("20:45"), at="20:05")
    assert times(at("20:10", elsewhere), "A-2") == ("20:30", "20:50")


def test_nobody_waits_for_what_was_left_out() -> None:
    optional = activity(
        "A-1", planned_start=clock("20:00"), planned_finish=clock("20:20"), mandatory=False
    )
    schedule = at("20:30", skipped("A-1", "data"), plan=(optional, THEN, LAST))
    assert schedule.facts.stage[schedule.network.index["a-1"]] == OUT
    assert times(schedule, "A-2") == ("20:30", "20:50")
    assert "A-1" not in delays(schedule)


def test_skipped_though_mandatory_holds_all_until_it_is_waived() -> None:
    said = skipped("A-1", "data", at="20:10")
    assert times(at("20:30", said)) == ("20:30", "20:30")
    waiver = waived("A-1", "data", by="leder"), waiver_confirmed("A-1", by="nestleder")
    schedule = at("20:30", said, *waiver)
    assert schedule.facts.stage[schedule.network.index["a-1"]] == OUT


def test_a_row_that_came_with_a_later_plan_is_scheduled_too() -> None:

    room = Room(FIRST)
    said = plan_changed(room.last.position, Difference(activities=(THEN,)), by="plan")
    room.given(said)
    assert room.run.header is not None
    network = network_of(room.run.header.plan)
    assert len(rolled(network, room.run, clock("20:00")).stage) == 2
    assert len(rolled(network, Run("another"), clock("20:00")).stage) == 2


def test_unplanned_work_is_no_part_of_the_plan() -> None:
    schedule = at("20:10", added("Henta strøm", location="Moa"))
    assert schedule.network.codes == ("a-1", "a-2", "a-3")


def test_how_long_somebody_has_been_at_it_and_what_is_left() -> None:
    facts = at("20:15", started("A-1", at="20:05")).facts
    assert (facts.worked[0] // 60, facts.left[0] // 60) == (10, 10)
    told = at("20:15", started("A-1", at="20:05"), eta("A-1", clock("21:00"))).facts
    assert (told.worked[0] // 60, told.left[0] // 60) == (10, 0)
