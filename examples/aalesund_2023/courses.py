"""The ordinary course of an activity: started, done, approved, each at its time and told by somebody."""

from datetime import datetime
from typing import NamedTuple

from examples.aalesund_2023.central import CENTRAL, Central
from examples.aalesund_2023.hours import at, between, chance, really, seconds
from examples.aalesund_2023.people import COORDINATORS, approver, reporter
from examples.aalesund_2023.planning import Row
from examples.aalesund_2023.scribe import begun, desk, phoned, step, tapped
from examples.parts import Step

DEADLINES = {
    "a": "17:22:00",
    "b": "17:24:30",
    "c:epj1": "18:40:20",
    "c:epj2": "19:00:20",
    "c:epj3": "19:23:20",
    "d": "19:46:50",
    "e": "20:50:00",
    "f": "21:32:30",
    "x": "21:32:30",
    "g": "21:33:00",
    "g:epj3": "21:29:00",
    "h": "21:35:50",
}
"""When the middle needs a slot to be over everywhere; by slot and, where needed, system."""

PHONED = 0.42
APPROVED_BY_PHONE = 0.1
CALLS = 0.45
"""How many reports are told on the telephone, approvals too, and how many calls are noted."""


class Course(NamedTuple):
    """The reports of one activity, and when it was known to be over."""

    steps: list[Step]
    over: datetime


class Times(NamedTuple):
    start: datetime
    done: datetime
    approved: datetime


def deadline(row: Row) -> datetime:
    text = DEADLINES.get(f"{row.slot}:{row.place.system}") or DEADLINES[row.slot]
    return at(text)


def course(row: Row, ready: datetime, latest: datetime) -> Course:
    """What a place reported of one line of its list, between ``ready`` and ``latest``."""
    by_phone = chance(row.activity.code, "phone") < PHONED
    late = between(25, 120, row.activity.code, "late") if by_phone else 4
    times = _times(row, ready, latest - seconds(late + 8), late)
    code, place = row.activity.code, row.place
    told_start = by_phone and chance(code, "start told") < 0.5
    steps = [
        begun(place, times.start, activity=code)
        if told_start
        else tapped(place.code, "started", times.start, activity=code),
        phoned(place, "done", times.done, late, activity=code)
        if by_phone
        else tapped(place.code, "done", times.done, activity=code),
    ]
    if row.activity.needs_approval:
        steps.append(_approval(row, times.approved))
    return Course(steps, steps[-1].recorded_at)


def _times(row: Row, ready: datetime, latest: datetime, late: float) -> Times:
    """Planned times as the night was really ahead of them, pressed between ``ready`` and ``latest``."""
    plan, code = row.activity, row.activity.code
    assert plan.planned_start is not None
    assert plan.planned_finish is not None
    wished = really(plan.planned_start) + seconds(between(-120, 150, code, "start"))
    start = max(wished, ready + seconds(between(15, 70, code, "ready")))
    length = (plan.planned_finish - plan.planned_start).total_seconds()
    done = start + seconds(max(150.0, length * between(0.55, 0.95, code, "length")))
    lag = late + 30 + 260 * chance(code, "lag") ** 2.2
    approved = done + seconds(lag if plan.needs_approval else 0)
    last = approved + seconds(0 if plan.needs_approval else late)
    if last > latest:
        share = max(0.0, (latest - ready) / (last - ready))
        start, done, approved = (ready + share * (t - ready) for t in (start, done, approved))
    return Times(*(t.replace(microsecond=0) for t in (start, done, approved)))


def _approval(row: Row, when: datetime) -> Step:
    code, key_of = row.activity.code, approver(row.place.kind)
    if chance(code, "approval") < APPROVED_BY_PHONE:
        told, by = f"person:{key_of}", desk(row.place, when)
        return step(by, "approved", when, when + seconds(7), told, activity=code)
    return step(key_of, "approved", when, when + seconds(2), activity=code)


def again(row: Row, done: Step) -> Step:
    """The same done once more, by telephone: corroboration."""
    occurred = done.command.occurred_at
    assert occurred is not None
    return phoned(row.place, "done", occurred, 150, activity=row.activity.code)


def call(row: Row, told: Step) -> Step | None:
    """Now and then the coordinator also notes how long a call took."""
    if told.recorded_by not in COORDINATORS or chance(told.command.report_id, "call") > CALLS:
        return None
    end = (told.recorded_at + seconds(12)).replace(microsecond=0)
    length = int(between(35, 160, told.command.report_id, "length"))
    return step(
        told.recorded_by, "called", end, end + seconds(1), location=row.place.code, seconds=length
    )


def central() -> list[Step]:
    """The middle's own reports, at the times of its table."""
    work = (activity for activity in CENTRAL if activity.type != "gate")
    return [said for activity in work for said in _in_the_middle(activity)]


def _in_the_middle(activity: Central) -> list[Step]:
    by = "coordinator-1" if activity.actor == "ks-ålesund" else reporter(activity.actor)
    if activity.actor == "ks-trondheim":
        by = "coordinator-3"
    steps = [
        step(by, kind, when, when + seconds(3), activity=activity.code)
        for kind, when in zip(("started", "done"), activity.actual, strict=True)
    ]
    if activity.approved is not None:
        who = approver(activity.actor)
        when = activity.approved
        steps.append(step(who, "approved", when, when + seconds(2), activity=activity.code))
    return steps


def over_in_the_middle() -> dict[str, datetime]:
    """When each activity in the middle was known to be over."""
    return {c.code: (c.approved or c.actual[1]) + seconds(5) for c in CENTRAL}
