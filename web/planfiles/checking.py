"""Whether a plan can be followed: codes once each, nothing refers to what is not there, no circles."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

import msgspec

from domain.plan import Plan
from domain.terms import key
from web.planfiles.cells import within

SECTIONS = ("activities", "locations", "actors", "systems", "counters")

LONGEST_TEXT = 2000
"""Signs of a cell."""

CODE = re.compile(r"[A-Za-z0-9ÆØÅæøå._-]+")
LONGEST_CODE = 32


class Fault(NamedTuple):
    """``row`` counts from 0 within its section; what the plan says of itself is row 0 of ``plan``."""

    section: str
    row: int
    column: str
    detail: str


def check(plan: Plan) -> list[Fault]:
    """All that is wrong with a plan, in the order of its rows; empty when it can be followed."""
    found = [*_codes(plan), *_references(plan), *_times(plan)]
    return found or list(_circles(plan))


def worded(plan: Plan) -> Iterator[Fault]:
    """What is wrong with the words of a plan that was not read cell by cell from a file."""
    for section in SECTIONS:
        for row, thing in enumerate(getattr(plan, section)):
            for column, said in msgspec.structs.asdict(thing).items():
                if column in ("title", "name") and not said.strip():
                    yield Fault(section, row, column, "is empty")
                elif isinstance(said, str) and len(said) > LONGEST_TEXT:
                    yield Fault(section, row, column, "is no text of at most 2,000 signs")


def _codes(plan: Plan) -> Iterator[Fault]:
    for section in SECTIONS:
        seen: dict[str, int] = {}
        for row, thing in enumerate(getattr(plan, section)):
            if not thing.code:
                continue
            if wrong := no_code(thing.code):
                yield Fault(section, row, "code", wrong)
            first = seen.setdefault(key(thing.code), row)
            if first != row:
                yield Fault(section, row, "code", f"{thing.code!r} stands twice")


def no_code(said: str) -> str | None:
    """Why ``said`` is no code, if it is none."""
    if len(said) > LONGEST_CODE:
        return f"{said!r} is too long for a code: {len(said)} signs, at most {LONGEST_CODE}"
    if CODE.fullmatch(said) is None:
        return f"{said!r} is no code: letters, digits and ._- only"
    return None


def _references(plan: Plan) -> Iterator[Fault]:
    """Names of other rows, each of which must be there."""
    known = {
        section: {key(thing.code) for thing in getattr(plan, section)}
        for section in ("activities", "locations", "actors", "systems")
    }
    for row, activity in enumerate(plan.activities):
        for column, section in (
            ("location", "locations"),
            ("actor", "actors"),
            ("system", "systems"),
        ):
            code = getattr(activity, column)
            if code is not None and key(code) not in known[section]:
                yield Fault("activities", row, column, f"there is no {column} {code!r}")
        for link in activity.predecessors:
            if key(link.code) not in known["activities"]:
                yield Fault(
                    "activities", row, "predecessors", f"there is no activity {link.code!r}"
                )


def _times(plan: Plan) -> Iterator[Fault]:
    yield from _beyond(plan, "plan", 0, ("start", "finish", "window_end", "checkin_by"))
    for row, a in enumerate(plan.activities):
        yield from _beyond(a, "activities", row, ("planned_start", "planned_finish"))
        if a.planned_start and a.planned_finish and a.planned_finish < a.planned_start:
            yield Fault("activities", row, "planned_finish", "finishes before it starts")


def _beyond(thing: object, section: str, row: int, columns: Iterable[str]) -> Iterator[Fault]:
    for column in columns:
        told: datetime | None = getattr(thing, column)
        if told is not None and not within(told):
            yield Fault(section, row, column, f"{told} lies in no year that a plan can have")


def _circles(plan: Plan) -> Iterator[Fault]:
    """One circle at a time, told in full: mending it shows whether there is another."""
    waits = {key(a.code): {key(link.code) for link in a.predecessors} for a in plan.activities}
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        rows = {key(a.code): row for row, a in enumerate(plan.activities)}
        names = {key(a.code): a.code for a in plan.activities}
        told = " → ".join(names[code] for code in circle)
        yield Fault("activities", rows[circle[0]], "predecessors", f"waits for itself: {told}")


def placed(faults: Iterable[Fault], place: Callable[[str, int, str], str]) -> list[tuple[str, str]]:
    """Faults with the places of the file they came from."""
    return [(place(fault.section, fault.row, fault.column), f"{fault.detail}.") for fault in faults]
