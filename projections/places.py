"""One location as the wall shows it: how far its work has come, what blocks it, how it cares, who was heard."""

from collections.abc import Callable, Iterable

from domain.amend import effective
from domain.entities import Activity, Location
from domain.events import ActivityFailed
from domain.tables import NOTHING, Run
from projections.board import Row
from projections.holds import held_place
from projections.parties import contact
from projections.planned import BARS, Laid, place_of
from projections.times import stamp


def location_row(run: Run, laid: Laid, code: str) -> Row:
    """The row of a location that the run has."""
    location = run.locations[code]
    return (
        _name(run, code, location)
        | _work(run, laid, code, location)
        | _care(location)
        | held_place(run, code, location)
        | contact(run, "location", code)
    )


def block_row(activity: Activity) -> Row | None:
    """An activity that cannot go on; None when it can."""
    block = activity.block
    if block is None or activity.status != "blocked":
        return None
    return {
        "activity": activity.plan.code,
        "title": activity.plan.title or None,
        "reason": block.reason,
        "owner": block.owner,
        "eta": stamp(block.eta),
        "moved": block.moved,
        "since": stamp(block.since),
    }


def failed_row(activity: Activity) -> Row | None:
    """An activity that has failed, with the fields of one that is blocked; None when it has not."""
    if activity.status != "failed":
        return None
    said = [s.recorded for s in effective(activity.history)]
    since = next(r.occurred_at for r in reversed(said) if isinstance(r.event, ActivityFailed))
    return {
        "activity": activity.plan.code,
        "title": activity.plan.title or None,
        "reason": activity.reason,
        "owner": None,
        "eta": stamp(activity.eta),
        "moved": 0,
        "since": stamp(since),
    }


def _name(run: Run, code: str, location: Location) -> Row:
    plan = location.plan
    return {
        "code": plan.code,
        "name": plan.name,
        "short": plan.short,
        "group": plan.group,
        "order": place_of(run.locations, code),
    }


def _work(run: Run, laid: Laid, code: str, location: Location) -> Row:
    tally = run.tallies.get(f"location:{code}", NOTHING)
    to_do = run.unfinished.get(code, ())
    return {
        "total": tally.total,
        "released": tally.released,
        "done": tally.done,
        "started": tally.started,
        "blocked": tally.blocked,
        "failed": tally.failed,
        "deviations": tally.deviations + len(location.open_deviations),
        "bars": _bars(run, laid, code),
        "blocks": _stuck(run, to_do, block_row) if tally.blocked else [],
        "failures": _stuck(run, to_do, failed_row) if tally.failed else [],
        "due": _due(run.activities[to_do[0]]) if to_do else None,
    }


def _bars(run: Run, laid: Laid, code: str) -> list[list[int]]:
    """Released and all activities of each group of phases."""
    bars = [[0, 0] for _ in range(BARS)]
    for phase, bar in laid.bars:
        tally = run.tallies.get(f"location:{code}/{phase}")
        if tally is not None:
            bars[bar][0] += tally.released
            bars[bar][1] += tally.total
    return bars


def _stuck(run: Run, to_do: Iterable[str], row_of: Callable[[Activity], Row | None]) -> list[Row]:
    """What is blocked, or what has failed, the longest first."""
    stuck = [row for code in to_do if (row := row_of(run.activities[code]))]
    return sorted(stuck, key=lambda row: (row["since"], row["activity"]))


def _due(activity: Activity) -> Row | None:
    """What should be finished first, where the plan says when."""
    if activity.plan.planned_finish is None:
        return None
    return {
        "activity": activity.plan.code,
        "title": activity.plan.title or None,
        "finish": stamp(activity.plan.planned_finish),
    }


def _care(location: Location) -> Row:
    ordered = location.ordered
    return {
        "mode": location.mode,
        "mode_since": stamp(location.since),
        "paper_since": stamp(location.since) if location.mode == "paper" else None,
        "order_mode": ordered.mode if ordered else None,
        "ordered_at": stamp(ordered.at) if ordered else None,
        "order_received_at": stamp(location.order_received_at),
        "received_at": stamp(location.announcement_received_at),
    }
