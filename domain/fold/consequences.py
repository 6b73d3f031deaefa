"""What one thing's change means for others: successors, tallies, care modes, decisions."""

import msgspec

from domain.entities import Activity, Actor, Counter, GoLive, Heard, Location, ModeChange, System
from domain.events import (
    ActivityAdded,
    ActivityEvent,
    ActorCheckedIn,
    ActorCompleted,
    Amendment,
    CallUnanswered,
    CareModeReported,
    ContactEvent,
    DeviationAcknowledged,
    Event,
    IssueEvent,
    LocationReceived,
    NoteWritten,
    ReportCorrected,
    ReportStruck,
)
from domain.fold.indexes import index
from domain.fold.places import in_mode
from domain.fold.tallies import count
from domain.fold.things import Ref
from domain.plan import Difference, Plan, PlannedActivity
from domain.recorded import Recorded
from domain.tables import Run
from domain.terms import key

Touched = set[Ref]


# ---- the plan laid out -------------------------------------------------------------------------


def lay_out(run: Run, plan: Plan) -> Touched:
    """A thing for every row of the plan, and who waits for whom."""
    for activity in plan.activities:
        run.activities[key(activity.code)] = Activity(plan=activity)
        _count(run, None, run.activities[key(activity.code)])
    _lay_places(run, plan)
    _link(run)
    return {
        (table, code)
        for table in ("activities", "locations", "systems", "actors", "counters")
        for code in getattr(run, table)
    }


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
    standing = ((code, a) for code, a in run.activities.items() if not a.removed)
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
    _lay_places(run, difference)
    _link(run)
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
        else msgspec.structs.replace(before, plan=row, removed=False, added=None)
    )
    run.activities[code] = after
    _count(run, before, after)


def _remove(run: Run, code: str) -> None:
    before = run.activities.get(code)
    if before is not None:
        run.activities[code] = msgspec.structs.replace(before, removed=True)
        _count(run, before, run.activities[code])


# ---- one change settles --------------------------------------------------------------------------


def settle(run: Run, before: object, after: object, touched: Touched) -> None:
    """Follow one thing's change into tallies, successors and care modes."""
    match after:
        case Activity():
            _settle_activity(run, before if isinstance(before, Activity) else None, after, touched)
        case Location():
            _settle_location(run, after)
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
    if before is not None and before.released and not after.released:
        _reopen(run, after, touched)


def _reopen(run: Run, activity: Activity, touched: Touched) -> None:
    """An actor whose finished work came up again is not complete any more (rule 8)."""
    code = key(activity.plan.actor or "")
    actor = run.actors.get(code)
    if actor is not None and actor.complete_at is not None:
        run.actors[code] = msgspec.structs.replace(
            actor, complete_at=None, reopened=activity.history[-1].position
        )
        touched.add(("actors", code))


def _count(run: Run, before: Activity | None, after: Activity) -> None:
    """Keep what is looked up of activities true to one's change."""
    count(run, before, after)
    index(run, before, after)


def _settle_location(run: Run, location: Location) -> None:
    """Live comes from the announcement (rule 13): who is ready once it stands is on the new system."""
    header = run.header
    standing = header.announcement if header else None
    if standing is None or not standing.stands or location.mode != "ready":
        return
    at = max(standing.complete_at, location.modes[-1].at)
    run.locations[key(location.plan.code)] = in_mode(location, ModeChange("new", at))


def _settle_announcement(run: Run, before: object, after: GoLive, touched: Touched) -> None:
    was = before.announcement if isinstance(before, GoLive) else None
    now = after.announcement
    if now is None or now == was:
        return
    for code, location in list(run.locations.items()):
        if now.stands:
            _settle_location(run, location)
        else:
            run.locations[code] = _back(location, now.complete_at)
        touched.add(("locations", code))


def _back(location: Location, announced: object) -> Location:
    """A withdrawn announcement takes the new system away again from who was only ready."""
    kept = tuple(m for m in location.modes if not (m.mode == "new" and m.at == announced))
    if not kept or kept == location.modes:
        return location
    return msgspec.structs.replace(location, modes=kept, mode=kept[-1].mode)


# ---- who was heard, and what a decision stood on ------------------------------------------------


def heard(run: Run, recorded: Recorded, touched: Touched) -> None:
    """Remember when each party last said anything; the centre's own words do not count."""
    for party in _parties(run, recorded.event):
        last = run.heard.get(party)
        if last is None or last.at < recorded.occurred_at:
            run.heard[party] = Heard(recorded.occurred_at, recorded.position)
        table, _, code = party.partition(":")
        touched.add((f"{table}s", code))


def _parties(run: Run, event: Event) -> set[str]:
    match event:
        case CallUnanswered() | NoteWritten() | Amendment():
            return set()
        case ActivityEvent(activity=code):
            plan = run.activities[key(code)].plan
            return _named(plan.actor, plan.location)
        case ActorCheckedIn(actor=actor) | ActorCompleted(actor=actor):
            return _named(actor, actor if key(actor) in run.locations else None)
        case ContactEvent():
            return _named(event.actor, event.location)
        case CareModeReported(location=place) | LocationReceived(location=place):
            return _named(None, place)
        case IssueEvent():
            return _named(None, getattr(event, "location", None))
        case _:
            return set()


def _named(actor: str | None, location: str | None) -> set[str]:
    named = {"actor": actor, "location": location}
    return {f"{table}:{key(code)}" for table, code in named.items() if code is not None}


def changed_beneath(run: Run, recorded: Recorded) -> None:
    """Note on a standing announcement what later shook its ground (rule 9); the decision stands."""
    header = run.header
    standing = header.announcement if header else None
    if header is None or standing is None or not standing.stands:
        return
    if recorded.position <= standing.position:
        return
    event, beneath = recorded.event, standing.changed_beneath
    if isinstance(event, DeviationAcknowledged) and event.of == standing.report_id:
        standing = msgspec.structs.replace(standing, acknowledged=len(beneath))
    elif _shakes(run, event, standing.position):
        standing = msgspec.structs.replace(standing, changed_beneath=(*beneath, recorded.position))
    else:
        return
    run.golive[""] = msgspec.structs.replace(header, announcement=standing)


def _shakes(run: Run, event: Event, announced: int) -> bool:
    match event:
        case ReportCorrected(of=of) | ReportStruck(of=of):
            about = run.reports.get(of)
            return about is not None and about.position <= announced
        case ActivityAdded():
            return False
        case ActivityEvent(activity=code):
            activity = run.activities[key(code)]
            return activity.plan.mandatory and (not activity.released or activity.in_doubt)
        case _:
            return False
