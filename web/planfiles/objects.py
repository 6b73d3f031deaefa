"""Plans as json: a list of objects for each section, and beside them what the plan says of itself."""

import codecs
from collections.abc import Iterator
from typing import Any

from web import door
from web.planfiles.tables import Line, NotReadable, Table, Tables, check_rows
from web.planfiles.words import SECTIONS, UNUSED_SECTIONS, meaning


def tables_of(data: bytes) -> Tables:
    """Every section. Raises ``NotReadable``; refused: what no body may hold."""
    whole: dict[str, Any] = door.parse(data.removeprefix(codecs.BOM_UTF8), dict[str, Any])
    tables: dict[str, Table] = {}
    itself: dict[str, Any] = {}
    notes: list[str] = []
    for name, value in whole.items():
        section = meaning(SECTIONS, name)
        if section is not None:
            tables[section] = _table(section, name, value, tables.get(section))
        elif name in UNUSED_SECTIONS:
            notes.append(f"The section {name!r} is not used and was left out.")
        else:
            itself[name] = value
    check_rows(sum(len(table.lines) for table in tables.values()))
    return Tables(tables=[_itself(itself), *tables.values()], notes=tuple(notes))


def _table(section: str, name: str, value: Any, before: Table | None) -> Table:
    if not isinstance(value, list):
        raise NotReadable(f"{name!r} is no list of rows.", f"/{name}")
    if before is not None:
        raise NotReadable(f"{name!r} means the same as {before.name!r}.", f"/{name}")
    return Table(section=section, name=name, lines=list(_lines(section, value)))


def _lines(section: str, values: list[Any]) -> Iterator[Line]:
    for number, value in enumerate(values, 1):
        if not isinstance(value, dict):
            where = f"/{section}/{number}"
            raise NotReadable(f"Row {number} of {section} is not an object.", where)
        yield _line(number, value)


def _line(number: int, value: dict[str, Any]) -> Line:
    cells = [None if cell == "" else cell for cell in value.values()]
    return Line(number=number, names=tuple(value), cells=cells)


def _itself(fields: dict[str, Any]) -> Table:
    """What is no section; the aliases of a sheet are names here too."""
    return Table(section="plan", name="plan", lines=[_line(0, fields)])
