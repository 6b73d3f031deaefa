"""What stands at a moment, thing by thing: frozen entities, each with the reports that made it."""

from datetime import datetime

import msgspec

from domain.changes import ModeChange, StateChange, last_turn, since
from domain.panel import Gate
from domain.plan import (
    PlannedActivity,
    PlannedActor,
    PlannedCounter,
    PlannedLocation,
    PlannedSystem,
)
from domain.recorded import Recorded
from domain.signatures import Approval, Waiver
from domain.terms import CareMode, Reason, Result, Severity, Status, SystemState
from domain.transitions import releases


class Deviation(msgspec.Struct, frozen=True, gc=False):
    """Something out of order that a report showed; it stays on every board until acknowledged."""

    report_id: str
    position: int
    name: str
    acknowledged: bool = False


class Entity(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A thing and its own reports in log order, amendments among them, struck ones too."""

    history: tuple[Recorded, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    corrected: bool = False

    @property
    def open_deviations(self) -> tuple[Deviation, ...]:
        """Those that nobody has acknowledged."""
        return tuple(d for d in self.deviations if not d.acknowledged)


class Block(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Why work cannot go on; ``moved`` counts how often the expected time was put off, ``before`` and
    ``waiver`` are the status and the waiver that it found."""

    since: datetime
    before: Status = "planned"
    waiver: Waiver | None = None
    reason: Reason | None = None
    owner: str | None = None
    eta: datetime | None = None
    moved: int = 0


class Activity(Entity, frozen=True, kw_only=True):
    """One activity: the plan's row and what the field made of it.

    ``hands`` are the people who told, did or corrected the done (rule 6). ``dropped`` is what the plan
    has no more; ``unplanned`` what it never had: that is work from the report ``added`` on, whose words
    carry its title. ``undone`` is the position of the last report that took its release back. ``gate``
    is the panel of an activity of type gate: its decision alone, or a waiver, lets go what waits for it.
    """

    plan: PlannedActivity
    added: str | None = None
    dropped: bool = False
    unplanned: bool = False
    status: Status = "planned"
    started_at: datetime | None = None
    done_at: datetime | None = None
    approved_at: datetime | None = None
    result: Result = "ok"
    reason: Reason | None = None
    eta: datetime | None = None
    hands: frozenset[str] = frozenset()
    block: Block | None = None
    approval: Approval | None = None
    early: Approval | None = None
    in_doubt: bool = False
    waiver: Waiver | None = None
    gate: Gate | None = None
    undone: int = 0
    confirmations: int = 0

    @property
    def removed(self) -> bool:
        """Whether it stands in the log only: dropped from the plan, or unplanned and never added."""
        return self.dropped or (self.unplanned and self.added is None)

    @property
    def counts(self) -> bool:
        """Whether it is part of the night: a step back is none unless the night turns."""
        return not self.removed and self.plan.backout_of is None

    @property
    def released(self) -> bool:
        """Whether what waits for it may start."""
        plan, gate = self.plan, self.gate
        if gate is not None:
            return gate.passed_at is not None or self.status == "waived" or self.removed
        return releases(self.status, plan.needs_approval, plan.mandatory) or self.removed

    @property
    def began_at(self) -> datetime | None:
        """When work on it began, by the first sign of it: a done tells of a beginning too (rule 1)."""
        return self.started_at or self.done_at

    @property
    def released_at(self) -> datetime | None:
        """When it was, as it occurred; None of what was not done, but left out, removed or waived."""
        if self.gate is not None:
            return self.gate.passed_at
        if not self.released or self.status not in ("done", "approved"):
            return None
        return self.approved_at if self.plan.needs_approval else self.done_at


class System(Entity, frozen=True, kw_only=True):
    """A record system and every state it was told to be in, as they occurred, the last one standing."""

    plan: PlannedSystem
    states: tuple[StateChange, ...] = ()

    @property
    def state(self) -> SystemState:
        """What it is in now; before the first report a legacy system is on and a new one off."""
        if self.states:
            return self.states[-1].state
        return "on" if self.plan.kind == "legacy" else "off"

    @property
    def since(self) -> datetime | None:
        """When it went over to the state it is in, however often that was told."""
        return last_turn(self.states, "state")

    @property
    def opened_at(self) -> datetime | None:
        """When users were first let in."""
        return next((s.at for s in self.states if s.state == "open"), None)

    def state_at(self, at: datetime) -> SystemState | None:
        """The state last reported for a moment not after ``at``; None before any."""
        return next((s.state for s in reversed(self.states) if s.at <= at), None)

    @property
    def in_target(self) -> bool:
        """Whether it is where the announcement needs it (rule 12)."""
        return self.plan.reached_in(self.state)

    @property
    def in_target_since(self) -> datetime | None:
        """From when on; None while it is not, or was so before anybody said so."""
        return since(self.states, lambda change: self.plan.reached_in(change.state))


class Location(Entity, frozen=True, kw_only=True):
    """A place that gives care, its care mode with the time of each change, orders and receipts.

    ``told`` are the care modes as they were told, ``modes`` the changes that follow from them and from
    the announcement, both as they occurred. ``announced`` is the position of the last announcement:
    only what is received after it counts, and stays when it is withdrawn. ``hold_received`` is the position of
    the last receipt of a hold: it confirms every one that was placed before.
    """

    plan: PlannedLocation
    mode: CareMode = "old"
    told: tuple[ModeChange, ...] = ()
    modes: tuple[ModeChange, ...] = ()
    ordered: ModeChange | None = None
    order_received_at: datetime | None = None
    announced: int = 0
    announcement_received_at: datetime | None = None
    hold_received: int = 0
    hold_received_at: datetime | None = None

    @property
    def since(self) -> datetime | None:
        """When it went over to its care mode, however often that was told."""
        return last_turn(self.modes, "mode")

    def mode_at(self, at: datetime) -> CareMode:
        """How it cared for its patients at ``at``."""
        return next((m.mode for m in reversed(self.modes) if m.at <= at), "old")


class Actor(Entity, frozen=True, kw_only=True):
    """Who reports. ``reopened`` is the position at which finished work came up again."""

    plan: PlannedActor
    checked_in_at: datetime | None = None
    complete_at: datetime | None = None
    reopened: int = 0


class Counter(Entity, frozen=True, kw_only=True):
    plan: PlannedCounter
    value: int | None = None
    at: datetime | None = None


class Issue(Entity, frozen=True, kw_only=True):
    """A problem that outlives its activity; untriaged while it has no severity."""

    code: str
    raised_by: str | None = None
    raised_at: datetime | None = None
    severity: Severity | None = None
    area: str | None = None
    patient_safety: bool = False
    owner: str | None = None
    location: str | None = None
    activity: str | None = None
    promised: datetime | None = None
    accepted_by: str | None = None
    solved_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Raised, by a report that was not struck, and not solved."""
        return self.raised_by is not None and self.solved_at is None

    @property
    def hinders(self) -> bool:
        """Whether it stands against the announcement (rule 8)."""
        return self.patient_safety and self.open and self.accepted_by is None


class Contact(Entity, frozen=True, kw_only=True):
    """What passed between the centre and one actor or location, named ``party`` (``location:moa``).

    ``told_at`` is when the last of it occurred, ``promised_at`` when news were promised by ``promised``.
    """

    party: str
    told_at: datetime | None = None
    called_at: datetime | None = None
    unanswered: int = 0
    again_at: datetime | None = None
    promised: datetime | None = None
    promised_at: datetime | None = None


class Heard(msgspec.Struct, frozen=True, gc=False):
    """When a party last said anything, as it occurred; None when all it said was struck."""

    at: datetime | None
    position: int
