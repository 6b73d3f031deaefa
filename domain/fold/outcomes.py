"""What a report about an activity comes to: the table, and what the work's own past adds to it."""

from collections.abc import Callable

from domain.amend import Effective, hands
from domain.clock import minute
from domain.entities import Activity
from domain.events import (
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
    Event,
    WaiverConfirmed,
)
from domain.panel import Gate
from domain.terms import Status
from domain.transitions import AGAIN, SAME, Kind, Step, step

KINDS: dict[type[Event], Kind] = {
    ActivityRejected: "rejected",
    ActivityBlocked: "blocked",
    ActivityUnblocked: "unblocked",
    ActivityEtaMoved: "eta",
    ActivityFailed: "failed",
    ActivitySkipped: "skipped",
    ActivityCancelled: "cancelled",
    ActivityReopened: "reopened",
}
"""Events for which the table says it all; added and the first half of a waiver change no status."""

FROM_OUTSIDE = frozenset(
    (
        *(
            "start-before-predecessors",
            "start-under-hold",
            "on-removed",
            "after-freeze",
            "other-plan",
        ),
        *("clock-ahead", "clock-behind"),
    )
)
"""Deviations that only the moment of recording could know; they are kept as recorded."""

OWN = Step(deviation="own-approval")
"""An approval by one of those who did the work."""

FALLEN = Step("done", "own-approval")
"""Done, says the very one who approved it: her approval falls."""

OTHER = Step(deviation="other-result")
"""Done once more, but with another result or reason: what was said first stands until it is corrected."""

AFTER_DONE = Step(deviation="started-after-done")
"""A start later than the done that it should come before: no start is filled in."""

BARE = Step(deviation="waiver-in-doubt")
"""A confirmation of a waiver that fell with its skip."""

UNDECIDED = Step(deviation="gate-not-decided")
"""Done or approved, says the field of a gate: it is the commander who decides, at its poll."""

PASSED = Step(already=True)
"""The field says that work goes on behind a gate that was passed."""

DECIDED = Step(deviation="gate-decided")
"""Trouble, told of a gate that was passed: the decision stands until it is withdrawn."""

REACHED = Step("done")
"""A milestone is a moment: nobody starts it."""


def _started(activity: Activity, said: Effective) -> Step:
    """Told again it is news where it fills the start or moves it back."""
    usual = step("started", activity.status)
    if usual is not AGAIN:
        return usual
    at, first = said.recorded.occurred_at, activity.started_at
    if first is not None:
        return SAME if at < first else AGAIN
    return AFTER_DONE if activity.done_at is not None and at > activity.done_at else SAME


def _done(activity: Activity, said: Effective) -> Step:
    if activity.status == "planned" and activity.plan.type == "milestone":
        return REACHED
    usual = step("done", activity.status)
    if usual is AGAIN:
        return _done_again(activity, said)
    at, first = said.recorded.occurred_at, activity.started_at
    backwards = first is not None and at < first and minute(at) < minute(first)
    return Step("done", AFTER_DONE.deviation) if backwards and not usual.deviation else usual


def _done_again(activity: Activity, said: Effective) -> Step:
    """A bare done, a tap after the call that told more, is the same again."""
    approval, event = activity.approval, said.recorded.event
    assert isinstance(event, ActivityDone)
    if approval is not None and approval.hands & said.hands:
        return FALLEN
    said_before = event.result in ("ok", activity.result)
    same = said_before and event.reason in (None, activity.reason)
    return AGAIN if same else OTHER


def _approved(activity: Activity, said: Effective) -> Step:
    """A correction may make the approver one of those who did the work; then her approval falls.

    What is in doubt waits for an approval as what is done.
    """
    status: Status = "done" if activity.in_doubt else activity.status
    own = status == "done" and activity.hands & hands(said.recorded)
    return OWN if own else step("approved", status)


def _waiver_confirmed(activity: Activity, said: Effective) -> Step:
    return BARE if activity.waiver is None else step("waived", activity.status)


def _at_gate(gate: Gate, event: type[Event]) -> Step | None:
    """What the field says of a gate is kept, and neither passes it nor takes its passage back."""
    if gate.passed_at is None:
        return UNDECIDED if event in (ActivityDone, ActivityApproved) else None
    if event in (ActivityStarted, ActivityDone, ActivityApproved):
        return PASSED
    return DECIDED if event in KINDS and event is not ActivityEtaMoved else None


def kept(outcome: Step) -> bool:
    """Whether a report changes nothing of the work."""
    return outcome is UNDECIDED or outcome is PASSED or outcome is DECIDED


_WITH_A_PAST: dict[type[Event], Callable[[Activity, Effective], Step]] = {
    ActivityStarted: _started,
    ActivityDone: _done,
    ActivityApproved: _approved,
    WaiverConfirmed: _waiver_confirmed,
}


def look(activity: Activity, said: Effective) -> Step:
    """What this report comes to, before anything is changed."""
    event = type(said.recorded.event)
    ruled = None if activity.gate is None else _at_gate(activity.gate, event)
    if ruled is not None:
        return ruled
    past = _WITH_A_PAST.get(event)
    if past is not None:
        return past(activity, said)
    kind = KINDS.get(event)
    return SAME if kind is None else step(kind, activity.status)
