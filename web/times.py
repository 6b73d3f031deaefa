"""Times as the wire tells them: RFC 3339 in UTC with ``Z``."""

from datetime import UTC, datetime

_FIRST = datetime.min.replace(tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC)


def stamp(moment: datetime) -> str:
    """``2023-04-28T19:37:00Z``, with what fraction of the second there is.

    What UTC has no year for is told as the first or last moment that it has.
    """
    try:
        told = moment.astimezone(UTC)
    except OverflowError:
        told = _FIRST if moment.year == _FIRST.year else _LAST
    return told.isoformat().replace("+00:00", "Z")
