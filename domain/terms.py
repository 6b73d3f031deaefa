"""The closed word lists of the room, as types: statuses, results, reasons, system states, care modes.

One word a thing, in code, wire and documents alike. A code list here is a promise to scripts and
to stored events: words may be added, never renamed.
"""

import re
import unicodedata
from datetime import datetime
from typing import Annotated, Literal, get_args

import msgspec

Status = Literal[
    "planned",
    "started",
    "done",
    "approved",
    "blocked",
    "failed",
    "skipped",
    "cancelled",
    "waived",
    "reopened",
    "rejected",
]
Result = Literal["ok", "workaround", "remark"]
Reason = Literal[
    "network",
    "access",
    "printing",
    "integration",
    "data",
    "staffing",
    "supplier",
    "user",
    "other",
    "undo",
]
SystemKind = Literal["legacy", "new"]
SystemState = Literal["on", "read_only", "off", "fault", "open"]
CareMode = Literal["old", "read-only", "paper", "ready", "new", "back-entered"]
Severity = Literal["minor", "major", "critical"]
ActivityType = Literal["activity", "milestone", "gate", "system_down", "system_up", "message"]
VoteValue = Literal["go", "conditions", "no-go", "abstain", "vacant"]
Verdict = Literal["go", "conditions", "no-go"]
RunKind = Literal["live", "rehearsal"]
Precision = Literal["day", "month", "season", "year"]

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
STATUSES: tuple[Status, ...] = get_args(Status)
REASONS: tuple[Reason, ...] = get_args(Reason)

AREAS: tuple[str, ...] = tuple(reason for reason in REASONS if reason != "undo")
"""What an issue can be about anywhere; a plan lists its own beside them (domain/lists.py)."""

ROLES: tuple[str, ...] = (
    *("vaktleder", "vaktleiar", "shift leader"),
    *("avdelingsleder", "avdelingsleiar", "ward manager"),
    *("leder", "leiar", "manager"),
    *("vakt", "on duty"),
    *("superbruker", "superbrukar", "super-user"),
    *("fagansvarlig", "fagansvarleg", "clinical lead"),
    *("vikar", "stand-in"),
)
"""Who answers the telephone at any place, in nb, nn and en; a plan lists its own beside them."""

END = r"$(?!\n)"
"""The very end: Python's own ``$`` would let a line break through, and ``\\Z`` is not JSON Schema."""

Code = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9ÆØÅæøå._-]{1,32}" + END)]
"""The name of a thing as the people write it: ``A-112``, ``moa``, ``epj1``."""

_ROLE = r"[a-zæøå][a-zæøå0-9 -]{0,38}"

TellerRole = Annotated[str, msgspec.Meta(pattern=f"^{_ROLE}{END}")]
"""A role at an actor, as it stands behind ``role:``."""

Teller = Annotated[str, msgspec.Meta(pattern=f"^(person:[A-Za-z0-9-]{{1,40}}|role:{_ROLE}){END}")]
"""Who said it: a person by reference, or a role at the actor. Never a name: which roles there are
is a closed list (domain/lists.py; docs/rules.md, rule 18)."""

Person = Annotated[str, msgspec.Meta(pattern=r"^person:[A-Za-z0-9-]{1,40}" + END)]

ReportId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9-]{8,64}" + END)]
"""Made by the client, UUIDv7 by custom; the same id is the same report for ever (rule 19)."""

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""A time with its offset; one without is refused at the door."""

Quantity = Annotated[int, msgspec.Meta(ge=0)]
"""So many patients, minutes or confirmations."""

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=2000, pattern=r"^[^\x00]+" + END)]
"""Free text from the field. It lives in an erasable column, never in the hashed state (rule 18)."""


def key(code: str) -> str:
    """The form in which codes are compared: NFC and case-folded, so ``a-112`` is ``A-112``."""
    if code.isascii():
        return code.lower()
    return unicodedata.normalize("NFC", code).casefold()


REHEARSAL = re.compile(r"-r(?P<number>\d+)\Z", re.IGNORECASE)
"""How the id of a rehearsal ends, and no other (web/founding.py): ``moa-r1`` is the first one of ``moa``."""


def live_run(run: str) -> str:
    """The live run that a rehearsal belongs to; of any other run, itself."""
    return REHEARSAL.sub("", run)
