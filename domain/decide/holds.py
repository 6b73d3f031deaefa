"""Deciding that work is held, of all, of a system or of a location, and that it is resumed (rule 15)."""

import msgspec

from domain import commands as c
from domain import events as e
from domain.clock import minute
from domain.decide.case import Case, check_places, find, need_reason
from domain.holding import Holds, scope_of
from domain.refusals import (
    NotHeld,
    ScopeUnclear,
    TimeOutOfRange,
    UnknownLocation,
    UnknownSystem,
)
from domain.terms import Code


def hold(case: Case, command: c.HoldWork) -> e.WorkHeld:
    """Nothing is to be started there. Refused: ``ScopeUnclear``, ``UnknownSystem``, ``UnknownLocation``,
    ``UnknownActor`` (owner), ``ReasonMissing``."""
    need_reason(command, command.reason, command.note)
    check_places(case.run, owner=command.owner)
    system, location = _named(case, command)
    event = e.WorkHeld(
        system=system,
        location=location,
        reason=command.reason,
        owner=command.owner,
        eta=command.eta,
    )
    return msgspec.structs.replace(event, already=_known(case.run.holds, event))


def _known(holds: Holds, event: e.WorkHeld) -> bool:
    """Whether it stands, and nothing is told of it that was not known."""
    stands = holds.get(scope_of(event))
    if stands is None or not stands.stands:
        return False
    told = (event.reason, stands.reason), (event.owner, stands.owner), (event.eta, stands.eta)
    return all(new in (None, known) for new, known in told)


def resume(case: Case, command: c.ResumeWork) -> e.WorkResumed:
    """That hold is over. Refused: ``ScopeUnclear``, ``UnknownSystem``, ``UnknownLocation``, ``NotHeld``,
    ``TimeOutOfRange`` before it was placed."""
    system, location = _named(case, command)
    event = e.WorkResumed(system=system, location=location)
    stands = case.run.holds.get(scope_of(event))
    if stands is None or stands.since is None:
        raise NotHeld(scope_of(event))
    if minute(case.at) < minute(stands.since):
        raise TimeOutOfRange("occurred_at")
    return event


def _named(case: Case, command: c.HoldWork | c.ResumeWork) -> tuple[Code | None, Code | None]:
    """The system or the location, as the plan spells it."""
    if command.system is not None and command.location is not None:
        raise ScopeUnclear
    if command.system is not None:
        return find(case.run.systems, command.system, UnknownSystem).plan.code, None
    if command.location is not None:
        return None, find(case.run.locations, command.location, UnknownLocation).plan.code
    return None, None
