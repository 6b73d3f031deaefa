"""What a plan says for a forecast and no report changes: three durations, whom each goes at one pace
with, the order."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from domain.forecast.pace import Bools, Ints
from domain.forecast.shapes import Shapes, shapes
from domain.schedule.network import Network


class Figures(NamedTuple):
    """Arrays by place in the network, but for ``order``: the places sorted by their codes.

    All that is summed and drawn goes in that order, so that a plan with its rows in another order gives the
    same bytes. ``group`` is the workstream, or the type of what has none; ``groups`` how many there are.
    """

    order: Ints
    shapes: Shapes
    approved: Bools
    group: Ints
    groups: int


@lru_cache(maxsize=16)
def figures_of(network: Network) -> Figures:
    """Of this very network, once."""
    rows = network.activities
    names = [row.workstream or f"type:{row.type}" for row in rows]
    group = {name: number for number, name in enumerate(sorted(set(names)))}
    codes: Sequence[str] = network.codes
    return Figures(
        np.array(sorted(range(len(codes)), key=codes.__getitem__), dtype=np.int64),
        shapes(rows, network.duration),
        np.array([row.needs_approval for row in rows], dtype=bool),
        np.array([group[name] for name in names], dtype=np.int64),
        max(len(group), 1),
    )
