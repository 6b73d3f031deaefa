"""The work in the middle: seventy activities and three gates, as planned and as the night made them.

``central.txt`` holds them, one a line under its phase: number, title, actor, planned, actual,
approved, waits for, flags. All of it is made up, but for three old systems that go off, one new
that opens, and the finish of the last milestone.
"""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from domain.terms import ActivityType
from examples.aalesund_2023.hours import at

PHASES = ("Forberedelse", "Lesemodus og papir", "Nedkobling", "Prøving", "Overgang")

NEEDS = {
    "lists": "A-050",
    "core": "A-052",
    "prescriptions": "A-053",
    "messages": "A-054",
    "alarm": "A-056",
    "login": "A-057",
    "print": "A-058",
    "ready": "A-021",
    "last entries": "A-022",
    "open": "A-063",
}
"""What places wait for in the middle, by the name that their lists use."""

READ_ONLY = {"epj1": "A-023", "epj2": "A-024", "epj3": "A-025"}
GONE = {"epj1": "A-043", "epj2": "A-044", "epj3": "A-042"}
"""After what a place that used the system may act as if it were gone: EPJ 3 only goes last of all."""

TYPES: dict[str, ActivityType] = {
    "message": "message",
    "milestone": "milestone",
    "down": "system_down",
    "up": "system_up",
    "gate": "gate",
}


class Central(NamedTuple):
    """One activity in the middle: its row of the plan, and when it really was.

    ``waits_for`` holds codes and groups: ``*c:epj1`` is every ``c`` of a place that used EPJ 1.
    """

    code: str
    title: str
    actor: str
    phase: str
    planned: tuple[datetime, datetime]
    actual: tuple[datetime, datetime]
    approved: datetime | None
    waits_for: tuple[str, ...]
    flags: tuple[str, ...]

    @property
    def type(self) -> ActivityType:
        kinds = (TYPES[word] for flag in self.flags if (word := flag.split(":")[0]) in TYPES)
        return next(kinds, "activity")

    @property
    def system(self) -> str | None:
        return next((flag.split(":")[1] for flag in self.flags if ":" in flag), None)


def _span(text: str) -> tuple[datetime, datetime]:
    start, finish = text.split("-")
    return at(start), at(finish)


def _read(line: str, phase: str) -> Central:
    columns = (*line.split("|"), "", "", "")[:8]
    number, title, actor, planned, actual, approved, waits, flags = columns
    return Central(
        code=f"A-{number}" if number.isdigit() else number,
        title=title,
        actor=actor,
        phase=phase,
        planned=_span(planned),
        actual=_span(actual),
        approved=at(approved) if approved else None,
        waits_for=tuple(waits.split()),
        flags=tuple(flags.split()),
    )


def _all(table: str) -> tuple[Central, ...]:
    rows, phase = [], ""
    for line in table.splitlines():
        if line.startswith("== "):
            phase = line.removeprefix("== ")
        else:
            rows.append(_read(line, phase))
    return tuple(rows)


CENTRAL = _all((Path(__file__).parent / "central.txt").read_text("utf-8"))
