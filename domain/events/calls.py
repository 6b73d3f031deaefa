"""Calls, unanswered calls, promises and notes: also reports, for silence is measured by them."""

from typing import ClassVar

from domain.events.base import Event
from domain.terms import Code, Moment


class ContactEvent(Event, frozen=True, kw_only=True):
    """Something passed between the centre and an actor or a location; one of the two is given."""

    actor: Code | None = None
    location: Code | None = None
    activity: Code | None = None


class CallMade(ContactEvent, frozen=True, kw_only=True):
    """Somebody was spoken to; ``seconds`` is the length of the call."""

    TOPIC: ClassVar[str] = "call.made"

    seconds: int | None = None


class CallUnanswered(ContactEvent, frozen=True, kw_only=True):
    """Nobody answered; to be tried again at ``again_at``."""

    TOPIC: ClassVar[str] = "call.unanswered"

    again_at: Moment | None = None


class NewsPromised(ContactEvent, frozen=True, kw_only=True):
    """News were promised by ``due``; after that the place is silent (rule 14)."""

    TOPIC: ClassVar[str] = "call.promised"

    due: Moment


class NoteWritten(ContactEvent, frozen=True, kw_only=True):
    """A remark for the log; its words stand beside the event."""

    TOPIC: ClassVar[str] = "note.written"
