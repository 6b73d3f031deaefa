"""Whether the plan of a live run has been rehearsed: which plans are one and the same, shifted or not."""

from datetime import timedelta
from functools import lru_cache

from domain.golive import GoLive
from domain.plan import Itself, Plan
from domain.shifting import begins, shifted

_MINUTE = timedelta(minutes=1)


def needs_rehearsal(golive: GoLive) -> bool:
    """Whether a live run's plan must be rehearsed first, and no accepted rehearsal was of it."""
    plan = golive.plan
    asked = golive.kind == "live" and plan.needs_rehearsal
    return asked and not (golive.rehearsed and same_plan(golive.rehearsed, plan))


def same_plan(one: Plan, other: Plan) -> bool:
    """Whether two plans are the same one, perhaps shifted as a whole."""
    return _same(Itself(one), Itself(other))


@lru_cache(maxsize=16)
def _same(one: Itself, other: Itself) -> bool:
    start, later = begins(one.plan), begins(other.plan)
    if start is None or later is None:
        return one.plan == other.plan
    minutes, rest = divmod(later - start, _MINUTE)
    return not rest and shifted(one.plan, minutes) == other.plan
