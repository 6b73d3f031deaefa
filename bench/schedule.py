"""The schedule of a plan: a whole pass and one change, beside the same passes over other people's graphs."""

import random
import statistics
import time
from collections.abc import Callable
from datetime import timedelta

from bench.night import START
from bench.peers import graphs
from bench.report import SEED, Goal, Report, Row, exponent, percentile
from domain.plan import Link, Plan, PlannedActivity
from domain.schedule.network import Network
from domain.schedule.passes import OVER, Fact, Schedule

SIZES = (1250, 2500, 5000)
QUICK = (300, 600, 1200)
RUNS = 15
CHANGES = 400
NEAR = 100
"""Activities before it among which an activity's predecessors lie."""

KINDS = ("FS",) * 7 + ("SS", "FF", "SF")


def run(quick: bool) -> Report:
    """Ours and each peer at three sizes; a peer's one change is its whole pass again."""
    sizes = QUICK if quick else SIZES
    runs = 5 if quick else RUNS
    chance = random.Random(SEED)
    networks = [Network(plan(size, chance)) for size in sizes]
    ours = [_ours(network, runs, chance) for network in networks]
    rows = [Row(f"golive, {n:,}", row, runs) for n, row in zip(sizes, ours, strict=True)]
    grown = [("golive", exponent(sizes, [row["full ms"] for row in ours]))]
    for name, prepare in graphs.PEERS.items():
        costs = [_peer(prepare, network, runs) for network in networks]
        rows += [
            Row(f"{name}, {n:,}", {"full ms": cost, "change p50 ms": cost}, runs)
            for n, cost in zip(sizes, costs, strict=True)
        ]
        grown.append((name, exponent(sizes, costs)))
    spread = exponent(sizes, [row["change p95 ms"] for row in ours])
    return Report(
        bench="schedule",
        work=f"early and late times of {sizes[-1]:,} activities and twice as many links of all four types",
        rows=rows,
        goals=[
            Goal("full pass, ms", ours[-1]["full ms"], 10, 10, less=True),
            Goal("one change, 95 of 100, ms", ours[-1]["change p95 ms"], 2, 2, less=True),
        ],
        notes=[
            "cost of a full pass grows with activities to the power "
            + ", ".join(f"{power:.2f} ({name})" for name, power in grown)
            + f"; of one change to the power {spread:.2f}",
            "milliseconds of the processor's time: one thread, whatever else runs beside it",
        ],
    )


def plan(size: int, chance: random.Random) -> Plan:
    """Two links an activity, to what lies not far before it; lags of both signs."""
    return Plan(
        name="Bench",
        start=START,
        finish=START + timedelta(days=30),
        activities=tuple(
            PlannedActivity(
                code=f"A-{number}",
                title="",
                duration=chance.randint(5, 60),
                predecessors=tuple(_links(number, chance)),
            )
            for number in range(size)
        ),
    )


def _links(number: int, chance: random.Random) -> list[Link]:
    near = range(max(0, number - NEAR), number)
    return [
        Link(code=f"A-{other}", type=chance.choice(KINDS), lag=chance.randint(-10, 20))  # type: ignore[arg-type]
        for other in chance.sample(near, min(2, len(near)))
    ]


def _ours(network: Network, runs: int, chance: random.Random) -> dict[str, float]:
    full = statistics.median(_cost(lambda: Schedule(network)) for _ in range(runs))
    schedule = Schedule(network)
    changes = [_change(schedule, chance) for _ in range(CHANGES)]
    return {
        "full ms": full,
        "change p50 ms": percentile(changes, 0.5),
        "change p95 ms": percentile(changes, 0.95),
        "change max ms": max(changes),
    }


def _change(schedule: Schedule, chance: random.Random) -> float:
    """One activity takes longer, or is over at a time of its own; then it is as it was."""
    place = chance.randrange(len(schedule.network.codes))
    before = schedule.facts[place]
    over = schedule.early[place]
    told = chance.choice(
        (
            before._replace(duration=before.duration + 600),
            Fact(OVER, over, over + before.duration + 300, 0),
        )
    )
    cost = _cost(lambda: schedule.change(place, told))
    schedule.change(place, before)
    return cost


def _peer(prepare: Callable[[graphs.Links], graphs.Pass], network: Network, runs: int) -> float:
    """Median cost of a whole pass, which must find what ours does."""
    links = graphs.links_of(network)
    whole = prepare(links)
    ours = Schedule(network)
    assert whole() == (ours.early[: links.size], ours.late[: links.size]), "another schedule"
    return statistics.median(_cost(whole) for _ in range(runs))


def _cost(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1e3
