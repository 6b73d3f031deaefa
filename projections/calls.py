"""The board ``calls``: whom the centre may ring, when each was heard, and when news are due."""

from domain.tables import NOTHING, Run
from domain.terms import key
from projections.board import News, Row
from projections.parties import contact
from projections.touched import Touched

TABLES = ("parties",)


def rows(run: Run, touched: Touched) -> News:
    """The parties that were touched. An actor with a location's code is met there and has no row of its own."""
    named = _named(run, touched)
    met = {f"location:{code}" for _, code in named if code in run.locations}
    others = {f"actor:{c}" for kind, c in named if kind == "actor" and c in run.actors}
    news: dict[str, Row | None] = {party: _party(run, party) for party in met}
    for party in others:
        news[party] = None if party.partition(":")[2] in run.locations else _party(run, party)
    return {"parties": news}


def _named(run: Run, touched: Touched) -> set[tuple[str, str]]:
    """Whom the touched things are about, by kind and code."""
    named: set[tuple[str, str]] = set()
    for table, code in touched:
        if table == "contacts":
            kind, _, party = code.partition(":")
            named.add((kind, party))
        elif table in ("locations", "actors"):
            named.add((table[:-1], code))
        elif table == "activities":
            plan = run.activities[code].plan
            named.add(("location", key(plan.location or "")))
            named.add(("actor", key(plan.actor or "")))
    return named


def _party(run: Run, party: str) -> Row:
    kind, _, code = party.partition(":")
    plan = run.locations[code].plan if kind == "location" else run.actors[code].plan
    tally = run.tallies.get(party, NOTHING)
    return {
        "party": party,
        "kind": kind,
        "code": plan.code,
        "name": plan.name,
        "open": tally.total - tally.released,
    } | contact(run, kind, code)
