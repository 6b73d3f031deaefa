"""Deciding the run itself: created, re-planned, announced, withdrawn; and the programme's tally."""

from datetime import datetime

import msgspec

from domain import commands as c
from domain import events as e
from domain.announcing import complete_at, grounded_at, missing
from domain.clock import minute
from domain.decide.case import Case, Rooms
from domain.fold.tallies import open_deviations
from domain.golive import GoLive
from domain.refusals import (
    AlreadyAnnounced,
    CodeTaken,
    MalformedId,
    NotAnnounced,
    NotComplete,
    PlanMoved,
    TimeOutOfRange,
    UnknownGoLive,
)
from domain.tables import NOTHING, Run
from domain.terms import Code


def of(rooms: Rooms, run_id: str, command: c.AnyCommand) -> Run:
    """The go-live that is reported into; a programme's tally is none, of it a report is only struck.

    Refused: ``UnknownGoLive``; ``CodeTaken`` for a go-live that was taken for a programme.
    """
    run = rooms.run(run_id)
    if isinstance(command, c.StrikeWentLive):
        if run.header is not None:
            raise CodeTaken("programme", run_id)
    elif run.header is None:
        raise UnknownGoLive(run_id)
    return run


def create(run: Run | None, run_id: str, command: c.CreateRun) -> e.RunCreated:
    """A run from a plan. Refused: ``CodeTaken``, by a run or by a programme; ``MalformedId``, for an event
    that names its run otherwise could be written and never read."""
    if run is not None:
        raise CodeTaken("golive", run_id)
    try:
        msgspec.convert(run_id, Code)
    except msgspec.ValidationError:
        raise MalformedId("golive", run_id) from None
    return e.RunCreated(
        run=run_id,
        kind=command.run_kind,
        number=command.number,
        title=command.title,
        zone=command.zone,
        clock=command.clock,
        plan=command.plan,
        programme=command.programme,
        unit=command.unit,
        mapping=command.mapping,
    )


def header(case: Case) -> GoLive:
    """The run's own entity."""
    found = case.run.header
    assert found is not None, "who decides within a run has been let into a go-live"
    return found


def change_plan(case: Case, command: c.ChangePlan) -> e.PlanChanged:
    """A checked re-import. Refused: ``PlanMoved`` if the plan changed since it was checked."""
    golive = header(case)
    if command.made_on < golive.plan_position:
        raise PlanMoved(command.made_on, golive.plan_position)
    return e.PlanChanged(
        made_on=command.made_on,
        difference=command.difference,
        mapping=command.mapping,
        deviations=replanned(golive),
    )


def replanned(golive: GoLive) -> tuple[str, ...]:
    """A plan that was frozen may move, and nobody is to overlook that it did."""
    return () if golive.baseline is None else ("after-freeze",)


def announce(case: Case, rooms: Rooms) -> e.TransitionAnnounced:
    """Full transition (rule 8). Refused: ``AlreadyAnnounced``, ``NotComplete`` with what is missing,
    ``TimeOutOfRange`` before the last of what it stands on came true."""
    golive = header(case)
    if golive.announcement is not None and golive.announcement.stands:
        raise AlreadyAnnounced
    lacking = missing(case.run)
    completed = complete_at(case.run)
    if lacking or completed is None:
        raise NotComplete(lacking)
    not_before(case, max(completed, grounded_at(case.run) or completed))
    return e.TransitionAnnounced(
        complete_at=completed,
        position=case.run.position,
        counts=counts(case.run),
        ordinal=_ordinal(golive, rooms),
    )


def _ordinal(golive: GoLive, rooms: Rooms) -> int | None:
    """Which municipality of the programme this is: those that went live before, and one."""
    programme = rooms.find(golive.programme) if golive.programme else None
    if programme is None or golive.unit is None:
        return None
    others = (u for u in programme.units.values() if u.live and u.kind == "municipality")
    return 1 + sum(1 for unit in others if unit.name != golive.unit)


def counts(run: Run) -> e.Counts:
    """What stands on the board, as proof of what a decision was made on."""
    tally = run.tallies.get("", NOTHING)
    activities = run.activities.values()
    return e.Counts(
        activities=tally.total,
        approved=tally.approved,
        waived=sum(1 for a in activities if a.status == "waived" and not a.removed),
        actors=len(run.actors),
        complete=sum(1 for a in run.actors.values() if a.complete_at is not None),
        locations=len(run.locations),
        systems_in_target=sum(1 for s in run.systems.values() if s.in_target),
        systems=len(run.systems),
        deviations_open=open_deviations(run),
        issues_open=sum(1 for i in run.issues.values() if i.open),
    )


def withdraw(case: Case, command: c.WithdrawAnnouncement) -> e.AnnouncementWithdrawn:
    """The announcement is taken back. Refused: ``NotAnnounced``, ``TimeOutOfRange`` before it was made."""
    announcement = header(case).announcement
    if announcement is None or not announcement.stands:
        raise NotAnnounced
    not_before(case, announcement.at)
    return e.AnnouncementWithdrawn()


def not_before(case: Case, earliest: datetime) -> None:
    """A decision does not lie before what it stands on, by the minute, as times are said (rule 10)."""
    if minute(case.at) < minute(earliest):
        raise TimeOutOfRange("occurred_at")


def went_live(run: Run | None, run_id: str, command: c.RecordWentLive) -> e.UnitWentLive:
    """One more unit of the programme is live. Refused: ``CodeTaken``, by a go-live of that id."""
    if run is not None and run.header is not None:
        raise CodeTaken("programme", run_id)
    return e.UnitWentLive(unit=command.unit, kind=command.unit_kind, date=command.date)
