"""What a bench found: a table on the terminal, JSON beside it, and the growth of cost with size."""

import json
import math
import platform
import statistics
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

RESULTS = Path(__file__).parent / "results"
PACKAGES = ("eventsourcing", "eventsourcing-sqlalchemy", "sqlalchemy", "psycopg", "fastapi")
SERVERS = ("uvicorn", "websockets", "msgspec")
SEED = 20230428
"""Fixed before the first run: the night of the go-live."""


class Row(msgspec.Struct, frozen=True):
    """One measured way of doing the work; ``figures`` by column, medians over ``runs``."""

    name: str
    figures: dict[str, float]
    runs: int = 1


class Goal(msgspec.Struct, frozen=True):
    """A promise and what came of it: ``reached`` against ``goal`` and ``floor``, more is better
    unless ``less``."""

    name: str
    reached: float
    goal: float
    floor: float
    less: bool = False

    @property
    def verdict(self) -> str:
        """``goal``, ``floor`` or ``missed``."""
        if self._holds(self.goal):
            return "goal"
        return "floor" if self._holds(self.floor) else "missed"

    def _holds(self, mark: float) -> bool:
        return self.reached <= mark if self.less else self.reached >= mark


class Report(msgspec.Struct, kw_only=True):
    """Everything one bench has to say."""

    bench: str
    work: str
    rows: list[Row]
    goals: list[Goal] = []
    notes: list[str] = []

    def save(self) -> Path:
        """Write it as JSON with the machine and the versions, and return where."""
        RESULTS.mkdir(exist_ok=True)
        path = RESULTS / f"{self.bench}.json"
        content = {
            "bench": self.bench,
            "work": self.work,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "seed": SEED,
            "machine": f"{platform.machine()}, {_cores()} cores, Python {platform.python_version()}",
            "versions": {name: version(name) for name in (*PACKAGES, *SERVERS)},
            "rows": [msgspec.to_builtins(row) for row in self.rows],
            "goals": [msgspec.to_builtins(g) | {"verdict": g.verdict} for g in self.goals],
            "notes": self.notes,
        }
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return path

    def show(self, console: Console) -> None:
        """Print it."""
        columns = list(dict.fromkeys(c for row in self.rows for c in row.figures))
        table = Table(title=f"{self.bench}: {self.work}", title_justify="left")
        table.add_column("")
        for column in columns:
            table.add_column(column, justify="right")
        for row in self.rows:
            table.add_row(row.name, *(_figure(row.figures.get(c)) for c in columns))
        console.print(table)
        for goal in self.goals:
            sign = "≤" if goal.less else "≥"
            console.print(
                f"  {goal.verdict:>6}  {goal.name}: {_figure(goal.reached)}"
                f"  (goal {sign} {_figure(goal.goal)}, floor {_figure(goal.floor)})"
            )
        for note in self.notes:
            console.print(f"  {note}")


def _cores() -> int:
    import os

    return os.cpu_count() or 1


def _figure(value: float | None) -> str:
    if value is None:
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def medians(runs: int, measure: Callable[[], dict[str, float]]) -> dict[str, float]:
    """The median of each figure over ``runs`` calls of ``measure``."""
    found = [measure() for _ in range(runs)]
    return {name: statistics.median(run[name] for run in found) for name in found[0]}


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0-1) of ``values`` lies, nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """How cost grows: the slope of log(cost) over log(size), least squares. 1 is linear."""
    xs = [math.log(s) for s in sizes]
    ys = [math.log(c) for c in costs]
    mx, my = statistics.fmean(xs), statistics.fmean(ys)
    spread = sum((x - mx) ** 2 for x in xs)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / spread


Bench = Callable[[bool], Report]
