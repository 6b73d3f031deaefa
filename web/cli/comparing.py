"""``golive compare``: two runs of one plan beside each other, in the terminal."""

from collections.abc import Sequence
from typing import Annotated

import typer

from domain.eventlog import EventLog
from projections.drift import Comparison, Drift, Lived, Part, compare
from projections.replay import read_replay
from web.cli.terminal import AsJson, Database, screen, table, tell
from web.settings import load

SHOWN = 30
"""Activities, unless all are asked for."""


def add_to(app: typer.Typer) -> None:
    app.command("compare")(comparison)


def comparison(
    first: str,
    second: str,
    everything: Annotated[bool, typer.Option("--all", help="not the first thirty alone")] = False,
    as_json: AsJson = False,
    database: Database = None,
) -> None:
    """Two runs of one plan, activity by activity: what drifted most first."""
    log = EventLog(load(database=database).database, reading=True)
    try:
        found = compare([_lived(log, run) for run in (first, second)])
    finally:
        log.close()
    if as_json:
        tell(found)
    else:
        _show(found, len(found.activities) if everything else SHOWN)


def _lived(log: EventLog, golive: str) -> Lived:
    run = read_replay(log.read, golive).run()
    assert run.header is not None, "a replay has its run"
    return Lived(run.header, run.activities)


def _show(found: Comparison, shown: int) -> None:
    first, second = found.runs
    heads = ("Code", "Activity", "Plan", first.run, second.run, "Drift", "Start")
    screen.print(table(heads, map(_cells, found.activities[:shown])))
    left = len(found.activities) - shown
    if left > 0:
        screen.print(f"+ {left} more; --all shows them.")


def _cells(row: Drift) -> Sequence[str]:
    first, second = row.runs
    planned = _minutes(second or first, "planned")
    lengths = _minutes(first, "took"), _minutes(second, "took")
    return row.code, row.title or "", planned, *lengths, _signed(row.took), _signed(row.started)


def _minutes(part: Part | None, field: str) -> str:
    found = None if part is None else getattr(part, field)
    return "" if found is None else f"{found} min"


def _signed(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes:+d} min"
