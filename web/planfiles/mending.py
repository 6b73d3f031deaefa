"""A csv whose lines a word processor broke: the parts of a row put together again."""

import re
from collections import Counter
from collections.abc import Iterable

from domain.mapping import Mapping
from web.planfiles.heading import Grid, line_of_names, names_known, one_line


def mended(grid: Grid, mapping: Mapping) -> tuple[Grid, tuple[str, ...]]:
    """Short lines put together with what follows, where that gives whole rows; and a note of it."""
    if not grid:
        return grid, ()
    place = line_of_names("activities", grid, mapping)
    head, rest = _whole_head(grid, place, mapping)
    width = len(head[1])
    begins = _beginnings(cells for _, cells in rest if len(cells) == width)
    rows, joined = _joined(rest, width, begins)
    if head is not grid[place]:
        joined.insert(0, head[0])
    if not joined:
        return grid, ()
    told = ", ".join(map(str, joined[:10])) + (" and more" if joined[10:] else "")
    note = f"Rows that were broken over several lines were put together, from line {told}."
    return [*grid[:place], head, *rows], (note,)


def _whole_head(grid: Grid, place: int, mapping: Mapping) -> tuple[tuple[int, list[str]], Grid]:
    """The line of names, with the next one where only both together are as wide as most lines."""
    number, cells = grid[place]
    rest = grid[place + 1 :]
    widths = Counter(len(line) for _, line in rest)
    most = max(widths, key=lambda width: (widths[width], width), default=len(cells))
    if most > len(cells) and rest:
        both = _glued(cells, rest[0][1])
        alone = names_known("activities", cells, mapping)
        if len(both) == most and names_known("activities", both, mapping) > alone:
            return (number, both), rest[1:]
    return grid[place], rest


def _joined(grid: Grid, width: int, begins: set[str]) -> tuple[Grid, list[int]]:
    rows: Grid = []
    joined: list[int] = []
    place = 0
    while place < len(grid):
        number, cells = grid[place]
        parts = _parts(grid, place, width, begins)
        if parts > 1:
            joined.append(number)
            for _, more in grid[place + 1 : place + parts]:
                cells = _glued(cells, more)
        rows.append((number, cells))
        place += parts
    return rows, joined


def _parts(grid: Grid, place: int, width: int, begins: set[str]) -> int:
    """Of how many lines the row at ``place`` is made: several only if they give exactly a whole one."""
    cells = len(grid[place][1])
    if _shape(grid[place][1][0]) not in begins:
        return 1
    for parts, (_, more) in enumerate(grid[place + 1 : place + 10], 2):
        cells += len(more) - 1
        if cells > width or _shape(more[0]) in begins:
            break
        if cells == width and not _goes_on(grid, place + parts, begins):
            return parts
    return 1


def _goes_on(grid: Grid, place: int, begins: set[str]) -> bool:
    """Whether the next line is one more piece of the last cell."""
    if place >= len(grid):
        return False
    _, cells = grid[place]
    return len(cells) == 1 and _shape(cells[0]) not in begins


def _beginnings(rows: Iterable[list[str]]) -> set[str]:
    """What whole rows begin with, as shapes."""
    return {_shape(cells[0]) for cells in rows if cells[0].strip()}


def _shape(text: str) -> str:
    """``A-112`` is ``a-9``."""
    return re.sub(r"\d+", "9", re.sub(r"[^\W\d_]+", "a", one_line(text)))


def _glued(cells: list[str], more: list[str]) -> list[str]:
    """The last cell goes on in the first of the next line."""
    return [*cells[:-1], one_line(f"{cells[-1]} {more[0]}"), *more[1:]]
