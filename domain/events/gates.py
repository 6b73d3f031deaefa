"""What happened at a gate: its poll opened, votes cast, the decision with its evidence, and what followed."""

from typing import ClassVar

import msgspec

from domain.events.base import Event
from domain.events.golives import Counts
from domain.plan import AnyCriterion
from domain.terms import Code, Moment, Reason, ReportId, Severity, Verdict, VoteValue


class GateEvent(Event, frozen=True, kw_only=True):
    """Something happened at one gate, which is an activity of the plan."""

    gate: Code


class PollOpened(GateEvent, frozen=True, kw_only=True):
    """Every seat is asked, or asked anew: what was answered before counts no more."""

    TOPIC: ClassVar[str] = "gate.poll_opened"


class VoteCast(GateEvent, frozen=True, kw_only=True):
    """What a seat answers, or that it is vacant; ``deputy`` when somebody stands in for it.

    A condition has an owner and a time; its words stand beside the event.
    """

    TOPIC: ClassVar[str] = "gate.voted"

    seat: Code
    vote: VoteValue
    deputy: bool = False
    by_phone: bool = False
    reason: Reason | None = None
    owner: Code | None = None
    due: Moment | None = None


class SetCondition(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What must still be done: by whom, by when. Its words stand beside the decision, or the vote ``of``."""

    owner: Code
    due: Moment
    of: ReportId | None = None


class StoodCriterion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A criterion as it stood; ``met`` is None where people judge and nobody said."""

    criterion: AnyCriterion
    met: bool | None = None
    value: int | None = None
    target: int | None = None


class StoodVote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A seat as it stood: ``age`` in minutes; no vote, no report."""

    seat: Code
    vote: VoteValue | None = None
    report_id: ReportId | None = None
    age: int | None = None
    expired: bool = False
    deputy: bool = False
    by_phone: bool = False


class OpenDeviation(msgspec.Struct, frozen=True, kw_only=True):
    """Something out of order that nobody had acknowledged, and the report that showed it."""

    report_id: ReportId
    name: str


class OpenIssue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A problem that was not solved."""

    issue: Code
    severity: Severity | None = None
    patient_safety: bool = False
    accepted: bool = False


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision stood on, stored with it: at the log position ``position``."""

    position: int
    counts: Counts
    criteria: tuple[StoodCriterion, ...]
    votes: tuple[StoodVote, ...]
    deviations: tuple[OpenDeviation, ...]
    issues: tuple[OpenIssue, ...]


class GateDecided(GateEvent, frozen=True, kw_only=True):
    """The commander has decided; ``against`` whose no-go, ``missing`` whose vote. Why stands beside it."""

    TOPIC: ClassVar[str] = "gate.decided"

    verdict: Verdict
    evidence: Evidence
    reason: Reason | None = None
    against: tuple[Code, ...] = ()
    missing: tuple[Code, ...] = ()
    conditions: tuple[SetCondition, ...] = ()


class DecisionConfirmed(GateEvent, frozen=True, kw_only=True):
    """The deputy's second signature; from here the gate lets go what waits for it."""

    TOPIC: ClassVar[str] = "gate.confirmed"


class DecisionWithdrawn(GateEvent, frozen=True, kw_only=True):
    """The decision is taken back; its words stand beside the event."""

    TOPIC: ClassVar[str] = "gate.withdrawn"


class ConditionClosed(GateEvent, frozen=True, kw_only=True):
    """What a decision was bound to is done: its ``condition``, counted from 1."""

    TOPIC: ClassVar[str] = "gate.condition_closed"

    decision: ReportId
    condition: int
