"""Plans as workbooks: a sheet for each section, found by its name, or by the names of its columns."""

import io
from datetime import datetime, timedelta
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    PasswordError,
    SheetVisibleEnum,
    load_workbook,
)

from domain.mapping import Mapping
from web import door
from web.planfiles import archive
from web.planfiles.escaping import bare
from web.planfiles.heading import Grid, headed, line_of_names, names_known
from web.planfiles.tables import NotReadable, Table, Tables, check_rows
from web.planfiles.words import ITSELF, SECTIONS, meaning, plain

Merged = list[tuple[tuple[int, int], tuple[int, int]]]


def tables_of(data: bytes, mapping: Mapping) -> Tables:
    """Every sheet that is a section. Raises ``NotReadable``."""
    archive.check(data)
    try:
        workbook = load_workbook(io.BytesIO(data))
        seen = [m.name for m in workbook.sheets_metadata if m.visible == SheetVisibleEnum.Visible]
        grids = {name: _grid(workbook.get_sheet_by_name(name)) for name in seen}
    except PasswordError:
        raise NotReadable(
            "The workbook is protected with a password: save it without one."
        ) from None
    except CalamineError as wrong:
        raise NotReadable(f"The workbook is damaged and cannot be read: {wrong}.") from None
    check_rows(sum(max(0, len(grid) - 1) for grid in grids.values()))
    return _tables(grids, mapping)


def _tables(grids: dict[str, Grid], mapping: Mapping) -> Tables:
    sections = {name: section_of(name) for name in grids}
    if mapping.sheet is not None:
        sections = _chosen(sections, mapping.sheet)
    elif "activities" not in sections.values():
        best = max(
            grids, key=lambda name: _looks(sections[name], grids[name], mapping), default=None
        )
        sections |= {best: "activities"} if best is not None else {}
    tables: dict[str, Table] = {}
    notes: list[str] = []
    for name, section in sections.items():
        if section is None or not grids[name]:
            notes += [f"The sheet {name!r} was left out."] if grids[name] else []
        elif section in tables:
            raise NotReadable(
                f"The sheet {name!r} means the same as {tables[section].name!r}.", f"/{name}"
            )
        else:
            tables[section], above = headed(section, name, grids[name], mapping)
            notes += above
    return Tables(tables=list(tables.values()), notes=tuple(notes))


def section_of(name: str) -> str | None:
    """The section that a sheet of this name has."""
    return "plan" if plain(name) in ITSELF else meaning(SECTIONS, name)


def _chosen(sections: dict[str, str | None], sheet: str) -> dict[str, str | None]:
    """With the activities on the sheet that the mapping names, and on no other."""
    found = next((name for name in sections if plain(name) == plain(sheet)), None)
    if found is None:
        raise NotReadable(
            f"There is no sheet {sheet!r}; there are {', '.join(map(repr, sections))}."
        )
    others = {n: None if section == "activities" else section for n, section in sections.items()}
    return {**others, found: "activities"}


def _looks(section: str | None, grid: Grid, mapping: Mapping) -> int:
    """How much a sheet of no known name looks like a list of activities."""
    if section is not None or not grid:
        return -1
    return names_known("activities", grid[line_of_names("activities", grid, mapping)][1], mapping)


def _grid(sheet: CalamineSheet) -> Grid:
    """Lines that say anything, by the sheet's numbers; a cell merged downwards speaks for each of its rows."""
    if sheet.start is None:
        return []
    first, left = sheet.start
    rows: list[list[Any]] = sheet.to_python()
    for (top, start), (bottom, end) in sheet.merged_cell_ranges or []:
        if start == end and bottom > top:
            _fill(rows, top - first, bottom - first, start - left)
    return [
        (number, [_cell(cell) for cell in cells])
        for number, cells in enumerate(rows, first + 1)
        if any(cell != "" for cell in cells)
    ]


def _fill(rows: list[list[Any]], top: int, bottom: int, column: int) -> None:
    if not 0 <= top < len(rows) or not 0 <= column < len(rows[top]):
        return
    for row in rows[top + 1 : bottom + 1]:
        if any(cell != "" for cell in row):
            row[column] = rows[top][column]


def _cell(cell: Any) -> Any:
    """Texts that can be shown, whole numbers as such, times to the second."""
    match cell:
        case str():
            if found := door.POISON.search(cell):
                raise NotReadable(
                    f"The file holds U+{ord(found[0]):04X}, which cannot be shown everywhere."
                )
            return bare(cell)
        case float() if cell.is_integer():
            return int(cell)
        case datetime():
            return _whole(cell)
        case _:
            return cell


def _whole(cell: datetime) -> datetime:
    """A spreadsheet counts in days, and loses a few microseconds on the way."""
    return (cell + timedelta(milliseconds=500)).replace(microsecond=0)
