"""The clock of a run (rule 5): real, shifted, or accelerated, so that a rehearsal by daylight is true."""

from datetime import datetime, timedelta
from typing import Literal

import msgspec

from domain.terms import Moment

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
        """The run's time at the real time ``now``."""
        if self.kind == "real" or self.started is None or self.origin is None:
            return now
        return self.origin + timedelta(seconds=(now - self.started).total_seconds() * self.speed)
