"""A moment as people write it, for replay: ``21:37`` means the whole minute, ``21:37:40`` exactly that."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from domain.entities import GoLive

_WRITTEN = re.compile(
    r"(?:(?P<day>\d{4}-\d\d-\d\d)[T ])?"
    r"(?P<hour>\d\d?)[:.](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.(?P<fraction>\d{1,6}))?)?"
    r"(?P<offset>Z|[+-]\d\d:?\d\d)?"
)

BEFORE = timedelta(hours=6)
"""How long before it begins a night is spoken of without a date; 18 hours after it began it is over."""

_MINUTE = timedelta(minutes=1)
_INSTANT = timedelta(microseconds=1)


class NotAMoment(ValueError):
    """``why`` says in a sentence what is wrong with what was written."""

    def __init__(self, written: str, why: str) -> None:
        super().__init__(f"{written!r} {why}")
        self.why = why


def moment(written: str, golive: GoLive) -> datetime:
    """The last instant, in UTC, that ``written`` means in the run's zone. Raises ``NotAMoment``.

    Without a date it is of the night that begins with the plan, or else with the first report. An hour that the spring takes away
    is refused, and one that the autumn gives twice needs its offset (docs/rules.md, rules 4 and 10).
    """
    begins = golive.plan.start or golive.history[0].known_at
    found = _WRITTEN.fullmatch(written.strip())
    if found is None:
        raise NotAMoment(written, "is no time; write 21:37, 21:37:40 or 2023-04-28T21:37+02:00")
    try:
        at = _resolved(found, ZoneInfo(golive.zone), begins)
    except ValueError as wrong:
        raise NotAMoment(written, f"is no time: {wrong}") from None
    return at if found["second"] else at + _MINUTE - _INSTANT


def _resolved(found: re.Match[str], zone: tzinfo, begins: datetime) -> datetime:
    """In UTC. Raises ``ValueError`` with what is wrong."""
    said = time(
        int(found["hour"]),
        int(found["minute"]),
        int(found["second"] or 0),
        int((found["fraction"] or "0").ljust(6, "0")),
        tzinfo=_offset(found["offset"]) or zone,
    )
    if found["day"]:
        return _utc(datetime.combine(date.fromisoformat(found["day"]), said))
    from_ = begins - BEFORE
    day = from_.astimezone(said.tzinfo).date()
    tonight = _utc(datetime.combine(day, said))
    return tonight if tonight >= from_ else _utc(datetime.combine(day + timedelta(days=1), said))


def _offset(written: str | None) -> tzinfo | None:
    if written is None:
        return None
    return datetime.strptime(written, "%z").tzinfo


def _utc(told: datetime) -> datetime:
    late = told.replace(fold=1)
    if told.utcoffset() == late.utcoffset():
        return told.astimezone(UTC)
    there = told.astimezone(UTC).astimezone(told.tzinfo).replace(tzinfo=None)
    if there != told.replace(tzinfo=None):
        raise ValueError("the clock is put forward over it that night")
    raise ValueError(f"it comes twice that night, {told:%z} and {late:%z}; say which")
