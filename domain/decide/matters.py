"""Deciding calls, promises, notes and issues."""

from typing import TypedDict

from domain import commands as c
from domain import events as e
from domain.decide.activities import next_code
from domain.decide.case import Case, area_of, check_places, find
from domain.refusals import CodeTaken, SubjectMissing, UnknownIssue
from domain.terms import key

Contacting = c.LogCall | c.LogNoAnswer | c.LogPromise | c.WriteNote


class _Contact(TypedDict):
    """What every contact's event carries of its command."""

    actor: str | None
    location: str | None
    activity: str | None


def call(case: Case, command: c.LogCall) -> e.CallMade:
    """A call that was answered. Refused: ``SubjectMissing`` and unknown places."""
    return e.CallMade(**_with_party(case, command), seconds=command.seconds)


def no_answer(case: Case, command: c.LogNoAnswer) -> e.CallUnanswered:
    """A call that was not. Refused: ``SubjectMissing`` and unknown places."""
    return e.CallUnanswered(**_with_party(case, command), again_at=command.again_at)


def promise(case: Case, command: c.LogPromise) -> e.NewsPromised:
    """News promised by a time. Refused: ``SubjectMissing`` and unknown places."""
    return e.NewsPromised(**_with_party(case, command), due=command.due)


def note(case: Case, command: c.WriteNote) -> e.NoteWritten:
    """Words for the log, about a party, an activity or the room. Refused: unknown places."""
    return e.NoteWritten(**_contact(case, command))


def _with_party(case: Case, command: Contacting) -> _Contact:
    """Nobody calls, or is promised anything by, the room at large."""
    if command.actor is None and command.location is None:
        raise SubjectMissing
    return _contact(case, command)


def _contact(case: Case, command: Contacting) -> _Contact:
    actor, location, activity = command.actor, command.location, command.activity
    check_places(case.run, activity=activity, actor=actor, location=location)
    return _Contact(actor=actor, location=location, activity=activity)


def raise_issue(case: Case, command: c.RaiseIssue) -> e.IssueRaised:
    """A new issue. Refused: ``CodeTaken``, ``UnknownArea``, unknown places or owner."""
    code = command.issue or next_code(case.run.issues, "S")
    if key(code) in case.run.issues:
        raise CodeTaken("issue", code)
    check_places(
        case.run, activity=command.activity, location=command.location, owner=command.owner
    )
    return e.IssueRaised(
        issue=code,
        severity=command.severity,
        area=area_of(case.run, command.area),
        patient_safety=command.patient_safety,
        owner=command.owner,
        location=command.location,
        activity=command.activity,
        promised=command.promised,
    )


def triage(case: Case, command: c.TriageIssue) -> e.IssueTriaged:
    """Severity, area, owner, promise. Refused: ``UnknownIssue``, ``UnknownArea``, ``UnknownActor`` (owner)."""
    issue = find(case.run.issues, command.issue, UnknownIssue)
    check_places(case.run, owner=command.owner)
    return e.IssueTriaged(
        issue=issue.code,
        severity=command.severity,
        area=area_of(case.run, command.area),
        patient_safety=command.patient_safety,
        owner=command.owner,
        promised=command.promised,
    )


def accept(case: Case, command: c.AcceptIssue) -> e.IssueAccepted:
    """The commander goes on in spite of it. Refused: ``UnknownIssue``."""
    issue = find(case.run.issues, command.issue, UnknownIssue)
    return e.IssueAccepted(issue=issue.code, already=issue.accepted_by is not None)


def solve(case: Case, command: c.SolveIssue) -> e.IssueSolved:
    """Solved. Refused: ``UnknownIssue``."""
    issue = find(case.run.issues, command.issue, UnknownIssue)
    return e.IssueSolved(issue=issue.code, already=issue.solved_at is not None)
