"""How the run itself takes in its creation, a new plan, the announcement and its withdrawal."""

from typing import Protocol, TypeVar

import msgspec

from domain.amend import Effective
from domain.events import (
    AnnouncementWithdrawn,
    PlanChanged,
    PlanFrozen,
    PlanRebaselined,
    PlanShifted,
    RehearsalAccepted,
    RunCreated,
    TransitionAnnounced,
    UnitWentLive,
)
from domain.golive import Announcement, GoLive, Unit
from domain.mapping import AS_NAMED
from domain.plan import Difference, Frame, Plan
from domain.recorded import Recorded
from domain.shifting import shifted
from domain.terms import key


def created(recorded: Recorded, event: RunCreated) -> GoLive:
    """The run as its plan made it."""
    return GoLive(
        run=event.run,
        kind=event.kind,
        number=event.number,
        title=event.title,
        zone=event.zone,
        clock=event.clock,
        plan=event.plan,
        plan_position=recorded.position,
        programme=event.programme,
        unit=event.unit,
        mapping=event.mapping or AS_NAMED,
    )


def take_golive(golive: GoLive, said: Effective) -> GoLive:
    """The announcement stands until withdrawn; a later one replaces it."""
    recorded = said.recorded
    match recorded.event:
        case PlanChanged(difference=difference, mapping=mapping):
            return msgspec.structs.replace(
                golive,
                plan=changed(golive.plan, difference),
                plan_position=recorded.position,
                mapping=mapping or golive.mapping,
            )
        case PlanShifted(by_minutes=minutes):
            return msgspec.structs.replace(
                golive, plan=shifted(golive.plan, minutes), plan_position=recorded.position
            )
        case PlanFrozen() | PlanRebaselined():
            return _based(golive, recorded)
        case RehearsalAccepted() as event:
            return _rehearsed(golive, event)
        case TransitionAnnounced() as event:
            return msgspec.structs.replace(golive, announcement=announced(recorded, event))
        case AnnouncementWithdrawn() if golive.announcement is not None:
            withdrawn = msgspec.structs.replace(
                golive.announcement, withdrawn_at=recorded.occurred_at
            )
            return msgspec.structs.replace(golive, announcement=withdrawn)
        case _:
            return golive  # a withdrawal without its announcement


def _based(golive: GoLive, recorded: Recorded) -> GoLive:
    """What stands is the baseline; the first time it was only frozen, whatever it was called."""
    again = golive.baseline is not None
    return msgspec.structs.replace(
        golive,
        baseline=golive.plan,
        frozen_at=recorded.occurred_at,
        rebaselined=golive.rebaselined + again,
    )


def _rehearsed(golive: GoLive, event: RehearsalAccepted) -> GoLive:
    """One of another plan is remembered, and stands for nothing here."""
    return msgspec.structs.replace(
        golive,
        rehearsals=tuple(dict.fromkeys((*golive.rehearsals, event.number))),
        rehearsed=golive.plan if event.same_plan else golive.rehearsed,
    )


def take_unit(unit: Unit, said: Effective) -> Unit:
    """The last told date of its going live stands."""
    event = said.recorded.event
    assert isinstance(event, UnitWentLive)
    return msgspec.structs.replace(unit, date=event.date, live=True)


def announced(recorded: Recorded, event: TransitionAnnounced) -> Announcement:
    """What the announcement says and stood on."""
    return Announcement(
        report_id=recorded.report_id,
        position=recorded.position,
        at=recorded.occurred_at,
        complete_at=event.complete_at,
        counts=event.counts,
        ordinal=event.ordinal,
    )


def changed(plan: Plan, difference: Difference) -> Plan:
    """``plan`` with the rows and words of ``difference`` put in, new ones last, removed activities out."""
    gone = set(difference.removed)
    codes_gone = {key(code) for code in gone}
    frame = difference.frame or plan
    return msgspec.structs.replace(
        plan,
        **{field: getattr(frame, field) for field in Frame.__struct_fields__},
        activities=tuple(
            a for a in _merged(plan.activities, difference.activities) if a.code not in gone
        ),
        locations=tuple(_merged(plan.locations, difference.locations)),
        actors=tuple(_merged(plan.actors, difference.actors)),
        systems=tuple(_merged(plan.systems, difference.systems)),
        counters=tuple(_merged(plan.counters, difference.counters)),
        gates=tuple(
            g for g in _merged(plan.gates, difference.gates) if key(g.code) not in codes_gone
        ),
        roles=tuple(dict.fromkeys((*plan.roles, *difference.roles))),
        areas=tuple(dict.fromkeys((*plan.areas, *difference.areas))),
    )


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


Row = TypeVar("Row", bound=_Coded)


def _merged(old: tuple[Row, ...], new: tuple[Row, ...]) -> list[Row]:
    rows = {row.code: row for row in old}
    rows.update({row.code: row for row in new})
    return list(rows.values())
