"""The file as sections of rows under our names, and what of it is not used."""

from collections.abc import Mapping as Named

import msgspec

from domain.mapping import AS_NAMED, Mapping
from web.planfiles.tables import Row, Tables
from web.planfiles.understanding import Understood, understand
from web.planfiles.words import plain

UNSAID = Row(number=0, cells={}, heads={}, sheet="plan")
"""What a file says of the plan itself when it says nothing."""


class Sections(msgspec.Struct, frozen=True, kw_only=True):
    """``rows`` by section, ``itself`` what the plan says of itself, ``left_out`` where and in a sentence.

    ``named`` has names of what a section would list, by section and code, where the file knows no more of it.
    """

    rows: dict[str, list[Row]]
    itself: Row = UNSAID
    left_out: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    named: Named[str, dict[str, str]] = {}
    understood: tuple[Understood, ...] = ()


def sections_of(tables: Tables, mapping: Mapping = AS_NAMED) -> Sections:
    """The rows of every table, as they are understood."""
    understood = tuple(understand(table, mapping) for table in tables.tables)
    rows = {each.table.section: each.rows for each in understood if each.rows}
    itself = rows.pop("plan", [])
    left_out = ((each.table.name, said) for each in understood for said in each.left_out)
    return Sections(
        rows=rows,
        itself=itself[0] if itself else UNSAID,
        left_out=tuple(dict.fromkeys(left_out)),
        notes=(
            *_misses(understood, mapping),
            *(said for each in understood for said in each.remarks),
            *tables.notes,
        ),
        named=tables.named,
        understood=understood,
    )


def _misses(understood: tuple[Understood, ...], mapping: Mapping) -> tuple[str, ...]:
    """What the mapping speaks of and the file does not have."""
    had = {
        plain(column.header)
        for each in understood
        if each.table.section == "activities"
        for column in each.columns
    }
    gone = [header for header in mapping.columns if plain(header) not in had]
    return tuple(f"The mapping has a column {header!r} that the file has not." for header in gone)
