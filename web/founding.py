"""What a new go-live must say of itself so that it can be followed: id, number, title, zone and clock."""

from datetime import datetime
from zoneinfo import available_timezones

import msgspec

from domain.clock import Clock
from domain.commands import CreateRun
from domain.terms import REHEARSAL, Code
from web import lines
from web.errors import MalformedField

FASTEST = 10_000
"""Run seconds in a second of the real clock."""

YEARS = range(1970, 2200)
"""In which the clock of a run may begin."""


def check(golive: str, new: CreateRun) -> None:
    """Refused: ``MalformedField`` with the first fault."""
    _named(golive, new)
    _titled(new)
    check_zone(new.zone)
    _runs(new.clock)


def check_zone(zone: str) -> None:
    """Before a plan's own times are read in it. Refused: ``MalformedField``."""
    if zone not in available_timezones():
        raise MalformedField(f"There is no time zone {zone[:80]!r}.", "/zone")


def _named(golive: str, new: CreateRun) -> None:
    """A rehearsal says so in its id, and nothing else does: ``moa-r1`` is the first one of ``moa``."""
    try:
        msgspec.convert(golive, Code)
    except msgspec.ValidationError:
        raise MalformedField(
            f"{golive[:80]!r} is no id: at most 32 letters, digits and ._- only.", "/golive"
        ) from None
    suffix = REHEARSAL.search(golive)
    if new.run_kind == "live":
        if suffix:
            raise MalformedField(f"{suffix[0]!r} ends the id of a rehearsal.", "/golive")
        if new.number != 0:
            raise MalformedField("A live one has the number 0.", "/number")
        return
    if new.number < 1:
        raise MalformedField("Rehearsals are counted from 1.", "/number")
    if suffix is None or suffix["number"] != str(new.number):
        raise MalformedField(f"The id of this rehearsal ends in '-r{new.number}'.", "/golive")


def _titled(new: CreateRun) -> None:
    for field, text in (("title", new.title), ("unit", new.unit)):
        wrong = None if text is None else lines.fault_of(text)
        if wrong:
            raise MalformedField(f"A {field} {wrong}", f"/{field}")


def _runs(clock: Clock) -> None:
    if not 0 < clock.speed <= FASTEST:
        raise MalformedField(f"A speed lies above 0 and at most at {FASTEST}.", "/clock/speed")
    if clock.kind != "accelerated" and clock.speed != 1:
        raise MalformedField("Only an accelerated clock has a speed of its own.", "/clock/speed")
    if clock.kind == "real":
        return
    _begins("started", clock.started)
    _begins("origin", clock.origin)


def _begins(field: str, moment: datetime | None) -> None:
    if moment is None:
        raise MalformedField("A clock that is not real needs it.", f"/clock/{field}")
    if moment.year not in YEARS:
        raise MalformedField("No night lies there.", f"/clock/{field}")
