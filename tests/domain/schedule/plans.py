"""Small plans for tests of the schedule: activities by code and minutes, and what they wait for."""

from datetime import UTC, datetime, timedelta

from domain.plan import Link, Plan, PlannedActivity
from domain.schedule.network import Network
from domain.schedule.passes import Schedule

START = datetime(2023, 4, 28, 16, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def after(minutes: int) -> datetime:
    """So many minutes after the plan's start."""
    return START + minutes * MINUTE


def row(code: str, minutes: int | None, *links: str, **fields: object) -> PlannedActivity:
    """``links`` are ``"A"``, ``"SS:A+5"``, ``"FF:A-10"``."""
    return PlannedActivity(
        code=code,
        title=code,
        duration=minutes,
        predecessors=tuple(map(link, links)),
        **fields,  # type: ignore[arg-type]
    )


def link(text: str) -> Link:
    kind, _, rest = text.rpartition(":")
    code, sign, lag = rest.partition("+") if "+" in rest else rest.partition("-")
    return Link(code=code, type=kind or "FS", lag=int(sign + lag) if sign else 0)  # type: ignore[arg-type]


def plan(*rows: PlannedActivity, finish: int | None = None) -> Plan:
    """``finish`` in minutes after the start."""
    return Plan(
        name="P", start=START, finish=None if finish is None else after(finish), activities=rows
    )


def scheduled(*rows: PlannedActivity, finish: int | None = None) -> Schedule:
    return Schedule(Network(plan(*rows, finish=finish)))


def table(schedule: Schedule) -> dict[str, tuple[int, int, int, int, int, int]]:
    """By code, in minutes: early start and finish, late start and finish, total and free float."""
    size, found = len(schedule.network.codes), {}
    for place, activity in enumerate(schedule.network.activities):
        events = (
            *(schedule.early[place], schedule.early[size + place]),
            *(schedule.late[place], schedule.late[size + place]),
        )
        total, free = schedule.total_float(place), schedule.free_float(place)
        assert total is not None
        assert free is not None
        found[activity.code] = tuple(seconds // 60 for seconds in (*events, total, free))
    return found  # type: ignore[return-value]


def codes(schedule: Schedule, places: object) -> list[str]:
    return [schedule.network.activities[place].code for place in places]  # type: ignore[attr-defined]
