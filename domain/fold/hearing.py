"""Who was heard when: silence is measured from the last thing a party said (docs/rules.md, rule 14)."""

from datetime import datetime
from functools import lru_cache
from operator import attrgetter

from domain.amend import corrected_times, effective, struck_ids
from domain.entities import Entity, Heard
from domain.events import (
    ActivityAdded,
    ActivityEvent,
    ActivityWaived,
    ActorCheckedIn,
    ActorCompleted,
    Amendment,
    CallUnanswered,
    CareModeReported,
    ContactEvent,
    IssueEvent,
    LocationReceived,
    NoteWritten,
    ReportCorrected,
    ReportStruck,
    VoteCast,
    WaiverConfirmed,
)
from domain.fold.things import subject
from domain.recorded import Recorded
from domain.tables import Ref, Run
from domain.terms import key

Touched = set[Ref]
NEVER = Heard(None, 0)
NOBODY: frozenset[str] = frozenset()

_CENTRE = (CallUnanswered, NoteWritten, ActivityWaived, WaiverConfirmed, Amendment)
"""What the centre itself says or decides."""


def heard(run: Run, recorded: Recorded, touched: Touched) -> None:
    """Remember when each party last said anything; the centre's own words do not count."""
    event = recorded.event
    if isinstance(event, ReportStruck | ReportCorrected):
        _heard_anew(run, event, touched)
        return
    for party in _parties(run, recorded):
        last = run.heard.get(party)
        if last is None or last.at is None or last.at < recorded.occurred_at:
            run.heard[party] = Heard(recorded.occurred_at, recorded.position)
        touched.add(_thing(party))


def _parties(run: Run, recorded: Recorded) -> frozenset[str]:
    event = recorded.event
    if isinstance(event, _CENTRE):
        return NOBODY
    match event:
        case ActivityAdded() if recorded.told_by == recorded.recorded_by:
            return NOBODY  # a desk's own plan for them; on the phone it is their word
        case ActivityEvent(activity=code):
            plan = run.activities[key(code)].plan
            return _named(plan.actor, plan.location)
        case ActorCheckedIn(actor=actor) | ActorCompleted(actor=actor):
            return _named(actor, actor if key(actor) in run.locations else None)
        case ContactEvent():
            return _named(event.actor, event.location)
        case CareModeReported(location=place) | LocationReceived(location=place):
            return _named(None, place)
        case IssueEvent():
            return _named(None, getattr(event, "location", None))
        case _:
            return _seated(run, event) if isinstance(event, VoteCast) else NOBODY


def _seated(run: Run, event: VoteCast) -> frozenset[str]:
    """A vote is the word of who answers for the seat; that it is vacant is the centre's."""
    gate = run.activities[key(event.gate)].gate
    seats = () if gate is None or event.vote == "vacant" else gate.plan.seats
    actors = (seat.actor for seat in seats if key(seat.code) == key(event.seat))
    return _named(next(actors, None), None)


@lru_cache(maxsize=8_192)
def _named(actor: str | None, location: str | None) -> frozenset[str]:
    """Parties as they are heard: ``actor:ikt``, ``location:moa``."""
    named = {"actor": actor, "location": location}
    return frozenset(f"{kind}:{key(code)}" for kind, code in named.items() if code is not None)


@lru_cache(maxsize=8_192)
def _thing(party: str) -> Ref:
    """Where a party stands in the run."""
    kind, _, code = party.partition(":")
    return f"{kind}s", code


def _heard_anew(run: Run, amendment: Amendment, touched: Touched) -> None:
    """A report was struck, brought back or told for another time; it may have been the last one heard."""
    report = _amended(run, amendment)
    parties = NOBODY if report is None else _parties(run, report)
    if report is None or not parties:
        return
    at = _counts_at(run, report)
    for party in parties:
        last = run.heard.get(party, NEVER)
        if at is not None and (last.at is None or at >= last.at):
            run.heard[party] = Heard(at, report.position)
        elif last.position == report.position:
            run.heard[party] = _last_heard(run, party)
        touched.add(_thing(party))


def _amended(run: Run, amendment: Amendment) -> Recorded | None:
    """The report that an amendment, or an amendment of an amendment, is about in the end."""
    report = run.reports.get(amendment.of)
    while report is not None and isinstance(report.event, Amendment):
        report = run.reports.get(report.event.of)
    return report


def _counts_at(run: Run, report: Recorded) -> datetime | None:
    """When a report of a thing occurred, as it stands now; None while it is struck."""
    table, code = subject(run, report.event)
    thing: Entity | None = getattr(run, table).get(code)
    counting = effective(thing.history) if thing is not None else ()
    said = (s.recorded for s in counting if s.recorded.report_id == report.report_id)
    return next((r.occurred_at for r in said), None)


def _last_heard(run: Run, party: str) -> Heard:
    """Looked up among all reports, for the last one heard counts less than it did. One pass, and rare."""
    reports = run.reports.values()
    struck = struck_ids(reports)
    times = corrected_times(reports, struck)
    said = (
        Heard(times.get(r.report_id, r.occurred_at), r.position)
        for r in reports
        if r.report_id not in struck and party in _parties(run, r)
    )
    return max(said, key=attrgetter("at"), default=NEVER)
