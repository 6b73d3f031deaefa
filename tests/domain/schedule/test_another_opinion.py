"""Five hundred random networks with all four links, beside longest paths found by another's algorithm."""

from random import Random

import pytest

from domain.schedule.critical import critical
from domain.schedule.network import Network
from domain.schedule.passes import AT_WORK, OUT, OVER, Fact, Facts, Schedule
from tests.domain.schedule.networks import Opinion, random_plan
from tests.domain.schedule.plans import codes

NETWORKS = 500
SHARES = 10


@pytest.mark.parametrize("share", range(SHARES))
def test_early_late_and_critical_are_the_longest_paths(share: int) -> None:
    for seed in range(share, NETWORKS, SHARES):
        plan = random_plan(Random(seed))
        schedule, opinion = Schedule(Network(plan)), Opinion(plan)
        assert _events(schedule, schedule.early) == _without_ends(opinion.early), seed
        assert _events(schedule, schedule.late) == _without_ends(opinion.late()), seed
        assert schedule.finish == opinion.finish * 60, seed
        assert set(codes(schedule, critical(schedule))) == opinion.critical(), seed


def test_free_float_is_what_moves_nothing_else() -> None:
    for seed in range(40):
        chance = Random(seed)
        plan = random_plan(chance)
        schedule, before = Schedule(Network(plan)), Opinion(plan)
        row = chance.choice(schedule.network.activities)
        free = schedule.free_float(schedule.network.index[row.code.lower()])
        assert free is not None
        start = before.early[f"S {row.code}"]
        if free >= 0:
            assert _moved(before, Opinion(plan, (row.code, start + free / 60))) <= {row.code}
        followed = any(
            link.code == row.code for other in plan.activities for link in other.predecessors
        )
        if followed:
            assert _moved(before, Opinion(plan, (row.code, start + free / 60 + 1))) > {row.code}


@pytest.mark.parametrize("share", range(SHARES))
def test_a_change_that_spreads_gives_what_a_whole_pass_gives(share: int) -> None:
    for seed in range(share, 100, SHARES):
        chance = Random(seed)
        network = Network(random_plan(chance))
        schedule, facts = Schedule(network), Facts(network)
        for _ in range(20):
            place = chance.randrange(len(network.codes))
            facts[place] = fact = _any_fact(chance, facts[place])
            schedule.change(place, fact)
        whole = Schedule(network, facts)
        assert (schedule.early, schedule.late) == (whole.early, whole.late), seed


def _any_fact(chance: Random, before: Fact) -> Fact:
    stage, start = chance.choice((0, 0, AT_WORK, OVER, OUT)), chance.randint(-3600, 36_000)
    return Fact(stage, start, start + chance.randint(0, 7200), chance.choice((before.duration, 60)))


def _events(schedule: Schedule, times: list[int]) -> dict[str, float]:
    rows = schedule.network.activities
    names = [f"{event} {row.code}" for event in "SF" for row in rows]
    return {name: seconds / 60 for name, seconds in zip(names, times, strict=True)}


def _without_ends(times: dict[str, float]) -> dict[str, float]:
    return {event: time for event, time in times.items() if event[1] == " "}


def _moved(before: Opinion, after: Opinion) -> set[str]:
    return {event[2:] for event, time in after.early.items() if time != before.early[event]}
