"""Issues from minute one (rule 16): raised, triaged, accepted by the commander, solved."""

from typing import ClassVar

from domain.events.base import Event
from domain.terms import Code, Moment, Severity


class IssueEvent(Event, frozen=True, kw_only=True):
    """Something happened to one issue."""

    issue: Code


class IssueRaised(IssueEvent, frozen=True, kw_only=True):
    """A problem that outlives its activity. Its title is free text and stands beside the event."""

    TOPIC: ClassVar[str] = "issue.raised"

    severity: Severity | None = None
    area: Code | None = None
    patient_safety: bool = False
    owner: Code | None = None
    location: Code | None = None
    activity: Code | None = None
    promised: Moment | None = None


class IssueTriaged(IssueEvent, frozen=True, kw_only=True):
    """Severity, area, owner or promised time were set; what is absent stays as it was."""

    TOPIC: ClassVar[str] = "issue.triaged"

    severity: Severity | None = None
    area: Code | None = None
    patient_safety: bool | None = None
    owner: Code | None = None
    promised: Moment | None = None


class IssueAccepted(IssueEvent, frozen=True, kw_only=True):
    """The commander goes on in spite of this patient-safety issue, by name (rule 8)."""

    TOPIC: ClassVar[str] = "issue.accepted"


class IssueSolved(IssueEvent, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "issue.solved"
