"""Lengths of time as people and programs write them, in whole minutes."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from domain.plan import LONGEST
from web.planfiles.unclear import Unclear
from web.planfiles.words import UNITS

_BEFORE_TIME = datetime(1899, 12, 31)  # noqa: DTZ001 - where a spreadsheet's own times begin
_MINUTE = timedelta(minutes=1)
_UNIT = {word: unit for unit, words in UNITS.items() for word in words.split()}
_MINUTES = {"min": 1, "h": 60, "d": 1440}
_CLOCK = re.compile(r"(\d{1,4}):(\d\d)(?::(\d\d))?")
_ISO = re.compile(
    r"p(?:(?P<d>\d+(?:[.,]\d+)?)d)?"
    r"(?:t(?:(?P<h>\d+(?:[.,]\d+)?)h)?(?:(?P<min>\d+(?:[.,]\d+)?)m)?(?:(?P<s>\d+(?:[.,]\d+)?)s)?)?"
)
_PART = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*e?([^\W\d_]*)\.?,?\s*(?:og |and )?")
_NEGATIVE = re.compile("[-\u2212] ?[0-9p]")


def minutes(value: Any) -> int:
    """A year of them at most: ``90``, ``1:30``, ``1,5 t``, ``2t 30m``, ``PT2H30M``, a spreadsheet's time."""
    told = _told(value)
    if told < 0:
        raise Unclear(f"{str(value)!r} is negative")
    if told > LONGEST:
        raise Unclear(f"{str(value)!r} is longer than a year")
    return round(told)


def _told(value: Any) -> float:
    match value:
        case bool() | dict() | list():
            raise Unclear(f"{value!r} is no length of time")
        case timedelta():
            return value / _MINUTE
        case time():
            return value.hour * 60 + value.minute + value.second / 60
        case datetime():
            return _of_a_clock(value)
        case date():
            raise Unclear(f"{value} is a day, no length of time")
        case float() if 0 < value < 1:
            return value * 1440  # a spreadsheet's time that is shown as a number
        case int() | float():
            return value
        case _:
            return _written(str(value))


def _of_a_clock(value: datetime) -> float:
    """A spreadsheet shows 25:30 as half past one of the day after its first."""
    told = (value.replace(tzinfo=None) - _BEFORE_TIME) / _MINUTE
    if not 0 <= told <= LONGEST:
        raise Unclear(f"{value} is a time, no length of time")
    return told


def _written(text: str) -> float:
    said = text.strip().lower().rstrip("?")  # a planner's estimate has a question mark
    if clock := _CLOCK.fullmatch(said):
        return int(clock[1]) * 60 + int(clock[2]) + int(clock[3] or 0) / 60
    iso = _ISO.fullmatch(said)
    if iso and any(iso.groups()):
        part = {name: _number(found or "0") for name, found in iso.groupdict().items()}
        return part["d"] * 1440 + part["h"] * 60 + part["min"] + part["s"] / 60
    return sum(_parts(text, said))


def _parts(text: str, said: str) -> Iterator[float]:
    """``2t 30m``: each number with its unit; a number by itself is minutes."""
    if _NEGATIVE.match(said):
        raise Unclear(f"{text!r} is negative")
    place = 0
    while place < len(said) or not said:
        found = _PART.match(said, place)
        unit = _UNIT.get(found[2] or "min") if found else None
        if found is None or unit is None:
            raise Unclear(f"{text!r} is no length of time; write 90, 1:30, 1,5 t or 2t 30m")
        yield _number(found[1]) * _MINUTES[unit]
        place = found.end()


def _number(text: str) -> float:
    return float(text.replace(",", "."))
