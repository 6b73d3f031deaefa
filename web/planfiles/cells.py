"""What a cell says: times in the plan's zone, minutes, yes and no, links to predecessors."""

import re
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.plan import LONGEST, Link
from domain.terms import key
from web.founding import YEARS
from web.planfiles.words import FALSE, TRUE, meaning, plain


class Unclear(Exception):
    """``str()`` says what is wrong with the cell."""


_WRITTEN = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)|(?P<d2>\d\d?)\.(?P<m2>\d\d?)\.(?P<y2>\d{4}))"
    r"[T ,]+(?:kl\.? ?)?(?P<h>\d\d?)[:.](?P<min>\d\d)(?:[:.](?P<s>\d\d)(?:[.,]\d+)?)?"
    r" ?(?P<offset>Z|[+-]\d\d:?\d\d)?"
)
_MINUTES = re.compile(r"(\d+(?:[.,]\d+)?) ?(m|min|minutter|minutt|t|h|timer|timar|d)?")
_HOURS = re.compile(r"(\d{1,3}):(\d\d)")
_NEGATIVE = re.compile("[-\u2212] ?[0-9]")
_FACTOR = {"t": 60, "h": 60, "timer": 60, "timar": 60, "d": 1440}
_LINK = re.compile(
    r"(?:(?P<type>FS|SS|FF|SF):)?(?P<code>[^\s+]+?)"
    r"(?:\+(?P<later>\d+(?:\.\d+)?(?:min|[mthd])?)|-(?P<earlier>\d+(?:\.\d+)?(?:min|[mthd])))?",
    re.IGNORECASE,
)


def moment(value: Any, zone: str) -> datetime:
    """A time in UTC. In the missing hour of spring there is none; in the doubled one it needs its offset."""
    found = _WRITTEN.fullmatch(str(value).strip())
    if found is None:
        raise Unclear(f"{value!r} is no time; write 2023-04-28 20:00 or 28.04.2023 20.00")
    part = found.groupdict()
    year, month, day = (int(part[n] or part[f"{n}2"]) for n in "ymd")
    hour, minute, second = (int(part[n] or 0) for n in ("h", "min", "s"))
    offset = (part["offset"] or "").replace("Z", "+00:00")
    try:
        told = datetime.fromisoformat(
            f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{offset}"
        )
    except ValueError as wrong:
        raise Unclear(f"{value!r} is no time: {wrong}") from None
    if not within(told):
        raise Unclear(f"{value!r} lies in no year that a plan can have")
    return told.astimezone(UTC) if told.tzinfo else _local(told, zone, str(value))


def within(moment: datetime) -> bool:
    """Whether a night can lie there, far from where the calendar ends."""
    return moment.year in YEARS


def _local(told: datetime, zone: str, said: str) -> datetime:
    early = told.replace(tzinfo=ZoneInfo(zone), fold=0)
    late = told.replace(tzinfo=ZoneInfo(zone), fold=1)
    if early.utcoffset() == late.utcoffset():
        return early.astimezone(UTC)
    if early.astimezone(UTC).astimezone(early.tzinfo).replace(tzinfo=None) != told:
        raise Unclear(f"{said!r} does not exist: the clock is put forward over it that night")
    first, second = (t.strftime("%z")[:3] + ":00" for t in (early, late))
    raise Unclear(f"{said!r} comes twice that night; write it with its offset, {first} or {second}")


def minutes(value: Any) -> int:
    """Minutes, a year of them at most: ``90``, ``1:30``, ``1,5 t``."""
    said = str(value).strip().lower()
    if hours := _HOURS.fullmatch(said):
        return int(hours[1]) * 60 + int(hours[2])
    found = _MINUTES.fullmatch(said)
    if found is None:
        negative = _NEGATIVE.match(said)
        wrong = "is negative" if negative else "is no length of time; write 90, 1:30 or 1,5 t"
        raise Unclear(f"{value!r} {wrong}")
    told = float(found[1].replace(",", ".")) * _FACTOR.get(found[2] or "m", 1)
    if told > LONGEST:
        raise Unclear(f"{value!r} is longer than a year")
    return round(told)


def code(value: Any) -> str:
    """The name of another row."""
    if isinstance(value, dict | list):
        raise Unclear("is no code")
    return str(value).strip()


def yes(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    said = plain(str(value)) or str(value).strip()
    if said in TRUE or said in FALSE:
        return said in TRUE
    raise Unclear(f"{value!r} is neither yes nor no")


def whole(value: Any) -> int:
    """``3 000`` and ``3.000`` are three thousand."""
    said = re.sub(r"(?<=\d)[ \u00a0.](?=\d{3}\b)", "", str(value).strip())
    if not re.fullmatch(r"-?\d{1,15}", said):
        raise Unclear(f"{value!r} is no whole number")
    return int(said)


def word(value: Any, words: dict[str, str]) -> str:
    """Our word for it."""
    found = meaning(words, str(value))
    if found is None:
        raise Unclear(f"{value!r} is none of {', '.join(words)}")
    return found


def links(value: Any, codes: set[str]) -> tuple[Link, ...]:
    """``A-1; A-2+15m, SS:A-3``; ``codes`` (folded) tells a code with a number at its end from a lag."""
    if isinstance(value, list):
        return tuple(link for part in value for link in _listed(part, codes))
    joined = re.sub(r"\s*([+:])\s*", r"\1", str(value))
    parts = (part for part in re.split(r"[;,\s]+", joined) if part)
    return tuple(_link(part, codes) for part in parts)


def _listed(part: Any, codes: set[str]) -> tuple[Link, ...]:
    if isinstance(part, dict):
        lag, kind = part.get("lag", 0), str(part.get("type", "FS")).upper()
        if "code" not in part or not _is_lag(lag) or kind not in ("FS", "SS", "FF", "SF"):
            raise Unclear(f"{part!r} is no predecessor")
        return (Link(code=str(part["code"]), type=kind, lag=lag),)  # type: ignore[arg-type]
    return links(str(part), codes)


def _is_lag(lag: Any) -> bool:
    return type(lag) is int and abs(lag) <= LONGEST


def _link(part: str, codes: set[str]) -> Link:
    head, colon, rest = part.partition(":")
    bare = rest if colon and head.upper() in ("FS", "SS", "FF", "SF") else part
    kind: Any = head.upper() if bare is rest and colon else "FS"
    if key(bare) in codes:
        return Link(code=bare, type=kind)
    found = _LINK.fullmatch(part)
    if found is None:
        raise Unclear(f"{part!r} is no predecessor; write A-1, SS:A-1 or A-1+15m")
    lag = minutes(found["later"] or 0) - minutes(found["earlier"] or 0)
    return Link(code=found["code"], type=kind, lag=lag)
