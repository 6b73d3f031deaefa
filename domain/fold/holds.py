"""How a hold takes in a report, and what it reaches: work and places."""

from datetime import datetime

import msgspec

from domain.amend import Effective
from domain.entities import Location
from domain.events import WorkHeld, WorkResumed
from domain.holding import ALL, UNFINISHED, Hold, Span, over, standing
from domain.tables import Ref, Run
from domain.terms import key

_NONE_STANDS = dict.fromkeys(("since", "reason", "owner", "eta")) | {"position": 0, "moved": 0}


def take_hold(hold: Hold, said: Effective) -> Hold:
    """Held again while it stands, it goes on, for the reason and until the time that are told now."""
    recorded = said.recorded
    match recorded.event:
        case WorkHeld() as event:
            return _held(hold, event, recorded.occurred_at, recorded.position)
        case resumed:
            assert isinstance(resumed, WorkResumed)
            return _resumed(hold, recorded.occurred_at)


def _held(hold: Hold, event: WorkHeld, at: datetime, position: int) -> Hold:
    if hold.since is None:
        return msgspec.structs.replace(
            hold,
            since=at,
            position=position,
            reason=event.reason,
            owner=event.owner,
            eta=event.eta,
            moved=0,
        )
    put_off = event.eta is not None and hold.eta is not None and event.eta != hold.eta
    return msgspec.structs.replace(
        hold,
        since=min(hold.since, at),
        reason=event.reason or hold.reason,
        owner=event.owner or hold.owner,
        eta=event.eta or hold.eta,
        moved=hold.moved + put_off,
    )


def _resumed(hold: Hold, at: datetime) -> Hold:
    if hold.since is None:
        return hold  # what it ends was struck
    past = Span(hold.since, max(at, hold.since))
    return msgspec.structs.replace(
        hold,
        **_NONE_STANDS,
        spans=(*hold.spans, past),
    )


def reached(run: Run, scope: str) -> set[Ref]:
    """The work that lies in a scope, and its places."""
    one = run.holds[scope]
    found: set[Ref] = set()
    for code, activity in run.activities.items():
        if activity.status in UNFINISHED and one in over({scope: one}, activity.plan):
            found.add(("activities", code))
            if activity.plan.location is not None:
                found.add(("locations", key(activity.plan.location)))
    places = run.locations if scope == ALL else ()
    named = () if one.location is None else (key(one.location),)
    return found | {("locations", code) for code in (*places, *named)}


def over_place(run: Run, code: str) -> list[Hold]:
    """The holds that stand over the place with that key: of all, of it, of systems it still has work with."""
    found = []
    for hold in standing(run.holds):
        if hold.system is None:
            here = hold.location is None or key(hold.location) == code
        else:
            work = (run.activities[c].plan.system for c in run.unfinished.get(code, ()))
            here = any(s is not None and key(s) == key(hold.system) for s in work)
        if here:
            found.append(hold)
    return found


def unconfirmed(run: Run, code: str, location: Location) -> list[Hold]:
    """Those of them that the place has not confirmed."""
    return [hold for hold in over_place(run, code) if hold.position > location.hold_received]
