"""Reading the night's script: one line a report, in words close to what is said in the room.

``stories.txt`` tells what did not go by itself, place by place; an activity that is told of there is
told of there whole. ``evening.txt`` tells what the room itself said and did. Facts are that the last
actor was complete at 21:37, that it was announced some minutes before the plan, and that leaders sat
in the town hall, with cake; every other minute, trouble and word is made up.

    line    = [#label] occurred recorded by [<teller] [!deviation] kind subject… [field=value…] [| words]
    subject = as the kind takes it; ``moa.f`` is the activity in that slot of Moa's list
    time    = 21:14 or 21:14:05; recorded may be +15, seconds after it occurred

``<vaktleder`` is a role, ``<@approver-bolig`` a person; ``of`` takes the label of an earlier line.
"""

import re
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from examples.aalesund_2023.hours import at, seconds
from examples.aalesund_2023.scribe import step
from examples.parts import Step

SUBJECTS = {
    "system": ("system", "state"),
    "care_mode": ("location", "mode"),
    "received": ("location",),
    "checked_in": ("location",),
    "complete": ("actor",),
    "count": ("counter", "value"),
    "called": ("location", "seconds"),
    "no_answer": ("location", "again_at"),
    "promised": ("location", "due"),
    "issue": ("issue",),
    "triaged": ("issue",),
    "accepted": ("issue",),
    "solved": ("issue",),
    "corrected": ("of",),
    "struck": ("of", "reason"),
    "acknowledged": ("of",),
    "note": (),
    "announced": (),
    "poll_opened": ("gate",),
    "voted": ("gate", "seat", "vote"),
    "decided": ("gate", "verdict"),
    "decision_confirmed": ("gate",),
    "condition_closed": ("gate", "condition"),
}
"""What stands after a kind without its field's name; all other kinds take the activity."""

_LINE = re.compile(
    r"(?:#(?P<label>\S+) )?(?P<occurred>\d\d:\d\d(?::\d\d)?) (?P<recorded>\S+) (?P<by>\S+)"
    r"(?: <(?P<told>\S+))?(?: !(?P<deviation>\S+))? (?P<kind>\w+)(?P<rest>[^|]*)(?:\| (?P<words>.+))?"
)
_TIME = re.compile(r"\d\d:\d\d(?::\d\d)?")


class Spoken(NamedTuple):
    """One line of the script: the step, and the deviation it is meant to show."""

    step: Step
    activity: str | None
    deviation: str | None


def script() -> str:
    """The whole script, as it stands beside this module."""
    home = Path(__file__).parent
    return "".join((home / name).read_text("utf-8") for name in ("stories.txt", "evening.txt"))


def read(script: str, codes: dict[str, str]) -> list[Spoken]:
    """The lines of ``script``; ``codes`` maps ``moa.f`` to the activity's code."""
    spoken: list[Spoken] = []
    labels: dict[str, str] = {}
    for line in script.splitlines():
        if not line or line.startswith("== "):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise ValueError(f"not a line of the script: {line}")
        said = _spoken(found, codes, labels)
        if found["label"]:
            labels[found["label"]] = said.step.command.report_id
        spoken.append(said)
    return spoken


def _spoken(found: re.Match[str], codes: dict[str, str], labels: dict[str, str]) -> Spoken:
    fields = _fields(found["kind"], found["rest"].split(), codes, labels)
    if found["words"]:
        fields["title" if found["kind"] in ("issue", "added") else "note"] = found["words"].strip()
    occurred = at(found["occurred"])
    told = f"role:{found['told']}" if found["told"] else None
    if told and told.startswith("role:@"):
        told = told.replace("role:@", "person:")
    recorded = _when(found["recorded"], occurred)
    made = step(found["by"], found["kind"], occurred, recorded, told, **fields)
    return Spoken(made, fields.get("activity"), found["deviation"])


def _when(text: str, occurred: datetime) -> datetime:
    return occurred + seconds(int(text)) if text[0] in "+-" else at(text)


def _fields(
    kind: str, words: list[str], codes: dict[str, str], labels: dict[str, str]
) -> dict[str, Any]:
    given: dict[str, Any] = {}
    names = iter(SUBJECTS.get(kind, ("activity",)))
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            name, value = next(names), word
        home, _, field = name.rpartition(".")
        target = given.setdefault(home, {}) if home else given
        target[field] = labels[value] if field == "of" else _value(value, codes)
    for several in ("conditions", "met"):
        if several in given:
            given[several] = [given[several]]
    return given


def _value(text: str, codes: dict[str, str]) -> Any:
    if _TIME.fullmatch(text):
        return at(text)
    if text in ("yes", "no"):
        return text == "yes"
    return int(text) if text.isdigit() else codes.get(text, text)
