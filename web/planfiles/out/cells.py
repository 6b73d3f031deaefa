"""What stands in the cells of a plan's file, written as they are read."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.plan import (
    AnyCriterion,
    Counted,
    InWords,
    Link,
    PatientsSafe,
    PhaseDone,
    Plan,
    Seat,
    SystemIn,
    WorkDone,
)
from domain.terms import key
from web.planfiles.words import HEADERS

COLUMNS = {section: [c for c in columns if c != "date"] for section, columns in HEADERS.items()}
"""Our columns of each section, in the order of a file."""

Rows = list[dict[str, Any]]


def rows_of(plan: Plan, section: str) -> Rows:
    """The values of each row by column; what the plan says of itself is one row."""
    things = (plan,) if section == "plan" else getattr(plan, section)
    return [{column: getattr(thing, column) for column in COLUMNS[section]} for thing in things]


def text(value: Any, zone: str, codes: set[str]) -> str:
    """A cell as text; ``codes`` are those of the activities, folded."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return stamp(value, zone)
        case tuple():
            return "; ".join(_part(part, codes) for part in value)
        case _:
            return str(value)


def stamp(moment: datetime, zone: str) -> str:
    """A local time, with its offset in the hour that comes twice, and no more digits than it needs."""
    local = moment.astimezone(ZoneInfo(zone))
    exact = "seconds" if local.second or local.microsecond else "minutes"
    offset = local.isoformat()[-6:] if twice(local) else ""
    return (
        local.replace(tzinfo=None).isoformat(" ", "auto" if local.microsecond else exact) + offset
    )


def twice(local: datetime) -> bool:
    """Whether the clock shows it two times that night."""
    early, late = local.replace(fold=0), local.replace(fold=1)
    return early.utcoffset() != late.utcoffset() and early.astimezone(UTC) < late.astimezone(UTC)


def _part(part: Any, codes: set[str]) -> str:
    match part:
        case Link():
            return link(part, codes)
        case Seat():
            actor = f" @{part.actor}" if part.actor else ""
            return f"{part.code}: {part.title}{actor}{'' if part.mandatory else '?'}"
        case str():
            return part
        case _:
            return _criterion(part)


def link(part: Link, codes: set[str]) -> str:
    """``SS:A-1+15m``; a lag that would look like the end of another code has a longer unit."""
    kind = "" if part.type == "FS" else f"{part.type}:"
    if part.lag >= 0:
        return f"{kind}{part.code}{f'+{part.lag}m' if part.lag else ''}"
    units = (f"{part.code}{part.lag}{unit}" for unit in ("m", "min", "mins", "minutes", "minutter"))
    return kind + next(told for told in units if key(told) not in codes)


def _criterion(part: AnyCriterion) -> str:
    match part:
        case InWords(text=text):
            return text
        case PhaseDone(phase=phase):
            return f"phase: {phase}"
        case WorkDone(activity=code):
            return f"activity: {code}"
        case Counted(counter=code):
            return f"counter: {code}"
        case SystemIn(system=code, state=state):
            return f"system: {code} {state}"
        case PatientsSafe():
            return "patient_safety"
