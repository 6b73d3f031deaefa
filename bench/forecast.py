"""A thousand nights from any moment of one: what they cost, and what they cost those who report meanwhile."""

import json
import random
import statistics
import time
from collections.abc import Callable
from datetime import timedelta

import msgspec

from bench import ours
from bench.night import START
from bench.peers import nights
from bench.report import SEED, Goal, Report, Row, exponent, percentile
from bench.screens import Crowd, connect
from domain.entities import Activity
from domain.forecast import SAMPLES, outlook
from domain.plan import Link, Plan, PlannedActivity
from domain.schedule.network import Network
from domain.schedule.passes import Schedule
from domain.schedule.rolling import rolled
from domain.tables import Run
from domain.terms import key

SIZES = (1250, 2500, 5000)
QUICK = (300, 600, 1200)
RUNS = 7
RATE = 10
"""Reports a second while it is measured how long they wait for their answers."""

NEAR = 200
"""Activities before it among which an activity's two predecessors lie."""


def run(quick: bool) -> Report:
    """Ours and the peer at three sizes, ours also when half is told; then the reporters' answers."""
    sizes = QUICK if quick else SIZES
    runs = 3 if quick else RUNS
    rows, costs = [], []
    for size in sizes:
        plan = _plan(size, random.Random(SEED))
        costs.append(_cost(runs, _ours(plan, 0)))
        network = Network(plan)
        peer = _cost(runs, lambda network=network: nights.finishes(network, SAMPLES, SEED))  # type: ignore[misc]
        half = _cost(runs, _ours(plan, size // 2))
        rows.append(
            Row(
                f"{size:,} activities",
                costs[-1] | _named(half, "half told") | _named(peer, "peer"),
                runs,
            )
        )
    quiet, watched, made = _answers(sizes[-1], 5 if quick else 20)
    rows.append(Row("answers, nobody watches", quiet, 1))
    rows.append(Row("answers, a forecast is watched", watched | {"made": made}, 1))
    return Report(
        bench="forecast",
        work=f"{SAMPLES:,} samples, learned, walked and traced; two links an activity",
        rows=rows,
        goals=[
            Goal("a forecast, s", costs[-1]["ms"] / 1000, 0.25, 0.5, less=True),
            Goal(
                "answers' p50, watched over not",
                watched["p50 ms"] / quiet["p50 ms"],
                1.2,
                1.5,
                less=True,
            ),
        ],
        notes=[
            f"ours grows to the power {exponent(sizes, [cost['ms'] for cost in costs]):.2f}",
            "times are the processor's, of one thread, whatever else runs beside it",
        ],
    )


def _named(cost: dict[str, float], name: str) -> dict[str, float]:
    return {f"{name} ms": cost["ms"]}


def _cost(runs: int, work: Callable[[], object]) -> dict[str, float]:
    work()
    spent = []
    for _ in range(runs):
        began = time.process_time()
        work()
        spent.append(1000 * (time.process_time() - began))
    return {"ms": statistics.median(spent)}


def _ours(plan: Plan, over: int) -> Callable[[], object]:
    """A forecast when the first ``over`` activities are done, each in its time, give or take a quarter."""
    chance = random.Random(SEED)
    network = Network(plan)
    planned = Schedule(network)
    run = Run("bench-night")
    run.activities = {key(row.code): Activity(plan=row) for row in plan.activities}
    now = max((planned.early[place] for place in range(over)), default=0)
    for place in range(over):
        start = network.moment(planned.early[place])
        took = timedelta(seconds=network.duration[place] * chance.uniform(0.75, 1.25))
        code = network.codes[place]
        run.activities[code] = msgspec.structs.replace(
            run.activities[code], status="done", started_at=start, done_at=start + took
        )
    run.known_at = network.moment(now)
    schedule = Schedule(network, rolled(network, run, network.moment(now)))
    return lambda: outlook(run, schedule, now // 60 * 60, SEED)


def _plan(size: int, chance: random.Random) -> Plan:
    rows = tuple(
        PlannedActivity(
            code=f"A-{number}",
            title="",
            workstream=f"W{number % 12}",
            duration=chance.choice((5, 10, 15, 20, 30)),
            optimistic=4 if number % 2 else None,
            predecessors=tuple(
                Link(code=f"A-{other}")
                for other in sorted(
                    {chance.randrange(max(0, number - NEAR), number) for _ in range(2)}
                )
            )
            if number
            else (),
        )
        for number in range(size)
    )
    return Plan(name="Bench", start=START, activities=rows)


def _answers(size: int, seconds: float) -> tuple[dict[str, float], dict[str, float], int]:
    """How long reporters wait, without and with a screen that watches the forecast; how many it was told of."""
    with ours.centre(size) as centre:
        crowd = Crowd()
        quiet = _waits(centre, crowd, seconds)
        hello = json.dumps({"t": "hello", "v": 1, "lang": "nb", "token": centre.tokens[0]})
        watch = json.dumps({"t": "sub", "id": 1, "board": "forecast", "golive": ours.GOLIVE})
        crowd.open(
            1,
            lambda: connect(centre.server.port, "/ws", protocol="golive.v1"),
            (hello.encode(), watch.encode()),
        )
        crowd.settle(2)
        before = crowd.frames
        watched = _waits(centre, crowd, seconds)
        made = crowd.frames - before
        crowd.close()
        return quiet, watched, made


def _waits(centre: ours.Centre, crowd: Crowd, seconds: float) -> dict[str, float]:
    tell, waits = centre.teller(), []
    begun = time.perf_counter()
    for number in range(int(seconds * RATE)):
        while (left := begun + number / RATE - time.perf_counter()) > 0:
            crowd.read(min(left, 0.005))
        sent = time.perf_counter()
        tell()
        waits.append(1000 * (time.perf_counter() - sent))
    return {"p50 ms": percentile(waits, 0.5), "p99 ms": percentile(waits, 0.99)}
