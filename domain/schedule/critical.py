"""What decides when everything is over: the activities without any room, and the line that leads to the end."""

from domain.schedule.network import PAST
from domain.schedule.passes import AT_WORK, OVER, TO_COME, Schedule


def critical(schedule: Schedule) -> frozenset[int]:
    """The places of what puts off the finish when it slips by itself; of what is over, none."""
    found: set[int] = set()
    left = _last(schedule)
    while left:
        place = left.pop()
        if place not in found:
            found.add(place)
            left += [other for other in _drivers(schedule, place) if other not in found]
    return frozenset(found)


def line(schedule: Schedule) -> list[int]:
    """What the finish waits for, one after the other, from what can go on now to the end.

    Where the plan leaves a margin that is not used up, it leads on to what comes last before it.
    """
    last = _last(schedule)
    found: list[int] = []
    while last:
        place = max(last, key=lambda other: _order(schedule, other))
        found.append(place)
        last = _drivers(schedule, place) or _behind_margin(schedule, place)
    return found[::-1]


def _order(schedule: Schedule, place: int) -> tuple[int, int]:
    return schedule.early[len(schedule.network.codes) + place], place


def _last(schedule: Schedule) -> list[int]:
    """Those that make up the finish and come last, as long as they are not over."""
    size, finish = len(schedule.network.codes), schedule.finish
    ends = (end for end in schedule.network.ends if schedule.early[size + end] == finish)
    return [end for end in ends if schedule.facts.stage[end] < OVER]


def _drivers(schedule: Schedule, place: int) -> list[int]:
    """What an activity would be moved by, were it later."""
    network, start = schedule.network, schedule.early[place]
    stage, floor, finish, duration = schedule.facts[place]
    if stage == AT_WORK:
        over = schedule.early[len(network.codes) + place]
        return _bound_at(schedule, place, over, over) if over > finish else []
    waits = network.bound(place, schedule.early, duration)
    kept = floor < start < network.planned[place]
    return _bound_at(schedule, place, waits, waits + duration) if start == waits or kept else []


def _behind_margin(schedule: Schedule, place: int) -> list[int]:
    """The last before an activity that starts when the plan says, though it could sooner."""
    stage, floor, _, duration = schedule.facts[place]
    waits = schedule.network.bound(place, schedule.early, duration)
    if stage != TO_COME or floor >= schedule.early[place] or waits == PAST:
        return []
    return _bound_at(schedule, place, waits, waits + duration)


def _bound_at(schedule: Schedule, place: int, start: int, finish: int) -> list[int]:
    """Who is not over and bounds its start, or its finish, at that very time."""
    network, early = schedule.network, schedule.early
    size, stage = len(network.codes), schedule.facts.stage
    bounds = [at for at, lag in network.to_start[place] if early[at] + lag == start]
    bounds += [at for at, lag in network.to_finish[place] if early[at] + lag == finish]
    return [at % size for at in bounds if stage[at % size] < OVER]
