"""Work held and resumed: all of it, that of a system, or that of a location (rule 15)."""

from typing import ClassVar

from domain.events.base import Event
from domain.terms import Code, Moment, Reason


class HoldEvent(Event, frozen=True, kw_only=True):
    """About all work, unless it names a system or a location."""

    system: Code | None = None
    location: Code | None = None


class WorkHeld(HoldEvent, frozen=True, kw_only=True):
    """Nothing is to be started there; ``owner`` solves it, ``eta`` is when that is expected."""

    TOPIC: ClassVar[str] = "work.held"

    reason: Reason | None = None
    owner: Code | None = None
    eta: Moment | None = None


class WorkResumed(HoldEvent, frozen=True, kw_only=True):
    """That hold is over; others over the same work stand."""

    TOPIC: ClassVar[str] = "work.resumed"
