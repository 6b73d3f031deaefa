"""What every event has in common: frozen, a stable topic, a version, and the deviations it showed."""

from typing import ClassVar

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A fact in the past tense.

    ``TOPIC`` is the stored name and never changes; ``VERSION`` counts the shapes it has had, and
    ``upcast`` lifts a stored older shape, as plain data, to the present one. ``deviations`` are
    the names of what was out of order when it was recorded (transitions.py lists them);
    ``already`` says that it only confirmed what stood in the log (docs/rules.md, rule 1).
    """

    TOPIC: ClassVar[str] = ""
    VERSION: ClassVar[int] = 1

    deviations: tuple[str, ...] = ()
    already: bool = False

    @classmethod
    def upcast(cls, version: int, state: dict[str, object]) -> dict[str, object]:
        """The stored fields of shape ``version`` as fields of the present shape."""
        return state
