"""What the centre itself decides, strictly guarded, and what is set up before the night."""

from domain.clock import Clock
from domain.commands.base import ActivityCommand, Command, IssueCommand, ReasonedCommand
from domain.commands.gates import GateDecision
from domain.commands.reports import AmendmentCommand
from domain.events.golives import FuzzyDate
from domain.mapping import Mapping
from domain.plan import Difference, Lag, Plan
from domain.terms import Code, Moment, Reason, RunKind, Text


class WaiveActivity(ReasonedCommand, frozen=True, kw_only=True, tag="waived"):
    pass


class ConfirmWaiver(ActivityCommand, frozen=True, kw_only=True, tag="waiver_confirmed"):
    pass


class AcceptIssue(IssueCommand, frozen=True, kw_only=True, tag="accepted"):
    pass


class AnnounceTransition(Command, frozen=True, kw_only=True, tag="announced"):
    pass


class WithdrawAnnouncement(Command, frozen=True, kw_only=True, tag="withdrawn"):
    note: Text


class FreezePlan(Command, frozen=True, kw_only=True, tag="frozen"):
    """The plan that was looked at, up to ``seen_position``, becomes the baseline."""

    note: Text | None = None


class RebaselinePlan(Command, frozen=True, kw_only=True, tag="rebaselined"):
    """The plan that was looked at becomes the baseline anew, with a reason code or a note."""

    reason: Reason | None = None
    note: Text | None = None


class ShiftPlan(Command, frozen=True, kw_only=True, tag="shifted"):
    """All fixed times, by a difference or so that the plan begins at ``to_start``: one of the two."""

    by_minutes: Lag | None = None
    to_start: Moment | None = None
    reason: Reason | None = None
    note: Text | None = None


class AcceptRehearsal(Command, frozen=True, kw_only=True, tag="rehearsal_accepted"):
    """Of the live run that it belongs to, by its number."""

    number: int
    note: Text | None = None


class HoldWork(Command, frozen=True, kw_only=True, tag="held"):
    """Of all, a system or a location; said again while it stands it gives another reason, owner or time."""

    system: Code | None = None
    location: Code | None = None
    reason: Reason | None = None
    owner: Code | None = None
    eta: Moment | None = None
    note: Text | None = None


class ResumeWork(Command, frozen=True, kw_only=True, tag="resumed"):
    """The hold of just this: of all, of the system, or of the location."""

    system: Code | None = None
    location: Code | None = None
    note: Text | None = None


class CreateRun(Command, frozen=True, kw_only=True, tag="create"):
    """A run from a plan that was checked before; ``title`` is what the strip of every page says."""

    title: str
    plan: Plan
    run_kind: RunKind = "live"
    number: int = 0
    zone: str = "Europe/Oslo"
    clock: Clock = Clock()
    programme: Code | None = None
    unit: str | None = None
    mapping: Mapping | None = None


class ChangePlan(Command, frozen=True, kw_only=True, tag="plan"):
    """A checked re-import, made on the plan as it stood at the log position ``made_on``."""

    made_on: int
    difference: Difference
    mapping: Mapping | None = None


class RecordWentLive(Command, frozen=True, kw_only=True, tag="went_live"):
    unit: str
    unit_kind: str
    date: FuzzyDate


class StrikeWentLive(AmendmentCommand, frozen=True, kw_only=True, tag="went_live_struck"):
    """Into a programme, as ``RecordWentLive``: of a go-live it strikes nothing."""

    reason: Reason | None = None


Decision = (
    WaiveActivity
    | ConfirmWaiver
    | AcceptIssue
    | AnnounceTransition
    | WithdrawAnnouncement
    | FreezePlan
    | RebaselinePlan
    | ShiftPlan
    | HoldWork
    | ResumeWork
    | AcceptRehearsal
    | GateDecision
)
"""What the centre itself decides, strictly guarded; each has a route of its own."""

Housekeeping = CreateRun | ChangePlan | RecordWentLive
