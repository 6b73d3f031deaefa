"""Rows become a plan: each cell read, what is not listed made from what the activities name."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

from domain.lists import role_of
from domain.mapping import AS_NAMED, Mapping
from domain.plan import Frame, Plan, PlannedActivity
from web.errors import PlanFaults
from web.planfiles.cells import yes
from web.planfiles.checking import check, no_code, placed
from web.planfiles.gates import gates
from web.planfiles.places import Names, counters
from web.planfiles.reading import Reader, short
from web.planfiles.rows import activities_of
from web.planfiles.sections import Sections
from web.planfiles.tables import Row, step
from web.planfiles.unclear import Unclear

OWN = frozenset((*Frame.__struct_fields__, "roles", "areas"))
"""What a json file may say of the plan itself."""


WINDOW = ("window_end", "point_of_no_return")


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A plan that can be followed, and what its author should know about how the file was read.

    ``said`` are the fields of the plan itself that stand in the file, be it as ``null``.
    """

    plan: Plan
    said: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


def make(
    sections: Sections, zone: str, mapping: Mapping = AS_NAMED, old: Plan | None = None
) -> Made:
    """The plan; ``old`` is the one that stands. Refused: ``PlanFaults`` with everything that is wrong."""
    rows = sections.rows.get("activities", [])
    reader = Reader(zone, rows, mapping)
    if not rows:
        reader.faults.append(("/activities", "There are no activities."))
    names = Names(reader, sections, old)
    activities = tuple(activities_of(reader, rows, names))
    plan = Plan(
        activities=activities,
        locations=names.locations(),
        actors=names.actors(),
        systems=names.systems(activities),
        counters=tuple(counters(reader, sections.rows.get("counters", []))),
        gates=tuple(gates(reader, sections.rows.get("gates", []), activities)),
        **_frame(reader, sections.itself, activities),
    )
    said = OWN & {*sections.itself.cells, *sections.itself.emptied}
    reader.faults += placed(check(_judged(plan, old, said)), partial(_place, sections))
    if reader.faults:
        raise PlanFaults((*_left_out(sections), *reader.faults))
    return Made(plan=plan, said=said, notes=(*_said(sections), *names.notes))


def _judged(plan: Plan, old: Plan | None, said: frozenset[str]) -> Plan:
    """With the window that stands where the file says none, and without a finish that only follows."""
    kept = {} if old is None else {f: getattr(old, f) for f in WINDOW if f not in said}
    if "finish" not in said:
        kept["finish"] = None
    return msgspec.structs.replace(plan, **kept)


def _frame(reader: Reader, row: Row, activities: tuple[PlannedActivity, ...]) -> dict[str, Any]:
    """What the plan says of itself, or what follows from its activities."""
    cell = partial(reader.cell, "plan", row)
    moment = partial(reader.moment, "plan", row)
    follows = followed(activities)
    return {
        "name": reader.text("plan", row, "name") or "",
        "start": moment("start") or follows["start"],
        "finish": moment("finish") or follows["finish"],
        "window_end": moment("window_end"),
        "point_of_no_return": moment("point_of_no_return"),
        "checkin_by": moment("checkin_by"),
        "needs_rehearsal": cell("needs_rehearsal", yes, False),
        "centres": cell("centres", _texts, ()),
        "phases": cell("phases", _texts, follows["phases"]),
        "roles": cell("roles", _roles, ()),
        "areas": cell("areas", _areas, ()),
    }


def followed(activities: tuple[PlannedActivity, ...]) -> dict[str, Any]:
    """What the activities alone say of their plan; the steps back are none of its night."""
    night = [a for a in activities if a.backout_of is None]
    starts = [a.planned_start for a in night if a.planned_start]
    ends = [a.planned_finish for a in night if a.planned_finish]
    phases = dict.fromkeys(a.phase for a in activities if a.phase)
    return {
        "start": min(starts, default=None),
        "finish": max(ends, default=None),
        "phases": tuple(phases),
    }


def _left_out(sections: Sections) -> Iterator[tuple[str, str]]:
    """A column that nobody knows is often why another one is empty, so it is told first."""
    for sheet, sentence in sections.left_out:
        yield f"/{step(sheet)}", sentence


def _said(sections: Sections) -> Iterator[str]:
    yield from dict.fromkeys(sentence for _, sentence in sections.left_out)
    yield from sections.notes


def _place(sections: Sections, section: str, row: int, column: str) -> str:
    rows = [sections.itself] if section == "plan" else sections.rows.get(section, [])
    return rows[row].place(section, column) if row < len(rows) else f"/{section}"


def _texts(value: Any) -> tuple[str, ...]:
    """A list, or texts with ``;`` between them."""
    if isinstance(value, str):
        value = [part.strip() for part in value.split(";") if part.strip()]
    if not isinstance(value, list):
        raise Unclear("is no list of texts")
    return tuple(short(part) for part in value)


def _roles(value: Any) -> tuple[str, ...]:
    """Titles, as the log writes a role."""
    named = {title: role_of(title) for title in _texts(value)}
    for title, role in named.items():
        if role is None:
            raise Unclear(f"{title!r} is no role")
    return tuple(dict.fromkeys(role for role in named.values() if role))


def _areas(value: Any) -> tuple[str, ...]:
    found = _texts(value)
    for area in found:
        if wrong := no_code(area):
            raise Unclear(wrong)
    return found
