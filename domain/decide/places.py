"""Deciding reports about systems, locations, actors and counters."""

from domain import commands as c
from domain import events as e
from domain.clock import minute
from domain.decide.case import Case, find
from domain.entities import Actor, Location
from domain.fold.ground import standing
from domain.fold.holds import unconfirmed
from domain.fold.places import odd
from domain.refusals import (
    SubjectMissing,
    UnknownActor,
    UnknownCounter,
    UnknownLocation,
    UnknownSystem,
)
from domain.terms import key


def system(case: Case, command: c.ReportSystem) -> e.SystemReported:
    """A system's state. Refused: ``UnknownSystem``."""
    known = find(case.run.systems, command.system, UnknownSystem)
    return e.SystemReported(
        system=known.plan.code,
        state=command.state,
        already=known.state_at(case.at) == command.state,
        deviations=odd(known, command.state),
    )


def care_mode(case: Case, command: c.ReportCareMode) -> e.CareModeReported:
    """A location's care mode. Refused: ``UnknownLocation``."""
    known = find(case.run.locations, command.location, UnknownLocation)
    return e.CareModeReported(
        location=known.plan.code,
        mode=command.mode,
        already=known.mode_at(case.at) == command.mode,
    )


def order_switch(case: Case, command: c.OrderSwitch) -> e.SwitchOrdered:
    """The centre's order to a location. Refused: ``UnknownLocation``."""
    known = find(case.run.locations, command.location, UnknownLocation)
    return e.SwitchOrdered(location=known.plan.code, mode=command.mode)


def received(case: Case, command: c.ReportReceived) -> e.LocationReceived:
    """A hold that it has not confirmed, else its order; or the announcement if there was one by then.

    Refused: ``UnknownLocation``.
    """
    known = find(case.run.locations, command.location, UnknownLocation)
    found = standing(case.run)
    announced = found is not None and minute(case.at) >= minute(found.at)
    held = not announced and _was_told_of_hold(case, known)
    had = known.announcement_received_at if announced else known.order_received_at
    return e.LocationReceived(
        location=known.plan.code,
        of_announcement=announced,
        of_hold=held,
        already=had is not None and not held,
    )


def _was_told_of_hold(case: Case, location: Location) -> bool:
    """Whether it stands under a hold by then that it has not confirmed."""
    waiting = unconfirmed(case.run, key(location.plan.code), location)
    return any(hold.held_at(case.at) for hold in waiting)


def check_in(case: Case, command: c.CheckIn) -> e.ActorCheckedIn:
    """An actor is in place. Refused: ``UnknownActor``, ``SubjectMissing``."""
    actor = _actor(case, command)
    return e.ActorCheckedIn(actor=actor.plan.code, already=actor.checked_in_at is not None)


def complete(case: Case, command: c.ReportComplete) -> e.ActorCompleted:
    """An actor has nothing left to do. Refused: ``UnknownActor``, ``SubjectMissing``."""
    actor = _actor(case, command)
    return e.ActorCompleted(actor=actor.plan.code, already=actor.complete_at is not None)


def _actor(case: Case, command: c.CheckIn | c.ReportComplete) -> Actor:
    """A location stands for the actor of the same code."""
    if command.actor is not None:
        return find(case.run.actors, command.actor, UnknownActor)
    if command.location is not None:
        return find(case.run.actors, command.location, UnknownActor, "location")
    raise SubjectMissing


def count(case: Case, command: c.ReportCount) -> e.CountReported:
    """A counter's value. Refused: ``UnknownCounter``."""
    known = find(case.run.counters, command.counter, UnknownCounter)
    return e.CountReported(
        counter=known.plan.code,
        value=command.value,
        already=known.value == command.value,
    )
