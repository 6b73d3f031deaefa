"""A plan file looked at: how each column was understood, what is wrong, and the plan where nothing is."""

from collections.abc import Iterable

import msgspec

from domain.mapping import AS_NAMED, DateOrder, Mapping
from domain.plan import Plan
from web.errors import MalformedField, PlanFaults
from web.planfiles.files import tables_of
from web.planfiles.making import Made, make
from web.planfiles.sections import sections_of
from web.planfiles.understanding import How, Understood
from web.planfiles.words import HEADERS, meaning

SAMPLES = 3


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One column of the file, what it is to us, and the first that stands in it."""

    header: str
    column: str | None
    how: How
    samples: tuple[str, ...]


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One table of the file: which section it was taken for, its columns, and how many rows it has."""

    name: str
    section: str
    rows: int
    columns: tuple[Column, ...]


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """``made`` is None where there are ``faults``: place and sentence of each."""

    sheets: tuple[Sheet, ...]
    made: Made | None
    faults: tuple[tuple[str, str], ...]


def look(
    name: str,
    data: bytes,
    zone: str = "Europe/Oslo",
    mapping: Mapping = AS_NAMED,
    old: Plan | None = None,
) -> Look:
    """The file called ``name``; times without offset are of ``zone``, ``old`` is the plan that stands.

    Raises ``NotReadable`` when it is no plan at all.
    """
    sections = sections_of(tables_of(name, data, mapping), mapping)
    sheets = tuple(_sheet(each) for each in sections.understood if each.columns)
    try:
        made = make(sections, zone, mapping, old)
    except PlanFaults as wrong:
        return Look(sheets=sheets, made=None, faults=tuple(wrong.faults))
    return Look(sheets=sheets, made=made, faults=())


def mapping_of(
    pairs: Iterable[str] = (), dates: DateOrder | None = None, sheet: str | None = None
) -> Mapping:
    """``Their header=our column`` each, empty behind the sign to leave one out. Refused: ``MalformedField``."""
    columns = dict(_pair(said) for said in pairs)
    try:
        return msgspec.convert({"columns": columns, "dates": dates, "sheet": sheet}, Mapping)
    except msgspec.ValidationError as wrong:
        raise MalformedField(f"This is no mapping: {wrong}.", "/map") from None


def _pair(said: str) -> tuple[str, str]:
    header, sign, column = said.rpartition("=")
    if not sign or not header.strip():
        raise MalformedField(f"{said[:80]!r} is not written 'their header=our column'.", "/map")
    ours = meaning(HEADERS["activities"], column) if column.strip() else ""
    if ours is None:
        raise MalformedField(f"There is no column {column.strip()[:80]!r} of ours.", "/map")
    return " ".join(header.split()), ours


def _sheet(understood: Understood) -> Sheet:
    lines = understood.table.lines
    columns = tuple(
        Column(
            header=column.header,
            column=column.column if column.used else None,
            how=column.how,
            samples=_samples(understood, column.place),
        )
        for column in understood.columns
    )
    table = understood.table
    return Sheet(name=table.name, section=table.section, rows=len(lines), columns=columns)


def _samples(understood: Understood, place: int) -> tuple[str, ...]:
    """The first that stands in a column, as it stands there."""
    cells = (line.cells[place] for line in understood.table.lines[:200] if place < len(line.cells))
    said = dict.fromkeys(str(cell)[:60] for cell in cells if cell not in ("", None, []))
    return tuple(said)[:SAMPLES]
