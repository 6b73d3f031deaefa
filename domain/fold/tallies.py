"""Counts of activities, kept as they change: of all, of each actor, of each location and of its phases."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from domain.criteria import phase_scope
from domain.entities import Activity, Entity
from domain.tables import NOTHING, Run, Tally
from domain.terms import Status, key


def count(run: Run, before: Activity | None, after: Activity) -> None:
    """Take what one activity weighed out of the tallies of its places, and put in what it weighs."""
    more, scopes = weigh(after), _scopes(after)
    if before is None:
        _add(run, scopes, more)
    elif before.plan is after.plan or _scopes(before) == scopes:
        less = weigh(before)
        if less is not more:
            _add(run, scopes, _difference(more, less))
    else:
        _add(run, _scopes(before), _difference(NOTHING, weigh(before)))
        _add(run, scopes, more)


def open_deviations(run: Run) -> int:
    """Those that nobody has acknowledged, of the run itself and of all its things."""
    of_work = run.tallies.get("", NOTHING).deviations
    return of_work + sum(len(thing.open_deviations) for thing in odd_but_work(run))


def odd_but_work(run: Run) -> Iterator[Entity]:
    """The run itself and its things, but for work, that something was out of order with."""
    tables = (
        *(run.golive, run.locations, run.systems, run.actors, run.counters),
        *(run.issues, run.contacts, run.holds),
    )
    things: Iterator[Entity] = chain.from_iterable(table.values() for table in tables)
    return (thing for thing in things if thing.deviations)


def _add(run: Run, scopes: tuple[str, ...], weight: Tally) -> None:
    tallies = run.tallies
    for scope in scopes:
        tallies[scope] = tallies.get(scope, NOTHING).plus(weight)


def _scopes(activity: Activity) -> tuple[str, ...]:
    plan = activity.plan
    return _named(plan.actor, plan.location, plan.phase, plan.type == "gate")


@lru_cache(maxsize=8_192)
def _named(
    actor: str | None, location: str | None, phase: str | None, gate: bool
) -> tuple[str, ...]:
    """The names of tallies: of all, of the actor, of the location, of the phase there and of all its work.

    A gate may ask for its own phase, so none is part of one.
    """
    scopes = [""]
    if phase is not None and not gate:
        scopes.append(phase_scope(phase))
    if actor is not None:
        scopes.append(f"actor:{key(actor)}")
    if location is not None:
        place = f"location:{key(location)}"
        scopes += (place, f"{place}/{phase or ''}")
    return tuple(scopes)


def weigh(activity: Activity) -> Tally:
    """One activity as counts."""
    if not activity.counts:
        return NOTHING
    plan = activity.plan
    deviations = len(activity.open_deviations) if activity.deviations else 0
    return _weight(
        activity.status, activity.released, plan.mandatory, activity.in_doubt, deviations
    )


@lru_cache(maxsize=1_024)
def _weight(
    status: Status, released: bool, mandatory: bool, in_doubt: bool, deviations: int
) -> Tally:
    """There are few kinds of weights, and each is made once."""
    return Tally(
        total=1,
        released=int(released),
        approved=int(status == "approved"),
        done=int(status in ("done", "approved")),
        started=int(status == "started"),
        blocked=int(status == "blocked"),
        failed=int(status == "failed"),
        mandatory=int(mandatory),
        mandatory_released=int(mandatory and released and not in_doubt),
        deviations=deviations,
    )


@lru_cache(maxsize=1_024)
def _difference(more: Tally, less: Tally) -> Tally:
    return more.minus(less)
