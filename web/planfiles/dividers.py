"""Rows that only divide a table, one text and nothing else: they name the phase of those below them."""

from typing import Any

from web.planfiles.tables import Line
from web.planfiles.words import HEADERS, meaning, unit_of

FEWEST = 3
"""Columns of a table in which a text by itself is no row."""


def divided(section: str, lines: list[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """The rows without their dividers, which give a phase where no column does; and a note of them."""
    if section != "activities" or not lines or len(lines[0].names) < FEWEST:
        return lines, ()
    found = {line.number: text for line in lines if (text := divider(line.cells))}
    if not found:
        return lines, ()
    told = ", ".join(repr(text[:60]) for text in list(found.values())[:5])
    said = f"Rows with one text each were taken for headings: {told}{' and more' if len(found) > 5 else ''}."
    names = lines[0].names
    if any(meaning(HEADERS["activities"], unit_of(name)[0]) == "phase" for name in names):
        return [line for line in lines if line.number not in found], (said,)
    return _phased(lines, found), (f"{said} They are the phases of what stands below them.",)


def divider(cells: list[Any]) -> str | None:
    """The one text of a row, at its beginning, that is no code."""
    first = next((place for place, cell in enumerate(cells) if _said(cell)), None)
    if first != 0 or any(_said(cell) for cell in cells[1:]):
        return None
    text = _said(cells[0])
    return None if " " not in text and any(map(str.isdigit, text)) else text


def _phased(lines: list[Line], found: dict[int, str]) -> list[Line]:
    phase = ""
    phased = []
    names = (*lines[0].names, "phase")
    for line in lines:
        if line.number in found:
            phase = found[line.number]
        else:
            room = [""] * (len(names) - 1 - len(line.cells))
            phased.append(Line(number=line.number, names=names, cells=[*line.cells, *room, phase]))
    return phased


def _said(cell: Any) -> str:
    return " ".join(str(cell).split())
