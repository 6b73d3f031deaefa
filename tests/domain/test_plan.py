"""Rows of a plan: what they say of how long they take."""

from datetime import timedelta

from domain.plan import PlannedActivity
from tests.scenario import clock


def test_work_takes_its_own_duration_or_the_time_between_its_planned_times() -> None:
    start = clock("20:00")
    between = PlannedActivity(
        code="A", title="a", planned_start=start, planned_finish=start + timedelta(minutes=45)
    )
    assert between.likely == 45
    assert PlannedActivity(code="A", title="a", planned_start=start).likely is None
    assert PlannedActivity(code="A", title="a", duration=30).likely == 30
    assert PlannedActivity(code="A", title="a").likely is None
