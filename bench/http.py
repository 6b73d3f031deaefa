"""Reports through the front door by 64 persons, durable, beside the same route that records nothing."""

import sys

import msgspec

from bench import night, ours
from bench.callers import closed_loop, request
from bench.report import Goal, Report, Row, exponent, medians, percentile
from bench.served import free_port, served

PERSONS = 64
SIZES = (1250, 2500, 5000)
QUICK = (300, 600, 1200)
RUNS = 5


def run(quick: bool) -> Report:
    """Ours at three sizes of the night, the empty route once for all."""
    sizes = QUICK if quick else SIZES
    runs = 2 if quick else RUNS
    reports = 2000 if quick else 8000
    rows = [Row(f"golive, {size:,} activities", _ours(size, reports, runs), runs) for size in sizes]
    empty = Row("empty route", _empty(sizes[-1], reports, runs), runs)
    mine = rows[-1].figures
    grown = exponent(sizes, [1 / row.figures["reports/s"] for row in rows])
    return Report(
        bench="http",
        work=f"POST …/reports, {PERSONS} persons, {reports:,} reports a run, SQLite synchronous=FULL",
        rows=[*rows, empty],
        goals=[
            Goal(
                "share of the empty route", mine["reports/s"] / empty.figures["reports/s"], 0.6, 0.4
            ),
            Goal("reports/s", mine["reports/s"], 1500, 1500),
        ],
        notes=[f"cost of a report grows with activities to the power {grown:.2f}"],
    )


def _ours(activities: int, reports: int, runs: int) -> dict[str, float]:
    with ours.centre(activities, PERSONS) as centre:

        def once() -> dict[str, float]:
            first = centre.told
            centre.told += reports
            rate, waits = closed_loop(
                centre.server.port,
                PERSONS,
                reports,
                lambda caller, number: centre.report(first + number, centre.tokens[caller]),
            )
            return _figures(rate, waits)

        return medians(runs, once)


def _empty(activities: int, reports: int, runs: int) -> dict[str, float]:
    port = free_port()
    with served([sys.executable, "-m", "bench.peers.empty", str(port)], port):

        def ask(caller: int, number: int) -> bytes:
            body = msgspec.json.encode(night.report(number, activities))
            return request(ours.REPORTS, body, "x" * 43)

        return medians(runs, lambda: _figures(*closed_loop(port, PERSONS, reports, ask)))


def _figures(rate: float, waits: list[float]) -> dict[str, float]:
    return {
        "reports/s": rate,
        "p50 ms": percentile(waits, 0.5),
        "p99 ms": percentile(waits, 0.99),
    }
