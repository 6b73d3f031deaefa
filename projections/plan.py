"""The board ``plan``: every activity as planned and as it went, the places and systems to look up, and what
else is out of order."""

from collections.abc import Callable

from domain.amend import effective
from domain.entities import Activity, Block, Deviation, Entity
from domain.events import Amendment
from domain.holding import held
from domain.recorded import Recorded
from domain.signatures import Waiver
from domain.tables import Run
from projections.board import News, Row
from projections.planned import Before, Laid, laid_out, place_of
from projections.times import stamp
from projections.touched import THINGS, Refs

TABLES = ("activities", "locations", "actors", "systems", "counters", "deviations")

_TO_BEGIN = ("planned", "reopened", "rejected")


def rows(run: Run, touched: Refs) -> News:
    """What was touched, as it stands; None where an activity is not in the plan any more."""
    laid = laid_out(run)
    news: dict[str, dict[str, Row | None]] = {name: {} for name in TABLES}
    for table, code in touched:
        if table == "activities":
            for one in (code, *laid.begun_after.get(code, ())):
                news[table][one] = _activity(run, laid, one)
        elif table in THINGS:
            news["deviations"][f"{table}:{code}"] = _odd(run, table, code)
            _look_up(run, table, code, news)
    return news


# ---- activities


def _activity(run: Run, laid: Laid, code: str) -> Row | None:
    activity = run.activities[code]
    if not activity.counts:
        return None
    planned = laid.planned(code, activity.plan)
    waits_for = _waits_for(run, planned.before)
    under = held(run.holds, activity)
    released = activity.released
    return (
        planned.row
        | laid.based(code)
        | {
            "titled_by": activity.added,
            "status": activity.status,
            "result": None if activity.done_at is None else activity.result,
            "reason": activity.reason,
            "started_at": stamp(activity.started_at),
            "done_at": stamp(activity.done_at),
            "approved_at": stamp(activity.approved_at),
            "released": released,
            "ready": activity.status in _TO_BEGIN and not waits_for and not under,
            "waits_for": waits_for,
            "held": under,
            "blocked": blocked(activity.block),
            "eta": stamp(activity.eta),
            "early": activity.early is not None,
            "in_doubt": activity.in_doubt,
            "by_phone": activity.approval is not None and activity.approval.by_phone,
            "waiver": _waiver(activity.waiver),
            "hands": sorted(activity.hands),
            "approved_by": _approved_by(activity),
            "deviations": [_deviation(d) for d in activity.deviations],
            "corrected": activity.corrected,
            "confirmations": activity.confirmations,
            "last": _last(activity.history),
        }
    )


def _waits_for(run: Run, before: tuple[Before, ...]) -> list[str]:
    """Codes of what must come first and has not; what the plan does not have holds nobody."""
    waiting = []
    for code, started in before:
        other = run.activities.get(code)
        if other is not None and not (other.released or (started and other.began_at is not None)):
            waiting.append(other.plan.code)
    return waiting


def blocked(block: Block | None) -> Row | None:
    """Why work cannot go on, since when and until when."""
    if block is None:
        return None
    return {
        "since": stamp(block.since),
        "reason": block.reason,
        "owner": block.owner,
        "eta": stamp(block.eta),
        "moved": block.moved,
    }


def _waiver(waiver: Waiver | None) -> Row | None:
    if waiver is None:
        return None
    return {"by": waiver.by, "confirmed": waiver.confirmed_by is not None}


def _approved_by(activity: Activity) -> list[str]:
    """Whose approval stands, or waits for the done; it falls when one of them tells the done (rule 6)."""
    approval = activity.approval or activity.early
    return [] if approval is None else sorted(approval.hands)


def _deviation(deviation: Deviation) -> Row:
    return {
        "name": deviation.name,
        "position": deviation.position,
        "report_id": deviation.report_id,
        "acknowledged": deviation.acknowledged,
    }


def _last(history: tuple[Recorded, ...]) -> Row | None:
    """The last report that counts. Only later words can have changed one: the last of all is true as it is."""
    if not history:
        return None
    said = history[-1]
    if isinstance(said.event, Amendment):
        counting = effective(history)
        if not counting:
            return None
        said = counting[-1].recorded
    return {
        "position": said.position,
        "occurred_at": stamp(said.occurred_at),
        "told_by": said.told_by,
    }


# ---- what is out of order about anything but work


def _odd(run: Run, table: str, code: str) -> Row | None:
    """The deviations of a system, a place, a call, a count, an issue, or of the run itself."""
    thing: Entity | None = getattr(run, table).get(code)
    if thing is None or not thing.deviations:
        return None
    return {
        "table": table,
        "code": code,
        "deviations": [_deviation(d) for d in thing.deviations],
    }


# ---- the look-up tables


def _look_up(run: Run, table: str, code: str, news: dict[str, dict[str, Row | None]]) -> None:
    if table not in _LOOK_UPS or code not in getattr(run, table):
        return
    news[table][code] = _LOOK_UPS[table](run, code)
    if table == "actors" and code in run.locations:
        news["locations"][code] = _location(run, code)


def _location(run: Run, code: str) -> Row:
    location = run.locations[code]
    actor = run.actors.get(code)
    return {
        "code": location.plan.code,
        "name": location.plan.name,
        "short": location.plan.short,
        "group": location.plan.group,
        "order": place_of(run.locations, code),
        "checked_in_at": stamp(actor.checked_in_at) if actor else None,
        "complete_at": stamp(actor.complete_at) if actor else None,
        "mode": location.mode,
        "mode_since": stamp(location.since),
    }


def _actor(run: Run, code: str) -> Row:
    actor = run.actors[code]
    return {
        "code": actor.plan.code,
        "name": actor.plan.name,
        "centre": actor.plan.centre,
        "order": place_of(run.actors, code),
        "checked_in_at": stamp(actor.checked_in_at),
        "complete_at": stamp(actor.complete_at),
    }


def _system(run: Run, code: str) -> Row:
    system = run.systems[code]
    return {
        "code": system.plan.code,
        "name": system.plan.name,
        "kind": system.plan.kind,
        "order": place_of(run.systems, code),
        "state": system.state,
        "since": stamp(system.since),
        "target_state": system.plan.target_state,
    }


def _counter(run: Run, code: str) -> Row:
    counter = run.counters[code]
    return {
        "code": counter.plan.code,
        "title": counter.plan.title,
        "order": place_of(run.counters, code),
        "target": counter.plan.target,
        "value": counter.value,
        "at": stamp(counter.at),
    }


_LOOK_UPS: dict[str, Callable[[Run, str], Row]] = {
    "locations": _location,
    "actors": _actor,
    "systems": _system,
    "counters": _counter,
}
