"""How issues and contacts take in a report."""

from datetime import datetime
from typing import Any

import msgspec

from domain.amend import Effective
from domain.entities import Contact, Issue
from domain.events import (
    CallMade,
    CallUnanswered,
    IssueAccepted,
    IssueRaised,
    IssueSolved,
    IssueTriaged,
    NewsPromised,
)
from domain.terms import SEVERITIES, Severity

_TRIAGE = ("severity", "area", "patient_safety", "owner", "promised")


def take_issue(issue: Issue, said: Effective) -> Issue:
    """Raised, triaged, accepted, solved; what a triage leaves out stays as it was.

    The first acceptance and the first solution stand. Whoever accepted it accepted what was known of it.
    """
    recorded = said.recorded
    match recorded.event:
        case IssueRaised() as event:
            return msgspec.structs.replace(
                issue,
                raised_by=recorded.report_id,
                raised_at=recorded.occurred_at,
                location=event.location,
                activity=event.activity,
                **_given(event),
            )
        case IssueTriaged() as event:
            triaged = msgspec.structs.replace(issue, **_given(event))
            if _graver(issue, triaged):
                triaged = msgspec.structs.replace(triaged, accepted_by=None)
            return triaged
        case IssueAccepted():
            by = issue.accepted_by or recorded.recorded_by
            return msgspec.structs.replace(issue, accepted_by=by)
        case solved:
            assert isinstance(solved, IssueSolved)
            first = issue.solved_at or recorded.occurred_at
            return msgspec.structs.replace(issue, solved_at=first)


def _graver(before: Issue, after: Issue) -> bool:
    """Whether patients came into it, or it weighs more; untriaged weighs least."""
    endangers = after.patient_safety and not before.patient_safety
    return endangers or _weight(after.severity) > _weight(before.severity)


def _weight(severity: Severity | None) -> int:
    return -1 if severity is None else SEVERITIES.index(severity)


def _given(event: IssueRaised | IssueTriaged) -> dict[str, Any]:
    return {name: getattr(event, name) for name in _TRIAGE if getattr(event, name) is not None}


def take_contact(contact: Contact, said: Effective) -> Contact:
    """A call that was answered ends the unanswered ones and the promise that was due by then."""
    at = said.recorded.occurred_at
    match said.recorded.event:
        case CallMade():
            return msgspec.structs.replace(
                contact,
                told_at=at,
                called_at=at,
                unanswered=0,
                again_at=None,
                promised=_still_due(contact.promised, at),
            )
        case CallUnanswered(again_at=again):
            return msgspec.structs.replace(
                contact,
                told_at=at,
                called_at=at,
                unanswered=contact.unanswered + 1,
                again_at=again,
            )
        case NewsPromised(due=due):
            return msgspec.structs.replace(contact, told_at=at, promised=due, promised_at=at)
        case _:
            return contact


def _still_due(promised: datetime | None, at: datetime) -> datetime | None:
    return promised if promised is not None and promised > at else None
