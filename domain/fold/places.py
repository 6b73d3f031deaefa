"""How systems, locations, actors and counters take in a report."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import TypeVar

import msgspec

from domain.amend import Effective
from domain.changes import ModeChange, StateChange
from domain.entities import Actor, Counter, Location, System
from domain.events import (
    ActorCheckedIn,
    ActorCompleted,
    CareModeReported,
    CountReported,
    LocationReceived,
    SwitchOrdered,
    SystemReported,
)
from domain.terms import SystemState

Change = TypeVar("Change", StateChange, ModeChange)


def take_system(system: System, said: Effective) -> System:
    """States follow each other as they occurred, so a late entry does not undo a later one."""
    event = said.recorded.event
    assert isinstance(event, SystemReported)
    change = StateChange(event.state, said.recorded.occurred_at)
    return msgspec.structs.replace(system, states=_in_order((*system.states, change)))


def odd(system: System, state: SystemState) -> tuple[str, ...]:
    """Users are let into new systems; an old one that is opened to them is flagged (rule 12)."""
    return ("legacy-opened",) if state == "open" and system.plan.kind == "legacy" else ()


def take_location(location: Location, said: Effective) -> Location:
    """Care modes follow each other as they occurred; an order waits for its receipt."""
    at = said.recorded.occurred_at
    match said.recorded.event:
        case CareModeReported(mode=mode):
            told = _in_order((*location.told, ModeChange(mode, at)))
            return lived(msgspec.structs.replace(location, told=told), None)
        case SwitchOrdered(mode=mode):
            return msgspec.structs.replace(
                location, ordered=ModeChange(mode, at), order_received_at=None
            )
        case LocationReceived(of_announcement=True):
            if said.recorded.position <= location.announced:
                return location
            first = location.announcement_received_at or at
            return msgspec.structs.replace(location, announcement_received_at=first)
        case LocationReceived(of_hold=True):
            position = said.recorded.position
            return msgspec.structs.replace(location, hold_received=position, hold_received_at=at)
        case received:
            assert isinstance(received, LocationReceived)
            first = location.order_received_at or at
            return msgspec.structs.replace(location, order_received_at=first)


def lived(location: Location, complete_at: datetime | None) -> Location:
    """``location`` with the care modes it went through, as told and by the announcement (rule 13).

    Who is ready at ``complete_at`` is new from then on, who becomes ready later is new at once. Without
    an announcement, None, nobody is.
    """
    turns = [next(same) for _, same in groupby(location.told, key=attrgetter("mode"))]
    new = () if complete_at is None else _new(turns, complete_at)
    modes = _in_order((*turns, *new))
    return msgspec.structs.replace(location, modes=modes, mode=modes[-1].mode if modes else "old")


def _new(turns: list[ModeChange], complete_at: datetime) -> Iterator[ModeChange]:
    for change, after in zip_longest(turns, turns[1:]):
        at = max(complete_at, change.at)
        if change.mode == "ready" and (after is None or after.at > at):
            yield ModeChange("new", at, announced=True)


def _in_order(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """As they occurred; what was told last of one moment is true of it."""
    return tuple(sorted(changes, key=attrgetter("at")))


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
