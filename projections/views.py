"""Every board by its name: its tables, and the function that gives its rows."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from domain.clock import FIRST
from domain.tables import Run
from projections import approvals, calls, forecast, gates, issues, log, plan, wall
from projections.board import News, Tables
from projections.touched import Refs, everything


class View(NamedTuple):
    """``rows(run, touched)`` is a pure function of the run: the rows of what was touched, as they stand."""

    tables: tuple[str, ...]
    rows: Callable[[Run, Refs], News]


VIEWS: dict[str, View] = {
    "wall": View(wall.TABLES, wall.rows),
    "plan": View(plan.TABLES, plan.rows),
    "log": View(log.TABLES, log.rows),
    "calls": View(calls.TABLES, calls.rows),
    "issues": View(issues.TABLES, issues.rows),
    "gates": View(gates.TABLES, gates.rows),
    "approvals": View(approvals.TABLES, approvals.rows),
}


BOARDS = (*VIEWS, *forecast.TABLES)
"""The last are no folds of the log alone: they move by the clock too."""


def build(name: str, run: Run, now: datetime = FIRST) -> Tables:
    """The whole board ``name`` of a run, all tables, also those that are empty; ``now`` by the run's clock."""
    if name in forecast.TABLES:
        return forecast.tables(name, run, now)
    view = VIEWS[name]
    news = view.rows(run, everything(run))
    return {
        table: {row_id: row for row_id, row in news.get(table, {}).items() if row is not None}
        for table in view.tables
    }
