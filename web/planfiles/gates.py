"""The gates of a plan: their panels and their criteria, as cells say them or as lists."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import msgspec

from domain.plan import (
    VALID,
    AnyCriterion,
    Counted,
    InWords,
    PatientsSafe,
    PhaseDone,
    PlannedActivity,
    PlannedGate,
    Seat,
    SystemIn,
    WorkDone,
)
from domain.terms import key
from web.planfiles import cells
from web.planfiles.lengths import minutes
from web.planfiles.places import as_code
from web.planfiles.reading import Reader
from web.planfiles.tables import Row
from web.planfiles.unclear import Unclear
from web.planfiles.words import CRITERIA, STATES, meaning

_SEAT = re.compile(
    r"(?:(?P<code>[^:@?]+):)?(?P<title>[^:@?]+?)\s*(?:@\s*(?P<actor>[^@?]+?))?\s*(?P<free>\?)?"
)


def gates(
    reader: Reader, rows: list[Row], activities: tuple[PlannedActivity, ...]
) -> Iterator[PlannedGate]:
    """Each gate under the code of its activity; what a row leaves out goes by that."""
    planned = {key(activity.code): activity for activity in activities}
    for row in rows:
        cell = partial(reader.cell, "gates", row)
        code = reader.need("gates", row, "code")
        work = planned.get(key(code))
        yield PlannedGate(
            code=code if work is None else work.code,
            title=reader.text("gates", row, "title") or "",
            seats=cell("seats", seats, ()),
            criteria=cell("criteria", criteria, ()),
            valid=cell("valid", _valid, VALID),
            deputy=cell("deputy", cells.yes, False),
            mandatory=cell("mandatory", cells.yes, work is None or work.mandatory),
            no_return=cell("no_return", cells.yes, False),
        )


def _valid(value: Any) -> int:
    found = minutes(value)
    if found < 1:
        raise Unclear("a vote is good for a minute at least")
    return found


def seats(value: Any) -> tuple[Seat, ...]:
    """``drift: Drift og nett @IKT; Klinikk; Fag?``: code, title, actor; with ``?`` it may be missing."""
    return tuple(_seat(part) for part in _parts(value))


def _seat(part: Any) -> Seat:
    if isinstance(part, dict):
        return _read(part, Seat, "seat")  # type: ignore[no-any-return]
    found = _SEAT.fullmatch(str(part).strip())
    if found is None:
        raise Unclear(f"{part!r} is no seat; write Drift or drift: Drift og nett @IKT")
    title, actor = found["title"].strip(), found["actor"]
    return Seat(
        code=(found["code"] or as_code(title)).strip(),
        title=title,
        actor=None if actor is None else actor.strip(),
        mandatory=found["free"] is None,
    )


def criteria(value: Any) -> tuple[AnyCriterion, ...]:
    """``phase: Prøving; system: NY open; patient_safety; Alle er på plass``; what is no such word is a text."""
    return tuple(_criterion(part) for part in _parts(value))


def _criterion(part: Any) -> AnyCriterion:
    if isinstance(part, dict):
        return _read(part, AnyCriterion, "criterion")  # type: ignore[no-any-return]
    head, colon, rest = str(part).strip().partition(":")
    kind, of = meaning(CRITERIA, head), rest.strip()
    if kind == "patient_safety" and not colon:
        return PatientsSafe()
    if kind is None or kind == "patient_safety" or not of:
        return InWords(text=str(part).strip())
    return _OF[kind](of)


def _system(of: str) -> SystemIn:
    code, _, state = of.rpartition(" ")
    if not code:
        raise Unclear(f"{of!r} names no system and its state; write system: NY open")
    found = cells.word(state, STATES)
    return SystemIn(system=code.strip(), state=found)  # type: ignore[arg-type]


_OF: dict[str, Callable[[str], AnyCriterion]] = {
    "phase": lambda of: PhaseDone(phase=of),
    "activity": lambda of: WorkDone(activity=of),
    "counter": lambda of: Counted(counter=of),
    "system": _system,
}


def _parts(value: Any) -> list[Any]:
    """A list, or a text whose parts stand between semicolons or on lines."""
    if isinstance(value, list):
        return value
    return [part for part in re.split(r"[;\n]", str(value)) if part.strip()]


def _read(part: dict[str, Any], form: Any, what: str) -> Any:
    try:
        found = msgspec.convert(part, form)
    except msgspec.ValidationError as wrong:
        raise Unclear(f"{part!r} is no {what}: {wrong}") from None
    strange = set(part) - {*found.__struct_fields__, found.__struct_config__.tag_field}
    if strange:
        raise Unclear(f"a {what} has no {', '.join(sorted(strange))}")
    return found
