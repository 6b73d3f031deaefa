"""A plan as a workbook with a sheet for each section; and an empty one to fill in, with drop-downs."""

import io
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter

from domain.plan import Plan
from domain.terms import key
from web.planfiles.escaping import held
from web.planfiles.out.cells import COLUMNS, rows_of, text, twice
from web.planfiles.out.labels import WORDS, Lang, label, sheet

SECTIONS = ("activities", "plan", "locations", "actors", "systems", "counters", "gates")
OFFERED = 2_000
"""Rows of a template that have drop-downs."""

_TIMES = frozenset(
    (
        *("planned_start", "planned_finish", "not_before", "must_finish_by", "start", "finish"),
        *("window_end", "point_of_no_return", "checkin_by"),
    )
)
_TRUTHS = frozenset(("needs_approval", "mandatory", "care", "deputy", "no_return"))
_NAMED = {"actor": "actors", "location": "locations", "system": "systems"}
_WIDE = {
    "title": 44,
    "name": 30,
    "instructions": 44,
    "predecessors": 22,
    "criteria": 40,
    "seats": 40,
}
_FORMULAS = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}


def workbook_of(plan: Plan, zone: str, lang: Lang = "en") -> bytes:
    """Every section that has rows. What a spreadsheet would run is held down."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _FORMULAS) as book:
        writer = _Writer(book, zone, lang, {key(a.code) for a in plan.activities})
        for section in SECTIONS:
            if rows := rows_of(plan, section):
                writer.sheet(section, rows)
    return out.getvalue()


def template(lang: Lang = "nb") -> bytes:
    """An empty plan to fill in."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _FORMULAS) as book:
        writer = _Writer(book, "UTC", lang, set())
        for section in SECTIONS:
            writer.sheet(section, [])
    return out.getvalue()


class _Writer:
    def __init__(self, book: Any, zone: str, lang: Lang, codes: set[str]) -> None:
        self.book, self.zone, self.lang, self.codes = book, zone, lang, codes
        self.head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8ECF0"})
        self.time = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})

    def sheet(self, section: str, rows: list[dict[str, Any]]) -> None:
        page = self.book.add_worksheet(sheet(section, self.lang))
        page.freeze_panes(1, 2 if section == "activities" else 1)
        for place, column in enumerate(COLUMNS[section]):
            page.write_string(0, place, label(column, self.lang), self.head)
            width = 16 if column in _TIMES else _WIDE.get(column, 14)
            page.set_column(place, place, width, self.time if column in _TIMES else None)
            self._offer(page, section, column, place)
        for number, row in enumerate(rows, 1):
            for place, value in enumerate(row.values()):
                self._cell(page, number, place, value)

    def _cell(self, page: Any, row: int, place: int, value: Any) -> None:
        if value is None or value == ():
            return
        if isinstance(value, datetime):
            local = value.astimezone(ZoneInfo(self.zone))
            if not (twice(local) or local.second or local.microsecond):
                page.write_datetime(row, place, local.replace(tzinfo=None), self.time)
                return
        if isinstance(value, int) and not isinstance(value, bool):
            page.write_number(row, place, value)
        else:
            page.write_string(row, place, held(self._text(value)))

    def _text(self, value: Any) -> str:
        words = WORDS[self.lang]["yes"]
        if isinstance(value, bool):
            return words[0] if value else words[1]
        return text(value, self.zone, self.codes)

    def _offer(self, page: Any, section: str, column: str, place: int) -> None:
        """A drop-down where a cell is one of a list."""
        words = WORDS[self.lang]
        source: Any = words.get(column) if section in ("activities", "systems") else None
        if column in _TRUTHS:
            source = words["yes"]
        elif column in _NAMED and section == "activities":
            source = f"='{sheet(_NAMED[column], self.lang)}'!$A$2:$A${OFFERED}"
        if source is not None:
            asked = {"validate": "list", "source": source, "error_type": "warning"}
            page.data_validation(1, place, OFFERED, place, asked)
