"""A re-import against the plan that stands: what is new, changed or gone, and what stays."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from domain.plan import (
    Difference,
    Frame,
    Plan,
    PlannedActivity,
    PlannedActor,
    PlannedCounter,
    PlannedGate,
    PlannedLocation,
    PlannedSystem,
)
from domain.terms import key
from web.planfiles.making import Made, followed

Row = TypeVar(
    "Row",
    PlannedActivity,
    PlannedLocation,
    PlannedActor,
    PlannedSystem,
    PlannedCounter,
    PlannedGate,
)

WAITED_FOR = {"locations": False, "actors": True, "systems": True, "counters": False, "gates": True}
"""Sections whose rows stay when a file drops them, and whether an announcement waits for those (rule 8)."""


def difference(old: Plan, made: Made) -> Difference:
    """Whole rows that are new or changed, codes of activities that are no longer there, new roles and areas.

    The frame is given whole when anything in it changed.
    """
    new, frame = made.plan, _frame(old, made)
    left = {key(activity.code) for activity in new.activities}
    return Difference(
        frame=None if frame == _of(old) else frame,
        activities=_changed(old.activities, new.activities),
        removed=tuple(a.code for a in old.activities if key(a.code) not in left),
        locations=_changed(old.locations, new.locations),
        actors=_changed(old.actors, new.actors),
        systems=_changed(old.systems, new.systems),
        counters=_changed(old.counters, new.counters),
        gates=_changed(old.gates, new.gates),
        roles=tuple(role for role in new.roles if role not in old.roles),
        areas=tuple(area for area in new.areas if area not in old.areas),
    )


def staying(old: Plan, made: Made) -> tuple[str, ...]:
    """In sentences, what the file leaves out and the plan keeps: reports about it may be in the log."""
    return tuple(_staying(old, made))


def _staying(old: Plan, made: Made) -> Iterator[str]:
    left = [field for field in _unsaid(old, made) if getattr(old, field)]
    if left:
        yield f"What the file does not say of the plan stays as it was: {', '.join(left)}."
    gates = {key(activity.code) for activity in made.plan.activities if activity.type == "gate"}
    for section, waits in WAITED_FOR.items():
        listed = {key(row.code) for row in getattr(made.plan, section)}
        rows = [row for row in getattr(old, section) if key(row.code) not in listed]
        codes = [row.code for row in rows if section != "gates" or key(row.code) in gates]
        if codes:
            stays = "stays, and full transition waits for it" if waits else "stays"
            yield f"What the file does not have of the {section} {stays}: {', '.join(codes)}."


def _frame(old: Plan, made: Made) -> Frame:
    """As the file says it, and where it says nothing, as it stood."""
    kept = {field: getattr(old, field) for field in _unsaid(old, made)}
    return msgspec.structs.replace(_of(made.plan), **kept)


def _unsaid(old: Plan, made: Made) -> list[str]:
    """Fields that the file leaves alone; those that followed from the activities follow them on."""
    follows = followed(old.activities)
    return [
        field
        for field in Frame.__struct_fields__
        if field not in made.said
        and not (field in follows and getattr(old, field) == follows[field])
    ]


def _of(plan: Plan) -> Frame:
    return Frame(**{field: getattr(plan, field) for field in Frame.__struct_fields__})


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
