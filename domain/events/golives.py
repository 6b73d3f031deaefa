"""The run itself: created from a plan, re-planned, announced, withdrawn; and the programme's tally."""

from typing import ClassVar

import msgspec

from domain.clock import Clock
from domain.events.base import Event
from domain.mapping import Mapping
from domain.plan import Difference, Plan
from domain.terms import Code, Moment, Precision, Reason, RunKind


class RunCreated(Event, frozen=True, kw_only=True):
    """A run of a plan exists: live, or rehearsal number ``number``, with its clock (rule 5).

    ``mapping`` is how the file was read that the plan came from.
    """

    TOPIC: ClassVar[str] = "run.created"

    run: Code
    kind: RunKind
    number: int = 0
    title: str
    zone: str
    clock: Clock
    plan: Plan
    programme: Code | None = None
    unit: str | None = None
    mapping: Mapping | None = None


class PlanChanged(Event, frozen=True, kw_only=True):
    """A re-import, as the difference to the plan that stood at ``made_on``, a log position."""

    TOPIC: ClassVar[str] = "plan.changed"

    made_on: int
    difference: Difference
    mapping: Mapping | None = None


class PlanFrozen(Event, frozen=True, kw_only=True):
    """The plan as it stands at this position is the baseline: what the night is measured by (rule 11)."""

    TOPIC: ClassVar[str] = "plan.frozen"


class PlanRebaselined(Event, frozen=True, kw_only=True):
    """The plan as it stands at this position takes the place of the baseline, for a reason."""

    TOPIC: ClassVar[str] = "plan.rebaselined"

    reason: Reason | None = None


class PlanShifted(Event, frozen=True, kw_only=True):
    """All fixed times of the plan moved by so many minutes, absolute ones; backwards below 0."""

    TOPIC: ClassVar[str] = "plan.shifted"

    by_minutes: int
    reason: Reason | None = None


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What stood on the board when a decision was made, stored with it as its proof."""

    activities: int
    approved: int
    waived: int
    actors: int
    complete: int
    locations: int
    systems_in_target: int
    systems: int
    deviations_open: int
    issues_open: int


class RehearsalAccepted(Event, frozen=True, kw_only=True):
    """Rehearsal ``number`` of this live run was good enough, as it stood with ``counts`` at ``position``.

    ``same_plan`` where it was of the plan as it stands here.
    """

    TOPIC: ClassVar[str] = "rehearsal.accepted"

    number: int
    position: int
    counts: Counts
    same_plan: bool = False


class TransitionAnnounced(Event, frozen=True, kw_only=True):
    """Full transition, live *from* ``complete_at`` (rule 8); ``ordinal`` is the place in the programme."""

    TOPIC: ClassVar[str] = "transition.announced"

    complete_at: Moment
    position: int
    counts: Counts
    ordinal: int | None = None


class AnnouncementWithdrawn(Event, frozen=True, kw_only=True):
    """The announcement is taken back, loudly; its words stand beside the event."""

    TOPIC: ClassVar[str] = "transition.withdrawn"


class FuzzyDate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A date with its precision (rule 21): ``value`` is ISO, cut to the precision (``2023-11``)."""

    value: str
    precision: Precision = "day"
    provisional: bool = False
    not_before: bool = False


class UnitWentLive(Event, frozen=True, kw_only=True):
    """A municipality or hospital of the programme went live; recorded in the programme's own run."""

    TOPIC: ClassVar[str] = "programme.went_live"

    unit: str
    kind: str
    date: FuzzyDate
