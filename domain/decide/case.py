"""What every decision needs: the run, the time, the thing named, and the shape of the answer."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol, TypeVar
from uuid import UUID

import msgspec

from domain.commands import AnyCommand, Order
from domain.events import Event
from domain.lists import areas, is_role
from domain.recorded import Recorded
from domain.refusals import (
    ReasonMissing,
    TimeOutOfRange,
    Unknown,
    UnknownActivity,
    UnknownActor,
    UnknownArea,
    UnknownLocation,
    UnknownRole,
)
from domain.shifting import begins
from domain.tables import Run
from domain.terms import Reason, key

AHEAD = timedelta(minutes=1)
"""How far a device clock may run ahead before its time is not believed (rule 3)."""

YEARS = range(1970, 2200)
"""In which a time may lie that is told of the future; the past has rule 3."""

BEHIND = timedelta(days=7)
"""How long before the planned start, or before now where the plan has none, a report may say it happened."""

V = TypeVar("V")


class Rooms(Protocol):
    """The open runs of the log, as they stand under the lock."""

    def run(self, run_id: str) -> Run:
        """The run with that id. Refused: ``UnknownGoLive``."""

    def find(self, run_id: str) -> Run | None:
        """The run with that id, or None; a programme's tally is one too."""


class Decided(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The one event that an accepted command becomes, and its envelope's times and teller."""

    event: Event
    occurred_at: datetime
    told_by: str


class Case(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A command in its circumstances. ``now`` is the run's time of recording, ``at`` when it occurred;
    ``doubts`` are deviations that the clock showed."""

    run: Run
    order: Order
    now: datetime
    at: datetime
    told_by: str
    doubts: tuple[str, ...] = ()


def case_of(run: Run, order: Order, now: datetime) -> Case:
    """The circumstances of ``order``. A wrong clock is no refusal: its time is taken as ``now``."""
    said = order.command.occurred_at
    doubted = () if said is None else doubts(run, said, now)
    check_times(order.command)
    check_teller(run, order.command.told_by, "told_by")
    return Case(
        run=run,
        order=order,
        now=now,
        at=now if said is None or doubted else said.astimezone(now.tzinfo),
        told_by=order.command.told_by or order.recorded_by,
        doubts=doubted,
    )


def draft(case: Case, event: Event) -> Recorded:
    """The report as it would stand in the log, without its place there."""
    return Recorded(
        position=0,
        originator_id=UUID(int=0),
        originator_version=0,
        run=case.run.id,
        report_id=case.order.command.report_id,
        told_by=case.told_by,
        recorded_by=case.order.recorded_by,
        occurred_at=case.at,
        known_at=case.now,
        recorded_at=case.now,
        seen_position=None,
        fingerprint="",
        event=event,
    )


def check_times(said: object, path: str = "") -> None:
    """Refuse what is expected, promised or due in a year that no night lies in."""
    for field in ("eta", "due", "again_at", "promised"):
        moment = getattr(said, field, None)
        if moment is not None and moment.year not in YEARS:
            raise TimeOutOfRange(path + field)


def check_teller(run: Run, told_by: str | None, field: str) -> None:
    """Refuse a role that is on no list. Who a person is, is not for the log to know."""
    kind, _, role = (told_by or "").partition(":")
    plan = run.header.plan if run.header is not None else None
    if kind == "role" and not is_role(role, plan):
        raise UnknownRole(role, field)


def area_of(run: Run, said: str | None) -> str | None:
    """An issue's area as the list spells it. Refused: ``UnknownArea``."""
    if said is None:
        return None
    assert run.header is not None, "issues belong to a go-live"
    return find({key(area): area for area in areas(run.header.plan)}, said, UnknownArea)


def doubts(run: Run, at: datetime, now: datetime) -> tuple[str, ...]:
    """The names of what makes a told time unbelievable at ``now``; none when it may be true."""
    if at > now + AHEAD:
        return ("clock-ahead",)
    if at.year not in YEARS:
        return ("clock-behind",)
    if at >= now - BEHIND or run.header is None:
        return ()
    start = begins(run.header.plan) or now
    return ("clock-behind",) if at < start - BEHIND else ()


def find(things: Mapping[str, V], code: str, refusal: type[Unknown], field: str | None = None) -> V:
    """The thing called ``code``. Refused: ``refusal``, naming the field."""
    thing = things.get(key(code))
    if thing is None:
        raise refusal(code, field)
    return thing


def check_places(
    run: Run,
    *,
    activity: str | None = None,
    actor: str | None = None,
    location: str | None = None,
    owner: str | None = None,
) -> None:
    """Refuse what names an activity, actor, location or owner that the plan does not know."""
    if activity is not None:
        find(run.activities, activity, UnknownActivity)
    if location is not None:
        find(run.locations, location, UnknownLocation)
    if actor is not None:
        find(run.actors, actor, UnknownActor)
    if owner is not None:
        find(run.actors, owner, UnknownActor, "owner")


def need_reason(command: AnyCommand, reason: Reason | None, note: str | None) -> None:
    """Rule 2: what is odd carries a reason code or words."""
    if reason is None and note is None:
        raise ReasonMissing(str(command.__struct_config__.tag))
