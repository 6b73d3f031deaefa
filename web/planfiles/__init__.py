"""Plan files in, a checked plan out: csv and json, every fault told at once with its row and column."""

from web.planfiles.checking import check
from web.planfiles.comparing import difference, staying
from web.planfiles.making import Made, make
from web.planfiles.sections import NotReadable, sections_of

__all__ = ["Made", "NotReadable", "check", "difference", "read", "staying"]


def read(name: str, data: bytes, zone: str = "Europe/Oslo") -> Made:
    """The plan in the file called ``name``; times without offset are of ``zone``.

    Refused: ``PlanFaults`` with all that is wrong. Raises ``NotReadable`` when it is no such file.
    """
    return make(sections_of(name, data), zone)
