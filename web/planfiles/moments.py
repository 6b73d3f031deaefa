"""Times of a plan as people and programs write them: in the plan's zone, in the order their column has."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.mapping import DateOrder
from web.founding import YEARS
from web.planfiles.unclear import Unclear
from web.planfiles.written import HOW, Told, told

_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's day 0, in no zone
_SERIALS = range(25_569, 109_575)
"""Days of a spreadsheet from 1970 to 2199."""


def moment(
    value: Any, zone: str, order: DateOrder | None = None, day: date | None = None
) -> datetime:
    """A time in UTC; ``day`` is that of a time that stands without one.

    In the missing hour of spring there is none; in the doubled one it needs its offset.
    """
    said = read(value, order)
    on = said.day or day
    if said.clock is None:
        raise Unclear(f"{str(value)!r} has no time of day; {HOW}")
    if on is None:
        raise Unclear(f"{str(value)!r} has no date; {HOW}, or give the date a column of its own")
    try:
        local = datetime.combine(on, time()) + said.clock
    except OverflowError:
        raise Unclear(f"{str(value)!r} lies in no year that a plan can have") from None
    if not within(local):
        raise Unclear(f"{str(value)!r} lies in no year that a plan can have")
    if said.offset:
        return datetime.fromisoformat(f"{local.isoformat()}{said.offset}").astimezone(UTC)
    return _local(local, zone, str(value))


def within(moment: datetime) -> bool:
    """Whether a night can lie there, far from where the calendar ends."""
    return moment.year in YEARS


def day_of(value: Any, order: DateOrder | None = None) -> date:
    """A day, whatever time of it stands beside."""
    day = read(value, order).day
    if day is None:
        raise Unclear(f"{str(value)!r} is no date")
    return day


def dayless(value: Any) -> bool:
    """Whether it is a time of day alone."""
    return read(value).day is None


def read(value: Any, order: DateOrder | None = None) -> Told:
    """A cell's day and time of day. Raises ``Unclear``."""
    match value:
        case datetime():
            return _clocked(value)
        case date():
            return Told(day=value, clock=timedelta())  # a spreadsheet's midnight
        case time():
            return Told(
                clock=timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
            )
        case timedelta():
            return Told(clock=value)
        case bool() | dict() | list():
            raise Unclear(f"{value!r} is no time; {HOW}")
        case int() | float():
            return _serial(float(value), str(value))
        case _:
            said = str(value).strip()
            if _SERIAL.fullmatch(said):
                return _serial(float(said.replace(",", ".")), said)
            return told(said, order)


def _clocked(value: datetime) -> Told:
    clock = timedelta(
        hours=value.hour,
        minutes=value.minute,
        seconds=value.second,
        microseconds=value.microsecond,
    )
    offset = value.isoformat()[-6:] if value.tzinfo else ""
    if value.year < YEARS.start:  # 25:30 in a cell that shows hours and minutes alone
        return Told(clock=value.replace(tzinfo=None) - datetime(1899, 12, 31))  # noqa: DTZ001
    return Told(day=value.date(), clock=clock, offset=offset)


def _serial(value: float, said: str) -> Told:
    """Days since a spreadsheet's first one."""
    if int(value) not in _SERIALS:
        raise Unclear(f"{said!r} is no time; {HOW}")
    at = _EPOCH + timedelta(seconds=round(value * 86_400))
    return _clocked(at)


def _local(told: datetime, zone: str, said: str) -> datetime:
    early = told.replace(tzinfo=ZoneInfo(zone), fold=0)
    late = told.replace(tzinfo=ZoneInfo(zone), fold=1)
    if early.utcoffset() == late.utcoffset():
        return early.astimezone(UTC)
    if early.astimezone(UTC).astimezone(early.tzinfo).replace(tzinfo=None) != told:
        raise Unclear(f"{said!r} does not exist: the clock is put forward over it that night")
    first, second = (t.strftime("%z")[:3] + ":00" for t in (early, late))
    raise Unclear(f"{said!r} comes twice that night; write it with its offset, {first} or {second}")
