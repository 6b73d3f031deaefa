"""What the field reported about systems, locations, actors and counters."""

from typing import ClassVar

from domain.events.base import Event
from domain.terms import CareMode, Code, SystemState


class SystemReported(Event, frozen=True, kw_only=True):
    """A system is in a state (rule 12); ``open`` means that users may work in it."""

    TOPIC: ClassVar[str] = "system.reported"

    system: Code
    state: SystemState


class CareModeReported(Event, frozen=True, kw_only=True):
    """How a location cares for its patients from now on (rule 13)."""

    TOPIC: ClassVar[str] = "location.care_mode"

    location: Code
    mode: CareMode


class SwitchOrdered(Event, frozen=True, kw_only=True):
    """The centre orders a location to change its care mode; the location answers ``received``."""

    TOPIC: ClassVar[str] = "location.ordered"

    location: Code
    mode: CareMode


class LocationReceived(Event, frozen=True, kw_only=True):
    """A location confirms the order to switch, or once it is announced the announcement."""

    TOPIC: ClassVar[str] = "location.received"

    location: Code
    of_announcement: bool = False
    of_hold: bool = False


class ActorCheckedIn(Event, frozen=True, kw_only=True):
    """An actor is in place and can be reached."""

    TOPIC: ClassVar[str] = "actor.checked_in"

    actor: Code


class ActorCompleted(Event, frozen=True, kw_only=True):
    """An actor has nothing left to do: "alt ferdig" (rule 8)."""

    TOPIC: ClassVar[str] = "actor.complete"

    actor: Code


class CountReported(Event, frozen=True, kw_only=True):
    """A counter stands at ``value``, absolute (rule 15)."""

    TOPIC: ClassVar[str] = "counter.count"

    counter: Code
    value: int
