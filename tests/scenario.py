"""The room's language for tests: ``room.given(started("A-1")).when(done("A-1")).then(…)``.

Everything goes through the real ``decide`` and ``evolve``; only the database is left out.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import msgspec
import pytest

from domain import commands as c
from domain.commands.words import said as words_of
from domain.decide import decide
from domain.entities import Activity
from domain.events import Event
from domain.fold.things import subject
from domain.plan import (
    Link,
    Plan,
    PlannedActivity,
    PlannedActor,
    PlannedCounter,
    PlannedLocation,
    PlannedSystem,
)
from domain.recorded import Recorded, stream
from domain.refusals import Refused, UnknownGoLive
from domain.state import evolve
from domain.tables import Ref, Run
from domain.terms import key

EVENING = datetime(2023, 4, 28, 18, 0, tzinfo=UTC)
"""20:00 in Ålesund; the first report of a test comes a minute later."""

Anything = c.AnyCommand


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One thing said in the room: the wire's fields, who typed, who told, and when."""

    kind: str
    fields: dict[str, Any]
    by: str = "kari"
    told: str | None = None
    at: str | None = None
    known: str | None = None
    id: str | None = None


def clock(text: str) -> datetime:
    """``"21:14"`` or ``"21:14:05"`` in Ålesund that evening, in UTC; ``"+1 02:00"`` is after midnight."""
    day, _, time = text.rpartition(" ")
    parts = [int(part) for part in time.split(":")] + [0]
    start = datetime(2023, 4, 28, tzinfo=UTC) + timedelta(days=int(day or 0))
    return start + timedelta(hours=parts[0] - 2, minutes=parts[1], seconds=parts[2])


def report(kind: str, *names: str) -> Callable[..., Said]:
    """A word of the room: ``done = report("done", "activity")``."""

    def say(
        *values: Any,
        by: str = "kari",
        told: str | None = None,
        at: str | None = None,
        known: str | None = None,
        id: str | None = None,
        **fields: Any,
    ) -> Said:
        given = dict(zip(names, values, strict=False)) | fields
        return Said(kind=kind, fields=given, by=by, told=told, at=at, known=known, id=id)

    return say


started = report("started", "activity")
done = report("done", "activity")
approved = report("approved", "activity")
rejected = report("rejected", "activity", "reason")
blocked = report("blocked", "activity", "reason")
unblocked = report("unblocked", "activity")
eta = report("eta", "activity", "eta")
failed = report("failed", "activity", "reason")
skipped = report("skipped", "activity", "reason")
cancelled = report("cancelled", "activity", "reason")
reopened = report("reopened", "activity", "reason")
added = report("added", "title")
system = report("system", "system", "state")
care_mode = report("care_mode", "location", "mode")
ordered = report("ordered", "location", "mode")
received = report("received", "location")
checked_in = report("checked_in", "actor")
complete = report("complete", "actor")
counted = report("count", "counter", "value")
called = report("called", "location")
no_answer = report("no_answer", "location")
promised = report("promised", "location", "due")
note = report("note", "note")
issue = report("issue", "title")
triaged = report("triaged", "issue")
solved = report("solved", "issue")
accepted = report("accepted", "issue")
waived = report("waived", "activity", "reason")
waiver_confirmed = report("waiver_confirmed", "activity")
frozen = report("frozen")
rebaselined = report("rebaselined", "reason")
shifted = report("shifted", "by_minutes")
rehearsal_accepted = report("rehearsal_accepted", "number")
held = report("held")
resumed = report("resumed")
corrected = report("corrected", "of", "to", "reason")
struck = report("struck", "of", "reason")
acknowledged = report("acknowledged", "of")
redacted = report("redacted", "of")
announced = report("announced")
withdrawn = report("withdrawn", "note")
poll_opened = report("poll_opened", "gate")
voted = report("voted", "gate", "seat", "vote")
decided = report("decided", "gate", "verdict")
decision_confirmed = report("decision_confirmed", "gate")
decision_withdrawn = report("decision_withdrawn", "gate", "note")
condition_closed = report("condition_closed", "gate", "condition")
plan_changed = report("plan", "made_on", "difference")
went_live = report("went_live", "unit", "date", "unit_kind")
unlived = report("went_live_struck", "of", "reason")
created = report("create", "title", "plan")


