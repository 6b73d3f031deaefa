"""What one thing's change means for others: successors, tallies, care modes, who is complete."""

import msgspec

from domain.entities import (
    Activity,
    Actor,
    Counter,
    Location,
    System,
)
from domain.fold.ground import standing
from domain.fold.indexes import index
from domain.fold.places import lived
from domain.fold.tallies import count
from domain.fold.things import refold
from domain.golive import GoLive
from domain.panel import Gate, seated
from domain.plan import Difference, Plan, PlannedActivity
from domain.tables import Ref, Run
from domain.terms import key

Touched = set[Ref]


# ---- the plan laid out -------------------------------------------------------------------------


def lay_out(run: Run, plan: Plan) -> Touched:
    """A thing for every row of the plan, and who waits for whom."""
    for activity in plan.activities:
        run.activities[key(activity.code)] = Activity(plan=activity)
        _count(run, None, run.activities[key(activity.code)])
    _lay_gates(run, plan)
    _lay_places(run, plan)
    _link(run)
    return {
        (table, code)
        for table in ("activities", "locations", "systems", "actors", "counters")
        for code in getattr(run, table)
    }


def _lay_gates(run: Run, plan: Plan) -> None:
    """Every activity of type gate has a panel, and no other has; what was told of a gate is kept."""
    rows = {key(gate.code): gate for gate in plan.gates}
    planned = {key(a.code): a for a in plan.activities if a.type == "gate"}
    for code in (*run.gates.get("", ()), *planned):
        before = run.activities[code]
        if before.dropped:
            continue  # it may come back
        panel = seated(planned[code], rows.get(code)) if code in planned else None
        told = before.gate
        gate = panel and (msgspec.structs.replace(told, plan=panel) if told else Gate(plan=panel))
        if gate != told:
            run.activities[code] = msgspec.structs.replace(before, gate=gate)
            _count(run, before, run.activities[code])
    run.gates[""] = tuple(planned)


def _lay_places(run: Run, rows: Plan | Difference) -> None:
    for location in rows.locations:
        _put(run.locations, key(location.code), Location(plan=location))
    for actor in rows.actors:
        _put(run.actors, key(actor.code), Actor(plan=actor))
    for system in rows.systems:
        _put(run.systems, key(system.code), System(plan=system))
    for counter in rows.counters:
        _put(run.counters, key(counter.code), Counter(plan=counter))


def _put(table: object, code: str, blank: object) -> None:
    """Lay a row of the plan over what was already told about that thing."""
    entities: dict[str, object] = table  # type: ignore[assignment]
    told = entities.get(code)
    if told is None:
        entities[code] = blank
    else:
        entities[code] = msgspec.structs.replace(told, plan=blank.plan)  # type: ignore[attr-defined, type-var]


def _link(run: Run) -> None:
    waiting: dict[str, list[str]] = {}
    standing = ((code, a) for code, a in run.activities.items() if a.counts)
    for code, activity in standing:
        for link in activity.plan.predecessors:
            waiting.setdefault(key(link.code), []).append(code)
    for code in {*run.successors, *waiting}:
        run.successors[code] = tuple(waiting.get(code, ()))


def replan(run: Run, difference: Difference) -> Touched:
    """Rows of a re-import laid over what was told; removed activities stay in the log only."""
    for row in difference.activities:
        _lay_activity(run, row)
    for code in difference.removed:
        _remove(run, key(code))
    if run.header is not None:
        _lay_gates(run, run.header.plan)
    _lay_places(run, difference)
    _link(run)
    return lay_touched(run)


def relay(run: Run) -> Touched:
    """The rows of a plan whose times have moved, laid over what was told."""
    header = run.header
    for row in header.plan.activities if header is not None else ():
        _lay_activity(run, row)
    return lay_touched(run)


def lay_touched(run: Run) -> Touched:
    """Every row that a change of plan may have changed."""
    tables = ("activities", "locations", "systems", "actors", "counters")
    return {(table, code) for table in tables for code in getattr(run, table)}


def _lay_activity(run: Run, row: PlannedActivity) -> None:
    code = key(row.code)
    before = run.activities.get(code)
    after = (
        Activity(plan=row)
        if before is None
        else msgspec.structs.replace(before, plan=row, dropped=False, unplanned=False, added=None)
    )
    run.activities[code] = after
    _count(run, before, after)


def _remove(run: Run, code: str) -> None:
    before = run.activities.get(code)
    if before is not None:
        run.activities[code] = msgspec.structs.replace(before, dropped=True)
        _count(run, before, run.activities[code])


# ---- one change settles --------------------------------------------------------------------------


def settle(run: Run, before: object, after: object, touched: Touched) -> None:
    """Follow one thing's change into tallies, successors and care modes."""
    match after:
        case Activity():
            _settle_activity(run, before if isinstance(before, Activity) else None, after, touched)
        case Location():
            found = standing(run)
            if found is not None:
                run.locations[key(after.plan.code)] = lived(after, found.complete_at)
        case GoLive():
            _settle_announcement(run, before, after, touched)
        case _:
            pass


def _settle_activity(run: Run, before: Activity | None, after: Activity, touched: Touched) -> None:
    _count(run, before, after)
    if after.plan.location is not None:
        touched.add(("locations", key(after.plan.location)))
    if before is None or before.released != after.released:
        touched.update(("activities", c) for c in run.successors.get(key(after.plan.code), ()))
    if before is not None and before.undone != after.undone:
        _reopen(run, after, touched)


def _reopen(run: Run, activity: Activity, touched: Touched) -> None:
    """An actor whose finished work came up again is not complete any more (rule 8), unless that was undone."""
    owner = activity.plan.actor
    actor = run.actors.get(key(owner)) if owner is not None else None
    if owner is None or actor is None:
        return
    undone = max(
        a.undone
        for a in run.activities.values()
        if a.plan.actor is not None and key(a.plan.actor) == key(owner)
    )
    actor = msgspec.structs.replace(actor, reopened=undone)
    run.actors[key(owner)] = refold(actor, "actors")
    touched.add(("actors", key(owner)))


def _count(run: Run, before: Activity | None, after: Activity) -> None:
    """Keep what is looked up of activities true to one's change."""
    count(run, before, after)
    index(run, before, after)


def _settle_announcement(run: Run, before: object, after: GoLive, touched: Touched) -> None:
    was = before.announcement if isinstance(before, GoLive) else None
    now = after.announcement
    if now is None or now == was:
        return
    for code, location in list(run.locations.items()):
        run.locations[code] = (
            lived(_unheard(location, run.position), now.complete_at)
            if now.stands
            else lived(location, None)
        )
        touched.add(("locations", code))


def _unheard(location: Location, position: int) -> Location:
    """Nobody has confirmed a new announcement yet; who had received a withdrawn one is to be called back."""
    return msgspec.structs.replace(location, announced=position, announcement_received_at=None)
