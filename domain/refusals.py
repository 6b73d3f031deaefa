"""Every reason for refusing a command. A refusal is an answer, not an accident.

    Refused
    ├── Unknown          UnknownGoLive  UnknownActivity  UnknownLocation  UnknownActor  UnknownSystem
    │                    UnknownCounter  UnknownIssue  UnknownReport  UnknownRole
    │                    UnknownArea  UnknownGate  UnknownSeat  UnknownCondition
    ├── Malformed        ReasonMissing  SubjectMissing  ReportIdReused  CodeTaken  NothingToCorrect
    │                    TimeOutOfRange  MalformedId  ShiftUnclear  ScopeUnclear
    │                    ConditionMissing
    ├── NotYours         OwnWork  SameHands
    └── Guarded          NotComplete  AlreadyAnnounced  NotAnnounced  NothingToWaive  NotAmendable
                         PlanMoved  AlreadyFrozen  NotFrozen  NothingToShift
                         NotHeld  PollNotOpen  AlreadyDecided  NotDecided  NothingToConfirm
                         AgainstNoGo  SeatsMissing  NotRehearsed  NotBegun

Each carries ``field``, the field of the command that is at fault, and data for the sentence; the
reason's name in kebab case is ``reason``. What they mean over HTTP stands in web/errors.py.
"""

import re