class Rooms:
    """A log in memory, all its runs open: what the centre holds, without the database."""

    def __init__(self) -> None:
        self.runs: dict[str, Run] = {}
        self.log: list[Recorded] = []
        self.versions: dict[tuple[str, Ref], int] = {}

    def find(self, run_id: str) -> Run | None:
        return self.runs.get(key(run_id))

    def run(self, run_id: str) -> Run:
        run = self.find(run_id)
        if run is None:
            raise UnknownGoLive(run_id)
        return run

    def submit(self, order: c.Order, now: datetime) -> Recorded:
        """Decide, stamp, fold and keep."""
        decided = decide(self, order, now)
        run = self.runs.setdefault(key(order.run), Run(order.run))
        ref = subject(run, decided.event)
        version = self.versions[order.run, ref] = self.versions.get((order.run, ref), 0) + 1
        words = words_of(order.command)
        recorded = Recorded(
            position=len(self.log) + 1,
            originator_id=stream(order.run, *ref),
            originator_version=version,
            run=order.run,
            report_id=order.command.report_id,
            told_by=decided.told_by,
            recorded_by=order.recorded_by,
            occurred_at=decided.occurred_at,
            known_at=now,
            recorded_at=now,
            seen_position=order.command.seen_position,
            fingerprint="",
            event=decided.event,
            text=words or None,
        )
        self.log.append(recorded)
        evolve(run, recorded)
        return recorded


class Room:
    """One run in a log of its own. Reports come a minute apart unless they say when."""

    def __init__(self, *activities: PlannedActivity, run: str = "moa-night", **frame: Any) -> None:
        self.id = run
        self.rooms = Rooms()
        self.minutes = count(1)
        self.ids = count(1)
        self.given(created("Moa · Nytt system", plan_of(*activities, **frame), by="plan"))

    @property
    def run(self) -> Run:
        return self.rooms.run(self.id)

    @property
    def log(self) -> list[Recorded]:
        return self.rooms.log

    @property
    def last(self) -> Recorded:
        return self.rooms.log[-1]

    def activity(self, code: str) -> Activity:
        return self.run.activities[key(code)]

    def given(self, *words: Said) -> "Room":
        """These were recorded before."""
        for said in words:
            self.rooms.submit(self.order(said), self.now(said))
        return self

    def when(self, said: Said) -> "When":
        """Somebody says this."""
        return When(self, said)

    def now(self, said: Said) -> datetime:
        if said.known is not None:
            return clock(said.known)
        later = EVENING + timedelta(minutes=next(self.minutes))
        return max(later, self.rooms.log[-1].known_at) if self.rooms.log else later

    def order(self, said: Said, run: str | None = None) -> c.Order:
        """What the door would make of it: the body decoded as the wire decodes it."""
        body = {
            "kind": said.kind,
            "report_id": said.id or f"report-{next(self.ids):04}",
            **said.fields,
        }
        if said.told is not None:
            body["told_by"] = said.told if ":" in said.told else f"role:{said.told}"
        if said.at is not None:
            body["occurred_at"] = clock(said.at)
        command = msgspec.convert(body, type=Anything, from_attributes=True)
        return c.Order(run=run or self.id, recorded_by=f"person:{said.by}", command=command)


class When:
    """Something said, not yet judged."""

    def __init__(self, room: Room, said: Said) -> None:
        self.room = room
        self.order = room.order(said)
        self.time = room.now(said)

    def then(self, event: Event) -> Room:
        """It is recorded as exactly this event."""
        recorded = self.room.rooms.submit(self.order, self.time)
        assert recorded.event == event
        return self.room

    def then_recorded(self, *, already: bool = False, deviations: tuple[str, ...] = ()) -> Room:
        """It is recorded, as news or as corroboration, with these deviations."""
        event = self.room.rooms.submit(self.order, self.time).event
        assert (event.already, event.deviations) == (already, deviations)
        return self.room

    def then_refused(self, reason: type[Refused], field: str | None = None) -> Refused:
        """It is refused for this reason, nothing is recorded, and the fault's field is named."""
        before = len(self.room.log)
        with pytest.raises(reason) as refusal:
            self.room.rooms.submit(self.order, self.time)
        assert field is None or refusal.value.field == field
        assert len(self.room.log) == before
        return refusal.value


def activity(code: str, *after: str, **fields: Any) -> PlannedActivity:
    """A row of the plan; ``after`` are its predecessors."""
    links = tuple(Link(code=before) for before in after)
    return PlannedActivity(code=code, title=f"Title of {code}", predecessors=links, **fields)


def plan_of(*activities: PlannedActivity, **frame: Any) -> Plan:
    """A plan for Moa and Eidet, two teams, an old system and a new one."""
    standard: dict[str, Any] = {
        "name": "Moa",
        "start": clock("20:00"),
        "finish": clock("22:00"),
        "window_end": clock("23:30"),
        "locations": (
            PlannedLocation(code="Moa", name="Moa sykehjem", short="Moa"),
            PlannedLocation(code="Eidet", name="Eidet bolig"),
        ),
        "actors": (
            PlannedActor(code="Moa", name="Moa sykehjem"),
            PlannedActor(code="IKT", name="IKT drift", centre="Ålesund"),
        ),
        "systems": (
            PlannedSystem(code="EPJ1", name="EPJ 1", kind="legacy", target_state="off"),
            PlannedSystem(code="NY", name="Nytt system", kind="new", target_state="open"),
        ),
        "counters": (PlannedCounter(code="PAS", title="Pasienter konvertert", target=713),),
        "areas": ("resept",),
    }
    return Plan(activities=activities, **(standard | frame))
