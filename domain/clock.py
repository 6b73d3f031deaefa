"""The clock of a run (rule 5): real, shifted, or accelerated, so that a rehearsal by daylight is true."""

from datetime import UTC, datetime, timedelta
from typing import Literal

import msgspec

from domain.terms import Moment

FIRST = datetime(2, 1, 1, tzinfo=UTC)
LAST = datetime(9998, 12, 31, tzinfo=UTC)
"""Where a run's time stops: a year from the calendar's own edges, so that what is counted from it has a date.

At 10,000 times as fast a run that nobody ended is there within ten months.
"""

ClockKind = Literal["real", "shifted", "accelerated"]


class Clock(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """At real time ``started`` the run stands at ``origin`` and goes on at ``speed`` run seconds a second.

    A real clock needs neither; a shifted one has speed 1. All times are aware and in UTC.
    """

    kind: ClockKind = "real"
    started: Moment | None = None
    origin: Moment | None = None
    speed: float = 1.0

    def at(self, now: datetime) -> datetime:
        """The run's time at the real time ``now``, from ``FIRST`` to ``LAST``."""
        if self.kind == "real" or self.started is None or self.origin is None:
            return now
        passed = (now - self.started).total_seconds() * self.speed
        before, after = (edge - self.origin for edge in (FIRST, LAST))
        within = min(max(passed, before.total_seconds()), after.total_seconds())
        return self.origin + timedelta(seconds=within)


def minute(moment: datetime) -> datetime:
    """The minute it lies in: times are said so, and compared so (docs/rules.md, rule 10)."""
    return moment.replace(second=0, microsecond=0)
