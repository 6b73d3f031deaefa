"""A hold of work as it stands and stood, and which work and which places it is over (rule 15)."""

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from domain.clock import minute
from domain.entities import Activity, Entity
from domain.events import HoldEvent
from domain.plan import PlannedActivity
from domain.terms import Reason, key

ALL = "all"
"""The scope of a hold that names neither a system nor a location."""

UNFINISHED = frozenset(("planned", "started", "blocked", "failed", "reopened", "rejected"))
"""Statuses in which somebody still has to do the work."""


class Span(msgspec.Struct, frozen=True, gc=False):
    """A hold that is over."""

    since: datetime
    until: datetime


class Hold(Entity, frozen=True, kw_only=True):
    """The holds of one scope, one after the other; ``since`` is None while none stands.

    ``position`` is that of the report that placed the standing one, ``moved`` how often its expected end was
    put off, ``spans`` are those that are over.
    """

    scope: str
    system: str | None = None
    location: str | None = None
    since: datetime | None = None
    position: int = 0
    reason: Reason | None = None
    owner: str | None = None
    eta: datetime | None = None
    moved: int = 0
    spans: tuple[Span, ...] = ()

    @property
    def stands(self) -> bool:
        return self.since is not None

    def held_at(self, at: datetime) -> bool:
        """Whether it stood at ``at``, by the minute, as times are said; the minute it ended in is free."""
        told = minute(at)
        if self.since is not None and told >= minute(self.since):
            return True
        return any(minute(s.since) <= told < minute(s.until) for s in self.spans)


Holds = Mapping[str, Hold]
"""By scope: ``all``, ``system:epj1``, ``location:moa``."""


def scope_of(event: HoldEvent) -> str:
    """The scope that an event is about."""
    return _scope(event.system, event.location)


def _scope(system: str | None, location: str | None) -> str:
    if system is not None:
        return f"system:{key(system)}"
    return ALL if location is None else f"location:{key(location)}"


def over(holds: Holds, plan: PlannedActivity) -> Iterator[Hold]:
    """The holds of all scopes that an activity lies in, standing or over, the widest first."""
    scopes = [ALL]
    if plan.system is not None:
        scopes.append(_scope(plan.system, None))
    if plan.location is not None:
        scopes.append(_scope(None, plan.location))
    return (holds[scope] for scope in scopes if scope in holds)


def held(holds: Holds, activity: Activity) -> list[str]:
    """The scopes of the holds that stand over work that is still to be done."""
    if not holds or activity.removed or activity.status not in UNFINISHED:
        return []
    return [hold.scope for hold in over(holds, activity.plan) if hold.stands]


def held_at(holds: Holds, activity: Activity, at: datetime) -> bool:
    """Whether an activity lay under a hold at ``at``."""
    return any(hold.held_at(at) for hold in over(holds, activity.plan))


def standing(holds: Holds) -> list[Hold]:
    """Those that stand, as they were placed."""
    return sorted((h for h in holds.values() if h.stands), key=lambda hold: hold.position)
