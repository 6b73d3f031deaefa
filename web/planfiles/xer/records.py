"""The tables of a Primavera file, each record with its line, and the file's calendars."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from web.planfiles.calendars import Calendar, Shifts, shift
from web.planfiles.csvs import text_of
from web.planfiles.tables import NotReadable

_DAY = re.compile(r"\(0\|\|([1-7])\(\)")
_EXCEPTION = re.compile(r"\(0\|\|\d+\(d\|(\d+)\)")
_TIMES = re.compile(r"s\|(\d\d?:\d\d)\|f\|(\d\d?:\d\d)")
_EPOCH = date(1899, 12, 30)


class Record(msgspec.Struct, frozen=True, gc=False):
    """One line of a table."""

    number: int
    fields: dict[str, str]

    def said(self, name: str) -> str:
        return self.fields.get(name, "").strip()


Records = dict[str, list[Record]]


def records_of(data: bytes) -> Records:
    """The records by table. Raises ``NotReadable``."""
    text = text_of(
        data.replace(b"\x7f\x7f", b"\n")
    )  # how Primavera writes a line's end within a field
    records: Records = {}
    table, names = "", []
    ended = False
    for number, line in enumerate(text.split("\n"), 1):
        mark, _, rest = line.rstrip("\r").partition("\t")
        cells = rest.split("\t")
        match mark:
            case "%T":
                table = cells[0].strip()
                records.setdefault(table, [])
            case "%F":
                names = [name.strip() for name in cells]
            case "%R" if table:
                records[table].append(Record(number, dict(zip(names, cells, strict=False))))
            case "%E":
                ended = True
    if not ended:
        raise NotReadable("The file is cut short: it has no end mark (%E).")
    return records


def calendars_of(records: Records) -> dict[str, Calendar]:
    """By their ids."""
    found = records.get("CALENDAR", [])
    return {record.said("clndr_id"): calendar(record.said("clndr_data")) for record in found}


def calendar(data: str) -> Calendar:
    """``(0||2()(0||0(s|08:00|f|16:00)()))`` is a Monday; what says nothing goes round the clock."""
    days, _, exceptions = data.partition("Exceptions")
    told = dict(_chunks(_DAY, days))
    if not told:
        return Calendar()
    week = [told.get(str((day + 1) % 7 + 1), ()) for day in range(7)]  # 1 is Sunday
    other = {
        _EPOCH + timedelta(days=int(day)): shifts for day, shifts in _chunks(_EXCEPTION, exceptions)
    }
    return Calendar(week=tuple(week), exceptions=other)


def _chunks(mark: re.Pattern[str], text: str) -> Iterator[tuple[str, Shifts]]:
    """Each day with the shifts that stand between its mark and the next."""
    marks = list(mark.finditer(text))
    ends = [found.start() for found in marks[1:]] + [len(text)]
    for found, end in zip(marks, ends, strict=False):
        times = _TIMES.findall(text, found.end(), end)
        yield found[1], tuple(shift(begin, finish) for begin, finish in times)
