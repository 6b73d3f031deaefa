"""The last milestone that a night has reached, and how far that was from its plan (docs/rules.md, rule 10)."""

from datetime import datetime
from typing import NamedTuple

from domain.golive import GoLive
from domain.plan import PlannedActivity
from domain.tables import Run
from projections.board import Row
from projections.planned import Laid
from projections.times import minutes_ahead, stamp


class Reached(NamedTuple):
    """A milestone that was reached, and when."""

    plan: PlannedActivity
    planned: datetime
    at: datetime


def milestone_row(run: Run, laid: Laid, header: GoLive, began: datetime | None) -> Row | None:
    """The last one reached; None before any.

    ``offset_minutes`` is how many before its plan, below 0 after it; ``offset_from_start_minutes`` how
    many that are without those by which the night, which began at ``began``, began before its own.
    """
    last = _last_reached(run, laid)
    if last is None:
        return None
    offset, start = minutes_ahead(last.planned, last.at), header.plan.start
    early = minutes_ahead(start, began) if start is not None and began is not None else None
    return {
        "code": last.plan.code,
        "title": last.plan.title,
        "planned": stamp(last.planned),
        "at": stamp(last.at),
        "offset_minutes": offset,
        "offset_from_start_minutes": None if early is None else offset - early,
    }


def _last_reached(run: Run, laid: Laid) -> Reached | None:
    """The plan's order settles a draw."""
    last = None
    for code in laid.milestones:
        activity = run.activities[code]
        plan, at = activity.plan, activity.released_at
        planned = plan.planned_finish or plan.planned_start
        if planned is not None and at is not None and (last is None or at >= last.at):
            last = Reached(plan, planned, at)
    return last
