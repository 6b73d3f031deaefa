"""Who was heard when: silence is measured from the last thing a party said (docs/rules.md, rule 14)."""

from functools import lru_cache

from domain.amend import struck_ids
from domain.entities import Heard
from domain.events import (
    ActivityEvent,
    ActorCheckedIn,
    ActorCompleted,
    Amendment,
    CallUnanswered,
    CareModeReported,
    ContactEvent,
    Event,
    IssueEvent,
    LocationReceived,
    NoteWritten,
    ReportStruck,
)
from domain.recorded import Recorded
from domain.tables import Ref, Run
from domain.terms import key

Touched = set[Ref]
NEVER = Heard(None, 0)
NOBODY: frozenset[str] = frozenset()


def heard(run: Run, recorded: Recorded, touched: Touched) -> None:
    """Remember when each party last said anything; the centre's own words do not count."""
    event = recorded.event
    if isinstance(event, ReportStruck):
        _unheard(run, event.of, touched)
        return
    for party in _parties(run, event):
        last = run.heard.get(party)
        if last is None or last.at is None or last.at < recorded.occurred_at:
            run.heard[party] = Heard(recorded.occurred_at, recorded.position)
        touched.add(_thing(party))


def _parties(run: Run, event: Event) -> frozenset[str]:
    match event:
        case CallUnanswered() | NoteWritten() | Amendment():
            return NOBODY
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
            return NOBODY


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


def _unheard(run: Run, report_id: str, touched: Touched) -> None:
    """What was struck was not said; look back for what the party said before. One pass, and rare."""
    report = run.reports.get(report_id)
    if report is None:
        return
    struck = struck_ids(run.reports.values())
    for party in _parties(run, report.event):
        said = [
            r
            for r in run.reports.values()
            if r.report_id not in struck and party in _parties(run, r.event)
        ]
        last = max(said, key=lambda r: r.occurred_at, default=None)
        run.heard[party] = Heard(last.occurred_at, last.position) if last else NEVER
        touched.add(_thing(party))
