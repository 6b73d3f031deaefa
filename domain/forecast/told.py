"""What was told up to a report: of what the pace is learned, and since when that which is at work has
lasted."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np

from domain.entities import Activity
from domain.forecast.bounds import NEVER, Bound
from domain.forecast.figures import Figures
from domain.forecast.pace import Seen
from domain.forecast.promises import HINDRANCE, Promise, promises
from domain.schedule.network import PAST
from domain.schedule.passes import AT_WORK, TO_COME, Schedule

LAG = 300.0
"""Seconds by which an approval is believed to follow the done, give or take a good deal."""

WAIT_SPREAD = 0.45
"""Deviation of the logarithm of such a lag with a pause, and of a wait with one."""

HINDRANCE_SPREAD = 0.7
"""Deviation of the logarithm of how long work is blocked."""

MARGIN_SPREAD = 0.4
"""Deviation of the share of a margin that is kept."""

PAUSE = 120.0
"""Seconds that waits are told apart by: to wait not at all and to wait ten seconds is much the same."""

_BELIEVED = 50

_MOMENT = 15.0
"""Seconds below which nobody measures: what is told in one breath did not happen in one."""

_SKEW = 1.0 / math.sqrt(2.0 * math.pi)
"""What is wider above than below lies higher on the average by so much of the difference."""

_FAR = 1.4
"""What took a quarter, or four times, of what is usual tonight: what is farther off was something else."""

_SECOND = timedelta(seconds=1)


class Lasting(NamedTuple):
    """At work ``since`` a moment, or waiting for its approval: seconds after the network's origin.

    A blocked one has ``worked`` so many seconds before, and lasts since never.
    """

    place: int
    since: float
    worked: float = 0.0


class Sightings:
    """Durations as they are seen one by one."""

    def __init__(self) -> None:
        self._rows: list[tuple[float, float, float, int, bool]] = []

    def add(self, lasted: float, thought: float, spread: float, group: int, lasts: bool) -> None:
        """``lasted`` seconds beside those ``thought``; ``lasts`` while it is not over."""
        self._rows.append((lasted, thought, spread, group, lasts))

    def seen(self) -> Seen:
        """All of them, those that are farthest from what is usual drawn in."""
        lasted, thought, spread, group, lasts = np.array(self._rows, dtype=float).reshape(-1, 5).T
        ratio = np.log(lasted / thought)
        over = ratio[lasts == 0]
        usual = float(np.median(over)) if len(over) else 0.0
        drawn_in = np.clip(ratio, usual - _FAR, usual + _FAR)
        return Seen(drawn_in, spread, group.astype(np.int64), lasts.astype(bool))


class Told:
    """The reports about a network's activities until ``known`` (seconds after its origin), heard in order
    of code.

    ``work``, ``waits`` and ``lags`` are what was seen of durations, of starts after all that they waited
    for, and of approvals after the done. ``made`` are all promises. What is at work stands in one of
    ``working``, ``awaiting`` and ``promised``, a blocked one in the first and the last. ``anew`` is what
    has been begun before, or hindered: nobody knows since when it might start.
    """

    def __init__(
        self, schedule: Schedule, holds: Sequence[Bound], figures: Figures, known: float
    ) -> None:
        self._schedule, self._holds, self._figures = schedule, holds, figures
        self._network, self._origin = schedule.network, schedule.network.origin
        self.known = known
        self.work, self.waits, self.lags = Sightings(), Sightings(), Sightings()
        self.hindrances = Sightings()
        self.begun = self.hindered = 0
        self._margins: list[tuple[float, float, int, bool]] = []
        self.made: list[Promise] = []
        self.working: list[Lasting] = []
        self.awaiting: list[Lasting] = []
        self.promised: list[Promise] = []
        self.anew: set[int] = set()

    @property
    def hindered_share(self) -> float:
        """How much of the work is blocked once it has begun: as of tonight, and of fifty that one was
        believed of."""
        return (1 + self.hindered) / (_BELIEVED + max(self.begun, self.hindered))

    @property
    def margins(self) -> Seen:
        """How much of the plan's margins was kept, beyond the wait that is usual where there is none."""
        waited, margin, group, lasts = np.array(self._margins, dtype=float).reshape(-1, 4).T
        waits = self.waits.seen()
        over = waits.ratio[~waits.lasts]
        usual = PAUSE * (np.exp(np.median(over)) - 1.0) if len(over) else 0.0
        kept = np.clip((waited - usual) / margin, -0.5, 1.5)
        spread = np.full(len(kept), MARGIN_SPREAD)
        return Seen(kept, spread, group.astype(np.int64), lasts.astype(bool))

    @property
    def groups(self) -> dict[int, int]:
        """Which group of promises an activity's are."""
        return {
            place: number for number, place in enumerate(dict.fromkeys(p.place for p in self.made))
        }

    def hear(self, place: int, activity: Activity) -> None:
        """Take in what stands of one activity."""
        began, done = self._seconds(activity.started_at), self._seconds(activity.done_at)
        self.begun += began is not None
        stage = self._schedule.facts.stage[place]
        at_work = stage == AT_WORK
        made = promises(place, activity.history, self._origin) if activity.history else []
        self.made += made
        blocked = self._blocked(made)
        standing = [promise for promise in made if promise.stands] if done is None else []
        if standing or activity.status != "planned":
            self.anew.add(place)
        if at_work:
            self._going(place, activity, began, blocked, bool(standing))
        if stage <= AT_WORK:
            self.promised += standing[-1:]
        if began is not None:
            self._worked(place, began + blocked, done, at_work and activity.block is None)
        self._waited(place, began)
        if done is not None and activity.plan.needs_approval:
            self._lagged(place, done, self._seconds(activity.approved_at))

    def _seconds(self, moment: datetime | None) -> float | None:
        return None if moment is None else (moment - self._origin) / _SECOND

    def _going(
        self, place: int, activity: Activity, began: float | None, blocked: float, promised: bool
    ) -> None:
        """Where what is at work stands: blocked or promised, waiting for its approval, or worked on."""
        done, began = self._seconds(activity.done_at), self.known if began is None else began
        if done is not None:
            self.awaiting.append(Lasting(place, done))
        elif activity.block is not None:
            self.working.append(Lasting(place, NEVER, max(self.known - began - blocked, 0.0)))
        elif not promised:
            self.working.append(Lasting(place, began + blocked))

    def _blocked(self, made: list[Promise]) -> float:
        """Seconds until now that work was blocked, all in all; each time is seen for how long such a
        thing lasts."""
        total, since = 0.0, math.inf
        for promise in made:
            if promise.hinders:
                since = min(since, promise.told)
                if promise.kept or promise.stands:
                    lasted = min(promise.ended, self.known) - since
                    self.hindrances.add(
                        max(lasted, _MOMENT), HINDRANCE, HINDRANCE_SPREAD, 0, promise.stands
                    )
                    self.hindered += 1
                    total, since = total + lasted, math.inf
        return total

    def _worked(self, place: int, began: float, done: float | None, goes_on: bool) -> None:
        likely = self._network.duration[place]
        if not likely or (done is None and not goes_on):
            return
        lasted = (self.known if done is None else done) - began
        if lasted > 0:
            shapes = self._figures.shapes
            less, more = float(shapes.less[place]), float(shapes.more[place])
            usual = likely * math.exp((more - less) * _SKEW)
            group = int(self._figures.group[place])
            self.work.add(max(lasted, _MOMENT), usual, (less + more) / 2, group, done is None)

    def _waited(self, place: int, began: float | None) -> None:
        """From when nothing held it until it began; while it is free to begin and has not, at least until
        now."""
        stage = self._schedule.facts.stage[place]
        hold = self._holds[place]
        if began is None and (stage != TO_COME or not hold.free or place in self.anew):
            return
        free, margin = self.free_since(place)
        until = self.known if began is None else began
        waited = until - free
        if began is None and waited <= 0:
            return
        group = int(self._figures.group[place])
        if margin < PAUSE:
            self.waits.add(max(waited, 0.0) + PAUSE, PAUSE, WAIT_SPREAD, group, began is None)
        else:
            self._margins.append((waited, margin, group, began is None))

    def free_since(self, place: int) -> tuple[float, float]:
        """When what it waits for was over, and the seconds of margin that the plan leaves it from there.

        What waits for nothing is free when the plan has it; while it waits for what has yet to be, in the
        future.
        """
        network = self._network
        planned = network.planned[place]
        bound: float = network.bound(place, self._schedule.early, network.duration[place])
        kept = min(planned, bound + network.margin[place])
        if bound <= PAST // 2:
            bound = self.known if network.before[place] else planned
        free = max(bound, network.not_before[place])
        return float(free), float(max(kept - free, 0))

    def _lagged(self, place: int, done: float, approved: float | None) -> None:
        lagged = (self.known if approved is None else approved) - done
        group = int(self._figures.group[place])
        self.lags.add(max(lagged, 0.0) + PAUSE, LAG + PAUSE, WAIT_SPREAD, group, approved is None)
