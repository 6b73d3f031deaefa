"""Plans as text: csv of any of the usual kinds, also what a word processor made of one."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from domain.mapping import Mapping
from web import door
from web.planfiles.escaping import bare
from web.planfiles.heading import LOOKED_THROUGH, headed, names_known
from web.planfiles.mending import mended
from web.planfiles.tables import NotReadable, Tables, check_rows

SEPARATORS = ";,\t"

_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_QUOTED = re.compile(r"(^|[;,\t])[“”„«»]([^“”„«»]*)[“”„«»](?=[;,\t\r\n]|\Z)", re.MULTILINE)


def tables_of(data: bytes, mapping: Mapping) -> Tables:
    """The activities. Raises ``NotReadable``."""
    text = text_of(data)
    hint = _HINT.match(text)
    if hint:
        text = "\n" + text[hint.end() :]
    separator = hint[1] if hint else _separator(text, mapping)
    grid = list(_records(_straight(text), separator))
    check_rows(len(grid) - 1)
    grid, notes = mended(grid, mapping)
    table, above = headed("activities", "activities", grid, mapping)
    return Tables(tables=[table], notes=(*above, *notes))


def text_of(data: bytes) -> str:
    """UTF-8 with or without mark, UTF-16 with one, else what old programs write (cp1252)."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    if found := door.POISON.search(text):
        raise NotReadable(
            f"The file holds U+{ord(found[0]):04X}, which cannot be shown everywhere."
        )
    return text


def _separator(text: str, mapping: Mapping) -> str:
    """The one by which most names of columns are known, else the one that the first line has most of."""
    lines = [line for line in text.split("\n", LOOKED_THROUGH)[:LOOKED_THROUGH] if line.strip()]
    first = lines[0] if lines else ""

    def known(separator: str) -> tuple[int, int]:
        split = (line.replace('"', "").split(separator) for line in lines)
        most = max((names_known("activities", list(cells), mapping) for cells in split), default=0)
        return most, first.count(separator)

    return max(SEPARATORS, key=known)


def _straight(text: str) -> str:
    """Quotes that a word processor turned, back where they go round a whole cell."""
    return _QUOTED.sub(lambda found: f'{found[1]}"{found[2].replace(chr(34), chr(34) * 2)}"', text)


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each record that says anything, with the number of the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for record in reader:
            if any(map(str.strip, record)):
                yield begins, [bare(cell) for cell in record]
            begins = reader.line_num + 1
    except csv.Error as wrong:
        raise NotReadable(f"Line {reader.line_num} is not csv: {wrong}.") from None
