"""One thing of a run takes in one report; what it is about, and what it was before its first report."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

from domain.amend import Effective, heeded
from domain.entities import (
    Activity,
    Actor,
    Contact,
    Counter,
    Deviation,
    Entity,
    Issue,
    Location,
    System,
)
from domain.events import (
    ActivityEvent,
    ActorCheckedIn,
    ActorCompleted,
    Amendment,
    CareModeReported,
    ContactEvent,
    CountReported,
    Event,
    GateEvent,
    HoldEvent,
    IssueEvent,
    LocationReceived,
    NoteWritten,
    SwitchOrdered,
    SystemReported,
    UnitWentLive,
)
from domain.fold import gates
from domain.fold.activities import take
from domain.fold.golive import take_golive, take_unit
from domain.fold.holds import take_hold
from domain.fold.matters import take_contact, take_issue
from domain.fold.outcomes import FROM_OUTSIDE
from domain.fold.places import odd, take_actor, take_counter, take_location, take_system
from domain.golive import GoLive, Unit
from domain.holding import Hold, scope_of
from domain.panel import Gate, seated
from domain.plan import (
    PlannedActivity,
    PlannedActor,
    PlannedCounter,
    PlannedLocation,
    PlannedSystem,
)
from domain.recorded import Recorded
from domain.tables import Ref, Run
from domain.terms import key

E = TypeVar("E", bound=Entity)


_SUBJECTS: dict[type[Event], tuple[str, str]] = {
    SystemReported: ("systems", "system"),
    CareModeReported: ("locations", "location"),
    SwitchOrdered: ("locations", "location"),
    LocationReceived: ("locations", "location"),
    ActorCheckedIn: ("actors", "actor"),
    ActorCompleted: ("actors", "actor"),
    CountReported: ("counters", "counter"),
    UnitWentLive: ("units", "unit"),
}


def subject(run: Run, event: Event) -> Ref:
    """The thing an event is about. An amendment is about what its report was about."""
    match event:
        case ActivityEvent(activity=code) | GateEvent(gate=code):
            return "activities", key(code)
        case Amendment(of=of):
            return _subject_of(run, of)
        case IssueEvent(issue=code):
            return "issues", key(code)
        case ContactEvent():
            return "contacts", party(event)
        case HoldEvent():
            return "holds", scope_of(event)
    if type(event) in _SUBJECTS:
        table, field = _SUBJECTS[type(event)]
        return table, key(getattr(event, field))
    return "golive", ""


def _subject_of(run: Run, report_id: str) -> Ref:
    report = run.reports.get(report_id)
    return subject(run, report.event) if report is not None else ("golive", "")


def party(event: ContactEvent) -> str:
    """The other end of a call: ``actor:ikt``, ``location:moa``, or "" for the room itself."""
    if event.actor is not None:
        return f"actor:{key(event.actor)}"
    if event.location is not None:
        return f"location:{key(event.location)}"
    return ""


def follow(entity: E, table: str, recorded: Recorded) -> E:
    """``entity`` after one more report of it. A note changes nothing: it is not kept before it is amended."""
    if isinstance(recorded.event, NoteWritten) and not recorded.event.deviations:
        return entity
    told = msgspec.structs.replace(entity, history=(*entity.history, recorded))
    if isinstance(recorded.event, Amendment) or (table == "contacts" and _late(told, recorded)):
        return refold(told, table)
    return take_in(told, table, Effective(recorded))


def recall(run: Run, entity: E, event: Event) -> E:
    """``entity`` with the note that an amendment is about, in its place among the reports."""
    note = run.reports.get(event.of) if isinstance(event, Amendment) else None
    if note is None or not isinstance(note.event, NoteWritten) or note in entity.history:
        return entity
    history = sorted((*entity.history, note), key=attrgetter("position"))
    return msgspec.structs.replace(entity, history=tuple(history))


def _late(contact: Entity, recorded: Recorded) -> bool:
    """Calls and promises follow each other as they occurred, and one from before changes what came after it."""
    assert isinstance(contact, Contact)
    return contact.told_at is not None and recorded.occurred_at < contact.told_at


def refold(entity: E, table: str) -> E:
    """``entity`` made anew from all its reports, with corrections and strikes heeded.

    The run itself goes by decisions, which are never amended; of it only the flags are made anew.
    """
    fresh, counting = _fresh(entity), heeded(entity.history)
    if table == "contacts":
        counting.sort(key=attrgetter("recorded.occurred_at"))
    for said in counting:
        if isinstance(said.recorded.event, Amendment) or table == "golive":
            fresh = _flagged(fresh, said)
        else:
            fresh = take_in(fresh, table, said)
    return fresh


def take_in(entity: E, table: str, said: Effective) -> E:
    """``entity`` after one more report that is no amendment."""
    taken: E = _TAKES[table](entity, said)
    return taken if isinstance(taken, Activity) else _flagged(taken, said)


def _flagged(entity: E, said: Effective) -> E:
    """What was out of order with a report, or with a later word, stays on the thing it is about."""
    recorded = said.recorded
    names = [n for n in recorded.event.deviations if n in FROM_OUTSIDE]
    if isinstance(entity, System) and isinstance(recorded.event, SystemReported):
        names += odd(entity, recorded.event.state)
    if not names and not said.corrected:
        return entity
    found = tuple(
        Deviation(recorded.report_id, recorded.position, name, said.acknowledged) for name in names
    )
    return msgspec.structs.replace(
        entity, deviations=entity.deviations + found, corrected=entity.corrected or said.corrected
    )


def _take_work(activity: Activity, said: Effective) -> Activity:
    """What is said of a gate's panel, and what of any work."""
    gated = isinstance(said.recorded.event, GateEvent)
    return gates.take(activity, said) if gated else take(activity, said)


