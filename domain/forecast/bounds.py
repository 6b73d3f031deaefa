"""What still holds an activity back: what has happened comes to one figure, what has not stays a link."""

import math
from typing import NamedTuple

from domain.schedule.network import PAST, Tie
from domain.schedule.passes import AT_WORK, TO_COME, Schedule

NEVER = -math.inf


class Bound(NamedTuple):
    """Seconds after the moment; ``NEVER`` where nothing binds.

    ``start`` and ``finish`` are what has happened comes to, ``to_start`` and ``to_finish`` the links from
    what has not. ``floor`` is before which it cannot start whatever happens, now or its not-before; what is
    ``promised`` has a floor in every sample besides.
    """

    start: float = NEVER
    finish: float = NEVER
    to_start: tuple[Tie, ...] = ()
    to_finish: tuple[Tie, ...] = ()
    floor: float = 0.0
    promised: bool = False

    @property
    def free(self) -> bool:
        """Whether it waits for nothing that has yet to happen, and for nobody's finish."""
        return not (self.to_start or self.to_finish or self.promised) and self.finish == NEVER

    @property
    def single(self) -> bool:
        """Whether it starts with one thing that has yet to happen: what has happened binds no more than
        now does."""
        alone = len(self.to_start) == 1 and not self.to_finish
        return alone and self.to_start[0][1] == 0 and max(self.start, self.finish) <= 0


GONE = Bound()


def bounds(schedule: Schedule, now: int) -> list[Bound]:
    """By place, at ``now``, seconds after the network's origin.

    What waits for nothing starts when the plan has it, what waits for nobody but those left out when it
    can.
    """
    network, facts, early = schedule.network, schedule.facts, schedule.early
    stage = facts.stage
    coming = [each == TO_COME for each in stage] + [each <= AT_WORK for each in stage]

    def split(ties: tuple[Tie, ...]) -> tuple[float, tuple[Tie, ...]]:
        happened = [early[at] + lag for at, lag in ties if not coming[at]]
        latest = max(happened, default=PAST)
        left = tuple(tie for tie in ties if coming[tie[0]]) if happened else ties
        return (float(latest - now) if latest > PAST // 2 else NEVER), left

    def bound(place: int) -> Bound:
        if stage[place] > AT_WORK:
            return GONE
        start, to_start = split(network.to_start[place])
        finish, to_finish = split(network.to_finish[place])
        if not network.before[place]:
            start = float(network.planned[place] - now)
        floor = float(max(facts.start[place] - now, 0)) if stage[place] == TO_COME else 0.0
        return Bound(start, finish, to_start, to_finish, floor)

    return [bound(place) for place in range(len(stage))]
