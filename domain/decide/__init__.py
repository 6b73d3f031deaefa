"""``decide``: what an accepted command becomes, or why it is refused. Pure, by subject.

A field report is never refused for its order; a decision of the centre is strictly guarded
(docs/rules.md, rule 1).
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, get_args

import msgspec

from domain import commands as c
from domain.decide import activities, amendments, baselines, gates, golives, holds, matters, places
from domain.decide.case import Case, Decided, Rooms, case_of
from domain.events import Event
from domain.tables import Run

__all__ = ["Decided", "Rooms", "decide"]

INSIDE: dict[type[c.Command], Callable[[Case, Any], Event]] = {
    **dict.fromkeys(get_args(activities.Reported), activities.report),
    c.AddActivity: activities.add,
    c.WaiveActivity: activities.waive,
    c.ConfirmWaiver: activities.confirm_waiver,
    c.ReportSystem: places.system,
    c.ReportCareMode: places.care_mode,
    c.OrderSwitch: places.order_switch,
    c.ReportReceived: places.received,
    c.CheckIn: places.check_in,
    c.ReportComplete: places.complete,
    c.ReportCount: places.count,
    c.LogCall: matters.call,
    c.LogNoAnswer: matters.no_answer,
    c.LogPromise: matters.promise,
    c.WriteNote: matters.note,
    c.RaiseIssue: matters.raise_issue,
    c.TriageIssue: matters.triage,
    c.AcceptIssue: matters.accept,
    c.SolveIssue: matters.solve,
    c.CorrectReport: amendments.correct,
    c.StrikeReport: amendments.strike,
    c.StrikeWentLive: amendments.strike,
    c.Acknowledge: amendments.acknowledge,
    c.RedactText: amendments.redact,
    c.OpenPoll: gates.open_poll,
    c.CastVote: gates.vote,
    c.DecideGate: gates.decide,
    c.ConfirmDecision: gates.confirm,
    c.WithdrawDecision: gates.withdraw,
    c.CloseCondition: gates.close_condition,
    c.ChangePlan: golives.change_plan,
    c.WithdrawAnnouncement: golives.withdraw,
    c.FreezePlan: baselines.freeze,
    c.RebaselinePlan: baselines.rebaseline,
    c.ShiftPlan: baselines.shift,
    c.HoldWork: holds.hold,
    c.ResumeWork: holds.resume,
}
"""Who decides what within a run that exists. A test holds it against the union of commands."""


def decide(rooms: Rooms, order: c.Order, now: datetime) -> Decided:
    """The one event that ``order`` becomes at the run's time ``now`` (aware, UTC).

    Refused: every reason in refusals.py but ``ReportIdReused``, which the log alone can know.
    """
    command = order.command
    if isinstance(command, c.CreateRun | c.RecordWentLive):
        return _founded(rooms, order, command, now)
    room = case_of(golives.of(rooms, order.run, command), order, now)
    if isinstance(command, c.AnnounceTransition):
        return _decided(room, golives.announce(room, rooms))
    if isinstance(command, c.AcceptRehearsal):
        return _decided(room, baselines.accept_rehearsal(room, command, rooms))
    return _decided(room, INSIDE[type(command)](room, command))


def _founded(
    rooms: Rooms, order: c.Order, command: c.CreateRun | c.RecordWentLive, now: datetime
) -> Decided:
    """A run, or a programme's tally, may come into being with its first event."""
    found = rooms.find(order.run)
    room = case_of(found or Run(order.run), order, now)
    if isinstance(command, c.CreateRun):
        return _decided(room, golives.create(found, order.run, command))
    return _decided(room, golives.went_live(found, order.run, command))


def _decided(room: Case, event: Event) -> Decided:
    """Whatever is said or decided, a clock that was not believed is flagged (rule 3)."""
    if room.doubts:
        flagged = (*event.deviations, *room.doubts)
        event = msgspec.structs.replace(event, deviations=flagged)
    return Decided(event=event, occurred_at=room.at, told_by=room.told_by)
