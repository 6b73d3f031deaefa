"""Plan files in, a checked plan out, every fault told at once with its row and column."""

from domain.mapping import AS_NAMED, Mapping
from web.planfiles.checking import check
from web.planfiles.comparing import difference, staying
from web.planfiles.files import tables_of
from web.planfiles.making import Made, make
from web.planfiles.sections import sections_of
from web.planfiles.tables import NotReadable

__all__ = ["Made", "NotReadable", "check", "difference", "read", "staying"]


def read(name: str, data: bytes, zone: str = "Europe/Oslo", mapping: Mapping = AS_NAMED) -> Made:
    """The plan in the file called ``name``; times without offset are of ``zone``.

    Refused: ``PlanFaults`` with all that is wrong. Raises ``NotReadable`` when it is no such file.
    """
    return make(sections_of(tables_of(name, data, mapping), mapping), zone, mapping)
