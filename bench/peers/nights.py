"""The forecast as it is usually written: numpy, an activity at a time, triangles, each duration by itself."""

import numpy as np

from domain.schedule.network import Network


def finishes(network: Network, samples: int, seed: int) -> np.ndarray:
    """When everything is over in each sample, seconds after the plan's start. Nothing is learned or traced."""
    rng = np.random.default_rng(seed)
    size = len(network.codes)
    ended: list[np.ndarray] = []
    for place in range(size):
        starts = [ended[at - size] + lag for at, lag in network.to_start[place]]
        start = np.max(starts, axis=0) if starts else np.zeros(samples)
        likely = float(network.duration[place])
        ended.append(start + rng.triangular(0.8 * likely, likely, 1.2 * likely + 1, samples))
    last: np.ndarray = np.max([ended[end] for end in network.ends], axis=0)
    return last
