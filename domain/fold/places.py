"""How systems, locations, actors and counters take in a report."""

import msgspec

from domain.amend import Effective
from domain.entities import Actor, Counter, Location, ModeChange, StateChange, System
from domain.events import (
    ActorCheckedIn,
    ActorCompleted,
    CareModeReported,
    CountReported,
    LocationReceived,
    SwitchOrdered,
    SystemReported,
)


def take_system(system: System, said: Effective) -> System:
    """States follow each other as they occurred, so a late entry does not undo a later one."""
    event, at = said.recorded.event, said.recorded.occurred_at
    if not isinstance(event, SystemReported) or system.state_at(at) == event.state:
        return system
    states = sorted((*system.states, StateChange(event.state, at)), key=lambda s: s.at)
    return msgspec.structs.replace(system, states=tuple(states))


def take_location(location: Location, said: Effective) -> Location:
    """Care modes follow each other as they occurred; an order waits for its receipt."""
    at = said.recorded.occurred_at
    match said.recorded.event:
        case CareModeReported(mode=mode):
            return in_mode(location, ModeChange(mode, at))
        case SwitchOrdered(mode=mode):
            return msgspec.structs.replace(
                location, ordered=ModeChange(mode, at), order_received_at=None
            )
        case LocationReceived(of_announcement=True):
            if said.recorded.position <= location.announced:
                return location
            first = location.announcement_received_at or at
            return msgspec.structs.replace(location, announcement_received_at=first)
        case received:
            assert isinstance(received, LocationReceived)
            return msgspec.structs.replace(location, order_received_at=at)


def in_mode(location: Location, change: ModeChange) -> Location:
    """``location`` with one more change of care mode, kept in the order in which they occurred."""
    if any((m.mode, m.at) == (change.mode, change.at) for m in location.modes):
        return location
    modes = tuple(sorted((*location.modes, change), key=lambda m: m.at))
    return msgspec.structs.replace(location, modes=modes, mode=modes[-1].mode)


def take_actor(actor: Actor, said: Effective) -> Actor:
    """Checked in and complete count from the first time; work that comes up again asks for both anew."""
    at = said.recorded.occurred_at
    match said.recorded.event:
        case ActorCheckedIn():
            return msgspec.structs.replace(actor, checked_in_at=actor.checked_in_at or at)
        case ActorCompleted() if (
            actor.complete_at is None and said.recorded.position > actor.reopened
        ):
            return msgspec.structs.replace(actor, complete_at=at)
        case _:
            return actor


def take_counter(counter: Counter, said: Effective) -> Counter:
    """A count is absolute: the one that occurred last stands."""
    event, at = said.recorded.event, said.recorded.occurred_at
    if not isinstance(event, CountReported) or (counter.at is not None and at < counter.at):
        return counter
    return msgspec.structs.replace(counter, value=event.value, at=at)
