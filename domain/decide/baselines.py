"""Deciding what a night is measured by: the plan frozen, the baseline set anew, all times shifted (rule 11)."""

from datetime import timedelta

from domain import commands as c
from domain import events as e
from domain.clock import minute
from domain.decide.case import YEARS, Case, Rooms, need_reason
from domain.decide.golives import counts, header, replanned
from domain.golive import GoLive
from domain.plan import LONGEST
from domain.refusals import (
    AlreadyAnnounced,
    AlreadyFrozen,
    NotBegun,
    NotFrozen,
    NothingToShift,
    NotRehearsed,
    PlanMoved,
    ShiftUnclear,
    TimeOutOfRange,
    UnknownGoLive,
)
from domain.rehearsed import needs_rehearsal, same_plan
from domain.shifting import begins, moments

_MINUTE = timedelta(minutes=1)


def freeze(case: Case, command: c.FreezePlan) -> e.PlanFrozen:
    """The first baseline. Refused: ``AlreadyFrozen``, ``AlreadyAnnounced``, ``PlanMoved``, ``NotRehearsed``."""
    golive = _open(case, command)
    if golive.baseline is not None:
        raise AlreadyFrozen(moved=golive.baseline is not golive.plan)
    if needs_rehearsal(golive):
        raise NotRehearsed
    return e.PlanFrozen()


def accept_rehearsal(case: Case, command: c.AcceptRehearsal, rooms: Rooms) -> e.RehearsalAccepted:
    """Good enough. Refused: ``UnknownGoLive``, ``NotBegun`` where nothing was done in it."""
    name = f"{case.run.id}-r{command.number}"
    run = rooms.run(name)
    if run.header is None:
        raise UnknownGoLive(name)
    if not run.first.get(""):
        raise NotBegun(name)
    same = same_plan(run.header.plan, header(case).plan)
    return e.RehearsalAccepted(
        number=command.number,
        position=run.position,
        counts=counts(run),
        same_plan=same,
        deviations=() if same else ("other-plan",),
    )


def rebaseline(case: Case, command: c.RebaselinePlan) -> e.PlanRebaselined:
    """The baseline anew. Refused: ``NotFrozen``, ``AlreadyFrozen`` where nothing has changed,
    ``AlreadyAnnounced``, ``PlanMoved``, ``ReasonMissing``."""
    golive = _open(case, command)
    need_reason(command, command.reason, command.note)
    if golive.baseline is None:
        raise NotFrozen
    if golive.baseline is golive.plan:
        raise AlreadyFrozen(moved=False)
    return e.PlanRebaselined(reason=command.reason)


def _open(case: Case, command: c.FreezePlan | c.RebaselinePlan) -> GoLive:
    """The run, of which nobody decides on a plan that she has not seen, nor what a night that is over is
    measured by."""
    golive, seen = header(case), command.seen_position
    _not_announced(golive)
    if seen is not None and seen < golive.plan_position:
        raise PlanMoved(seen, golive.plan_position, "seen_position")
    return golive


def _not_announced(golive: GoLive) -> None:
    if golive.announcement is not None and golive.announcement.stands:
        raise AlreadyAnnounced


def shift(case: Case, command: c.ShiftPlan) -> e.PlanShifted:
    """All fixed times. Refused: ``ShiftUnclear``, ``NothingToShift``, ``AlreadyAnnounced``,
    ``TimeOutOfRange`` where no night lies."""
    golive = header(case)
    _not_announced(golive)
    minutes, field = _difference(golive, command)
    times = moments(golive.plan)
    if minutes == 0 or not times:
        raise NothingToShift(field)
    if abs(minutes) > LONGEST or not {min(times).year - 1, max(times).year + 1} <= set(YEARS):
        raise TimeOutOfRange(field)
    return e.PlanShifted(by_minutes=minutes, reason=command.reason, deviations=replanned(golive))


def _difference(golive: GoLive, command: c.ShiftPlan) -> tuple[int, str]:
    """In minutes, and the field that said so. Both starts count by their minute, as times are said."""
    by, to = command.by_minutes, command.to_start
    if by is not None and to is None:
        return by, "by_minutes"
    if by is not None or to is None:
        raise ShiftUnclear
    start = begins(golive.plan)
    if start is None:
        raise NothingToShift("to_start")
    return (minute(to) - minute(start)) // _MINUTE, "to_start"
