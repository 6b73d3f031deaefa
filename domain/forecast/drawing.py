"""Drawing a thousand nights: durations and waits as the pace of the night has them, given how long each
has lasted."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from domain.forecast.bounds import NEVER, Bound
from domain.forecast.chance import BLOCK, Row, Rows, blocks, hits, normal
from domain.forecast.figures import Figures
from domain.forecast.normal import Floats, above, beyond
from domain.forecast.pace import Bools, Drawn, Ints
from domain.forecast.promises import HINDRANCE, SPREAD, Promise
from domain.forecast.told import HINDRANCE_SPREAD, LAG, PAUSE, WAIT_SPREAD, Lasting, Told
from domain.schedule.passes import AT_WORK, TO_COME, Schedule

WORK, WAIT, LAGGED, PROMISED, HINDERED, AHEAD = range(6)
"""Kinds of chance: each has rows of its own."""


AHEAD_APART = 0.08
"""Deviation of the logarithm by which work to come is otherwise than what was seen: people tire, it is
other work."""


class Curve(NamedTuple):
    """Durations of some activities as curves: ``likely`` in seconds, deviations below and above it, the
    group."""

    likely: Floats
    less: Floats
    more: Floats
    group: Ints

    def of(self, rows: slice | Ints) -> "Curve":
        """Those of some rows."""
        return Curve(self.likely[rows], self.less[rows], self.more[rows], self.group[rows])


def stretch(chance: Rows, curve: Curve, nights: Drawn) -> None:
    """Make durations of normal figures, in place."""
    half = (0.5 * (curve.more - curve.less)).astype(np.float32)[:, None]
    middle = (0.5 * (curve.more + curve.less)).astype(np.float32)[:, None]
    if half.any():
        bend = np.abs(chance)
        bend *= half
        chance *= middle
        chance += bend
    else:
        chance *= middle
    chance *= nights.scale
    chance += nights.shift[curve.group]
    np.exp(chance, out=chance)
    chance *= curve.likely.astype(np.float32)[:, None]


def outlasting(chance: Rows, curve: Curve, nights: Drawn, lasted: Floats) -> Rows:
    """Durations that are longer than those that have ``lasted`` already: the same figures, drawn from
    what is left."""
    rows = np.empty_like(chance)
    for at in range(0, len(chance), BLOCK // 4):
        cut = slice(at, at + BLOCK // 4)
        part = curve.of(cut)
        shift = nights.shift[part.group].astype(float)
        passed = (
            np.log(np.maximum(lasted[cut], 1e-3) / np.maximum(part.likely, 1.0)[:, None]) - shift
        )
        limit = _deviations(passed / nights.scale, part)
        figure = beyond(limit, above(chance[cut].astype(float)))
        side = np.where(figure < 0, part.less[:, None], part.more[:, None])
        rows[cut] = part.likely[:, None] * np.exp(figure * side * nights.scale + shift)
    return np.maximum(rows, lasted.astype(np.float32), out=rows)


def _deviations(log: Floats, curve: Curve) -> Floats:
    return log / np.where(log < 0, curve.less[:, None], curve.more[:, None])


class _Free(NamedTuple):
    """What may start, by the order of codes: seconds after the moment since when, the margin that the
    plan leaves it from there, and before which it cannot start."""

    rank: Ints
    since: Floats
    margin: Floats
    floor: Floats

    def of(self, cut: slice) -> "_Free":
        """Those of some rows."""
        return _Free(self.rank[cut], self.since[cut], self.margin[cut], self.floor[cut])


class Paces(NamedTuple):
    """The nights of the samples: how work, waits, margins, lags of approvals and promises go in them."""

    work: Drawn
    waits: Drawn
    margins: Drawn
    lags: Drawn
    promises: Drawn
    hindrances: Drawn


class Drawing:
    """The rows of a thousand nights, in the order of codes: ``starts`` and ``finishes``, as ``Nights``
    takes them."""

    def __init__(
        self, told: Told, schedule: Schedule, figures: Figures, now: int, seed: int
    ) -> None:
        self._told, self._schedule, self._figures = told, schedule, figures
        self._now, self._seed = now, seed
        self._stage = np.array(schedule.facts.stage)[figures.order]
        self._group = figures.group[figures.order]
        self._works = (self._stage <= AT_WORK) & (figures.shapes.likely[figures.order] > 0)
        self._rank = np.empty_like(figures.order)
        self._rank[figures.order] = np.arange(len(figures.order))

    def draw(self, paces: Paces, holds: Sequence[Bound], samples: int) -> list[Row]:
        """Rows by event of the network."""
        shape = (len(self._rank), samples)
        self.finishes: Rows = np.empty(shape, np.float32)
        self.starts: Rows = np.empty(shape, np.float32)
        self._draw_work(paces.work)
        self._hinder(paces.hindrances)
        self._draw_promised(paces.promises, holds)
        self._draw_lags(paces.lags)
        self._draw_waits(paces, holds)
        return [rows[rank] for rows in (self.starts, self.finishes) for rank in self._rank.tolist()]

    def _draw_work(self, nights: Drawn) -> None:
        """How long what is to come takes, and what is left of what is worked on."""
        order, shapes, told = self._figures.order, self._figures.shapes, self._told
        to_come = self._stage == TO_COME
        planned = np.array(self._schedule.facts.duration, dtype=float)
        likely = np.where(to_come, planned[order], shapes.likely[order])
        curve = Curve(likely, shapes.less[order], shapes.more[order], self._group)
        at = self._ranks(told.working)
        chance = self._fill(
            self.finishes, WORK, curve, self._ahead(nights), to_come | (self._stage == AT_WORK), at
        )
        lasted = np.array(
            [w.worked if w.since == NEVER else self._now - w.since for w in told.working]
        )[:, None]
        if told.working:
            self.finishes[at] = outlasting(chance, curve.of(at), nights, lasted) - lasted

    def _ahead(self, nights: Drawn) -> Drawn:
        """The nights as they go for what has not begun."""
        ahead = np.empty((1, self.finishes.shape[1]), np.float32)
        normal(ahead, self._seed, AHEAD, 0)
        return Drawn(nights.shift + AHEAD_APART * ahead, nights.scale)

    def _hinder(self, nights: Drawn) -> None:
        """Some of what is to come, or at work, is blocked on the way, nobody knows which."""
        goes_on = self._stage <= AT_WORK
        share = self._told.hindered_share
        for cut in blocks(goes_on):
            part = self.finishes[cut]
            at, chance = hits(part, share, self._seed, HINDERED, cut.start)
            row, sample = np.divmod(at, part.shape[1])
            length = HINDRANCE * np.exp(
                nights.shift[0, sample] + chance * HINDRANCE_SPREAD * nights.scale[sample]
            )
            length[~self._works[cut][row]] = 0.0
            part[row, sample] += length.astype(np.float32)

    def _draw_promised(self, nights: Drawn, holds: Sequence[Bound]) -> None:
        """Until when what is promised lasts; the rest of blocked work comes after that, and what was not
        begun."""
        promised = self._told.promised
        self.floors: dict[int, Row] = {}
        if not promised:
            return
        at = self._ranks(promised)
        chance = np.empty((len(promised), self.finishes.shape[1]), np.float32)
        normal(chance, self._seed, PROMISED, 0)
        length = np.array([promise.length for promise in promised])
        spread = np.full(len(promised), SPREAD)
        groups = self._told.groups
        curve = Curve(
            length, spread, spread, np.array([groups[p.place] for p in promised], np.int64)
        )
        lasted = np.array([max(self._now - promise.told, 0.0) for promise in promised])[:, None]
        left = outlasting(chance, curve, nights, lasted) - lasted.astype(np.float32)
        for promise, rank, row in zip(promised, at.tolist(), left, strict=True):
            self._promise(promise, rank, row, holds[promise.place].floor)

    def _promise(self, promise: Promise, rank: int, left: Row, floor: float) -> None:
        if self._stage[rank] == TO_COME:
            sooner = 0 if promise.hinders else self._schedule.facts.duration[promise.place]
            self.floors[promise.place] = np.maximum(left - sooner, floor)
        elif promise.hinders:
            self.finishes[rank] += left
        else:
            self.finishes[rank] = left

    def _draw_lags(self, nights: Drawn) -> None:
        """Until when what needs an approval waits for it."""
        needy = np.flatnonzero(self._figures.approved[self._figures.order])
        stage = self._stage[needy]
        size = len(needy)
        curve = Curve(
            np.full(size, LAG + PAUSE),
            np.full(size, WAIT_SPREAD),
            np.full(size, WAIT_SPREAD),
            self._group[needy],
        )
        awaiting = self._ranks(self._told.awaiting)
        at = np.searchsorted(needy, awaiting)
        rows = np.empty((size, self.finishes.shape[1]), np.float32)
        chance = self._fill(rows, LAGGED, curve, nights, stage <= AT_WORK, at)
        lasted = np.array([self._now - waiting.since for waiting in self._told.awaiting])[:, None]
        adds = (stage <= AT_WORK) & ~np.isin(needy, awaiting)
        for cut in blocks(adds):
            where = np.flatnonzero(adds[cut])
            self.finishes[needy[cut][where]] += np.maximum(rows[cut][where] - PAUSE, 0.0)
        if len(at):
            lasted += PAUSE
            self.finishes[awaiting] = outlasting(chance, curve.of(at), nights, lasted) - lasted

    def _draw_waits(self, paces: Paces, holds: Sequence[Bound]) -> None:
        """How long after it may what is to come starts; what is free starts so long after it was."""
        to_come, size = self._stage == TO_COME, len(self._rank)
        spread = np.full(size, WAIT_SPREAD)
        curve = Curve(np.full(size, PAUSE), spread, spread, self._group)
        free = self._freed(holds)
        chance = self._fill(self.starts, WAIT, curve, paces.waits, to_come, free.rank)
        for cut in blocks(to_come):
            part = self.starts[cut]
            part -= PAUSE
            np.maximum(part, 0.0, out=part)
            part[~self._works[cut]] = 0.0
        for at in range(0, len(free.rank), BLOCK // 4):
            cut = slice(at, at + BLOCK // 4)
            self._start_free(chance[cut], free.of(cut), curve, paces)

    def _start_free(self, chance: Rows, free: _Free, curve: Curve, paces: Paces) -> None:
        """What waits for nothing that is yet to be: it has not started for as long as it could have."""
        since = (
            free.since[:, None] + paces.margins.shift[self._group[free.rank]] * free.margin[:, None]
        )
        lasted = np.where(since < 0, PAUSE - since, 0.0)
        late = np.flatnonzero((lasted > 0).any(axis=1))
        waits = self.starts[free.rank]
        if len(late):
            longer = outlasting(chance[late], curve.of(free.rank[late]), paces.waits, lasted[late])
            waits[late] = np.maximum(longer - PAUSE, 0.0)
        waits[~self._works[free.rank]] = 0.0
        starts = np.maximum(since + waits, free.floor[:, None]).astype(np.float32)
        self.starts[free.rank] = starts
        self.finishes[free.rank] += starts

    def _freed(self, holds: Sequence[Bound]) -> _Free:
        """Of what must be done again nobody knows since when it may be; it may now."""
        stage, told = self._schedule.facts.stage, self._told
        rows = []
        for rank, place in enumerate(self._figures.order.tolist()):
            if stage[place] == TO_COME and holds[place].free:
                free, margin = told.free_since(place)
                since = max(free - self._now, 0.0) if place in told.anew else free - self._now
                rows.append((rank, since, margin, holds[place].floor))
        columns = np.array(rows, dtype=float).reshape(-1, 4).T
        return _Free(columns[0].astype(np.int64), columns[1], columns[2], columns[3])

    def _fill(
        self, rows: Rows, kind: int, curve: Curve, nights: Drawn, wanted: Bools, kept: Ints
    ) -> Rows:
        """Draw the ``wanted`` rows of one kind; the chance in those ``kept``, sorted, comes back as it
        was."""
        chance = np.empty((len(kept), rows.shape[1]), np.float32)
        for cut in blocks(wanted):
            part = rows[cut]
            normal(part, self._seed, kind, cut.start)
            low, high = np.searchsorted(kept, (cut.start, cut.stop))
            chance[low:high] = part[kept[low:high] - cut.start]
            stretch(part, curve.of(cut), nights)
        return chance

    def _ranks(self, things: Sequence[Lasting] | Sequence[Promise]) -> Ints:
        return self._rank[np.array([thing.place for thing in things], dtype=np.int64)]
