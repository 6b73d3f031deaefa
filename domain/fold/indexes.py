"""Where activities are found again without a look at all of them: still to do, at work, first begun."""

from bisect import bisect, bisect_left
from collections.abc import MutableMapping
from datetime import UTC, datetime, timedelta

from domain.entities import Activity
from domain.holding import UNFINISHED
from domain.tables import Expected, Run
from domain.terms import key

_NEVER = datetime.max.replace(tzinfo=UTC)

Index = MutableMapping[str, tuple[str, ...]]


def index(run: Run, before: Activity | None, after: Activity) -> None:
    """Keep the indexes true to one activity's change.

    ``unfinished`` has what is still to be done at each location, in the order in which it should be
    finished; ``running`` what is at work, by party (``location:moa``, ``actor:ikt``), in the order in
    which it should be over; ``first``, under "", the activity that began before all others.
    """
    replanned = before is None or before.plan is not after.plan
    there, here = _to_do_at(before), _to_do_at(after)
    if replanned or there != here:
        _leave(run.unfinished, there, after)
        _queue(run, here, after)
    over, due = expected(before), expected(after)
    if replanned or over != due:
        _rest(run, before, over)
        _work(run, after, due)
    began = _began(after)
    if began != _began(before):
        _begin(run, key(after.plan.code), began)


def _leave(index: Index, places: tuple[str, ...], activity: Activity) -> None:
    for place in places:
        codes = index[place]
        at = codes.index(key(activity.plan.code))
        index[place] = codes[:at] + codes[at + 1 :]


def _rest(run: Run, activity: Activity | None, over: Expected | None) -> None:
    if activity is not None and over is not None:
        for party in _parties(activity):
            others = run.running[party]
            at = bisect_left(others, over)
            run.running[party] = others[:at] + others[at + 1 :]


def _work(run: Run, activity: Activity, due: Expected | None) -> None:
    if due is not None:
        for party in _parties(activity):
            others = run.running.get(party, ())
            at = bisect(others, due)
            run.running[party] = (*others[:at], due, *others[at:])


def _queue(run: Run, places: tuple[str, ...], activity: Activity) -> None:
    for place in places:
        codes = run.unfinished.get(place, ())
        at = bisect(codes, _finish(activity), key=lambda other: _finish(run.activities[other]))
        run.unfinished[place] = (*codes[:at], key(activity.plan.code), *codes[at:])


def _finish(activity: Activity) -> datetime:
    return activity.plan.planned_finish or _NEVER


def _to_do_at(activity: Activity | None) -> tuple[str, ...]:
    if activity is None or activity.status not in UNFINISHED or not activity.counts:
        return ()
    return () if activity.plan.location is None else (key(activity.plan.location),)


def expected(activity: Activity | None) -> Expected | None:
    """When an activity at work should be over: as told, else by its planned length; None where nobody knows."""
    if activity is None or activity.status != "started" or not activity.counts:
        return None
    over = activity.eta or _planned_end(activity)
    return None if over is None else Expected(over, key(activity.plan.code))


def _planned_end(activity: Activity) -> datetime | None:
    plan = activity.plan
    if activity.started_at is None or plan.planned_start is None or plan.planned_finish is None:
        return None
    length = max(plan.planned_finish - plan.planned_start, timedelta())
    return activity.started_at + length if length < _NEVER - activity.started_at else _NEVER


def _parties(activity: Activity) -> tuple[str, ...]:
    plan = activity.plan
    named = ("location", plan.location), ("actor", plan.actor)
    return tuple(f"{kind}:{key(code)}" for kind, code in named if code is not None)


def _began(activity: Activity | None) -> datetime | None:
    """When it began, as long as it counts."""
    return None if activity is None or not activity.counts else activity.began_at


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