class Reasoned(Exception):
    """Whatever can stand in the way of an answer has a name for it."""

    @property
    def reason(self) -> str:
        """The name of the reason, as scripts see it: ``own-work``."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", type(self).__name__).lower()


class Refused(Reasoned):
    """A command was not recorded. ``str()`` gives the sentence; ``field`` names the fault's place."""

    def __init__(self, detail: str, field: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.field = field


class Unknown(Refused):
    """The command names something that is not in the plan or the log."""

    what = ""

    def __init__(self, code: str, field: str | None = None) -> None:
        super().__init__(f"There is no {self.what} {code!r} here.", field or self.what)
        self.code = code


class UnknownGoLive(Unknown):
    what = "golive"


class UnknownActivity(Unknown):
    what = "activity"


class UnknownLocation(Unknown):
    what = "location"


class UnknownActor(Unknown):
    what = "actor"


class UnknownSystem(Unknown):
    what = "system"


class UnknownCounter(Unknown):
    what = "counter"


class UnknownIssue(Unknown):
    what = "issue"


class UnknownRole(Unknown):
    """Told by a role that neither every place has nor the plan names (rule 18)."""

    what = "role"


class UnknownArea(Unknown):
    what = "area"


class UnknownGate(Unknown):
    what = "gate"


class UnknownSeat(Unknown):
    what = "seat"


class UnknownCondition(Unknown):
    """The decision that stands has no condition of that number."""

    what = "condition"


class UnknownReport(Unknown):
    what = "report"

    def __init__(self, code: str) -> None:
        super().__init__(code, "of")


class Malformed(Refused):
    """The command contradicts itself or leaves out what it must say."""


class ReasonMissing(Malformed):
    def __init__(self, kind: str) -> None:
        super().__init__(f"{kind!r} needs a reason code or a note.", "reason")


class SubjectMissing(Malformed):
    def __init__(self) -> None:
        super().__init__("Name an actor or a location.", "actor")


class ReportIdReused(Malformed):
    def __init__(self, report_id: str) -> None:
        super().__init__(f"Report {report_id} was recorded with other content.", "report_id")


class CodeTaken(Malformed):
    def __init__(self, field: str, code: str) -> None:
        super().__init__(f"{code!r} is taken.", field)


class ShiftUnclear(Malformed):
    def __init__(self) -> None:
        super().__init__("Say by how many minutes, or to which start; not both.", "by_minutes")


class ScopeUnclear(Malformed):
    def __init__(self) -> None:
        super().__init__("Name a system or a location; neither is all.", "location")


class MalformedId(Malformed):
    def __init__(self, field: str, said: str) -> None:
        super().__init__(f"{said[:80]!r} is no id: at most 32 letters, digits and ._- only.", field)


class NothingToCorrect(Malformed):
    def __init__(self, field: str) -> None:
        super().__init__(f"That report has no {field!r} to correct.", f"to.{field}")


class TimeOutOfRange(Malformed):
    def __init__(self, field: str) -> None:
        super().__init__("That cannot have been, or be, the time.", field)


class ConditionMissing(Malformed):
    def __init__(self, field: str = "conditions") -> None:
        super().__init__("Go with conditions says which: each has an owner, a time, words.", field)


class NotYours(Refused):
    """Four eyes (rule 6): these hands may not do this, whoever they belong to."""


class OwnWork(NotYours):
    def __init__(self, activity: str) -> None:
        super().__init__(f"Nobody approves her own work: {activity}.", "activity")


class SameHands(NotYours):
    def __init__(self, code: str, what: str = "waiver", field: str = "activity") -> None:
        super().__init__(f"The {what} of {code} is confirmed by somebody else.", field)


class Guarded(Refused):
    """A decision of the centre whose conditions do not hold."""


class NotComplete(Guarded):
    """``missing`` maps each unmet condition of rule 8 to the codes that stand in the way. It is empty where
    no actor and no mandatory activity says since when."""

    def __init__(self, missing: dict[str, tuple[str, ...]]) -> None:
        parts = "; ".join(f"{name}: {', '.join(codes[:5])}" for name, codes in missing.items())
        parts = parts or "No actor and no mandatory activity says since when"
        super().__init__(f"Full transition cannot be announced yet. {parts}.")
        self.missing = missing


class AlreadyAnnounced(Guarded):
    def __init__(self) -> None:
        super().__init__("Full transition is announced already.")


class NotAnnounced(Guarded):
    def __init__(self) -> None:
        super().__init__("There is no announcement to withdraw.")


class NothingToWaive(Guarded):
    def __init__(self, activity: str) -> None:
        super().__init__(f"{activity} is neither skipped nor cancelled nor waived.", "activity")


class NotAmendable(Guarded):
    def __init__(self, report_id: str) -> None:
        super().__init__(
            f"{report_id} is a decision: it is withdrawn or decided anew, never struck or corrected.",
            "of",
        )


class PlanMoved(Guarded):
    def __init__(self, made_on: int, stands_at: int, field: str = "made_on") -> None:
        super().__init__(
            f"The plan was changed at p{stands_at}, after p{made_on}; look at the difference again.",
            field,
        )


class AlreadyFrozen(Guarded):
    """The first freeze is made once; after it the baseline moves by a reason only."""

    def __init__(self, *, moved: bool) -> None:
        super().__init__(
            "The plan was frozen before; a new baseline is set with a reason."
            if moved
            else "The plan as it stands is the baseline already."
        )


class NotFrozen(Guarded):
    def __init__(self) -> None:
        super().__init__("The plan has no baseline yet; it is frozen first.")


class NotHeld(Guarded):
    def __init__(self, scope: str) -> None:
        super().__init__(f"There is no hold of {scope} to end.")


class NotRehearsed(Guarded):
    def __init__(self) -> None:
        super().__init__("No rehearsal of this very plan has been accepted yet.")


class NotBegun(Guarded):
    def __init__(self, golive: str) -> None:
        super().__init__(f"Nothing has begun in {golive}: it shows nothing yet.", "number")


class NothingToShift(Guarded):
    """No difference, or no fixed time that a new start could be measured from."""

    def __init__(self, field: str) -> None:
        super().__init__("That moves no time of this plan.", field)


class PollNotOpen(Guarded):
    def __init__(self, gate: str) -> None:
        super().__init__(f"Nobody has been asked at {gate}: open its poll first.", "gate")


class AlreadyDecided(Guarded):
    def __init__(self, gate: str) -> None:
        super().__init__(
            f"{gate} is decided: ask its panel anew, or withdraw the decision.", "gate"
        )


class NotDecided(Guarded):
    def __init__(self, gate: str) -> None:
        super().__init__(f"No decision stands at {gate}.", "gate")


class NothingToConfirm(Guarded):
    def __init__(self, gate: str) -> None:
        super().__init__(f"No decision at {gate} waits to be confirmed.", "gate")


class AgainstNoGo(Guarded):
    """Rule 7: going on in spite of a no-go is said with its reason. ``seats`` said it."""

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(
            f"Say why it goes on in spite of the no-go of {', '.join(seats)}.", "reason"
        )
        self.seats = seats


class SeatsMissing(Guarded):
    """``seats`` are mandatory and have no vote that is still good."""

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(f"Say why it goes on without {', '.join(seats)}.", "reason")
        self.seats = seats
