"""Times of a run as the terminal says them: in the run's zone, short on its own day."""

from datetime import datetime
from zoneinfo import ZoneInfo


class Times:
    """Times of one run in its zone: the clock alone on its own day, the date before it on any other.

    Where the hour comes twice in the night, the offset behind it (rule 4).
    """

    def __init__(self, zone: str, day: str | None) -> None:
        self._zone = ZoneInfo(zone)
        self._day = self._local(day).date() if day else None

    def __call__(self, stamp: str) -> str:
        local = self._local(stamp)
        said = f"{local:%H:%M}" if local.date() == self._day else f"{local:%Y-%m-%d %H:%M}"
        return f"{said} {_offset(local)}" if _comes_twice(local) else said

    def whole(self, stamp: str | None) -> str:
        """With its date, its seconds and the zone; the zone alone for no time at all."""
        if stamp is None:
            return self._zone.key
        local = self._local(stamp)
        return f"{local:%Y-%m-%d %H:%M:%S} {self._zone.key} ({local:%Z})"

    def _local(self, stamp: str) -> datetime:
        return datetime.fromisoformat(stamp).astimezone(self._zone)


def _comes_twice(local: datetime) -> bool:
    return local.replace(fold=1 - local.fold).utcoffset() != local.utcoffset()


def _offset(local: datetime) -> str:
    """``+02``, and ``+10:30`` where it is no whole hour."""
    return local.isoformat()[-6:].removesuffix(":00")
