"""Times as the wire tells them: RFC 3339 in UTC with ``Z``."""

from datetime import UTC, datetime


def stamp(moment: datetime) -> str:
    """``2023-04-28T19:37:00Z``, with what fraction of the second there is."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
