"""How fast this night goes: what finished and running work has shown of it, shrunk towards what was
believed before.

How long a thing took is compared with how long it was thought to take, as the logarithm of their ratio:

    log ratio = night + group + scale x spread x chance

``night`` is shared by all, ``group`` by a workstream, ``spread`` is the thing's own and ``scale`` says how
much wider or narrower this night is than the spreads. A night and its groups are drawn once for each
sample, so that what is late together is late together: independent durations would even one another out,
and the forecast would be far too sure of itself.

The night and the groups are normal given the scale and how far groups lie apart; these two are weighed on a
grid (``SCALES`` x ``APART``) by how well each pair explains what was seen. What still runs counts as having
taken longer than it has lasted (a Tobit model, by Newton's method and Laplace's approximation): of work
begun together the quick is finished first, and finished work alone would always say that the night is fast.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from domain.forecast.normal import Floats, above, where_above

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

SCALES = np.array((0.3, 0.42, 0.6, 0.8, 1.05, 1.4, 1.9, 2.6))
APART = np.array((0.02, 0.06, 0.12, 0.2, 0.35))
_APART, _APART_APART = 0.1, 0.5
"""How far apart groups are believed to lie, and the deviation of the logarithm of that."""

_ROUNDS = 6
_HALF_LOG_TURN = 0.5 * np.log(2.0 * np.pi)


class Seen(NamedTuple):
    """What was seen of ``n`` things: arrays of one length.

    ``ratio`` is the logarithm of how long it took over how long it was thought to take, ``spread`` its
    standard deviation as believed before, ``group`` an index, ``lasts`` whether it is not over: then it
    takes longer.
    """

    ratio: Floats
    spread: Floats
    group: Ints
    lasts: Bools

    def those(self, which: Bools) -> "Seen":
        """Some of them."""
        return Seen(self.ratio[which], self.spread[which], self.group[which], self.lasts[which])


class Belief(NamedTuple):
    """What is believed before the night: its mean pace (0 is as planned), how far nights lie apart, and
    how well the spreads of single things are known: the deviation of the logarithm of their scale."""

    mean: float
    apart: float
    scale_apart: float = 0.25


class Pace(NamedTuple):
    """What the night has shown. Arrays over the cells of the grid, and over cells x groups.

    In a cell the night is normal (``night``, ``night_apart``); given the night, a group is normal with mean
    ``pulled - pull x night`` and deviation ``group_apart``.
    """

    weight: Floats
    scale: Floats
    night: Floats
    night_apart: Floats
    pulled: Floats
    pull: Floats
    group_apart: Floats


class Drawn(NamedTuple):
    """A sample's nights: ``shift`` groups x samples, on the logarithm; ``scale`` of the spreads, samples."""

    shift: NDArray[np.float32]
    scale: NDArray[np.float32]


class _Solved(NamedTuple):
    night: Floats
    night_precision: Floats
    group: Floats
    weight: Floats
    group_precision: Floats
    sums: Floats


def learned(seen: Seen, groups: int, before: Belief) -> Pace:
    """The pace as of what was seen; with nothing seen, what was believed before."""
    scale = np.repeat(SCALES, len(APART))
    apart = np.tile(APART, len(SCALES))
    over = _sums(seen, groups, ~seen.lasts)
    weight, sums = (part[None, :] / np.square(scale)[:, None] for part in over[:2])
    solved = _solve(weight, sums, apart, before)
    running = seen.those(seen.lasts)
    if len(running.ratio):
        for _ in range(_ROUNDS):
            more = _pressed(running, scale, solved, groups)
            solved = _solve(weight + more[0], sums + more[1], apart, before)
    evidence = _evidence(seen, running, scale, apart, solved, before)
    chance = np.exp(evidence - evidence.max())
    return Pace(
        chance / chance.sum(),
        scale,
        solved.night,
        1.0 / np.sqrt(solved.night_precision),
        solved.sums / solved.group_precision,
        solved.weight / solved.group_precision,
        1.0 / np.sqrt(solved.group_precision),
    )


