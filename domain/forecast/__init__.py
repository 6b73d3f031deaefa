"""When the night will be over, with its chances: a thousand nights from here on, drawn as this one has
gone."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from domain.forecast.bounds import Bound, bounds
from domain.forecast.chance import Row
from domain.forecast.drawing import Drawing, Paces
from domain.forecast.figures import Figures, figures_of
from domain.forecast.nights import Nights
from domain.forecast.normal import Floats
from domain.forecast.pace import Belief, Drawn, drawn, learned
from domain.forecast.promises import seen
from domain.forecast.told import Told
from domain.schedule.network import PAST
from domain.schedule.passes import OVER, TO_COME, Schedule
from domain.tables import Run

SAMPLES = 1000

_WORK = Belief(0.0, 0.18, 0.35)
_WAITS = Belief(0.2, 0.3)
_MARGINS = Belief(0.5, 0.3)
_LAGS = Belief(0.0, 0.3)
_PROMISES = Belief(0.2, 0.4)
_HINDRANCES = Belief(0.0, 0.4)
"""Before the night: work goes as planned, a start comes a little late, half of the plan's
margins is kept, and what is promised lasts a fifth longer.
"""


class Outlook(NamedTuple):
    """What a thousand nights say; moments in seconds after the network's origin.

    ``finishes`` is when everything is over in each of them, sorted, and ``turned`` when that is which the
    plan has over by the point of no return; empty where there is no such thing. ``decides`` is the share of
    the nights in which an activity lies on a longest way to the end, by place; what is not in it decides
    nothing.
    """

    finishes: Floats
    turned: Floats
    decides: dict[int, float]

    def by(self, share: float) -> int | None:
        """When everything is over in ``share`` of the nights, 0 to 1."""
        if not len(self.finishes):
            return None
        rank = int(np.ceil(share * len(self.finishes)))
        return int(self.finishes[max(rank, 1) - 1])


def within(ends: Floats, moment: int) -> float | None:
    """In what share of the nights ``ends`` come no later than ``moment``, both cut off to the minute."""
    if not len(ends):
        return None
    return float(np.searchsorted(ends, (moment // 60 + 1) * 60) / len(ends))


def outlook(run: Run, schedule: Schedule, now: int, seed: int, samples: int = SAMPLES) -> Outlook:
    """What the reports in ``run`` say at ``now``, seconds after the network's origin.

    ``schedule`` is the run's as of ``now``. The same arguments give the same bytes. Later alone, with
    nothing new told, is never earlier: the pace is learned of what was known at the last report.
    """
    network = schedule.network
    if not network.codes:
        return Outlook(_NONE, _NONE, {})
    figures = figures_of(network)
    holds = bounds(schedule, now)
    told = _told(run, schedule, holds, figures, now)
    paces = _paces(told, figures.groups, seed, samples)
    drawing = Drawing(told, schedule, figures, now, seed)
    events = drawing.draw(paces, holds, samples)
    margins = [paces.margins.shift[group] for group in figures.group.tolist()]
    nights = Nights(schedule, holds, now, events, margins, drawing.floors)
    nights.walk()
    ended = nights.ended(network.ends)
    return Outlook(
        _all_over(ended, schedule, network.ends, now),
        _all_over(nights.ended(network.turns), schedule, network.turns, now),
        nights.decides(network.ends, ended),
    )


_NONE: Floats = np.empty(0)


def _told(run: Run, schedule: Schedule, holds: list[Bound], figures: Figures, now: int) -> Told:
    """All reports, heard in the order of codes; what was promised holds its activity back."""
    network = schedule.network
    known = now if run.known_at is None else network.seconds(run.known_at)
    told = Told(schedule, holds, figures, known)
    for place in figures.order.tolist():
        told.hear(place, run.activities[network.codes[place]])
    for promise in told.promised:
        if schedule.facts.stage[promise.place] == TO_COME:
            holds[promise.place] = holds[promise.place]._replace(promised=True)
    return told


def _paces(told: Told, groups: int, seed: int, samples: int) -> Paces:
    made = told.groups
    paces = (
        learned(told.work.seen(), groups, _WORK),
        learned(told.waits.seen(), groups, _WAITS),
        learned(told.margins, groups, _MARGINS),
        learned(told.lags.seen(), groups, _LAGS),
        learned(seen(told.made, made, told.known), max(len(made), 1), _PROMISES),
        learned(told.hindrances.seen(), 1, _HINDRANCES),
    )
    nights = Paces(*(drawn(pace, samples, seed, kind) for kind, pace in enumerate(paces)))
    kept = np.clip(nights.margins.shift, 0.0, 1.0)
    return nights._replace(margins=Drawn(kept, nights.margins.scale))


def _all_over(last: Row, schedule: Schedule, ends: Sequence[int], now: int) -> Floats:
    """When all of ``ends`` are over, the ``last`` of them that is to come and those that are already
    among them, sorted; empty where none ever is."""
    size, stage = len(schedule.facts.stage), schedule.facts.stage
    over = max((schedule.early[size + e] for e in ends if stage[e] == OVER), default=PAST)
    ended = np.maximum(last.astype(float) + now, over)
    return np.sort(ended) if ended[0] > PAST else _NONE
