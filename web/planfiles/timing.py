"""Whether the times of a plan can be true: in their order, within the window, lengths of time that fit."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from domain.plan import Frame, Plan, PlannedActivity
from web.planfiles.faults import Fault
from web.planfiles.moments import within

OF_THE_PLAN = ("start", "finish", "window_end", "point_of_no_return", "checkin_by")
OF_A_ROW = ("planned_start", "planned_finish", "not_before", "must_finish_by")

ORDER = (
    ("planned_start", "planned_finish", "finishes before it starts"),
    ("not_before", "must_finish_by", "must have finished before it may start"),
)
"""What comes first, what comes after it, and whose fault it is when it does not."""


def times(plan: Plan) -> Iterator[Fault]:
    """Every fault of the plan's own times and of each row."""
    yield from _beyond(plan, "plan", 0, OF_THE_PLAN)
    yield from _outside(plan, plan, "plan", 0, ("finish", "point_of_no_return"))
    for row, activity in enumerate(plan.activities):
        yield from _beyond(activity, "activities", row, OF_A_ROW)
        yield from _disordered(activity, row)
        yield from _outside(plan, activity, "activities", row, ("planned_start", "planned_finish"))
        yield from _unlikely(activity, row)


def _beyond(thing: object, section: str, row: int, columns: Iterable[str]) -> Iterator[Fault]:
    for column in columns:
        told: datetime | None = getattr(thing, column)
        if told is not None and not within(told):
            yield Fault(section, row, column, f"{told} lies in no year that a plan can have")


def _disordered(activity: PlannedActivity, row: int) -> Iterator[Fault]:
    for first, then, detail in ORDER:
        early, late = getattr(activity, first), getattr(activity, then)
        if early is not None and late is not None and late < early:
            yield Fault("activities", row, then, detail)


def _outside(
    window: Frame, thing: object, section: str, row: int, columns: Iterable[str]
) -> Iterator[Fault]:
    for column in columns:
        told: datetime | None = getattr(thing, column)
        if told is None or not within(told):
            continue
        if window.start is not None and told < window.start:
            yield Fault(section, row, column, "lies before the night begins")
        if window.window_end is not None and told > window.window_end:
            yield Fault(section, row, column, "lies after the end of the window")


def _unlikely(activity: PlannedActivity, row: int) -> Iterator[Fault]:
    """The three lengths of time in their order; the middle one may follow from the planned times."""
    least, likely, most = activity.optimistic, activity.likely, activity.pessimistic
    lengths = [length for length in (likely, most) if length is not None]
    if least is not None and lengths and least > min(lengths):
        yield Fault("activities", row, "optimistic", f"{least} min is longer than {min(lengths)}")
    if most is not None and likely is not None and most < likely:
        yield Fault("activities", row, "pessimistic", f"{most} min is shorter than {likely}")
