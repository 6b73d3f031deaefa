"""A plan file as tables: names above lines of cells, each with the number its reader would call it by."""

from collections.abc import Mapping as Named
from typing import Any

import msgspec

from domain.refusals import Malformed

MOST_ROWS = 20_000
"""Rows that a plan may have, all its sections together."""

Cells = dict[str, Any]


class NotReadable(Malformed):
    """The file is no plan at all."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """``names`` are those above the cells: the same for a whole table, but in json each line brings its own.

    A cell is ``""`` where nothing stands, and None where the file says that it shall be empty.
    """

    number: int
    names: tuple[str, ...]
    cells: list[Any]


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line under our names; ``sheet`` and ``heads`` are the file's; ``emptied`` are said to be so."""

    number: int
    cells: Cells
    heads: dict[str, str]
    sheet: str = ""
    emptied: tuple[str, ...] = ()

    def place(self, section: str, column: str) -> str:
        """``/activities/7/Planlagt start``, as a JSON pointer."""
        return (
            f"/{step(self.sheet or section)}/{self.number}/{step(self.heads.get(column, column))}"
        )


def step(name: str) -> str:
    """A name as one step of a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """``section`` is ours, ``name`` what the file calls it.

    ``means`` has what names of this kind of file mean to us, before any alias is asked; what means nothing may
    still be mapped. ``ids`` are the file's own of its lines, by which its links name them.
    """

    section: str
    name: str
    lines: list[Line]
    means: Named[str, str] = {}
    ids: list[str] = []


class Tables(msgspec.Struct, frozen=True, kw_only=True):
    """What a file holds: its tables, one of them of the plan itself, and what was remarked while reading.

    ``named`` has names of what a section would list, by section and code, where the file knows no more of it.
    """

    tables: list[Table]
    notes: tuple[str, ...] = ()
    named: Named[str, dict[str, str]] = {}


def check_rows(rows: int) -> None:
    """Raises ``NotReadable`` with the one sentence about too many of them."""
    if rows > MOST_ROWS:
        raise NotReadable(f"The file has {rows:,} rows; a plan has at most {MOST_ROWS:,}.")


def counted(*remarks: tuple[int, str]) -> list[str]:
    """Those that are of anything, with their numbers."""
    return [f"{count} {told}" for count, told in remarks if count]
