"""Working time as project planners keep it: what an hour of it is on the clock that a night goes by."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import msgspec

Shifts = tuple[tuple[int, int], ...]
"""From and to, minutes of the day."""

ALL_DAY: Shifts = ((0, 1440),)
FURTHEST = 400
"""Days that are looked through for working time."""


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """``week`` from Monday on; ``exceptions`` are days with other shifts, or none."""

    week: tuple[Shifts, ...] = (ALL_DAY,) * 7
    exceptions: dict[date, Shifts] = {}

    @property
    def continuous(self) -> bool:
        """Whether its hours are those of the clock."""
        return all(shifts == ALL_DAY for shifts in (*self.week, *self.exceptions.values()))

    def passed(self, moment: datetime, minutes: int) -> int:
        """Minutes on the clock from ``moment`` until so much working time has gone by; before it, below 0."""
        if self.continuous or not minutes:
            return minutes
        later = minutes > 0
        left = abs(minutes)
        for start, finish in self._worked(moment, later):
            length = (finish - start) // timedelta(minutes=1)
            if left <= length:
                reached = (
                    start + timedelta(minutes=left) if later else finish - timedelta(minutes=left)
                )
                return (reached - moment) // timedelta(minutes=1)
            left -= length
        return minutes

    def _worked(self, moment: datetime, later: bool) -> Iterator[tuple[datetime, datetime]]:
        """Working time after ``moment``, or before it, the nearest first."""
        for days in range(FURTHEST):
            day = moment.date() + timedelta(days=days if later else -days)
            midnight = datetime.combine(day, time())
            shifts = self.exceptions.get(day, self.week[day.weekday()])
            for begin, end in shifts if later else reversed(shifts):
                start, finish = (midnight + timedelta(minutes=m) for m in (begin, end))
                if later and finish > moment:
                    yield max(start, moment), finish
                elif not later and start < moment:
                    yield start, min(finish, moment)


ROUND_THE_CLOCK = Calendar()


def minute_of(text: str) -> int:
    """``08:00`` or ``08:00:00`` as a minute of its day."""
    hour, minute = text.strip().split(":")[:2]
    return int(hour) * 60 + int(minute)


def shift(begin: str, end: str) -> tuple[int, int]:
    """A shift that ends at midnight ends with the day."""
    return minute_of(begin), minute_of(end) or 1440
