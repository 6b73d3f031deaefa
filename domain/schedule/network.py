"""A plan as a network of arrays: activities in an order in which each stands after all that it waits for.

Times are whole seconds after ``origin``. Each of the ``n`` activities has two events: ``i``, its start, and
``n + i``, its finish, which is when what waits for it may go on. Work is done in one go: a link to a finish
(FF, SF) puts off the start of what has not begun.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from domain.clock import FIRST, LAST, minute
from domain.plan import Itself, Link, Plan, PlannedActivity
from domain.terms import key

PAST = -(1 << 50)
FUTURE = 1 << 50
"""Longer ago, and later, than any moment there is; a year's lag changes nothing of that."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


Tie = tuple[int, int]
"""A link as one of its two ends sees it: the other end, and the seconds from the one to the other.

The other end is an event.
"""


class Network:
    """Everything a pass needs of a plan, by place in the order or by event. Never changed once made.

    ``to_start`` and ``to_finish`` are the links that bind an activity's start and its finish, ``ties`` what
    waits for an event; ``before`` and ``after`` the places at their other ends. ``planned`` is when each
    event is by the plan, or as follows from its links where that says nothing. ``margin`` is what the plan
    leaves between what an activity waits for and its start: kept when that is early, used up when it is late.
    ``ends`` make up the finish; ``turns`` are those that the plan has over before the point of no return.
    ``due`` is when each must be over for the sake of the plan's finish, ``target``, or its own limit.
    """

    def __init__(self, plan: Plan) -> None:
        rows = _ordered(plan)
        size = len(rows)
        self.activities = rows
        self.codes = tuple(key(row.code) for row in rows)
        self.index = {code: place for place, code in enumerate(self.codes)}
        self.origin = _origin(plan)
        self.to_start: list[tuple[Tie, ...]] = [()] * size
        self.to_finish: list[tuple[Tie, ...]] = [()] * size
        self.ties: list[tuple[Tie, ...]] = [()] * (2 * size)
        self.before: list[tuple[int, ...]] = [()] * size
        self.after: list[tuple[int, ...]] = [()] * size
        self._tie()
        self.duration = [self._length(row) for row in rows]
        self.not_before = [self._told(row.not_before, PAST) for row in rows]
        self.planned = [0] * (2 * size)
        self.margin = [0] * size
        for place in range(size):
            self._place(place)
        self.ends = tuple(i for i, row in enumerate(rows) if row.mandatory) or tuple(range(size))
        last = max(self.planned[size:], default=0)
        self.target = self._told(
            plan.finish, max((self.planned[size + i] for i in self.ends), default=0)
        )
        self.due = self._due(last)
        self.turns = self._turns(plan.point_of_no_return)

    def seconds(self, moment: datetime) -> int:
        """After ``origin``, the rest of a second cut off."""
        return (moment - self.origin) // _SECOND

    def moment(self, seconds: int) -> datetime:
        """The moment so many seconds after ``origin``, in UTC, as far as the calendar goes."""
        first, last = self.seconds(FIRST), self.seconds(LAST)
        return self.origin + timedelta(seconds=min(max(seconds, first), last))

    def bound(self, place: int, times: list[int], duration: int) -> int:
        """Before which it may not start for the sake of its links, taking ``duration``; else ``PAST``."""
        bound = PAST
        for at, lag in self.to_start[place]:
            if times[at] + lag > bound:
                bound = times[at] + lag
        for at, lag in self.to_finish[place]:
            if times[at] + lag - duration > bound:
                bound = times[at] + lag - duration
        return bound

    def _length(self, row: PlannedActivity) -> int:
        """What its planned times say it takes, across the clock's own changes too, if no duration does."""
        if row.duration is not None:
            return 60 * row.duration
        if row.planned_start is None or row.planned_finish is None:
            return 0
        return max(self.seconds(row.planned_finish) - self.seconds(row.planned_start), 0)

    def _told(self, moment: datetime | None, else_: int) -> int:
        return else_ if moment is None else self.seconds(moment)

    def _tie(self) -> None:
        """Both directions of every link; one to nowhere, or against the order, binds nobody."""
        for place, row in enumerate(self.activities):
            for link in row.predecessors:
                source = self.index.get(key(link.code), place)
                if source < place:
                    self._link(source, place, link)

    def _link(self, source: int, place: int, link: Link) -> None:
        size, lag = len(self.activities), link.lag * 60
        event = size + source if link.type in ("FS", "FF") else source
        if link.type in ("FS", "SS"):
            self.to_start[place] += ((event, lag),)
            self.ties[event] += ((place, lag),)
        else:
            self.to_finish[place] += ((event, lag),)
            self.ties[event] += ((size + place, lag),)
        self.before[place] += (source,)
        self.after[source] += (place,)

    def _place(self, place: int) -> None:
        """When the plan has it; all before it have their place already."""
        rows = self.activities
        row, duration = rows[place], self.duration[place]
        bound = self.bound(place, self.planned, duration)
        if row.planned_start is not None:
            start = self.seconds(row.planned_start)
        elif row.planned_finish is not None:
            start = self.seconds(row.planned_finish) - duration
        else:
            start = max(0, bound, self.not_before[place])
        self.planned[place] = start
        self.planned[len(rows) + place] = self._told(row.planned_finish, start + duration)
        self.margin[place] = max(start - bound, 0)

    def _turns(self, moment: datetime | None) -> tuple[int, ...]:
        """Of what the finish waits for."""
        if moment is None:
            return ()
        latest, size = self.seconds(moment), len(self.activities)
        return tuple(end for end in self.ends if self.planned[size + end] <= latest)

    def _due(self, last: int) -> list[int]:
        """What the finish does not wait for may be over as late as anything is planned to be."""
        due = [self._told(row.must_finish_by, FUTURE) for row in self.activities]
        ends = set(self.ends)
        for place, own in enumerate(due):
            due[place] = min(own, self.target if place in ends else max(last, self.target))
        return due


def network_of(plan: Plan) -> Network:
    """The network of this very plan, compiled once."""
    return _compiled(Itself(plan))


@lru_cache(maxsize=64)
def _compiled(itself: Itself) -> Network:
    return Network(itself.plan)


def _origin(plan: Plan) -> datetime:
    """The minute of the plan's start, else of the earliest planned time."""
    start = min(_moments(plan), default=_EPOCH) if plan.start is None else plan.start
    return minute(min(max(start, FIRST), LAST).astimezone(UTC))


def _moments(plan: Plan) -> Iterator[datetime]:
    for row in plan.activities:
        for moment in (row.planned_start, row.planned_finish):
            if moment is not None:
                yield moment


def _ordered(plan: Plan) -> tuple[PlannedActivity, ...]:
    """As the plan has them, but each after what it waits for; what waits for itself in the end stands last.

    Steps back are no part of the way ahead.
    """
    rows = {key(row.code): row for row in plan.activities if row.backout_of is None}
    waits = {
        code: {key(link.code) for link in row.predecessors} & rows.keys()
        for code, row in rows.items()
    }
    after: dict[str, list[str]] = {code: [] for code in rows}
    for code, others in waits.items():
        for other in others:
            after[other].append(code)
    free = [code for code, others in waits.items() if not others]
    for code in free:  # grows as it goes
        for other in after[code]:
            waits[other].discard(code)
            if not waits[other]:
                free.append(other)
    return tuple(rows[code] for code in dict.fromkeys((*free, *rows)))
