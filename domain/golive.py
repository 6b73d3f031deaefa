"""The run itself as it stands: plan and baseline, its clock, the announcement; and a unit of a programme."""

from datetime import datetime

import msgspec

from domain.clock import Clock
from domain.entities import Entity
from domain.events import Counts, FuzzyDate
from domain.mapping import AS_NAMED, Mapping
from domain.plan import Plan
from domain.terms import RunKind


class Announcement(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Full transition as announced, and what it stood on."""

    report_id: str
    position: int
    at: datetime
    complete_at: datetime
    counts: Counts
    ordinal: int | None = None
    withdrawn_at: datetime | None = None
    changed_beneath: tuple[int, ...] = ()
    acknowledged: int = 0

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None


class GoLive(Entity, frozen=True, kw_only=True):
    """The run itself: its plan and the baseline, its clock, and the announcement.

    ``baseline`` is the very ``plan`` until that is changed or shifted; ``frozen_at`` is when it was
    set, at first or anew, ``rebaselined`` how often anew. ``mapping`` is how its last file was read.
    ``rehearsals`` are the numbers of those accepted, ``rehearsed`` the plan that the last of them was of.
    """

    run: str
    kind: RunKind
    number: int
    title: str
    zone: str
    clock: Clock
    plan: Plan
    plan_position: int
    baseline: Plan | None = None
    frozen_at: datetime | None = None
    rebaselined: int = 0
    programme: str | None = None
    unit: str | None = None
    announcement: Announcement | None = None
    rehearsals: tuple[int, ...] = ()
    rehearsed: Plan | None = None
    mapping: Mapping = AS_NAMED


class Unit(Entity, frozen=True, kw_only=True):
    """A municipality or hospital of the programme; ``live`` unless the report of it was struck."""

    name: str
    kind: str
    date: FuzzyDate
    live: bool
