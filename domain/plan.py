"""The plan (kjøreplan) as data: activities with their places, actors, systems, links and planned times."""

from datetime import timedelta
from typing import Annotated, Literal

import msgspec

from domain.terms import ActivityType, Code, Moment, SystemKind, SystemState, TellerRole

LONGEST = 366 * 24 * 60
"""Minutes that one thing of a plan may take, or wait for another: a year."""

Lag = Annotated[int, msgspec.Meta(ge=-LONGEST, le=LONGEST)]

Length = Annotated[int, msgspec.Meta(ge=0, le=LONGEST)]
"""Whole minutes of work."""


class Link(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A predecessor: ``type`` FS, SS, FF or SF, ``lag`` in minutes, at most a year either way."""

    code: Code
    type: Literal["FS", "SS", "FF", "SF"] = "FS"
    lag: Lag = 0


class PlannedActivity(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One row of the plan. Only code and title are required (docs/protocol.md).

    ``duration`` is said where the planned times do not say it; ``backout_of`` is what a step back takes back.
    """

    code: Code
    title: str
    type: ActivityType = "activity"
    actor: Code | None = None
    location: Code | None = None
    workstream: str | None = None
    phase: str | None = None
    system: Code | None = None
    predecessors: tuple[Link, ...] = ()
    planned_start: Moment | None = None
    planned_finish: Moment | None = None
    duration: Length | None = None
    optimistic: Length | None = None
    pessimistic: Length | None = None
    not_before: Moment | None = None
    must_finish_by: Moment | None = None
    needs_approval: bool = False
    approver: str | None = None
    backup: str | None = None
    mandatory: bool = True
    evidence: str | None = None
    criterion: str | None = None
    instructions: str | None = None
    backout_of: Code | None = None

    @property
    def likely(self) -> int | None:
        """Minutes that it takes: its own, else those between its planned times, if it has both."""
        if self.duration is not None or self.planned_start is None or self.planned_finish is None:
            return self.duration
        return (self.planned_finish - self.planned_start) // timedelta(minutes=1)


class PlannedLocation(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A place that gives care; ``short`` is the name on the wall's tile."""

    code: Code
    name: str
    short: str | None = None
    group: str | None = None
    care: bool = True


class PlannedActor(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """An organisation or team that reports; ``centre`` is the command centre that follows it."""

    code: Code
    name: str
    centre: str | None = None


class PlannedSystem(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A record system and the state that it must have reached before the announcement (rule 12)."""

    code: Code
    name: str
    kind: SystemKind
    target_state: SystemState
    mandatory: bool = True

    def reached_in(self, state: SystemState) -> bool:
        """Whether ``state`` is the target."""
        return reached(self.target_state, state)


def reached(wanted: SystemState, state: SystemState) -> bool:
    """Whether a system is where it should be; what is open to users is on."""
    return state == wanted or (state, wanted) == ("open", "on")


class PlannedCounter(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """Something that is counted towards a target (rule 15)."""

    code: Code
    title: str
    target: int


class Seat(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A place on a gate's panel; ``actor`` is who answers for it. A mandatory one is missed (rule 7)."""

    code: Code
    title: str
    actor: Code | None = None
    mandatory: bool = True


class Criterion(
    msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag_field="kind"
):
    """What should be true before a gate is passed."""


class InWords(Criterion, frozen=True, kw_only=True, tag="text"):
    """Something that people judge."""

    text: str


class PhaseDone(Criterion, frozen=True, kw_only=True, tag="phase"):
    """All mandatory work of a phase lets go what waits for it."""

    phase: str


class WorkDone(Criterion, frozen=True, kw_only=True, tag="activity"):
    """One activity lets go what waits for it."""

    activity: Code


class SystemIn(Criterion, frozen=True, kw_only=True, tag="system"):
    """A system is in a state."""

    system: Code
    state: SystemState


class Counted(Criterion, frozen=True, kw_only=True, tag="counter"):
    """A counter has reached its target."""

    counter: Code


class PatientsSafe(Criterion, frozen=True, kw_only=True, tag="patient_safety"):
    """No issue of patient safety is open that the commander has not accepted by name."""


AnyCriterion = InWords | PhaseDone | WorkDone | SystemIn | Counted | PatientsSafe

VALID = 30
"""Minutes for which a vote is good, unless the gate says else (rule 7)."""


class PlannedGate(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """The panel of an activity of type ``gate``, which has the same code.

    ``valid`` are the minutes for which a vote is good, ``deputy`` says that a second person confirms the
    decision, ``no_return`` that behind it lies no way back.
    """

    code: Code
    title: str = ""
    seats: tuple[Seat, ...] = ()
    criteria: tuple[AnyCriterion, ...] = ()
    valid: Annotated[int, msgspec.Meta(ge=1, le=LONGEST)] = VALID
    deputy: bool = False
    mandatory: bool = True
    no_return: bool = False


class Frame(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """What a plan says of itself: ``finish`` is the planned full transition, ``window_end`` the last moment,
    ``point_of_no_return`` the last one to turn back ("kan snu til"). One that ``needs_rehearsal`` is frozen
    for the live run only once a rehearsal of it was accepted.
    """

    name: str
    start: Moment | None = None
    finish: Moment | None = None
    window_end: Moment | None = None
    point_of_no_return: Moment | None = None
    checkin_by: Moment | None = None
    needs_rehearsal: bool = False
    centres: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()


class Plan(Frame, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A whole plan.

    ``roles`` may tell and ``areas`` may be named beside those that every go-live has (domain/lists.py).
    """

    activities: tuple[PlannedActivity, ...]
    locations: tuple[PlannedLocation, ...] = ()
    actors: tuple[PlannedActor, ...] = ()
    systems: tuple[PlannedSystem, ...] = ()
    counters: tuple[PlannedCounter, ...] = ()
    gates: tuple[PlannedGate, ...] = ()
    roles: tuple[TellerRole, ...] = ()
    areas: tuple[Code, ...] = ()


class Difference(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """What a re-import changes: whole new rows, the codes of removed activities, more roles and areas.

    ``frame`` is the whole of what the plan now says of itself, None where that is as it was.
    """

    frame: Frame | None = None
    activities: tuple[PlannedActivity, ...] = ()
    removed: tuple[Code, ...] = ()
    locations: tuple[PlannedLocation, ...] = ()
    actors: tuple[PlannedActor, ...] = ()
    systems: tuple[PlannedSystem, ...] = ()
    counters: tuple[PlannedCounter, ...] = ()
    gates: tuple[PlannedGate, ...] = ()
    roles: tuple[TellerRole, ...] = ()
    areas: tuple[Code, ...] = ()


class Itself:
    """A plan known by which one it is: to compare two whole plans would take longer than to lay one out."""

    __slots__ = ("plan",)

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and other.plan is self.plan
