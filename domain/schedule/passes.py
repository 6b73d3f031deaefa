"""The forward and the backward pass over a network, and how a change of one activity spreads through them."""

from collections.abc import Iterator
from typing import NamedTuple

from domain.schedule.network import FUTURE, PAST, Network

TO_COME, AT_WORK, OVER, OUT = range(4)
"""How far an activity has come: one that is ``OUT`` will not be done, and nobody waits for it."""


class Fact(NamedTuple):
    """What is known of an activity.

    ``start``: of what is to come, before which it cannot start; else when it did. ``finish``: of what is at
    work, before which it cannot be over; of what is over, when it was. ``duration``: of what is to come.
    """

    stage: int
    start: int
    finish: int
    duration: int


class Facts:
    """The facts of every activity, by place in the network: one array a field, quicker to walk than rows.

    ``worked`` is for how long somebody has been at what is at work, ``left`` how much of it there is to do by
    the plan, ending at ``finish``: none where somebody has told when it will be over.
    """

    def __init__(self, network: Network) -> None:
        """As planned: before anything has happened."""
        size = len(network.codes)
        self.stage = [TO_COME] * size
        self.start = network.not_before[:]
        self.finish = [PAST] * size
        self.duration = network.duration[:]
        self.worked = [0] * size
        self.left = [0] * size

    def __getitem__(self, place: int) -> Fact:
        return Fact(self.stage[place], self.start[place], self.finish[place], self.duration[place])

    def __setitem__(self, place: int, fact: Fact) -> None:
        self.stage[place], self.start[place], self.finish[place], self.duration[place] = fact


class Schedule:
    """Early and late times of every event, true after each ``change``.

    ``early`` is when an event comes about; ``late`` the last moment at which it may for everything to be over
    when it is due. Late times of what has happened, or is out, are ``FUTURE``: nobody is bound by them.
    """

    def __init__(self, network: Network, facts: Facts | None = None) -> None:
        size = len(network.codes)
        self.network = network
        self.facts = Facts(network) if facts is None else facts
        self.early = [PAST] * (2 * size)
        self.late = [FUTURE] * (2 * size)
        self._come()
        self._leave()

    @property
    def finish(self) -> int:
        """When everything is over that the finish waits for."""
        size = len(self.network.codes)
        return max((self.early[size + end] for end in self.network.ends), default=PAST)

    def change(self, place: int, fact: Fact) -> None:
        """One activity is otherwise; only what that moves is worked out again."""
        self.facts[place] = fact
        size = len(self.network.codes)
        changed = bytearray(size)
        changed[place] = 1
        for other in _onward(changed):
            self._put(self.early, other, self._comes(other), self.network.after, changed)
        changed = bytearray(size)
        changed[place] = 1
        for other in _back(changed):
            self._put(self.late, other, self._leaves(other), self.network.before, changed)

    def _put(
        self,
        times: list[int],
        place: int,
        found: tuple[int, int],
        beside: list[tuple[int, ...]],
        changed: bytearray,
    ) -> None:
        """Take an activity's two events; where they moved, those ``beside`` it have changed."""
        finish = place + len(changed)
        if (times[place], times[finish]) != found:
            times[place], times[finish] = found
            for at in beside[place]:
                changed[at] = 1

    # ---- when it comes about

    def _come(self) -> None:
        """The forward pass: ``_comes`` of all, in order, written out where most are."""
        network, facts, early = self.network, self.facts, self.early
        to_start, to_finish = network.to_start, network.to_finish
        planned, margin = network.planned, network.margin
        stage, floor, durations = facts.stage, facts.start, facts.duration
        size = len(stage)
        for place in range(size):
            if stage[place] or to_finish[place]:
                early[place], early[size + place] = self._comes(place)
                continue
            waits = PAST
            for at, lag in to_start[place]:
                if early[at] + lag > waits:
                    waits = early[at] + lag
            start = waits + margin[place]
            if start > planned[place]:
                start = planned[place]
            if waits > start:
                start = waits
            if floor[place] > start:
                start = floor[place]
            early[place], early[size + place] = start, start + durations[place]

    def _comes(self, place: int) -> tuple[int, int]:
        """The two events of an activity, of those before it."""
        network, facts, early = self.network, self.facts, self.early
        stage, start, duration = facts.stage[place], facts.start[place], facts.duration[place]
        if stage == TO_COME:
            waits = network.bound(place, early, duration)
            kept = min(waits + network.margin[place], network.planned[place])
            start = max(start, waits, kept)
            return start, start + duration
        finish = facts.finish[place]
        if stage == AT_WORK:
            for at, lag in network.to_finish[place]:
                finish = max(finish, early[at] + lag)
        return start, finish

    # ---- when it must

    def _leave(self) -> None:
        """The backward pass: ``_leaves`` of all, the last first, written out where most are."""
        late, ties, due = self.late, self.network.ties, self.network.due
        stage, durations = self.facts.stage, self.facts.duration
        size = len(stage)
        for place in range(size - 1, -1, -1):
            if stage[place] or ties[place]:
                late[place], late[size + place] = self._leaves(place)
            else:
                finish = due[place]
                for at, lag in ties[size + place]:
                    if late[at] - lag < finish:
                        finish = late[at] - lag
                late[place], late[size + place] = finish - durations[place], finish

    def _leaves(self, place: int) -> tuple[int, int]:
        """The last moments of an activity's events, of those after it."""
        stage, duration = self.facts.stage[place], self.facts.duration[place]
        if stage in (OVER, OUT):
            return FUTURE, FUTURE
        finish = self._needed(len(self.network.codes) + place, self.network.due[place])
        if stage == AT_WORK:
            return FUTURE, finish
        start = self._needed(place, finish - duration)
        return start, start + duration

    def _needed(self, event: int, latest: int) -> int:
        late = self.late
        for at, lag in self.network.ties[event]:
            if late[at] - lag < latest:
                latest = late[at] - lag
        return latest

    # ---- what is left

    def total_float(self, place: int) -> int | None:
        """Seconds that it may slip before something is over too late; None of what is over."""
        finish = len(self.network.codes) + place
        return None if self.late[finish] == FUTURE else self.late[finish] - self.early[finish]

    def free_float(self, place: int) -> int | None:
        """Seconds that it may slip before it moves anything else; None of what is over."""
        finish = len(self.network.codes) + place
        if self.late[finish] == FUTURE:
            return None
        left = [*self._slack(finish)]
        if self.facts.stage[place] == TO_COME:
            left += self._slack(place)
        return min(left) if left else self.network.due[place] - self.early[finish]

    def _slack(self, event: int) -> Iterator[int]:
        """How long after ``event`` each that waits for it needs it."""
        for at, lag in self.network.ties[event]:
            if self.late[at] != FUTURE:
                yield self._wanted(at) - lag - self.early[event]

    def _wanted(self, event: int) -> int:
        """By when what it waits for must be over for it to come about when it does."""
        network, size = self.network, len(self.network.codes)
        place = event % size
        start = self.early[place]
        if self.facts.stage[place] == TO_COME and self.facts.start[place] < start:
            kept = start < network.planned[place]
            return self.early[event] - (network.margin[place] if kept else 0)
        return self.early[event]


def _onward(changed: bytearray) -> Iterator[int]:
    """The places that are marked, also those that are while it goes."""
    place = changed.find(1)
    while place >= 0:
        yield place
        place = changed.find(1, place + 1)


def _back(changed: bytearray) -> Iterator[int]:
    """As ``_onward``, the last first."""
    place = changed.rfind(1)
    while place >= 0:
        yield place
        place = changed.rfind(1, 0, place)
