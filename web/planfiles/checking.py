"""Whether a plan can be followed: codes once each, nothing refers to what is not there, no circles."""

import re
from collections.abc import Callable, Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

import msgspec

from domain.plan import Plan, PlannedActivity
from domain.terms import key
from web.planfiles import panels
from web.planfiles.faults import Fault
from web.planfiles.timing import times

SECTIONS = ("activities", "locations", "actors", "systems", "counters", "gates")

LONGEST_TEXT = 2000
"""Signs of a cell."""

CODE = re.compile(r"[A-Za-z0-9ÆØÅæøå._-]+")
LONGEST_CODE = 32


def check(plan: Plan) -> list[Fault]:
    """All that is wrong with a plan, in the order of its rows; empty when it can be followed."""
    found = [*_codes(plan), *_references(plan), *times(plan), *panels.wrong(plan, no_code)]
    return found or list(_circles(plan))


def worded(plan: Plan) -> Iterator[Fault]:
    """What is wrong with the words of a plan that was not read cell by cell from a file."""
    for section in SECTIONS:
        for row, thing in enumerate(getattr(plan, section)):
            for column, said in msgspec.structs.asdict(thing).items():
                named = section != "gates" and column in ("title", "name")
                if named and not said.strip():
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
        for column, said, section, what in _named(activity):
            if key(said) not in known[section]:
                yield Fault("activities", row, column, f"there is no {what} {said!r}")
            elif column == "backout_of" and key(said) == key(activity.code):
                yield Fault("activities", row, column, "takes back itself")


def _named(activity: PlannedActivity) -> Iterator[tuple[str, str, str, str]]:
    """Each column that names another row: the column, what it says, the section and what one of it is."""
    for column in ("location", "actor", "system"):
        if (said := getattr(activity, column)) is not None:
            yield column, said, f"{column}s", column
    for link in activity.predecessors:
        yield "predecessors", link.code, "activities", "activity"
    if activity.backout_of is not None:
        yield "backout_of", activity.backout_of, "activities", "activity"


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
