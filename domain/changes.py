"""How a system or a place changed over in the course of the night, and since when it is as it is."""

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile

import msgspec

from domain.terms import CareMode, SystemState


class StateChange(msgspec.Struct, frozen=True, gc=False):
    """A system went over to ``state`` at ``at``."""

    state: SystemState
    at: datetime


class ModeChange(msgspec.Struct, frozen=True, gc=False):
    """A location went over to ``mode`` at ``at``; ``announced`` when the announcement took it there."""

    mode: CareMode
    at: datetime
    announced: bool = False


def last_turn(changes: Sequence[StateChange | ModeChange], what: str) -> datetime | None:
    """Since when the last of ``changes`` is true of ``what``: from the first of the same in a row."""
    if not changes:
        return None
    now = getattr(changes[-1], what)
    same = takewhile(lambda change: getattr(change, what) == now, reversed(changes))
    return min(change.at for change in same)
