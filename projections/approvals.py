"""The board ``approvals``: what waits for somebody who approves."""

from domain.entities import Activity
from domain.tables import Run
from projections.board import News, Row
from projections.times import stamp
from projections.touched import Refs

TABLES = ("activities",)


def rows(run: Run, touched: Refs) -> News:
    """The activities that were touched; None for those that nobody has to look at."""
    codes = [code for table, code in touched if table == "activities"]
    return {"activities": {code: _row(run.activities[code]) for code in codes}}


def _row(activity: Activity) -> Row | None:
    approval = activity.approval
    by_phone = approval is not None and approval.by_phone
    if not _waits(activity, by_phone):
        return None
    return {
        "code": activity.plan.code,
        "title": activity.plan.title or None,
        "titled_by": activity.added,
        "location": activity.plan.location,
        "actor": activity.plan.actor,
        "done_at": stamp(activity.done_at),
        "hands": sorted(activity.hands),
        "approver": activity.plan.approver,
        "early": activity.early is not None,
        "by_phone": by_phone,
        "in_doubt": activity.in_doubt,
    }


def _waits(activity: Activity, by_phone: bool) -> bool:
    """Done and not approved; approved too early, in doubt, or by phone and not yet confirmed (rule 6)."""
    if not activity.counts:
        return False
    waiting = activity.plan.needs_approval and activity.status == "done"
    return waiting or by_phone or activity.in_doubt or activity.early is not None
