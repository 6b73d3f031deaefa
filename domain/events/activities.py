"""What the field reported about activities, the smallest reported units of the plan."""

from typing import ClassVar

from domain.events.base import Event
from domain.terms import Code, Moment, Reason, Result


class ActivityEvent(Event, frozen=True, kw_only=True):
    """Something was reported about one activity."""

    activity: Code


class ActivityStarted(ActivityEvent, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "activity.started"


class ActivityDone(ActivityEvent, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "activity.done"

    result: Result = "ok"
    reason: Reason | None = None


class ActivityApproved(ActivityEvent, frozen=True, kw_only=True):
    """Approved by ``told_by``; marked when it was said by phone and typed by somebody else."""

    TOPIC: ClassVar[str] = "activity.approved"

    by_phone: bool = False


class ActivityRejected(ActivityEvent, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "activity.rejected"

    reason: Reason | None = None


class ActivityBlocked(ActivityEvent, frozen=True, kw_only=True):
    """Work cannot go on; ``owner`` is the actor who must solve it, ``eta`` when that is expected."""

    TOPIC: ClassVar[str] = "activity.blocked"

    reason: Reason | None = None
    owner: Code | None = None
    eta: Moment | None = None


class ActivityUnblocked(ActivityEvent, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "activity.unblocked"


class ActivityEtaMoved(ActivityEvent, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "activity.eta_moved"

    eta: Moment


class ActivityFailed(ActivityEvent, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "activity.failed"

    reason: Reason | None = None


class ActivitySkipped(ActivityEvent, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "activity.skipped"

    reason: Reason | None = None


class ActivityCancelled(ActivityEvent, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "activity.cancelled"

    reason: Reason | None = None


class ActivityReopened(ActivityEvent, frozen=True, kw_only=True):
    TOPIC: ClassVar[str] = "activity.reopened"

    reason: Reason | None = None


class ActivityAdded(ActivityEvent, frozen=True, kw_only=True):
    """Unplanned work (rule 15). Its title is free text and stands beside the event, not in it."""

    TOPIC: ClassVar[str] = "activity.added"

    location: Code | None = None
    actor: Code | None = None
    minutes: int | None = None


class ActivityWaived(ActivityEvent, frozen=True, kw_only=True):
    """The commander lets a skipped or cancelled activity go; counts once a deputy confirmed it."""

    TOPIC: ClassVar[str] = "activity.waived"

    reason: Reason | None = None


class WaiverConfirmed(ActivityEvent, frozen=True, kw_only=True):
    """The deputy's second signature; from here the waived activity releases what waits for it."""

    TOPIC: ClassVar[str] = "activity.waiver_confirmed"
