"""How an activity takes in a report: the table of transitions, times filled in, hands remembered."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec

from domain.amend import Effective, hands
from domain.entities import Activity, Block, Deviation
from domain.events import (
    ActivityAdded,
    ActivityApproved,
    ActivityBlocked,
    ActivityCancelled,
    ActivityDone,
    ActivityEtaMoved,
    ActivityFailed,
    ActivityRejected,
    ActivityReopened,
    ActivitySkipped,
    ActivityStarted,
    ActivityUnblocked,
    ActivityWaived,
    WaiverConfirmed,
)
from domain.fold.outcomes import AFTER_DONE, FALLEN, FROM_OUTSIDE, OWN, kept, look
from domain.signatures import Approval, Waiver
from domain.transitions import Step

PASSED = ("skipped", "cancelled")
"""What of optional work lets go whatever waits for it, and was never done."""

Changes = dict[str, Any]


def take(activity: Activity, said: Effective) -> Activity:
    """``activity`` after one more report. Total: every kind in every status has an outcome."""
    outcome = look(activity, said)
    changes = _changes(activity, said, outcome)
    if outcome.to is not None:
        changes.setdefault("status", outcome.to)
    if outcome.already:
        changes["confirmations"] = activity.confirmations + 1
    if said.corrected:
        changes["corrected"] = True
    names = deviations(activity, said, outcome)
    if names:
        changes["deviations"] = activity.deviations + _deviations(said, names)
    changed = msgspec.structs.replace(activity, **changes) if changes else activity
    if changed.status == "done":
        changed = _heed_early(changed)
    return _settled(activity, changed, said.recorded.position)


def _settled(before: Activity, after: Activity, position: int) -> Activity:
    """A waiver goes with the skip it was given for; a release taken back is remembered (rules 2, 8)."""
    if after.waiver is not None and after.status not in ("skipped", "cancelled", "waived"):
        after = msgspec.structs.replace(after, waiver=None)
    if before.released and before.status not in PASSED and not after.released:
        after = msgspec.structs.replace(after, undone=position)
    return after


def deviations(activity: Activity, said: Effective, outcome: Step) -> tuple[str, ...]:
    """The deviations that this report shows, of which the table gave the ``outcome``."""
    told = said.recorded.event.deviations
    outside = tuple(n for n in told if n in FROM_OUTSIDE) if told else ()
    own = () if outcome.deviation is None else (outcome.deviation,)
    return (*own, *_own_approval(activity, said), *outside)


def _own_approval(activity: Activity, said: Effective) -> tuple[str, ...]:
    """An early approval falls away when the done then comes from the approver herself."""
    early, event = activity.early, said.recorded.event
    if early is None or not isinstance(event, ActivityDone):
        return ()
    return ("own-approval",) if early.hands & said.hands else ()


def _deviations(said: Effective, names: tuple[str, ...]) -> tuple[Deviation, ...]:
    recorded = said.recorded
    return tuple(
        Deviation(recorded.report_id, recorded.position, name, said.acknowledged) for name in names
    )


def _changes(activity: Activity, said: Effective, outcome: Step) -> Changes:
    handler = None if kept(outcome) else _HANDLERS.get(type(said.recorded.event))
    return handler(activity, said, outcome) if handler else {}


def _started(activity: Activity, said: Effective, outcome: Step) -> Changes:
    """A start told late fills the start; an earlier one than known moves it back."""
    if outcome.already or outcome is AFTER_DONE:
        return {}
    at = said.recorded.occurred_at
    first = activity.started_at is None or outcome.to == "started" or at < activity.started_at
    return {"started_at": at} if first else {}


def _done(activity: Activity, said: Effective, outcome: Step) -> Changes:
    """Told again it adds hands (rule 6) and nothing else, unless it is the approver's."""
    if activity.status in ("done", "approved"):
        fallen = {"approval": None, "approved_at": None, "in_doubt": False}
        return {"hands": activity.hands | said.hands} | (fallen if outcome is FALLEN else {})
    event = said.recorded.event
    assert isinstance(event, ActivityDone)
    return {
        "done_at": said.recorded.occurred_at,
        "result": event.result,
        "reason": event.reason,
        "eta": None,
        "hands": said.hands,
        "approval": None,
        "approved_at": None,
        "block": None,
    }


def _approved(activity: Activity, said: Effective, outcome: Step) -> Changes:
    recorded = said.recorded
    event = recorded.event
    assert isinstance(event, ActivityApproved)
    given = Approval(
        report_id=recorded.report_id,
        told_by=recorded.told_by,
        hands=hands(recorded),
        at=recorded.occurred_at,
        by_phone=event.by_phone,
    )
    if outcome.to == "approved":
        return {"approval": given, "approved_at": given.at, "in_doubt": False}
    if activity.status == "approved":
        return _confirmed(activity, given)
    return {} if outcome is OWN else {"early": given}


