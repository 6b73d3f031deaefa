"""A thousand nights at once: when each activity starts and is over in each, and which activities decide
the end."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from domain.forecast.bounds import NEVER, Bound
from domain.forecast.chance import Row
from domain.schedule.passes import AT_WORK, TO_COME, Schedule

Mask = NDArray[np.bool_]

_SAME = 0.5
"""Seconds within which two times are one: rounding is finer, and no plan is."""


class Nights:
    """When every activity starts and is over in every sample: ``events`` are rows by event, seconds after
    ``now``.

    The rows come in as what was drawn, and ``walk`` makes times of them in place. A finish comes as a
    duration, of what is at work as what is left of it, a start as the wait before it. What is ``free``
    comes as it will be. ``margins`` are rows by place: how much is kept of the margin that the plan leaves
    before a start, as far as it is not used up by then. ``floors`` are starts before which what is promised
    cannot be, by place.
    """

    def __init__(
        self,
        schedule: Schedule,
        holds: Sequence[Bound],
        now: int,
        events: list[Row],
        margins: Sequence[Row],
        floors: Mapping[int, Row],
    ) -> None:
        self.network = schedule.network
        self.stage = schedule.facts.stage
        self.holds = holds
        self.now = now
        self.events = events
        self.margins = margins
        self.floors = floors
        self._size = len(self.stage)
        self._best, self._next = np.empty_like(events[0]), np.empty_like(events[0])

    def walk(self) -> None:
        """The forward pass, all samples at a time."""
        for place, (stage, hold) in enumerate(zip(self.stage, self.holds, strict=True)):
            if stage == TO_COME and not hold.free:
                self._come(place, hold)
            elif stage == AT_WORK and not hold.free:
                finish = self.events[self._size + place]
                np.maximum(finish, self._finish_bound(hold), out=finish)

    def ended(self, ends: Iterable[int]) -> Row:
        """When the last of those ``ends`` is over that are yet to be over, in each sample."""
        last = np.full_like(self._best, NEVER)
        for place in ends:
            if self.stage[place] <= AT_WORK:
                np.maximum(last, self.events[self._size + place], out=last)
        return last

    def decides(self, ends: Sequence[int], ended: Row) -> dict[int, float]:
        """The share of samples in which an activity lies on a longest path to when ``ends`` have ``ended``.

        Only what has yet to be over decides. Paths are followed back from the end, sample by sample where
        they differ; what is on none of them costs nothing.
        """
        last = ended - _SAME
        critical: dict[int, Mask] = {}
        for place in ends:
            if self.stage[place] <= AT_WORK:
                _mark(critical, self._size + place, self.events[self._size + place] >= last)
        shares: dict[int, float] = {}
        for place in range(len(self.stage) - 1, -1, -1):
            masks = [
                critical.pop(event) for event in (place, self._size + place) if event in critical
            ]
            if masks and self.stage[place] <= AT_WORK:
                on = masks[0] | masks[-1]
                shares[place] = float(np.count_nonzero(on)) / len(on)
                self._follow(place, on, critical)
        return shares

    def _come(self, place: int, hold: Bound) -> None:
        start, finish = self.events[place], self.events[self._size + place]
        bound = self._bound(hold, finish)
        start += bound
        margin = self.network.margin[place]
        if margin:
            left = np.subtract(self.network.planned[place] - self.now, bound, out=self._next)
            np.minimum(np.maximum(left, 0.0, out=left), margin, out=left)
            start += np.multiply(left, self.margins[place], out=left)
        np.maximum(start, self.floors.get(place, hold.floor), out=start)
        finish += start

    def _bound(self, hold: Bound, duration: Row) -> Row:
        """When it may start for the sake of its links, taking ``duration``: a row that nobody writes to."""
        if hold.single:
            return self.events[hold.to_start[0][0]]
        best, other = self._best, self._next
        best.fill(hold.start)
        for at, lag in hold.to_start:
            np.maximum(
                best, np.add(self.events[at], lag, out=other) if lag else self.events[at], out=best
            )
        for at, lag in hold.to_finish:
            np.subtract(self.events[at], duration, out=other)
            np.maximum(best, np.add(other, lag, out=other), out=best)
        if hold.finish > NEVER:
            np.maximum(best, np.subtract(hold.finish, duration, out=other), out=best)
        return best

    def _finish_bound(self, hold: Bound) -> Row:
        """Before which what is at work cannot be over."""
        best, other = self._best, self._next
        best.fill(hold.finish)
        for at, lag in hold.to_finish:
            np.maximum(best, np.add(self.events[at], lag, out=other), out=best)
        return best

    def _follow(self, place: int, on: Mask, critical: dict[int, Mask]) -> None:
        """Mark the events that ``place`` waited for, in the samples in which it is ``on`` a longest path."""
        hold = self.holds[place]
        start, finish = self.events[place], self.events[self._size + place]
        if hold.free:
            return
        if self.stage[place] == AT_WORK:
            on = on & (self._finish_bound(hold) >= finish - _SAME)
            for at, lag in hold.to_finish:
                _mark(critical, at, on & (self.events[at] >= finish - (lag + _SAME)))
            return
        duration = finish - start
        bound = self._bound(hold, duration) - _SAME
        floor = self.floors.get(place, hold.floor)
        on = on & ((start > floor) | (bound + _SAME >= floor))
        for at, lag in hold.to_start:
            _mark(critical, at, on & (self.events[at] + lag >= bound))
        for at, lag in hold.to_finish:
            _mark(critical, at, on & (self.events[at] + lag - duration >= bound))


def _mark(critical: dict[int, Mask], event: int, on: Mask) -> None:
    if on.any():
        critical[event] = critical[event] | on if event in critical else on
