"""A re-import against the plan that stands: what is new, what changed, what is gone."""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from domain.plan import (
    Difference,
    Plan,
    PlannedActivity,
    PlannedActor,
    PlannedCounter,
    PlannedLocation,
    PlannedSystem,
)
from domain.terms import key

Row = TypeVar("Row", PlannedActivity, PlannedLocation, PlannedActor, PlannedSystem, PlannedCounter)


def difference(old: Plan, new: Plan) -> Difference:
    """Whole rows that are new or changed, codes of activities that are no longer there, new roles and areas."""
    left = {key(activity.code) for activity in new.activities}
    return Difference(
        activities=_changed(old.activities, new.activities),
        removed=tuple(a.code for a in old.activities if key(a.code) not in left),
        locations=_changed(old.locations, new.locations),
        actors=_changed(old.actors, new.actors),
        systems=_changed(old.systems, new.systems),
        counters=_changed(old.counters, new.counters),
        roles=tuple(role for role in new.roles if role not in old.roles),
        areas=tuple(area for area in new.areas if area not in old.areas),
    )


def _changed(old: Iterable[Row], new: Iterable[Row]) -> tuple[Row, ...]:
    """Rows that differ, under the code as it was first written."""
    stands = {key(row.code): row for row in old}
    spelt = (
        msgspec.structs.replace(row, code=stands[key(row.code)].code)
        if key(row.code) in stands
        else row
        for row in new
    )
    return tuple(row for row in spelt if stands.get(key(row.code)) != row)
