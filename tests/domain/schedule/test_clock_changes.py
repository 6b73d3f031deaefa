"""Nights in which the clock is changed: durations are right, and no hour is lost or doubled."""

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from domain.plan import Link, Plan, PlannedActivity
from domain.schedule.network import Network
from domain.schedule.passes import Schedule

OSLO = ZoneInfo("Europe/Oslo")
NIGHTS = {
    "forward": datetime(2023, 3, 25, 22, tzinfo=OSLO),
    "back": datetime(2023, 10, 28, 22, tzinfo=OSLO),
}
LONG = {"forward": 7, "back": 9}
"""Hours from 22 to 6."""


@pytest.mark.parametrize("night", NIGHTS)
@pytest.mark.parametrize("seed", range(12))
def test_a_chain_through_the_night_takes_as_long_as_its_work(night: str, seed: int) -> None:
    """Planned in local time, as a plan file has it, or with durations alone: the same moments of the world."""
    chance, start = Random(seed), NIGHTS[night]
    minutes = [chance.randint(20, 90) for _ in range(12)]
    begins = [start.astimezone(UTC) + timedelta(minutes=sum(minutes[:n])) for n in range(13)]
    for timed in (True, False):
        rows = [
            PlannedActivity(
                code=f"A-{n}",
                title="",
                duration=None if timed else minutes[n],
                planned_start=begins[n].astimezone(OSLO) if timed else None,
                planned_finish=begins[n + 1].astimezone(OSLO) if timed else None,
                predecessors=(Link(code=f"A-{n - 1}"),) if n else (),
            )
            for n in range(12)
        ]
        network = Network(Plan(name="P", start=start, activities=tuple(rows)))
        schedule = Schedule(network)
        assert network.duration == [60 * length for length in minutes]
        assert [network.moment(t) for t in schedule.early[:12]] == begins[:12]
        assert network.moment(schedule.finish) == begins[12]
        assert schedule.late == schedule.early


@pytest.mark.parametrize("night", NIGHTS)
def test_from_ten_to_six_is_an_hour_less_in_spring_and_more_in_autumn(night: str) -> None:
    start = NIGHTS[night]
    six = (start + timedelta(hours=8)).replace(tzinfo=OSLO)
    row = PlannedActivity(code="A", title="", planned_start=start, planned_finish=six)
    schedule = Schedule(Network(Plan(name="P", activities=(row,))))
    assert schedule.network.duration == [LONG[night] * 3600]
    assert schedule.network.moment(schedule.finish).astimezone(OSLO).hour == 6
