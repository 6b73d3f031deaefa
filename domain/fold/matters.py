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

_TRIAGE = ("severity", "area", "patient_safety", "owner", "promised")


def take_issue(issue: Issue, said: Effective) -> Issue:
    """Raised, triaged, accepted, solved; what a triage leaves out stays as it was."""
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
            return msgspec.structs.replace(issue, **_given(event))
        case IssueAccepted():
            return msgspec.structs.replace(issue, accepted_by=recorded.recorded_by)
        case solved:
            assert isinstance(solved, IssueSolved)
            return msgspec.structs.replace(issue, solved_at=recorded.occurred_at)


def _given(event: IssueRaised | IssueTriaged) -> dict[str, Any]:
    return {name: getattr(event, name) for name in _TRIAGE if getattr(event, name) is not None}


def take_contact(contact: Contact, said: Effective) -> Contact:
    """A call that was answered ends the unanswered ones and the promise that was due by then."""
    at = said.recorded.occurred_at
    match said.recorded.event:
        case CallMade():
            return msgspec.structs.replace(
                contact,
                called_at=at,
                unanswered=0,
                again_at=None,
                promised=_still_due(contact.promised, at),
            )
        case CallUnanswered(again_at=again):
            return msgspec.structs.replace(
                contact, called_at=at, unanswered=contact.unanswered + 1, again_at=again
            )
        case NewsPromised(due=due):
            return msgspec.structs.replace(contact, promised=due)
        case _:
            return contact


def _still_due(promised: datetime | None, at: datetime) -> datetime | None:
    return promised if promised is not None and promised > at else None
