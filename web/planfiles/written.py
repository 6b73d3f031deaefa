"""Days and times of day as they are written: ISO, Norwegian, American, with names of months, past midnight."""

import re
from datetime import date, timedelta

import msgspec

from domain.mapping import DateOrder
from web.planfiles.unclear import Unclear

HOW = "write 2023-04-28 20:00 or 28.04.2023 20.00"
MONTHS = {
    stem: number
    for number, stems in enumerate(
        [
            "jan",
            "feb",
            "mar",
            "apr",
            "mai|may",
            "jun",
            "jul",
            "aug",
            "sep",
            "okt|oct",
            "nov",
            "des|dec",
        ],
        1,
    )
    for stem in stems.split("|")
}
_DAYS = (
    r"(?:ma|man|mandag|måndag|mon|monday|ti|tir|tirs|tirsdag|ty|tys|tysdag|tue|tues|tuesday|on|ons|onsdag"
    r"|wed|wednesday|to|tor|tors|torsdag|thu|thur|thurs|thursday|fr|fre|fredag|fri|friday|lø|lør|lørdag"
    r"|la|lau|laurdag|sat|saturday|sø|søn|søndag|su|sun|sundag|sunday)\.?,?\s+"
)
_DATE = (
    r"(?:(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)"
    r"|(?P<d2>\d\d?)\. ?(?P<m2>\d\d?)\. ?(?P<y2>\d{4}|\d\d)"
    r"|(?P<a>\d\d?)[/-](?P<b>\d\d?)[/-](?P<y3>\d{4}|\d\d)"
    r"|(?P<d4>\d\d?)\.?[ -]?(?P<m4>[^\W\d_]{3,9})\.?,?[ -]?(?P<y4>\d{4}|\d\d)"
    r"|(?P<m5>[^\W\d_]{3,9})\.? (?P<d5>\d\d?),? (?P<y5>\d{4}))"
)
_TIME = (
    r"(?P<h>\d\d?)(?:[:.](?P<min>\d\d)(?:[:.](?P<s>\d\d)(?:[.,](?P<f>\d{1,9}))?)?)?"
    r" ?(?P<half>[ap]\.?m\.?)? ?(?P<offset>z|[+-]\d\d:?\d\d)?"
)
_WRITTEN = re.compile(rf"(?:{_DAYS})?{_DATE}(?:(?:t|,? +|, ?)(?:kl\.? ?)?{_TIME})?", re.IGNORECASE)
_CLOCK = re.compile(rf"(?:kl\.? ?)?{_TIME}", re.IGNORECASE)
_ORDERED = re.compile(r"[^\d]{0,12}\d\d?[/-]\d\d?[/-]\d")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a cell says before it is known where: either may be missing; the clock may go past midnight."""

    day: date | None = None
    clock: timedelta | None = None
    offset: str = ""


def ambiguous(value: object) -> tuple[int, int] | None:
    """The two numbers of ``3/4/2023``, of which either may be the month; None where it is said."""
    if not isinstance(value, str) or not _ORDERED.match(value):
        return None
    found = _WRITTEN.fullmatch(value.strip())
    return (int(found["a"]), int(found["b"])) if found and found["a"] else None


def told(said: str, order: DateOrder | None) -> Told:
    """Raises ``Unclear``."""
    found = _WRITTEN.fullmatch(said)
    if found is None:
        clock = _CLOCK.fullmatch(said)
        if clock is None or not (clock["min"] or clock["half"]):
            raise Unclear(f"{said!r} is no time; {HOW}")
        return Told(clock=_clock(clock, said))
    part = found.groupdict()
    try:
        day = date(*_day(part, order, said))
    except ValueError as wrong:
        raise Unclear(f"{said!r} is no time: {wrong}") from None
    if part["h"] is None:
        return Told(day=day)
    offset = (part["offset"] or "").upper().replace("Z", "+00:00")
    return Told(day=day, clock=_clock(found, said), offset=_coloned(offset))


def _day(part: dict[str, str | None], order: DateOrder | None, said: str) -> tuple[int, int, int]:
    """Year, month, day."""
    if part["a"]:
        first, second = int(part["a"]), int(part["b"] or 0)
        if order is None:
            order = "mdy" if second > 12 else "dmy"
        day, month = (first, second) if order == "dmy" else (second, first)
        return _year(part["y3"]), month, day
    for n in ("", "2"):
        if part[f"d{n}"]:
            return _year(part[f"y{n}"]), int(part[f"m{n}"] or 0), int(part[f"d{n}"] or 0)
    n = "4" if part["m4"] else "5"
    month = MONTHS.get((part[f"m{n}"] or "")[:3].lower(), 0)
    if not month:
        raise Unclear(f"{said!r} is no time: there is no month {part[f'm{n}']!r}")
    return _year(part[f"y{n}"]), month, int(part[f"d{n}"] or 0)


def _year(said: str | None) -> int:
    """``23`` is 2023."""
    return int(said or 0) + (2000 if len(said or "") == 2 else 0)


def _clock(found: re.Match[str], said: str) -> timedelta:
    """Hours from midnight, up to two days: ``25:30`` is half past one of the day after."""
    hour, minute, second = (int(found[n] or 0) for n in ("h", "min", "s"))
    if found["half"]:
        if not 1 <= hour <= 12:
            raise Unclear(f"{said!r} is no time: hour must be in 1..12")
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    elif found["min"] is None:
        raise Unclear(f"{said!r} is no time; {HOW}")
    if hour > 47 or minute > 59 or second > 59:
        raise Unclear(f"{said!r} is no time: there is no {hour:02}:{minute:02}:{second:02}")
    micro = int((found["f"] or "0").ljust(6, "0")[:6])
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)


def _coloned(offset: str) -> str:
    return f"{offset[:3]}:{offset[3:]}" if len(offset) == 5 else offset
