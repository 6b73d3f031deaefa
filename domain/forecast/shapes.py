"""How long planned work may take: three points of each activity, as a curve on the logarithm.

The likely duration is read as what half of the nights stay below, the optimistic and the pessimistic one as
what one in six stays below and one in six goes beyond: those who give them mean less, and are known to be
too sure. The logarithm is normal, with a deviation of its own on either side. Beta-PERT would end at the
pessimistic figure; nights do not. On the logarithm a night that is a fifth slower is a fifth slower for
all, which is how pace.py learns it, and what runs has a closed remainder.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from domain.forecast.normal import Floats
from domain.plan import PlannedActivity

USUAL_LESS, USUAL_MORE = 0.8, 1.2
"""Optimistic and pessimistic as shares of the likely duration, where the plan gives only that one."""

_SMALL, _MOST = 0.01, 1.5
"""No share is so small, and no spread so large, that it says nothing."""

_BLUR = 0.1
"""What no planner sees before: the place, the people of the night, the minute in which it is told. It
comes on top."""


class Shapes(NamedTuple):
    """Of each activity its likely duration in seconds, and the deviation of its logarithm below it and
    above."""

    likely: Floats
    less: Floats
    more: Floats


def shapes(rows: Sequence[PlannedActivity], seconds: Sequence[int]) -> Shapes:
    """Three points of every row that takes ``seconds`` by the schedule.

    A figure that contradicts the likely one, an optimistic one above it, says nothing on its side.
    """
    likely = np.array(seconds, dtype=float)
    less = [
        _spread(row.optimistic, length, USUAL_LESS)
        for row, length in zip(rows, seconds, strict=True)
    ]
    more = [
        _spread(row.pessimistic, length, USUAL_MORE)
        for row, length in zip(rows, seconds, strict=True)
    ]
    return Shapes(likely, np.array(less, dtype=float), np.array(more, dtype=float))


def _spread(told: int | None, seconds: int, usual: float) -> float:
    """Deviation of the logarithm from the likely duration to what was ``told`` in minutes, or else to the
    usual."""
    share = usual if told is None or seconds <= 0 else told * 60 / seconds
    if (share - 1) * (usual - 1) <= 0:
        share = usual
    told_spread = abs(math.log(max(share, _SMALL)))
    return min(math.hypot(told_spread, _BLUR), _MOST)