def _confirmed(activity: Activity, given: Approval) -> Changes:
    """An approval said by phone is confirmed by the same person from her own device (rule 6)."""
    stands = activity.approval
    if stands and stands.by_phone and not given.by_phone and stands.told_by == given.told_by:
        return {"approval": msgspec.structs.replace(stands, by_phone=False)}
    return {}


def _heed_early(activity: Activity) -> Activity:
    """An approval given before the work was done counts once it is done by somebody else."""
    early = activity.early
    if early is None:
        return activity
    if early.hands & activity.hands:
        return msgspec.structs.replace(activity, early=None)
    at = max(early.at, activity.done_at or early.at)
    return msgspec.structs.replace(
        activity, status="approved", approval=early, approved_at=at, early=None
    )


def _undone(activity: Activity, said: Effective, outcome: Step) -> Changes:
    """Rejected, failed, reopened: the work must be done again, and approved again."""
    reason = getattr(said.recorded.event, "reason", None)
    if outcome.to is None:
        return _doubted(activity, said) if activity.status == "approved" else {"early": None}
    return {
        "reason": reason,
        "eta": None,
        "early": None,
        "done_at": None,
        "approval": None,
        "approved_at": None,
        "hands": frozenset(),
        "block": None,
        "in_doubt": False,
        "waiver": None,
    }


def _doubted(activity: Activity, said: Effective) -> Changes:
    """An approval is in doubt until it is given anew, or each report that shook it is acknowledged."""
    return {"in_doubt": activity.in_doubt or not said.acknowledged}


def _blocked(activity: Activity, said: Effective, outcome: Step) -> Changes:
    event = said.recorded.event
    assert isinstance(event, ActivityBlocked)
    if outcome.to is None:
        return _doubted(activity, said)
    before = activity.block
    if before is None:
        before = Block(
            since=said.recorded.occurred_at, before=activity.status, waiver=activity.waiver
        )
    return {"block": _with_eta(_owned(before, event), event.eta)}


def _owned(block: Block, event: ActivityBlocked) -> Block:
    return msgspec.structs.replace(
        block, reason=event.reason or block.reason, owner=event.owner or block.owner
    )


def _with_eta(block: Block, eta: datetime | None) -> Block:
    if eta is None or eta == block.eta:
        return block
    moved = block.moved + (1 if block.eta is not None else 0)
    return msgspec.structs.replace(block, eta=eta, moved=moved)


def _unblocked(activity: Activity, said: Effective, outcome: Step) -> Changes:
    """Solving a block goes back to where the work stood before it, a waiver with it: that was decided."""
    if outcome.to is None:
        return {}
    block = activity.block
    before = block.before if block else "planned"
    begun = before == "planned" and activity.started_at is not None
    return {
        "block": None,
        "status": "started" if begun else before,
        "waiver": block.waiver if block else None,
    }


def _eta(activity: Activity, said: Effective, outcome: Step) -> Changes:
    event = said.recorded.event
    assert isinstance(event, ActivityEtaMoved)
    if activity.block is not None:
        return {"block": _with_eta(activity.block, event.eta)}
    return {"eta": event.eta}


def _closed(activity: Activity, said: Effective, outcome: Step) -> Changes:
    if outcome.to is None:
        return {}
    return {"reason": getattr(said.recorded.event, "reason", None), "eta": None, "block": None}


def _added(activity: Activity, said: Effective, outcome: Step) -> Changes:
    return {"added": said.recorded.report_id} if activity.unplanned else {}


def _waived(activity: Activity, said: Effective, outcome: Step) -> Changes:
    return {"waiver": Waiver(report_id=said.recorded.report_id, by=said.recorded.recorded_by)}


def _waiver_confirmed(activity: Activity, said: Effective, outcome: Step) -> Changes:
    if activity.waiver is None:
        return {}
    waiver = msgspec.structs.replace(
        activity.waiver,
        confirmed_by=said.recorded.recorded_by,
        confirmed_at=said.recorded.occurred_at,
    )
    return {"waiver": waiver, "block": None}


_HANDLERS: dict[type, Callable[[Activity, Effective, Step], Changes]] = {
    ActivityStarted: _started,
    ActivityDone: _done,
    ActivityApproved: _approved,
    ActivityRejected: _undone,
    ActivityBlocked: _blocked,
    ActivityUnblocked: _unblocked,
    ActivityEtaMoved: _eta,
    ActivityFailed: _undone,
    ActivitySkipped: _closed,
    ActivityCancelled: _closed,
    ActivityReopened: _undone,
    ActivityAdded: _added,
    ActivityWaived: _waived,
    WaiverConfirmed: _waiver_confirmed,
}
