"""Where activities are found again without a look at all of them: by place, at work, first begun."""

from collections.abc import MutableMapping
from datetime import datetime

from domain.entities import Activity
from domain.tables import Run
from domain.terms import key


def index(run: Run, before: Activity | None, after: Activity) -> None:
    """Keep the indexes true to one activity's change.

    ``residents`` has the activities of each location, ``running`` those at work of each party
    (``location:moa``, ``actor:ikt``), ``first`` under "" the one that began before all others.
    """
    moved = before is None or before.plan is not after.plan or before.removed != after.removed
    if moved:
        _move(run.residents, after, _home(before), _home(after))
    if moved or (before is not None and before.status != after.status):
        _move(run.running, after, _places_at_work(before), _places_at_work(after))
    began = _began(after)
    if began != _began(before):
        _begin(run, key(after.plan.code), began)


def _move(
    index: MutableMapping[str, tuple[str, ...]],
    activity: Activity,
    left: tuple[str, ...],
    entered: tuple[str, ...],
) -> None:
    if left == entered:
        return
    code = key(activity.plan.code)
    for place in left:
        index[place] = tuple(c for c in index[place] if c != code)
    for place in entered:
        index[place] = (*index.get(place, ()), code)


def _home(activity: Activity | None) -> tuple[str, ...]:
    if activity is None or activity.removed or activity.plan.location is None:
        return ()
    return (key(activity.plan.location),)


def _places_at_work(activity: Activity | None) -> tuple[str, ...]:
    if activity is None or activity.removed or activity.status != "started":
        return ()
    named = ("location", activity.plan.location), ("actor", activity.plan.actor)
    return tuple(f"{kind}:{key(code)}" for kind, code in named if code is not None)


def _began(activity: Activity | None) -> datetime | None:
    """When work on it began, by the first sign of it."""
    if activity is None or activity.removed:
        return None
    return activity.started_at or activity.done_at


def _begin(run: Run, code: str, began: datetime | None) -> None:
    """``code`` began anew: it may have overtaken the first, or be the first no more."""
    first = run.first.get("")
    if first == code:
        known = ((at, c) for c, a in run.activities.items() if (at := _began(a)) is not None)
        run.first[""] = min(known, default=(None, ""))[1]
    elif began is not None:
        at = _began(run.activities[first]) if first else None
        if at is None or began < at:
            run.first[""] = code
