"""What the columns of a table are to us: by the mapping, by the kind of file, or by a name of ours."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from domain.mapping import AS_NAMED, Mapping
from web.planfiles.tables import Line, Row, Table
from web.planfiles.words import HEADERS, STATUSES, meaning, plain, unit_of

How = Literal["mapped", "known", "left out", "same", "status", "unknown"]
"""By the mapping; by its name; not, by the mapping; a second of one meaning; how far the work is; not known."""

BARE = re.compile(r"\d+(?:[.,]\d+)?")


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One column of a file: ``column`` is what it means to us, if anything, ``how`` whether it is used so."""

    header: str
    column: str | None
    how: How
    place: int
    unit: str = ""

    @property
    def used(self) -> bool:
        return self.how in ("mapped", "known")


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """A table, its columns as they were understood, its rows as we have them.

    ``left_out`` are columns that may be missed, ``remarks`` what is told of others.
    """

    table: Table
    columns: tuple[Column, ...]
    rows: list[Row]
    left_out: tuple[str, ...]
    remarks: tuple[str, ...]


def understand(table: Table, mapping: Mapping = AS_NAMED) -> Understood:
    """Rows under our names. The mapping speaks of activities alone."""
    said = mapping if table.section == "activities" else AS_NAMED
    seen: dict[tuple[str, ...], tuple[Column, ...]] = {}
    rows = []
    for line in table.lines:
        if line.names not in seen:
            seen[line.names] = tuple(columns_of(table, line.names, said))
        rows.append(_row(table.name, line, seen[line.names]))
    _link(table.ids, rows)
    told = {(column.header, column.how): column for columns in seen.values() for column in columns}
    return Understood(
        table=table,
        columns=tuple(told.values()),
        rows=rows,
        left_out=tuple(_left_out(table, seen.values())),
        remarks=tuple(_status(table, c.header) for c in told.values() if c.how == "status"),
    )


def _link(ids: list[str], rows: list[Row]) -> None:
    """Links by the file's own ids become links by what its lines have for codes."""
    codes = {own: str(row.cells.get("code", own)) for own, row in zip(ids, rows, strict=False)}
    for row in rows if codes else ():
        links = row.cells.get("predecessors")
        if isinstance(links, list):
            row.cells["predecessors"] = [
                {**link, "code": codes.get(link["code"], link["code"])} for link in links
            ]


def columns_of(table: Table, names: tuple[str, ...], mapping: Mapping) -> Iterator[Column]:
    """What each name means. What the mapping says goes before what names say, wherever it stands."""
    mapped = {plain(header): ours for header, ours in mapping.columns.items()}
    present = {plain(name) for name in names}
    taken = {ours for header, ours in mapped.items() if ours and header in present}
    used: set[str] = set()
    for place, name in enumerate(names):
        said = plain(name)
        ours = mapped.get(said)
        if ours is not None:
            yield _column(place, name, ours or None, "mapped" if ours else "left out", used)
        elif name in table.means:
            ours = table.means[name] or None
            free = ours is not None and ours not in taken | used
            yield _column(
                place, name, ours if free else None, "known" if free else "left out", used
            )
        elif said:
            ours = meaning(HEADERS[table.section], unit_of(name)[0])
            yield _column(place, name, ours, "same" if ours in taken else "known", used)


def _column(place: int, name: str, ours: str | None, how: How, used: set[str]) -> Column:
    """The first column of a meaning counts."""
    if ours in used:
        how = "same"
    elif ours is None and how != "left out":
        how = "status" if plain(name) in STATUSES else "unknown"
    elif ours is not None and how != "same":
        used.add(ours)
    return Column(header=name, column=ours, how=how, place=place, unit=unit_of(name)[1])


def _row(sheet: str, line: Line, columns: tuple[Column, ...]) -> Row:
    told: dict[str, object] = {}
    heads: dict[str, str] = {}
    emptied: list[str] = []
    for column in columns:
        if column.column is None or not column.used:
            continue
        heads[column.column] = column.header
        cell = line.cells[column.place] if column.place < len(line.cells) else ""
        said = cell.strip() if isinstance(cell, str) else cell
        if said is None:
            emptied.append(column.column)
        elif said != "":
            told[column.column] = _with_unit(said, column.unit) if column.unit else said
    return Row(number=line.number, cells=told, heads=heads, sheet=sheet, emptied=tuple(emptied))


def _with_unit(said: object, unit: str) -> object:
    """A bare number takes the unit that stands in its column's name."""
    return f"{said} {unit}" if BARE.fullmatch(str(said)) else said


def _left_out(table: Table, seen: Iterable[tuple[Column, ...]]) -> Iterator[str]:
    for columns in seen:
        first = {column.column: column.header for column in columns if column.used}
        for column in columns:
            if column.how == "unknown":
                what = "" if table.section == "plan" else "The column "
                yield f"{what}{column.header!r} is not known and was left out."
            elif column.how == "same":
                same = f"means the same as {first[column.column]!r}"
                yield f"The column {column.header!r} {same} and was left out."


def _status(table: Table, header: str) -> str:
    """How far the work is, counted: a plan reports nothing."""
    found: Counter[str] = Counter()
    for line in table.lines:
        told = dict(zip(line.names, line.cells, strict=False)).get(header)
        found[str("" if told is None else told).strip()] += 1
    found.pop("", None)
    said = [f"{word[:40]!r} {times} times" for word, times in found.most_common(5)]
    more = ["and others"] if len(found) > 5 else []
    return (
        f"The column {header!r} says how far the work is ({', '.join((*said, *more)) or 'nothing'}): "
        "no report was made of it."
    )
