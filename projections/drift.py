"""Runs of one plan beside each other, activity by activity: how long each took, and when it began.

Every run is measured from its own start, so that a rehearsal by daylight lies beside the night itself.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from domain.clock import minute
from domain.entities import Activity
from domain.golive import GoLive
from domain.plan import LONGEST, Difference, Plan, PlannedActivity
from domain.shifting import begins
from domain.terms import RunKind, key
from projections.times import stamp

_MINUTE = timedelta(minutes=1)


class Lived(NamedTuple):
    """A run as it stands: its header, and its activities by their keys."""

    header: GoLive
    activities: Mapping[str, Activity]


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """One run of those compared: ``start`` as planned, ``started_at`` by its first activity."""

    run: str
    kind: RunKind
    number: int
    start: str | None
    started_at: str | None


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One activity in one run, in whole minutes; starts count from the run's own, planned or real."""

    planned_start: int | None
    planned: int | None
    started: int | None
    took: int | None


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """One activity in all runs, None where one has it not; ``took`` and ``started`` are by how many minutes the
    last run lies above the first."""

    code: str
    title: str | None
    runs: tuple[Part | None, ...]
    took: int | None
    started: int | None


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """The runs in the order in which they were given, and the activities, what drifted most first."""

    runs: tuple[Course, ...]
    activities: tuple[Drift, ...]


def compare(lives: Sequence[Lived]) -> Comparison:
    """The last run against the first, those between beside them."""
    starts = [(begins(life.header.plan), _began(life.activities)) for life in lives]
    tables = [_parts(life, *both) for life, both in zip(lives, starts, strict=True)]
    codes = dict.fromkeys(code for table in reversed(tables) for code in table)
    drifts = [_drift(code, lives, [table.get(code) for table in tables]) for code in codes]
    return Comparison(
        runs=tuple(_course(life.header, *both) for life, both in zip(lives, starts, strict=True)),
        activities=tuple(sorted(drifts, key=_weight, reverse=True)),
    )


def _course(header: GoLive, start: datetime | None, began: datetime | None) -> Course:
    return Course(
        run=header.run,
        kind=header.kind,
        number=header.number,
        start=stamp(start),
        started_at=stamp(began),
    )


def _began(activities: Mapping[str, Activity]) -> datetime | None:
    times = (a.began_at for a in activities.values() if a.counts)
    return min((at for at in times if at is not None), default=None)


def _parts(life: Lived, start: datetime | None, began: datetime | None) -> dict[str, Part]:
    """In the order of the plan; what does not count is no part of the run."""
    return {
        code: Part(
            planned_start=_between(start, activity.plan.planned_start),
            planned=activity.plan.likely,
            started=_between(began, activity.began_at),
            took=took(activity),
        )
        for code, activity in life.activities.items()
        if activity.counts
    }


def took(activity: Activity) -> int | None:
    """Whole minutes from its start to its done; None while either is untold, or the done lies before it."""
    minutes = _between(activity.started_at, activity.done_at)
    return minutes if minutes is not None and minutes >= 0 else None


def _between(start: datetime | None, at: datetime | None) -> int | None:
    """Both truncated to the minute, then subtracted (docs/rules.md, rule 10)."""
    return None if start is None or at is None else (minute(at) - minute(start)) // _MINUTE


def _drift(code: str, lives: Sequence[Lived], parts: list[Part | None]) -> Drift:
    plan = next(life.activities[code].plan for life in reversed(lives) if code in life.activities)
    first, last = parts[0], parts[-1]
    return Drift(
        code=plan.code,
        title=plan.title or None,
        runs=tuple(parts),
        took=None if first is None or last is None else _more(last.took, first.took),
        started=None if first is None or last is None else _more(last.started, first.started),
    )


def _more(now: int | None, then: int | None) -> int | None:
    return None if now is None or then is None else now - then


def _weight(drift: Drift) -> tuple[int, int]:
    """What nobody can compare stands last; the plan's order settles a draw."""
    return (
        -1 if drift.took is None else abs(drift.took),
        -1 if drift.started is None else abs(drift.started),
    )


# ---- what a run teaches the next plan


def durations(plan: Plan, lived: Mapping[str, Activity]) -> Difference:
    """``plan`` with the length that each of its activities had in a run, where that was another.

    A planned start stays and the planned finish follows; whoever waits for it is moved by the schedule.
    """
    changed = ((row, lived.get(key(row.code))) for row in plan.activities)
    rows = (_lasting(row, known) for row, known in changed if known is not None)
    return Difference(activities=tuple(row for row in rows if row is not None))


def _lasting(row: PlannedActivity, known: Activity) -> PlannedActivity | None:
    minutes = took(known)
    if row.type in ("milestone", "gate") or minutes in (None, row.likely):
        return None
    assert minutes is not None
    minutes = min(minutes, LONGEST)
    start = row.planned_start
    timed = start is not None and row.planned_finish is not None
    return msgspec.structs.replace(
        row,
        duration=minutes if row.duration is not None or not timed else None,
        planned_finish=start + minutes * _MINUTE if start and timed else row.planned_finish,
        optimistic=None if row.optimistic is None else min(row.optimistic, minutes),
        pessimistic=None if row.pessimistic is None else max(row.pessimistic, minutes),
    )
