"""Where a sheet's table begins: the line that names the columns, below whatever stands above it."""

from collections.abc import Iterator
from typing import Any

from domain.mapping import Mapping
from web.planfiles.dividers import divided
from web.planfiles.tables import Line, NotReadable, Table
from web.planfiles.words import HEADERS, meaning, plain, unit_of

LOOKED_THROUGH = 50
"""Lines within which the names stand."""

Grid = list[tuple[int, list[Any]]]
"""Lines with their numbers, none of them empty."""


def headed(section: str, name: str, grid: Grid, mapping: Mapping) -> tuple[Table, tuple[str, ...]]:
    """The table below its line of names, and a note of what stood above it."""
    if not grid:
        return Table(section=section, name=name, lines=[]), ()
    place = line_of_names(section, grid, mapping)
    names = tuple(one_line(cell) for cell in grid[place][1])
    lines, notes = divided(section, list(_lines(name, names, grid[place + 1 :])))
    table = Table(section=section, name=name, lines=lines)
    above = [next(filter(None, map(one_line, cells)), "") for _, cells in grid[:place]]
    if not above:
        return table, notes
    said = ", ".join(repr(text[:60]) for text in above[:3]) + (" and more" if above[3:] else "")
    return table, (f"What stands above the names of the columns was left out: {said}.", *notes)


def line_of_names(section: str, grid: Grid, mapping: Mapping) -> int:
    """The first line with the most names that are known; the very first where no other knows two."""
    known = [names_known(section, cells, mapping) for _, cells in grid[:LOOKED_THROUGH]]
    best = max(known)
    return known.index(best) if best > max(1, known[0]) else 0


def names_known(section: str, cells: list[Any], mapping: Mapping) -> int:
    """How many different columns the cells name."""
    mapped = (
        {plain(header): header for header in mapping.columns} if section == "activities" else {}
    )
    found = set()
    for cell in cells:
        if isinstance(cell, str) and cell.strip():
            said = one_line(cell)
            found.add(mapped.get(plain(said)) or meaning(HEADERS[section], unit_of(said)[0]))
    return len(found - {None})


def one_line(cell: Any) -> str:
    """A cell's text without its line breaks."""
    return " ".join(str(cell).split())


def _lines(sheet: str, names: tuple[str, ...], grid: Grid) -> Iterator[Line]:
    for number, cells in grid:
        if any(str(cell).strip() for cell in cells[len(names) :]):
            where = f"/{sheet}/{number}"
            raise NotReadable(f"Line {number} has more cells than there are columns.", where)
        if tuple(map(one_line, cells)) != names:  # a page that repeats them
            yield Line(number=number, names=names, cells=cells)
