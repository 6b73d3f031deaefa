"""A plan moved in time: all its fixed times by so many minutes, and nothing else of it.

Minutes are absolute ones. A plan that is moved by a day over a clock change keeps every length and every
wait, and so begins an hour earlier or later by the clock on the wall; who wants it to begin at a time of
the clock says that time.
"""

from datetime import datetime, timedelta
from typing import Any, TypeVar

import msgspec

from domain.plan import Plan

S = TypeVar("S", bound=msgspec.Struct)


def shifted(plan: Plan, minutes: int) -> Plan:
    """``plan`` with every moment in it, and in its rows, moved. ``OverflowError`` beyond the calendar."""
    return _moved(plan, timedelta(minutes=minutes))


def begins(plan: Plan) -> datetime | None:
    """When a plan begins, as said or by its first activity; None where it says no time."""
    if plan.start is not None:
        return plan.start
    return min((a.planned_start for a in plan.activities if a.planned_start), default=None)


def moments(plan: Plan) -> list[datetime]:
    """Every fixed time of a plan."""
    return _moments(plan)


def _moved(struct: S, by: timedelta) -> S:
    changes = {
        name: value
        for name in struct.__struct_fields__
        if (value := _value(getattr(struct, name), by)) is not getattr(struct, name)
    }
    return msgspec.structs.replace(struct, **changes) if changes else struct


def _value(value: Any, by: timedelta) -> Any:
    """A moment, or the rows of a section; what has no time in it is the same object."""
    match value:
        case datetime():
            return value + by
        case (msgspec.Struct(), *_):
            return tuple(_moved(row, by) for row in value)
        case _:
            return value


def _moments(struct: msgspec.Struct) -> list[datetime]:
    found: list[datetime] = []
    for value in (getattr(struct, name) for name in struct.__struct_fields__):
        match value:
            case datetime():
                found.append(value)
            case (msgspec.Struct(), *_):
                found += (at for row in value for at in _moments(row))
            case _:
                pass
    return found
