"""Counts of activities, kept as they change: of all, of each actor, of each location and of its phases."""

from domain.entities import Activity
from domain.tables import NOTHING, Run, Tally
from domain.terms import key


def count(run: Run, before: Activity | None, after: Activity) -> None:
    """Take what one activity weighed out of the tallies of its places, and put in what it weighs."""
    more, scopes = weigh(after), _scopes(after)
    if before is None:
        _add(run, scopes, more)
    elif before.plan is after.plan or _scopes(before) == scopes:
        less = weigh(before)
        if less != more:
            _add(run, scopes, more.plus(less, -1))
    else:
        _add(run, _scopes(before), NOTHING.plus(weigh(before), -1))
        _add(run, scopes, more)


def _add(run: Run, scopes: tuple[str, ...], weight: Tally) -> None:
    for scope in scopes:
        run.tallies[scope] = run.tallies.get(scope, NOTHING).plus(weight)


def _scopes(activity: Activity) -> tuple[str, ...]:
    """The names of its tallies: of all, of its actor, of its location, and of its phase there."""
    plan = activity.plan
    scopes = [""]
    if plan.actor is not None:
        scopes.append(f"actor:{key(plan.actor)}")
    if plan.location is not None:
        place = f"location:{key(plan.location)}"
        scopes += (place, f"{place}/{plan.phase or ''}")
    return tuple(scopes)


def weigh(activity: Activity) -> Tally:
    """One activity as counts."""
    if activity.removed:
        return NOTHING
    status, mandatory = activity.status, activity.plan.mandatory
    return Tally(
        total=1,
        released=int(activity.released),
        approved=int(status == "approved"),
        done=int(status in ("done", "approved")),
        started=int(status == "started"),
        blocked=int(status == "blocked"),
        failed=int(status == "failed"),
        mandatory=int(mandatory),
        mandatory_released=int(mandatory and activity.released),
        deviations=len(activity.open_deviations) if activity.deviations else 0,
    )
