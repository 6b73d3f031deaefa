"""The normal curve over arrays: what share lies above a point, and what lies beyond one that was passed
already."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_ERFC = (
    -1.26551223,
    1.00002368,
    0.37409196,
    0.09678418,
    -0.18628806,
    0.27886807,
    -1.13520398,
    1.48851587,
    -0.82215223,
    0.17087277,
)
"""Chebyshev's fit of erfc, relative error below 1.2e-7 everywhere (Press et al., Numerical Recipes, 6.2)."""

_MIDDLE = (
    2.81022636e-08,
    3.43273939e-07,
    -3.5233877e-06,
    -4.39150654e-06,
    0.00021858087,
    -0.00125372503,
    -0.00417768164,
    0.246640727,
    1.50140941,
)
_TAIL = (
    -0.000200214257,
    0.000100950558,
    0.00134934322,
    -0.00367342844,
    0.00573950773,
    -0.0076224613,
    0.00943887047,
    1.00167406,
    2.83297682,
)
"""Giles' fits of the inverse error function in w = -log(1 - x²), below and above w = 5
(M. Giles, Approximating the erfinv function, GPU Computing Gems, 2011)."""


_FAR = 5.0
"""From here on the tail's own shape says more than the fits."""


def above(at: Floats) -> Floats:
    """The share of a standard normal that lies above ``at``, relative error below 1e-6 up to 37."""
    x = np.abs(at) * np.sqrt(0.5)
    t = 1.0 / (1.0 + 0.5 * x)
    tail: Floats = 0.5 * t * np.exp(_polynomial(_ERFC[::-1], t) - x * x)
    return np.where(at >= 0, tail, 1.0 - tail)


def beyond(limit: Floats, share: Floats) -> Floats:
    """The point above which ``share`` (0-1, both left out) lies of what lies above ``limit``; never below
    it.

    It rises with ``limit`` and falls with ``share``. Far out the curve's own tail is inverted, for there
    its share is smaller than the fit of the inverse can tell apart.
    """
    near = where_above(share * above(np.minimum(limit, _FAR)))
    squared = np.square(limit) - 2.0 * np.log(share)
    passed = np.maximum(limit, _FAR)
    far = np.sqrt(squared - np.log(np.maximum(squared, 1.0) / np.square(passed)))
    return np.maximum(np.where(limit < _FAR, near, far), limit)


def where_above(share: Floats) -> Floats:
    """The point above which ``share`` of a standard normal lies; error below 1e-3 for shares down to
    1e-11."""
    w = -np.log(4.0 * share * (1.0 - share))
    middle = _polynomial(_MIDDLE, w - 2.5)
    tail = _polynomial(_TAIL, np.sqrt(np.maximum(w, 5.0)) - 3.0)
    fit = np.where(w < 5.0, middle, tail)
    point: Floats = np.sqrt(2.0) * (1.0 - 2.0 * share) * fit
    return point


def _polynomial(coefficients: tuple[float, ...], at: Floats) -> Floats:
    """Horner's rule, the highest power first."""
    total = np.full_like(at, coefficients[0])
    for coefficient in coefficients[1:]:
        total *= at
        total += coefficient
    return total
