"""How a system or a place changed over in the course of the night, and since when it is as it is."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import takewhile
from typing import TypeVar

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


Change = TypeVar("Change", StateChange, ModeChange)


def last_turn(changes: Sequence[Change], what: str) -> datetime | None:
    """Since when the last of ``changes`` is true of ``what``: from the first of the same in a row."""
    now = getattr(changes[-1], what) if changes else None
    return since(changes, lambda change: getattr(change, what) == now)


def since(changes: Sequence[Change], holds: Callable[[Change], bool]) -> datetime | None:
    """From when on, without a break, it ``holds`` to the last of ``changes``; None if not there."""
    return min((change.at for change in takewhile(holds, reversed(changes))), default=None)
