"""How the centre and a place or an actor stand: when each was heard and called, and when news are due.

A location stands for the actor of the same code: they answer the same telephone.
"""

from bisect import bisect
from datetime import datetime
from operator import itemgetter
from typing import Literal, NamedTuple

from domain.entities import Contact
from domain.tables import Run
from projections.board import Row
from projections.times import stamp


class Due(NamedTuple):
    """Something that should be heard by ``at``; ``activity`` is the one at work past its time."""

    at: datetime
    why: Literal["check-in", "promise", "running"]
    activity: str | None = None


_NEVER_CALLED: Row = {"called_at": None, "unanswered": 0, "again_at": None}


def contact(run: Run, kind: str, code: str) -> Row:
    """The fields that tell of contact with ``kind`` ("location" or "actor") ``code``."""
    parties = _parties(run, kind, code)
    heard = _heard(run, parties)
    contacts = [c for party in parties if (c := run.contacts.get(party))]
    promised = min((c.promised for c in contacts if c.promised), default=None) if contacts else None
    checked_in, complete = _attendance(run, code)
    return {
        "heard_at": stamp(heard),
        "promised": stamp(promised),
        "checked_in_at": checked_in,
        "complete_at": complete,
        "news_due": _news_due(run, code, parties, contacts, heard),
    } | _calls(contacts)


def _attendance(run: Run, code: str) -> tuple[str | None, str | None]:
    """When the actor of that code checked in and was complete."""
    actor = run.actors.get(code)
    return (stamp(actor.checked_in_at), stamp(actor.complete_at)) if actor else (None, None)


def _heard(run: Run, parties: tuple[str, ...]) -> datetime | None:
    heard = (run.heard[party].at for party in parties if party in run.heard)
    return max((at for at in heard if at is not None), default=None)


def _calls(contacts: list[Contact]) -> Row:
    """The last call and what came of it."""
    called = [(c.called_at, c.party, c) for c in contacts if c.called_at is not None]
    if not called:
        return _NEVER_CALLED
    last = max(called)[2]
    return {
        "called_at": stamp(last.called_at),
        "unanswered": last.unanswered,
        "again_at": stamp(last.again_at),
    }


def _parties(run: Run, kind: str, code: str) -> tuple[str, ...]:
    """The names under which it is heard and called."""
    if kind == "location" and code in run.actors:
        return f"location:{code}", f"actor:{code}"
    return (f"{kind}:{code}",)


def _news_due(
    run: Run,
    code: str,
    parties: tuple[str, ...],
    contacts: list[Contact],
    heard: datetime | None,
) -> Row | None:
    """The earliest news that nothing heard since has answered (docs/rules.md, rule 14)."""
    expected = [
        *_check_in(run, code),
        *_running(run, parties, heard),
        *_promises(contacts, heard),
    ]
    unanswered = [due for due in expected if heard is None or due.at > heard]
    if not unanswered:
        return None
    due = min(unanswered, key=lambda d: (d.at, d.activity or ""))
    return {"at": stamp(due.at), "why": due.why, "activity": due.activity}


def _promises(contacts: list[Contact], heard: datetime | None) -> list[Due]:
    """News that are promised and did not come: any word after a promise keeps it, before it is due too."""
    return [
        Due(c.promised, "promise")
        for c in contacts
        if c.promised is not None
        and (heard is None or c.promised_at is None or heard <= c.promised_at)
    ]


def _check_in(run: Run, code: str) -> list[Due]:
    actor, header = run.actors.get(code), run.header
    by = header.plan.checkin_by if header else None
    waits = by is not None and actor is not None and actor.checked_in_at is None
    return [Due(by, "check-in")] if by is not None and waits else []


def _running(run: Run, parties: tuple[str, ...], heard: datetime | None) -> list[Due]:
    """Of the activities at work of each party, the first that should be over after it was last heard."""
    found = []
    for party in parties:
        running = run.running.get(party, ())
        first = 0 if heard is None else bisect(running, heard, key=itemgetter(0))
        if first < len(running):
            at, code = running[first]
            found.append(Due(at, "running", run.activities[code].plan.code))
    return found
