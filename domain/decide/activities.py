"""Deciding reports about activities: never refused for their order, flagged where it was odd."""

from collections.abc import Collection
from datetime import timedelta
from itertools import count

import msgspec

from domain import commands as c
from domain import events as e
from domain.amend import Effective, hands_of
from domain.clock import minute
from domain.decide.case import Case, check_places, draft, find, need_reason
from domain.entities import Activity
from domain.fold.activities import deviations
from domain.fold.outcomes import look
from domain.holding import held_at
from domain.plan import Link
from domain.refusals import CodeTaken, NothingToWaive, OwnWork, SameHands, UnknownActivity
from domain.terms import key

COUNTED = 9
"""Digits."""

Reported = (
    c.ReportStarted
    | c.ReportDone
    | c.ReportApproved
    | c.ReportRejected
    | c.ReportBlocked
    | c.ReportUnblocked
    | c.MoveEta
    | c.ReportFailed
    | c.ReportSkipped
    | c.ReportCancelled
    | c.ReportReopened
)

_BARE: dict[type[c.ActivityCommand], type[e.ActivityEvent]] = {
    c.ReportStarted: e.ActivityStarted,
    c.ReportUnblocked: e.ActivityUnblocked,
}

_REASONED: dict[type[c.ActivityCommand], type[e.ActivityEvent]] = {
    c.ReportRejected: e.ActivityRejected,
    c.ReportFailed: e.ActivityFailed,
    c.ReportSkipped: e.ActivitySkipped,
    c.ReportCancelled: e.ActivityCancelled,
    c.ReportReopened: e.ActivityReopened,
}


def report(case: Case, command: Reported) -> e.ActivityEvent:
    """The event of a report about an activity, with the deviations that its order shows.

    Refused: ``UnknownActivity``, ``OwnWork``, ``ReasonMissing``, ``UnknownActor`` (owner of a block).
    """
    activity = find(case.run.activities, command.activity, UnknownActivity)
    event = _event(case, command, activity)
    said = Effective(draft(case, event))
    outcome = look(activity, said)
    found = deviations(activity, said, outcome)
    early = _before_predecessors(case, activity) if _begins(activity, event) else ()
    under = _under_hold(case, activity) if _begins(activity, event) else ()
    return msgspec.structs.replace(
        event,
        deviations=(*found, *early, *under, *_removed(activity)),
        already=outcome.already,
    )


def _begins(activity: Activity, event: e.ActivityEvent) -> bool:
    """Whether a report tells of work that nobody knew had begun."""
    begun = activity.started_at is not None or activity.status in ("done", "approved")
    return isinstance(event, e.ActivityStarted | e.ActivityDone) and not begun


def _under_hold(case: Case, activity: Activity) -> tuple[str, ...]:
    """A start under hold is kept and flagged (rule 15)."""
    return ("start-under-hold",) if held_at(case.run.holds, activity, case.at) else ()


def _removed(activity: Activity) -> tuple[str, ...]:
    """What the plan no longer has was worked on all the same."""
    return ("on-removed",) if activity.removed else ()


def _event(case: Case, command: Reported, activity: Activity) -> e.ActivityEvent:
    code = activity.plan.code
    match command:
        case c.ReportDone():
            if command.result == "workaround":
                need_reason(command, command.reason, command.note)
            return e.ActivityDone(activity=code, result=command.result, reason=command.reason)
        case c.ReportApproved():
            return _approved(case, activity)
        case c.ReportBlocked():
            need_reason(command, command.reason, command.note)
            check_places(case.run, owner=command.owner)
            return e.ActivityBlocked(
                activity=code, reason=command.reason, owner=command.owner, eta=command.eta
            )
        case c.MoveEta():
            return e.ActivityEtaMoved(activity=code, eta=command.eta)
        case c.ReportStarted() | c.ReportUnblocked():
            return _BARE[type(command)](activity=code)
        case _:
            need_reason(command, command.reason, command.note)
            return _REASONED[type(command)](activity=code, reason=command.reason)  # type: ignore[call-arg]


def _approved(case: Case, activity: Activity) -> e.ActivityApproved:
    """Four eyes (rule 6): whoever told, did or corrected the done does not approve it."""
    approving = hands_of(case.told_by, case.order.recorded_by)
    if approving & activity.hands:
        raise OwnWork(activity.plan.code)
    by_phone = case.told_by != case.order.recorded_by
    return e.ActivityApproved(activity=activity.plan.code, by_phone=by_phone)


def _before_predecessors(case: Case, activity: Activity) -> tuple[str, ...]:
    """A start before its predecessors are released is kept and flagged (rule 1)."""
    waiting = any(not _allows(case, link) for link in activity.plan.predecessors)
    return ("start-before-predecessors",) if waiting else ()


def _allows(case: Case, link: Link) -> bool:
    """Whether a predecessor lets its successor start at the moment told; FF and SF bind only the finish."""
    before = case.run.activities.get(key(link.code))
    if before is None or link.type in ("FF", "SF"):
        return True
    if before.released and before.released_at is None:
        return True  # waived, left out or removed: nothing to wait for
    reached = before.released_at if link.type == "FS" else before.began_at
    if reached is None:
        return False
    return minute(reached) + timedelta(minutes=link.lag) <= case.at


def add(case: Case, command: c.AddActivity) -> e.ActivityAdded:
    """Unplanned work (rule 15). Refused: ``CodeTaken``, ``UnknownLocation``, ``UnknownActor``."""
    code = command.activity or next_code(case.run.activities, "X-")
    if key(code) in case.run.activities:
        raise CodeTaken("activity", code)
    check_places(case.run, location=command.location, actor=command.actor)
    return e.ActivityAdded(
        activity=code,
        location=command.location,
        actor=command.actor,
        minutes=command.minutes,
    )


def next_code(things: Collection[str], prefix: str) -> str:
    """``prefix`` and the number after the highest so far: codes tell which came later.

    A longer number than ``COUNTED`` is no count, for a code behind it might be none any more.
    """
    begun = key(prefix)
    ends = (code.removeprefix(begun) for code in things if code.startswith(begun))
    counted = (int(end) for end in ends if end.isdecimal() and len(end) <= COUNTED)
    following = (f"{prefix}{number}" for number in count(1 + max(counted, default=0)))
    return next(code for code in following if key(code) not in things)


def waive(case: Case, command: c.WaiveActivity) -> e.ActivityWaived:
    """The commander's half of a waiver. Refused: ``NothingToWaive``, ``ReasonMissing``."""
    activity = find(case.run.activities, command.activity, UnknownActivity)
    if activity.status not in ("skipped", "cancelled"):
        raise NothingToWaive(activity.plan.code)
    need_reason(command, command.reason, command.note)
    return e.ActivityWaived(activity=activity.plan.code, reason=command.reason)


def confirm_waiver(case: Case, command: c.ConfirmWaiver) -> e.WaiverConfirmed:
    """The deputy's half. Refused: ``NothingToWaive``; ``SameHands`` for the commander herself."""
    activity = find(case.run.activities, command.activity, UnknownActivity)
    if activity.waiver is None or activity.status not in ("skipped", "cancelled"):
        raise NothingToWaive(activity.plan.code)
    if activity.waiver.by == case.order.recorded_by:
        raise SameHands(activity.plan.code)
    return e.WaiverConfirmed(activity=activity.plan.code)
