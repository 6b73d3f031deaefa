"""How far every activity has come at a minute and what is left of it: a forecast rolls with the clock."""

from datetime import datetime

from domain.clock import minute
from domain.entities import Activity
from domain.holding import Holds, over
from domain.schedule.network import PAST, Network
from domain.schedule.passes import AT_WORK, OUT, OVER, TO_COME, Fact, Facts
from domain.tables import Run

LEFT_OUT = Fact(OUT, PAST, PAST, 0)


def rolled(network: Network, run: Run, now: datetime) -> Facts:
    """What is known at the minute of ``now``.

    Nothing to come starts before it and nothing at work is over before it: what runs past its time, or past
    what was told of it, is over now, minute after minute. So is a done that waits for its approval, and a hold.
    """
    facts = Facts(network)
    at = network.seconds(minute(now))
    for place, code in enumerate(network.codes):
        if code in run.activities:
            _roll(network, facts, place, run.activities[code], at)
    if any(hold.stands for hold in run.holds.values()):
        _hold(network, facts, run.holds, at)
    return facts


def _hold(network: Network, facts: Facts, holds: Holds, now: int) -> None:
    """Nothing starts under a hold before that is expected to be lifted; what has begun goes on."""
    for place, activity in enumerate(network.activities):
        if facts.stage[place] == TO_COME:
            lifted = [
                _told(network, hold.eta, now) for hold in over(holds, activity) if hold.stands
            ]
            facts.start[place] = max([facts.start[place], *lifted])


def _roll(network: Network, facts: Facts, place: int, activity: Activity, now: int) -> None:
    if activity.released:
        facts[place] = _released(network, activity)
    elif activity.done_at is not None or (_goes_on(activity) and activity.started_at is not None):
        _at_work(network, facts, place, activity, now)
    else:
        facts[place] = _to_come(network, place, activity, now)


def _goes_on(activity: Activity) -> bool:
    """Whether work that has begun is not to be done all over again."""
    return activity.status == "started" or activity.block is not None


def _released(network: Network, activity: Activity) -> Fact:
    """Nobody waits any more; what was left out was never over."""
    began, over = activity.began_at, activity.released_at
    if began is None or over is None:
        return LEFT_OUT
    return Fact(OVER, network.seconds(began), network.seconds(over), 0)


def _at_work(network: Network, facts: Facts, place: int, activity: Activity, now: int) -> None:
    began = activity.began_at
    assert began is not None, "only what has begun is at work"
    start, block = network.seconds(began), activity.block
    goes_on = now if block is None else max(now, _told(network, block.eta, now))
    worked = (now if block is None else network.seconds(block.since)) - start
    left = max(network.duration[place] - max(worked, 0), 0)
    if activity.done_at is not None or activity.eta is not None:
        left = 0
    finish = max(goes_on, _told(network, activity.eta, goes_on)) + left
    facts[place] = Fact(AT_WORK, start, finish, 0)
    facts.worked[place], facts.left[place] = max(worked, 0), left


def _to_come(network: Network, place: int, activity: Activity, now: int) -> Fact:
    """Not begun, or to be done again; what was skipped though it must not be takes no more than a word."""
    duration = 0 if activity.status in ("skipped", "cancelled") else network.duration[place]
    start = max(now, network.not_before[place], _told(network, activity.eta, now) - duration)
    if activity.block is not None:
        start = max(start, _told(network, activity.block.eta, now))
    return Fact(TO_COME, start, PAST, duration)


def _told(network: Network, moment: datetime | None, else_: int) -> int:
    return else_ if moment is None else network.seconds(moment)