_TAKES: dict[str, Callable[[Any, Effective], Any]] = {
    "golive": take_golive,
    "activities": _take_work,
    "systems": take_system,
    "locations": take_location,
    "actors": take_actor,
    "counters": take_counter,
    "issues": take_issue,
    "contacts": take_contact,
    "units": take_unit,
    "holds": take_hold,
}


def _fresh(entity: E) -> E:
    """The entity as it was before its first report, its history kept."""
    match entity:
        case Activity(dropped=dropped, unplanned=unplanned):
            blank: Entity = Activity(
                plan=entity.plan,
                dropped=dropped,
                unplanned=unplanned,
                gate=entity.gate and gates.unasked(entity.gate),
            )
        case Actor(reopened=reopened):
            blank = Actor(plan=entity.plan, reopened=reopened)
        case Location(announced=announced):
            blank = Location(plan=entity.plan, announced=announced)
        case System() | Counter():
            blank = type(entity)(plan=entity.plan)  # type: ignore[arg-type]
        case GoLive():
            return msgspec.structs.replace(entity, deviations=())
        case _:
            blank = _unheard_of(entity)
    return msgspec.structs.replace(blank, history=entity.history)  # type: ignore[return-value]


def _unheard_of(entity: Entity) -> Entity:
    """What is in no plan, and comes of its reports alone."""
    match entity:
        case Issue():
            return Issue(code=entity.code)
        case Contact():
            return Contact(party=entity.party)
        case Hold():
            return Hold(scope=entity.scope, system=entity.system, location=entity.location)
        case unit:
            assert isinstance(unit, Unit)
            return Unit(name=unit.name, kind=unit.kind, date=unit.date, live=False)


def blank(ref: Ref, recorded: Recorded) -> Entity | None:
    """A thing that no plan knows: unplanned work, an issue, a call; None for what needs a plan."""
    event = recorded.event
    match event:
        case ActivityEvent(activity=name):
            return Activity(plan=_unplanned(event, name), unplanned=True)
        case GateEvent(gate=name):
            row = PlannedActivity(code=name, title="", type="gate", mandatory=False)
            return Activity(plan=row, unplanned=True, gate=Gate(plan=seated(row, None)))
        case IssueEvent(issue=name):
            return Issue(code=name)
        case ContactEvent():
            return Contact(party=ref[1])
        case HoldEvent():
            return Hold(scope=ref[1], system=event.system, location=event.location)
        case UnitWentLive():
            return Unit(name=event.unit, kind=event.kind, date=event.date, live=False)
        case _:
            return _unplanned_place(event)


def _unplanned_place(event: Event) -> Entity | None:
    match event:
        case SystemReported(system=name):
            system = PlannedSystem(
                code=name, name=name, kind="new", target_state="on", mandatory=False
            )
            return System(plan=system)
        case CareModeReported() | SwitchOrdered() | LocationReceived():
            return Location(plan=PlannedLocation(code=event.location, name=event.location))
        case ActorCheckedIn() | ActorCompleted():
            return Actor(plan=PlannedActor(code=event.actor, name=event.actor))
        case CountReported(counter=name):
            return Counter(plan=PlannedCounter(code=name, title=name, target=0))
        case _:
            return None


def _unplanned(event: ActivityEvent, code: str) -> PlannedActivity:
    return PlannedActivity(
        code=code,
        title="",
        actor=getattr(event, "actor", None),
        location=getattr(event, "location", None),
        mandatory=False,
    )
