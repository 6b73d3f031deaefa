"""Chance from a seed: a row of normal figures for each activity, the same however the plan's rows are
ordered."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Row = NDArray[np.float32]
Rows = NDArray[np.float32]
"""Activities x samples. Single precision is a hundredth of a second in a night, and half the memory to
walk."""

BLOCK = 64
"""Rows worked on at a time: a thousand samples of them stay in the processor's own memory."""


def normal(rows: Rows, *key: int) -> None:
    """Fill ``rows`` with chance that belongs to ``key`` alone.

    The second half of the samples mirrors the first: it evens out the means, and costs half as much.
    """
    samples = rows.shape[1]
    half = (samples + 1) // 2
    rng = np.random.Generator(np.random.SFC64(key))
    rows[:, :half] = rng.standard_normal((len(rows), half), dtype=np.float32)
    np.negative(rows[:, : samples - half], out=rows[:, half:])


def hits(rows: Rows, share: float, *key: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Where in a block of rows something happens that happens in ``share`` of them, and a normal figure
    for each."""
    rng = np.random.Generator(np.random.SFC64(key))
    gaps = rng.geometric(share, int(rows.size * share * 1.5) + 64)
    at = np.cumsum(gaps) - 1
    at = at[: np.searchsorted(at, rows.size)]
    return at, rng.standard_normal(len(at))


def blocks(wanted: NDArray[np.bool_]) -> Iterator[slice]:
    """The blocks of rows in which at least one is ``wanted``."""
    for at in range(0, len(wanted), BLOCK):
        if wanted[at : at + BLOCK].any():
            yield slice(at, at + BLOCK)
