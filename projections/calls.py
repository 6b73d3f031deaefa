"""The board ``calls``: whom the centre may ring, when each was heard, and when news are due."""

from domain.tables import NOTHING, Run
from domain.terms import key
from projections.board import News, Row
from projections.parties import contact
from projections.touched import Refs

TABLES = ("parties",)


def rows(run: Run, touched: Refs) -> News:
    """The parties that were touched. An actor with a location's code is met there and has no row of its own."""
    news: dict[str, Row | None] = {}
    for kind, code in _named(run, touched):
        if kind == "actor" and code in run.actors:
            news[f"actor:{code}"] = None if code in run.locations else _party(run, kind, code)
        if code in run.locations and f"location:{code}" not in news:
            news[f"location:{code}"] = _party(run, "location", code)
    return {"parties": news}


def _named(run: Run, touched: Refs) -> dict[tuple[str, str], None]:
    """Whom the touched things are about, by kind and code; work touches where it is done."""
    named: dict[tuple[str, str], None] = {}
    for table, code in touched:
        if table == "contacts":
            kind, _, party = code.partition(":")
            named[kind, party] = None
        elif table in ("locations", "actors"):
            named[table[:-1], code] = None
        elif table == "activities":
            named["actor", key(run.activities[code].plan.actor or "")] = None
    return named


def _party(run: Run, kind: str, code: str) -> Row:
    plan = run.locations[code].plan if kind == "location" else run.actors[code].plan
    tally = run.tallies.get(f"{kind}:{code}", NOTHING)
    return {
        "party": f"{kind}:{code}",
        "kind": kind,
        "code": plan.code,
        "name": plan.name,
        "open": tally.total - tally.released,
    } | contact(run, kind, code)
