"""The forward and the backward pass over a network, and how a change of one activity spreads through them."""

from collections.abc import Iterable, Iterator
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
        self._come(range(size), bytearray(size))
        self._leave(range(size - 1, -1, -1), bytearray(size))

    @property
    def finish(self) -> int:
        """When everything is over that the finish waits for."""
        size = len(self.network.codes)
        return max((self.early[size + end] for end in self.network.ends), default=PAST)

    def change(self, place: int, fact: Fact) -> None:
        """One activity is otherwise; only what that moves is worked out again."""
        self.facts[place] = fact
        changed = bytearray(len(self.network.codes))
        changed[place] = 1
        self._come(_onward(changed), changed)
        changed = bytearray(len(changed))
        changed[place] = 1
        self._leave(_back(changed), changed)

    # ---- when it comes about

    def _come(self, places: Iterable[int], changed: bytearray) -> None:
        """The forward pass over ``places``, in order; whoever waits for what moved is ``changed``."""
        network, facts, early = self.network, self.facts, self.early
        planned, margin, after = network.planned, network.margin, network.after
        to_start, to_finish = network.to_start, network.to_finish
        stage, floor, durations = facts.stage, facts.start, facts.duration
        size = len(stage)
        for place in places:
            if stage[place]:
                start, finish = self._came(place)
            else:
                waits = PAST
                for at, lag in to_start[place]:
                    if early[at] + lag > waits:
                        waits = early[at] + lag
                if to_finish[place]:
                    waits = self._over(place, waits + durations[place]) - durations[place]
                start = max(floor[place], waits, min(planned[place], waits + margin[place]))
                finish = start + durations[place]
            if start != early[place] or finish != early[size + place]:
                early[place], early[size + place] = start, finish
                for at in after[place]:
                    changed[at] = 1

    def _came(self, place: int) -> tuple[int, int]:
        """Of what has begun only the finish may be to come."""
        fact = self.facts[place]
        finish = self._over(place, fact.finish) if fact.stage == AT_WORK else fact.finish
        return fact.start, finish

    def _over(self, place: int, finish: int) -> int:
        """When it is over, for its links to the finish, but not before ``finish``."""
        early = self.early
        for at, lag in self.network.to_finish[place]:
            if early[at] + lag > finish:
                finish = early[at] + lag
        return finish

    # ---- when it must

    def _leave(self, places: Iterable[int], changed: bytearray) -> None:
        """The backward pass over ``places``, the last first; what bounds whoever moved is ``changed``."""
        network, late, ties = self.network, self.late, self.network.ties
        due, before = network.due, network.before
        stage, durations = self.facts.stage, self.facts.duration
        size = len(stage)
        for place in places:
            finish = due[place]
            for at, lag in ties[size + place]:
                if late[at] - lag < finish:
                    finish = late[at] - lag
            start = finish - durations[place]
            if stage[place] or ties[place]:
                start, finish = self._needed(place, start, finish)
            if start != late[place] or finish != late[size + place]:
                late[place], late[size + place] = start, finish
                for at in before[place]:
                    changed[at] = 1

    def _needed(self, place: int, start: int, finish: int) -> tuple[int, int]:
        """What of ``start`` and ``finish`` binds; who waits for its start may want both of them sooner."""
        late, stage = self.late, self.facts.stage[place]
        if stage != TO_COME:
            return FUTURE, finish if stage == AT_WORK else FUTURE
        for at, lag in self.network.ties[place]:
            if late[at] - lag < start:
                start = late[at] - lag
        return start, start + self.facts.duration[place]

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
