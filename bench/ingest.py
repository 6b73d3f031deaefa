"""Three hundred reporters at once: reports decided, chained and durable, every board folding in the process."""

import asyncio
import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

import msgspec

from bench import night
from bench.peers import raw, usual
from bench.report import Goal, Report, Row, exponent, medians, percentile
from domain.centre import CommandCentre, Outcome
from domain.commands import CreateRun, FieldReport, Order
from domain.committed import Committed
from projections.feed import Feed
from tests.postgres import running_cluster
from web import collector

REPORTERS = 300
SIZES = (500, 1500, 5000)
QUICK = (100, 300, 900)
RUNS = 5
GOLIVE = "bench-night"
Opened = Callable[[], AbstractContextManager[str]]
BOARDS = ("wall", "plan", "log", "calls", "issues", "approvals")


def run(quick: bool) -> Report:
    """Both databases at three sizes, then the peers on the largest night."""
    sizes, runs = (QUICK, 2) if quick else (SIZES, RUNS)
    commands = 3_000 if quick else 15_000
    collector.relax()
    rows: list[Row] = []
    goals: list[Goal] = []
    notes: list[str] = []
    for store, opened in (("SQLite FULL", _sqlite), ("PostgreSQL", _postgres)):
        ours = [
            Row(
                f"golive, {store}, {size:,} activities",
                medians(runs, lambda: _ours(opened, size, commands)),  # noqa: B023 - called at once
                runs,
            )
            for size in sizes
        ]
        peers = _peers(store, opened, sizes[-1], commands, runs)
        rows += [*ours, *peers]
        goals += _goals(store, ours[-1].figures, peers)
        grown = exponent(sizes, [1 / row.figures["commands/s"] for row in ours])
        notes.append(f"{store}: cost of a report grows with activities to the power {grown:.2f}")
    return Report(
        bench="ingest",
        work=f"{REPORTERS} concurrent reporters, {commands:,} reports a run, all boards folding",
        rows=rows,
        goals=goals,
        notes=notes,
    )


def _goals(store: str, mine: dict[str, float], peers: list[Row]) -> list[Goal]:
    rate = mine["commands/s"]
    usually, single, _ = (peer.figures["commands/s"] for peer in peers)
    goal, floor = (30, 15) if store.startswith("SQLite") else (45, 30)
    return [
        Goal(f"{store}: times the library's usual way", rate / usually, goal, floor),
        Goal(f"{store}: times raw, one commit a report", rate / single, 3, 1.5),
        Goal(f"{store}: p99 ms", mine["p99 ms"], 100, 150, less=True),
    ]


# ---- databases ------------------------------------------------------------------------------------


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as home:
        yield f"sqlite:///{home}/golive.db"


@contextmanager
def _postgres() -> Iterator[str]:
    with running_cluster() as cluster, cluster.database() as url:
        yield url


# ---- ours -----------------------------------------------------------------------------------------


def _ours(opened: Opened, activities: int, commands: int) -> dict[str, float]:
    with opened() as url:
        return asyncio.run(_followed(url, activities, commands))


async def _followed(url: str, activities: int, commands: int) -> dict[str, float]:
    """The writer on its thread, the boards on this loop, as in the serving process."""
    loop = asyncio.get_running_loop()
    with CommandCentre(url) as centre:
        _create(centre, activities)
        feed = Feed(centre.log.read, loop, centre.log.head().position)
        for board in BOARDS:
            feed.board(GOLIVE, board)

        def hand_over(committed: Committed) -> None:
            loop.call_soon_threadsafe(feed.hear, committed)

        centre.follow(hand_over)
        orders = [_order(number, activities) for number in range(commands)]
        gc.collect()
        started = time.perf_counter()
        waits = await asyncio.to_thread(_closed_loop, centre, orders)
        while feed.position < centre.log.head().position:  # noqa: ASYNC110 - nothing tells it
            await asyncio.sleep(0.001)
        spent = time.perf_counter() - started
    return {
        "commands/s": commands / spent,
        "p50 ms": percentile(waits, 0.5),
        "p99 ms": percentile(waits, 0.99),
    }


def _create(centre: CommandCentre, activities: int) -> None:
    command = CreateRun(report_id="bench-create", title="Bench", plan=night.plan(activities))
    centre.submit(Order(run=GOLIVE, recorded_by="person:bench", command=command)).result()


def _order(number: int, activities: int) -> Order:
    command = msgspec.convert(night.report(number, activities), FieldReport)
    return Order(run=GOLIVE, recorded_by=f"person:bench-{number % REPORTERS}", command=command)


def _closed_loop(centre: CommandCentre, orders: list[Order]) -> list[float]:
    """Every reporter sends her next report when the one before is answered."""
    waits: list[float] = []
    everybody: Future[None] = Future()
    numbers = count()

    def ask() -> None:
        number = next(numbers)
        if number < len(orders):
            asked = time.perf_counter()
            centre.send(orders[number], lambda answer: answered(answer, asked))

    def answered(answer: Outcome | Exception, asked: float) -> None:
        if isinstance(answer, Exception):
            everybody.set_exception(answer)
            return
        waits.append((time.perf_counter() - asked) * 1000)
        if len(waits) == len(orders):
            everybody.set_result(None)
        ask()

    for _ in range(REPORTERS):
        ask()
    everybody.result()
    return waits


# ---- peers ----------------------------------------------------------------------------------------


def _peers(store: str, opened: Opened, activities: int, commands: int, runs: int) -> list[Row]:
    few = max(300, commands // 10)
    writes = raw.postgres if store == "PostgreSQL" else _raw_sqlite
    ways: dict[str, Callable[[str], dict[str, float]]] = {
        "library's usual way": lambda url: usual.measure(url, activities, commands),
        "raw, one commit a report": lambda url: {"commands/s": writes(url, few, 1)},
        "raw, 100 a commit": lambda url: {"commands/s": writes(url, commands, 100)},
    }

    def once(way: Callable[[str], dict[str, float]]) -> dict[str, float]:
        with opened() as url:
            return way(url)

    return [
        Row(f"{name}, {store}", medians(runs, lambda way=way: once(way)), runs)  # type: ignore[misc]
        for name, way in ways.items()
    ]


def _raw_sqlite(url: str, events: int, batch: int) -> float:
    return raw.sqlite(Path(url.removeprefix("sqlite:///")).with_name("raw.db"), events, batch)
