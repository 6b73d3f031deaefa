"""One report as boards tell it: what it says now, what it said first, and what was said of it later."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from domain import events as e
from domain.amend import correctable, effective, struck_ids
from domain.entities import Entity
from domain.events import Amendment, Event, GateEvent
from domain.recorded import Recorded
from domain.tables import Run
from domain.terms import key
from projections.board import Row
from projections.times import stamp
from projections.touched import thing_of

KINDS: dict[type[Event], str] = {
    e.ActivityStarted: "started",
    e.ActivityDone: "done",
    e.ActivityApproved: "approved",
    e.ActivityRejected: "rejected",
    e.ActivityBlocked: "blocked",
    e.ActivityUnblocked: "unblocked",
    e.ActivityEtaMoved: "eta",
    e.ActivityFailed: "failed",
    e.ActivitySkipped: "skipped",
    e.ActivityCancelled: "cancelled",
    e.ActivityReopened: "reopened",
    e.ActivityAdded: "added",
    e.ActivityWaived: "waived",
    e.WaiverConfirmed: "waiver_confirmed",
    e.SystemReported: "system",
    e.CareModeReported: "care_mode",
    e.SwitchOrdered: "ordered",
    e.LocationReceived: "received",
    e.ActorCheckedIn: "checked_in",
    e.ActorCompleted: "complete",
    e.CountReported: "count",
    e.CallMade: "called",
    e.CallUnanswered: "no_answer",
    e.NewsPromised: "promised",
    e.NoteWritten: "note",
    e.IssueRaised: "issue",
    e.IssueTriaged: "triaged",
    e.IssueAccepted: "accepted",
    e.IssueSolved: "solved",
    e.ReportCorrected: "corrected",
    e.ReportStruck: "struck",
    e.DeviationAcknowledged: "acknowledged",
    e.TextRedacted: "redacted",
    e.RunCreated: "create",
    e.PlanChanged: "plan",
    e.PlanFrozen: "frozen",
    e.PlanRebaselined: "rebaselined",
    e.PlanShifted: "shifted",
    e.WorkHeld: "held",
    e.RehearsalAccepted: "rehearsal_accepted",
    e.WorkResumed: "resumed",
    e.TransitionAnnounced: "announced",
    e.AnnouncementWithdrawn: "withdrawn",
    e.UnitWentLive: "went_live",
    e.PollOpened: "poll_opened",
    e.VoteCast: "voted",
    e.GateDecided: "decided",
    e.DecisionConfirmed: "decision_confirmed",
    e.DecisionWithdrawn: "decision_withdrawn",
    e.ConditionClosed: "condition_closed",
}
"""The kind under which each event is asked for on the wire; a test holds it against the commands."""

LATE = timedelta(minutes=5)
"""What was recorded longer than this after it occurred is a late entry (docs/rules.md, rule 3)."""

_NAMED = ("activity", "location", "actor", "system", "counter", "issue")
_SAID = ("state", "mode", "result", "reason", "value", "seconds", "eta", "due", "vote")
_CALLED = (
    *(
        ("reason", "why"),
        ("due", "promised"),
        ("due", "again_at"),
        ("value", "by_minutes"),
        ("value", "number"),
    ),
    *(("vote", "verdict"), ("value", "condition")),
)
"""Fields of events that a row calls by another name."""

_CORRECTABLE = (
    "occurred_at",
    "told_by",
    "result",
    "reason",
    "state",
    "mode",
    "eta",
    "value",
    "vote",
)

_NOTHING_NAMED: Row = dict.fromkeys((*_NAMED, "title", "seat"))
_NOTHING_SAID: Row = dict.fromkeys(_SAID)
_ALONE: Row = {
    "of": None,
    "of_position": None,
    "to": None,
    "acknowledged": False,
    "corrected_by": [],
    "was": {},
    "struck_by": None,
    "redacted": False,
}
"""A report that is about no other, and that no other is about."""


class Told(NamedTuple):
    """A report with its later words: ``said`` has the corrected values; the rest is empty without ``words``."""

    said: Recorded
    words: bool = False
    corrections: tuple[Recorded, ...] = ()
    strike: Recorded | None = None
    acknowledged: bool = False
    redacted: bool = False


def told(thing: Entity | None, recorded: Recorded) -> Told:
    """How ``recorded``, a report about ``thing``, counts today."""
    later = _later_words(thing, recorded)
    if not later:
        return Told(recorded)
    struck = struck_ids(later)
    about = [a for a in later if _of(a) == recorded.report_id and a.report_id not in struck]
    corrections = _corrections(recorded, about)
    said = effective((recorded, *corrections))[0].recorded if corrections else recorded
    return Told(
        said=said,
        words=bool(about),
        corrections=corrections,
        strike=struck.get(recorded.report_id),
        acknowledged=any(isinstance(a.event, e.DeviationAcknowledged) for a in about),
        redacted=any(isinstance(a.event, e.TextRedacted) for a in about),
    )


def _later_words(thing: Entity | None, recorded: Recorded) -> list[Recorded]:
    """Amendments in the history of a thing that came after one of its reports, in log order."""
    later: list[Recorded] = []
    for other in reversed(thing.history if thing else ()):
        if other.position <= recorded.position:
            break
        if isinstance(other.event, Amendment):
            later.append(other)
    return later[::-1]


def _corrections(recorded: Recorded, about: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """Those that are heeded; a correction itself is struck or told anew (domain/amend.py)."""
    if isinstance(recorded.event, Amendment):
        return ()
    return tuple(a for a in about if isinstance(a.event, e.ReportCorrected))


def _of(recorded: Recorded) -> str | None:
    return recorded.event.of if isinstance(recorded.event, Amendment) else None


# ---- the row


def report_row(run: Run, recorded: Recorded) -> Row:
    """The row of one report, all of whose later words are folded in ``run``."""
    thing = thing_of(run, recorded)
    now = told(thing, recorded)
    row = _envelope(recorded, now.said) | about(run, recorded.event) | says(now.said.event)
    if thing is not None and thing.deviations:
        found = (d for d in thing.deviations if d.report_id == recorded.report_id)
        row["deviations"] = [d.name for d in found]
    if isinstance(recorded.event, Amendment):
        row |= _reference(run, recorded.event)
    if now.words:
        row |= _story(recorded, now)
    return row


def about(run: Run, event: Event) -> Row:
    """The things a report names; of an amendment, what its report named."""
    if isinstance(event, Amendment):
        report = run.reports.get(event.of)
        return _NOTHING_NAMED if report is None else about(run, report.event)
    named = _NOTHING_NAMED | {name: getattr(event, name) for name in _names(type(event))}
    if isinstance(event, GateEvent):
        named["activity"], named["seat"] = event.gate, _seat(run, event)
    issue = run.issues.get(key(named["issue"])) if named["issue"] else None
    if issue is not None:
        named["location"], named["activity"] = issue.location, issue.activity
    activity = run.activities.get(key(named["activity"])) if named["activity"] else None
    if activity is not None:
        named["title"] = activity.plan.title or None
        if named["location"] is None and named["actor"] is None:
            named["location"], named["actor"] = activity.plan.location, activity.plan.actor
    return named


def _seat(run: Run, event: GateEvent) -> str | None:
    """What the plan calls the seat that voted."""
    gate = run.activities[key(event.gate)].gate
    if gate is None or not isinstance(event, e.VoteCast):
        return None
    titles = {key(seat.code): seat.title for seat in gate.plan.seats}
    return titles.get(key(event.seat), event.seat)


@cache
def _names(event: type[Event]) -> tuple[str, ...]:
    return tuple(name for name in _NAMED if name in event.__struct_fields__)


def says(event: Event) -> Row:
    """What a report says of the thing, as words and values."""
    if isinstance(event, e.ReportCorrected):
        return _NOTHING_SAID | {"reason": event.why}
    values = _values(type(event))
    return _NOTHING_SAID | {name: _plain(getattr(event, field)) for name, field in values}


@cache
def _values(event: type[Event]) -> tuple[tuple[str, str], ...]:
    """The fields of an event that are values, each with what a row calls it."""
    fields = (*((name, name) for name in _SAID), *_CALLED)
    return tuple((name, field) for name, field in fields if field in event.__struct_fields__)


def _plain(value: Any) -> Any:
    return stamp(value) if isinstance(value, datetime) else value


def _envelope(recorded: Recorded, said: Recorded) -> Row:
    return {
        "position": recorded.position,
        "report_id": recorded.report_id,
        "kind": KINDS[type(recorded.event)],
        "told_by": said.told_by,
        "recorded_by": recorded.recorded_by,
        "occurred_at": stamp(said.occurred_at),
        "known_at": stamp(said.known_at),
        "recorded_at": stamp(said.recorded_at),
        "late": said.known_at - said.occurred_at > LATE,
        "seen_position": recorded.seen_position,
        "imported": recorded.imported,
        "already": recorded.event.already,
        "deviations": [],
        "text": recorded.text,
    } | _ALONE


def _reference(run: Run, amendment: Amendment) -> Row:
    """Which report an amendment is about, and what a correction makes of it."""
    report = run.reports.get(amendment.of)
    return {
        "of": amendment.of,
        "of_position": None if report is None else report.position,
        "to": _to(amendment) if isinstance(amendment, e.ReportCorrected) else None,
    }


def _to(correction: e.ReportCorrected) -> Row:
    given = {name: getattr(correction, name) for name in _CORRECTABLE}
    return {name: _plain(value) for name, value in given.items() if value is not None}


def _story(recorded: Recorded, now: Told) -> Row:
    """What later words made of a report."""
    return {
        "acknowledged": now.acknowledged,
        "corrected_by": [c.position for c in now.corrections],
        "was": _was(recorded, now.corrections),
        "struck_by": None if now.strike is None else now.strike.position,
        "redacted": now.redacted,
        "text": None if now.redacted else recorded.text,
    }


def _was(recorded: Recorded, corrections: Iterable[Recorded]) -> Row:
    """What corrected fields said first, where they said anything."""
    names = [
        name
        for name in correctable(recorded.event)
        if any(getattr(c.event, name) is not None for c in corrections)
    ]
    first = {n: getattr(recorded, n, None) or getattr(recorded.event, n, None) for n in names}
    return {name: _plain(value) for name, value in first.items() if value is not None}