def drawn(pace: Pace, samples: int, *seed: int) -> Drawn:
    """Nights as likely as the pace says.

    The cells and the night are spread evenly over their chances and then shuffled: the finish depends on
    the night more than on anything else, and chance in it would show in the figures.
    """
    rng = np.random.Generator(np.random.SFC64(seed))
    even = (np.arange(samples) + 0.5) / samples
    cell = np.searchsorted(np.cumsum(pace.weight), rng.permutation(even)).clip(
        0, len(pace.weight) - 1
    )
    night = pace.night[cell] + pace.night_apart[cell] * where_above(rng.permutation(even))
    chance = rng.standard_normal((pace.pull.shape[1], samples))
    group = pace.pulled[cell].T - pace.pull[cell].T * night + pace.group_apart[cell].T * chance
    return Drawn((night + group).astype(np.float32), pace.scale[cell].astype(np.float32))


def _sums(seen: Seen, groups: int, which: Bools) -> tuple[Floats, Floats]:
    """Precisions and precision-weighted ratios of those chosen, by group."""
    precision = 1.0 / np.square(seen.spread[which])
    return (
        _by(seen.group[which], precision, groups),
        _by(seen.group[which], precision * seen.ratio[which], groups),
    )


def _by(group: Ints, figures: Floats, size: int) -> Floats:
    """Sums by group, one after the other: in the same order always the same bytes, on however many cores."""
    return np.bincount(group, figures, size).astype(float)


def _solve(weight: Floats, sums: Floats, apart: Floats, before: Belief) -> _Solved:
    """The normal posterior of the night and its groups: an arrow-shaped matrix, solved by hand. Cells x
    groups."""
    group_precision = weight + (1.0 / np.square(apart))[:, None]
    free = 1.0 - weight / group_precision
    prior = 1.0 / before.apart**2
    night_precision = prior + (weight * free).sum(axis=1)
    night = (before.mean * prior + (sums * free).sum(axis=1)) / night_precision
    group = (sums - weight * night[:, None]) / group_precision
    return _Solved(night, night_precision, group, weight, group_precision, sums)


def _standard(running: Seen, scale: Floats, solved: _Solved) -> tuple[Floats, Floats]:
    """How many deviations what runs lies past its mean, and its deviation. Cells x running."""
    deviation = scale[:, None] * running.spread
    mean = solved.night[:, None] + solved.group[:, running.group]
    return (running.ratio - mean) / deviation, deviation


def _pressed(running: Seen, scale: Floats, solved: _Solved, groups: int) -> tuple[Floats, Floats]:
    """What runs, as if it were over: precision and weighted ratio of Newton's step, cells x groups."""
    past, deviation = _standard(running, scale, solved)
    hazard = np.exp(-0.5 * np.square(past) - _HALF_LOG_TURN) / above(past)
    bend = hazard * (hazard - past)
    precision = bend / np.square(deviation)
    response = precision * (running.ratio - past * deviation) + hazard / deviation
    cell = (np.arange(len(scale))[:, None] * groups + running.group).ravel()
    size = len(scale) * groups
    return (
        _by(cell, precision.ravel(), size).reshape(-1, groups),
        _by(cell, response.ravel(), size).reshape(-1, groups),
    )


def _evidence(
    seen: Seen, running: Seen, scale: Floats, apart: Floats, solved: _Solved, before: Belief
) -> Floats:
    """The logarithm of how well each cell explains what was seen, and of how likely it was held before."""
    over = seen.those(~seen.lasts)
    missed, deviation = _standard(over, scale, solved)
    fit = -0.5 * np.square(missed).sum(axis=1) - np.log(deviation).sum(axis=1)
    fit += np.log(above(_standard(running, scale, solved)[0])).sum(axis=1)
    night = np.square((solved.night - before.mean) / before.apart)
    night += np.log(solved.night_precision * before.apart**2)
    group = np.square(solved.group / apart[:, None])
    group += np.log(solved.group_precision * np.square(apart)[:, None])
    held = np.square(np.log(scale) / before.scale_apart) + np.square(
        np.log(apart / _APART) / _APART_APART
    )
    evidence: Floats = fit - 0.5 * (night + group.sum(axis=1) + held)
    return evidence
