"""``golive board``: any board at any moment, in the terminal."""

from datetime import datetime
from typing import Annotated

import typer
from rich.table import Table

from domain.entities import GoLive
from domain.eventlog import EventLog
from projections.board import Row
from projections.replay import Moment, Replay, read_replay
from projections.views import VIEWS
from web.cli.terminal import AsJson, Database, Stop, screen, tell
from web.cli.wall import wall_lines
from web.following import run_header
from web.moments import of_night
from web.settings import load
from web.snapshots import BoardAnswer, answer_of

WIDTH = 8
"""Columns of a table that fit a terminal; ``--json`` has them all."""


def add_to(app: typer.Typer) -> None:
    app.command()(board)


def board(
    golive: str,
    board: str,
    position: int | None = None,
    at: Annotated[str | None, typer.Option(help="21:37 is the whole minute")] = None,
    known_at: Annotated[str | None, typer.Option(help="as it was known then")] = None,
    as_json: AsJson = False,
    database: Database = None,
) -> None:
    """A board as it stands, at a position, or at a moment as known today or at another moment."""
    if board not in VIEWS:
        raise Stop(f"There is no board {board!r}; there are {', '.join(VIEWS)}.")
    log = EventLog(load(database=database).database, reading=True)
    try:
        _reached(log.head().position, position)
        replay = read_replay(log.read, golive)
        moment = _moment(replay, board, position, at, known_at)
        chain = log.chain8(moment.position) or ""
        answer = answer_of(moment, log.epoch, chain, run_header(golive_of(replay)))
    finally:
        log.close()
    if as_json:
        tell(answer)
        return
    if board == "wall":
        for line in wall_lines(answer):
            screen.print(line, soft_wrap=True)
    _show(answer)


def _reached(head: int, position: int | None) -> None:
    """A position is one of the whole log, whichever run has its report."""
    if position is not None and not 0 <= position <= head:
        raise Stop(f"The log ends at {head}; there is no position {position}.")


def _moment(
    replay: Replay, board: str, position: int | None, at: str | None, known_at: str | None
) -> Moment:
    stands = golive_of(replay)

    def time(text: str | None) -> datetime | None:
        return None if text is None else of_night(text, stands.zone, stands.plan.start)

    try:
        return replay.board(board, position=position, at=time(at), known_at=time(known_at))
    except ValueError as unclear:
        raise Stop(str(unclear)) from None


def golive_of(replay: Replay) -> GoLive:
    """The run as it is known today."""
    found = replay.run().header
    assert found is not None, "a replay has its run"
    return found


def _show(answer: BoardAnswer) -> None:
    screen.print(f"{answer.run.title}, p{answer.position}, known at {answer.known_at}")
    for name, rows in answer.tables.items():
        if rows:
            screen.print(_table(name, rows))


def _table(name: str, rows: dict[str, Row]) -> Table:
    """One line a row, or for a table of one row one line a field."""
    if set(rows) == {""}:
        table = Table("", "", title=name, show_header=False)
        for field, value in rows[""].items():
            table.add_row(field, _cell(value))
        return table
    fields = list(next(iter(rows.values())))[:WIDTH]
    table = Table(*fields, title=name)
    for row in rows.values():
        table.add_row(*(_cell(row[field]) for field in fields))
    return table


def _cell(value: object) -> str:
    return "" if value is None else str(value)
