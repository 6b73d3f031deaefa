"""The figures that the forecast stands on: the normal curve, three durations, and the pace of a night."""

from math import erfc, sqrt
from statistics import NormalDist

import numpy as np
import pytest

from domain.forecast.chance import hits, normal
from domain.forecast.normal import above, beyond, where_above
from domain.forecast.pace import Belief, Seen, drawn, learned
from domain.forecast.shapes import shapes
from tests.scenario import activity

PLANNED = Belief(0.0, 0.2)


def seen(*ratios: float, group: int = 0, lasts: bool = False) -> Seen:
    size = len(ratios)
    return Seen(
        np.log(np.array(ratios, dtype=float)),
        np.full(size, 0.25),
        np.full(size, group, dtype=np.int64),
        np.full(size, lasts, dtype=bool),
    )


def both(one: Seen, other: Seen) -> Seen:
    return Seen(*(np.concatenate(parts) for parts in zip(one, other, strict=True)))


def pace_of(all_of_it: Seen, group: int = 0, groups: int = 2) -> float:
    """How much longer than thought a thing of the group takes, in the median night."""
    nights = drawn(learned(all_of_it, groups, PLANNED), 1000, 7)
    return float(np.exp(np.median(nights.shift[group])))


def test_the_curve_is_the_normal_one() -> None:
    points = np.linspace(-8, 12, 401)
    exact = [0.5 * erfc(point / sqrt(2)) for point in points]
    assert above(points) == pytest.approx(exact, rel=1e-6)
    shares = np.array([1e-9, 1e-4, 0.1, 0.5, 0.8, 0.999])
    assert where_above(shares) == pytest.approx(
        [-NormalDist().inv_cdf(share) for share in shares], abs=1e-3
    )


@pytest.mark.parametrize("share", [1e-4, 0.3, 0.999])
def test_what_lies_beyond_rises_with_what_was_passed(share: float) -> None:
    passed = np.linspace(-6, 9, 1501)
    points = beyond(passed, np.full_like(passed, share))
    assert (np.diff(points) >= 0).all()
    assert (points >= passed).all()


@pytest.mark.parametrize("passed", [-2.0, 0.0, 2.0, 4.9, 5.1, 7.0])
def test_beyond_a_point_the_curve_is_cut_and_nothing_else(passed: float) -> None:
    (point,) = beyond(np.array([passed]), np.array([0.25]))
    assert erfc(point / sqrt(2)) / erfc(passed / sqrt(2)) == pytest.approx(0.25, rel=0.01)


def test_three_durations_make_two_sides() -> None:
    rows = [
        activity("A-1", optimistic=10, pessimistic=60),
        activity("A-2"),
        activity("A-3", optimistic=30, pessimistic=5),
        activity("A-4", pessimistic=10_000),
        activity("A-5", optimistic=0, pessimistic=9),
    ]
    found = shapes(rows, [1200, 1200, 1200, 1200, 0])
    assert found.more[0] > found.less[0] > found.less[1]
    assert (found.less[2], found.more[2]) == (found.less[1], found.more[1])
    assert found.more[3] == 1.5
    assert (found.less[4], found.more[4]) == (found.less[1], found.more[1])


def test_a_night_of_which_nothing_was_seen_goes_as_was_believed() -> None:
    assert pace_of(seen()) == pytest.approx(1.0, abs=0.01)


def test_what_was_seen_is_believed_the_more_the_more_there_is() -> None:
    paces = [pace_of(seen(*[1.5] * often)) for often in (1, 4, 40)]
    assert 1.05 < paces[0] < paces[1] < paces[2] < 1.5


def test_a_workstream_has_a_pace_of_its_own_and_lends_some_of_it() -> None:
    slow = both(seen(*[1.6] * 20, group=0), seen(*[1.0] * 20, group=1))
    assert pace_of(slow, 0, 3) > pace_of(slow, 2, 3) > pace_of(slow, 1, 3)


def test_what_still_lasts_says_that_the_night_is_slow() -> None:
    quick = seen(0.7, 0.8, 0.75)
    assert pace_of(both(quick, seen(1.8, 2.0, lasts=True))) > 1.1 * pace_of(quick)


def test_a_night_of_great_differences_widens_what_is_to_come() -> None:
    def scale(*ratios: float) -> float:
        return float(drawn(learned(seen(*ratios), 1, PLANNED), 1000, 7).scale.mean())

    assert scale(*[0.4, 2.5] * 10) > 1.5 * scale(*[0.95, 1.05] * 10)


def test_what_is_late_is_late_together() -> None:
    nights = drawn(learned(seen(), 2, PLANNED), 4000, 7)
    assert float(np.corrcoef(nights.shift[0], nights.shift[1]).ravel()[1]) > 0.5


def test_chance_belongs_to_its_key_and_mirrors_itself() -> None:
    one, other, third = (np.empty((3, 7), np.float32) for _ in range(3))
    normal(one, 1, 2)
    normal(other, 1, 2)
    normal(third, 1, 3)
    assert one.tobytes() == other.tobytes() != third.tobytes()
    assert (one[:, :3] == -one[:, 4:]).all()


def test_hits_come_as_often_as_they_should() -> None:
    at, figures = hits(np.empty((64, 1000), np.float32), 0.02, 1, 2)
    assert len(at) == len(figures) == pytest.approx(0.02 * 64_000, rel=0.15)
    assert (np.diff(at) > 0).all()
    assert at[-1] < 64_000
