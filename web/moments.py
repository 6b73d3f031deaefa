"""Moments as people ask for them: a time without seconds means its whole minute (rule 10)."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from web.planfiles.moments import moment as time_of
from web.planfiles.unclear import Unclear

WHOLE = timedelta(seconds=59, microseconds=999_999)
_NO_SECONDS = re.compile(r"^(?:[\d.-]+[T ])?\d\d?[:.]\d\d(?![:.]?\d)")
_CLOCK = re.compile(r"\d\d?[:.]\d\d(?:[:.]\d\d)?")


def absolute(text: str) -> datetime:
    """RFC 3339 with an offset, in UTC. Raises ``ValueError`` with the sentence."""
    said = text.strip().replace(" ", "+") if "T" in text else text.strip()
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        raise ValueError(f"{text!r} is no time; write 2023-04-28T19:37:00Z") from None
    if found.tzinfo is None:
        raise ValueError(f"{text!r} has no offset; write 2023-04-28T19:37:00Z")
    try:
        return _whole(text, found.astimezone(UTC))
    except OverflowError:
        raise ValueError(f"{text!r} lies beyond the calendar") from None


def of_night(text: str, zone: str, start: datetime | None) -> datetime:
    """As ``absolute``, or local: ``28.04.2023 21.37``, or ``21:37`` of the night that begins at ``start``."""
    said = text.strip()
    if "T" in said and said[-1:] in "Zz0123456789" and re.search(r"(?:Z|[+-]\d\d:\d\d)$", said):
        return absolute(said)
    try:
        if start is None or _CLOCK.fullmatch(said) is None:
            return _whole(said, time_of(said, zone))
        return _whole(said, _on_the_night(said, zone, start))
    except Unclear as unclear:
        raise ValueError(f"{unclear}.") from None


def _on_the_night(said: str, zone: str, start: datetime) -> datetime:
    """The first time the clock shows it from six hours before the start on."""
    earliest = (start - timedelta(hours=6)).astimezone(ZoneInfo(zone))
    hour, minute = map(int, re.split("[:.]", said)[:2])
    passed = (hour, minute) < (earliest.hour, earliest.minute)
    day = earliest.date() + timedelta(days=1 if passed else 0)
    if hour > 23 or minute > 59:
        raise Unclear(f"{said!r} is no time of the night; write 21:37, or 28.04.2023 21.37")
    return time_of(f"{day} {said}", zone)


def _whole(said: str, moment: datetime) -> datetime:
    return moment + WHOLE if _NO_SECONDS.match(said) else moment
