"""The file as sections of rows, each cell with the place where it stands."""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Any

import msgspec

from domain.refusals import Malformed
from web import door
from web.planfiles.words import HEADERS, SECTIONS, meaning

Cells = dict[str, Any]


class NotReadable(Malformed):
    """The file is no plan at all."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row: ``number`` as a reader of the file counts it, ``heads`` the columns' names there."""

    number: int
    cells: Cells
    heads: dict[str, str]

    def place(self, section: str, column: str) -> str:
        """``/activities/7/Planlagt start``."""
        return f"/{section}/{self.number}/{self.heads.get(column, column)}"


class Sections(msgspec.Struct, frozen=True, kw_only=True):
    """Rows by section, what the plan says of itself, and which columns were left out: section and sentence."""

    rows: dict[str, list[Row]]
    frame: Cells
    left_out: tuple[tuple[str, str], ...] = ()


def sections_of(name: str, data: bytes) -> Sections:
    """The sections of a csv or json file. Raises ``NotReadable``; refused: what no body may hold."""
    match name.rpartition(".")[2].lower():
        case "csv" | "txt":
            return _csv(_text(data))
        case "json":
            return _json(data.removeprefix(codecs.BOM_UTF8))
        case other:
            raise NotReadable(f"A plan is a csv or a json file, not {other!r}.")


def _text(data: bytes) -> str:
    """UTF-8 with or without mark, UTF-16 with one, else what old spreadsheets write."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _csv(text: str) -> Sections:
    """One section, activities; the first line names the columns."""
    if found := door.POISON.search(text):
        raise NotReadable(
            f"The file holds U+{ord(found[0]):04X}, which cannot be shown everywhere."
        )
    head = text.lstrip("\r\n").partition("\n")[0]
    separator = max(";,\t", key=head.count)
    lines = _lines(text, separator)
    names = next(lines, (0, []))[1]
    left_out: list[tuple[str, str]] = []
    heads = _heads("activities", names, left_out)
    rows = [
        _row(number, cells, names, heads) for number, cells in lines if any(map(str.strip, cells))
    ]
    return Sections(rows={"activities": rows}, frame={}, left_out=tuple(left_out))


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for record in reader:
            if record:
                yield begins, record
            begins = reader.line_num + 1
    except csv.Error as wrong:
        raise NotReadable(f"Line {reader.line_num} is not csv: {wrong}.") from None


def _row(number: int, cells: list[str], names: list[str], heads: dict[str, str]) -> Row:
    if any(map(str.strip, cells[len(names) :])):
        raise NotReadable(
            f"Line {number} has more cells than there are columns.", f"/activities/{number}"
        )
    by_head = dict(reversed(list(zip(names, cells, strict=False))))  # the first of a name counts
    told = {ours: by_head.get(theirs, "").strip() for ours, theirs in heads.items()}
    return Row(number=number, cells={k: v for k, v in told.items() if v}, heads=heads)


def _json(data: bytes) -> Sections:
    """An object with a list of objects for each section; the other fields are the plan's own."""
    whole: dict[str, Any] = door.parse(data, dict[str, Any])
    rows: dict[str, list[Row]] = {}
    frame: Cells = {}
    left_out: list[tuple[str, str]] = []
    for name, value in whole.items():
        section = meaning(SECTIONS, name)
        if section is None:
            frame[name] = value
            continue
        if not isinstance(value, list):
            raise NotReadable(f"{name!r} is no list of rows.", f"/{name}")
        if section in rows:
            raise NotReadable(f"{name!r} means the same as {section!r}.", f"/{name}")
        rows[section] = list(_objects(section, value, left_out))
    return Sections(rows=rows, frame=frame, left_out=tuple(dict.fromkeys(left_out)))


def _objects(section: str, values: list[Any], left_out: list[tuple[str, str]]) -> Iterator[Row]:
    for number, value in enumerate(values, 1):
        if not isinstance(value, dict):
            raise NotReadable(
                f"Row {number} of {section} is not an object.", f"/{section}/{number}"
            )
        heads = _heads(section, list(value), left_out)
        cells = {ours: value[theirs] for ours, theirs in heads.items()}
        yield Row(
            number=number,
            cells={k: v for k, v in cells.items() if v not in (None, "")},
            heads=heads,
        )


def _heads(section: str, names: list[str], left_out: list[tuple[str, str]]) -> dict[str, str]:
    """Our columns with the names they have here; ``left_out`` hears of the others."""
    heads: dict[str, str] = {}
    for name in filter(str.strip, names):
        ours = meaning(HEADERS[section], name)
        if ours is None:
            left_out.append((section, f"The column {name!r} is not known and was left out."))
        elif ours in heads:
            same = f"The column {name!r} means the same as {heads[ours]!r} and was left out."
            left_out.append((section, same))
        else:
            heads[ours] = name
    return heads
