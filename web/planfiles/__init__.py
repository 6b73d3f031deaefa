"""Plan files in, a checked plan out, every fault told at once with its row and column."""

from typing import Any

from web.errors import PlanFaults
from web.planfiles.checking import check
from web.planfiles.comparing import difference, staying
from web.planfiles.looking import Look, look, mapping_of
from web.planfiles.making import Made
from web.planfiles.tables import NotReadable

__all__ = [
    "Look", "Made", "NotReadable", "check", "difference", "look", "made_of", "mapping_of", "read", "staying",
]  # fmt: skip


def read(name: str, data: bytes, *how: Any, **named: Any) -> Made:
    """As ``look``. Refused: ``PlanFaults`` with all that is wrong. Raises ``NotReadable``."""
    return made_of(look(name, data, *how, **named))


def made_of(looked: Look) -> Made:
    """What came of it. Refused: ``PlanFaults``."""
    if looked.made is None:
        raise PlanFaults(looked.faults)
    return looked.made
