"""Holds of work as the wall has them: those that stand, and when others stood (rule 15)."""

from domain.entities import Location
from domain.fold.holds import over_place, unconfirmed
from domain.holding import Hold
from domain.tables import Run
from projections.board import Row
from projections.times import stamp


def hold_row(run: Run, scope: str) -> Row | None:
    """The holds of one scope; None where all were struck."""
    hold = run.holds.get(scope)
    if hold is None or not (hold.stands or hold.spans):
        return None
    return _scope(hold) | {
        "stands": hold.stands,
        "since": stamp(hold.since),
        "reason": hold.reason,
        "owner": hold.owner,
        "eta": stamp(hold.eta),
        "moved": hold.moved,
        "position": hold.position if hold.stands else None,
        "spans": [{"since": stamp(s.since), "until": stamp(s.until)} for s in hold.spans],
    }


def _scope(hold: Hold) -> Row:
    return {"scope": hold.scope, "system": hold.system, "location": hold.location}


def held_place(run: Run, code: str, location: Location) -> Row:
    """Which holds stand over a place, and when it confirmed them; None while one is unconfirmed."""
    under = over_place(run, code)
    confirmed = under and not unconfirmed(run, code, location)
    return {
        "held": [hold.scope for hold in under],
        "hold_received_at": stamp(location.hold_received_at) if confirmed else None,
    }
