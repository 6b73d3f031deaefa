"""``golive board``: any board at any moment, in the terminal."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Annotated, NamedTuple

import msgspec
import typer
from rich import box
from rich.table import Table
from sqlalchemy import inspect

from domain.eventlog import EventLog
from domain.golive import GoLive
from domain.terms import key
from projections.board import Row
from projections.replay import Replay, read_replay
from projections.times import stamp
from projections.touched import WINDOW
from projections.views import BOARDS
from web.cli.cells import Names, Told
from web.cli.columns import ABOVE, LAID, Column, order_of
from web.cli.terminal import AsJson, Database, Stop, screen, tell
from web.cli.times import Times
from web.cli.wall import titled, wall_lines
from web.following import run_header
from web.identity import persons
from web.identity.tables import PERSON
from web.moments import of_night
from web.planfiles.moments import within
from web.settings import load
from web.snapshots import BoardAnswer, answer_of

_REF = re.compile(r"person:[A-Za-z0-9-]+")


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
    if position is not None and not (at is None and known_at is None):
        raise typer.BadParameter(
            "--position says all by itself; --at and --known-at go without it."
        )
    if board not in BOARDS:
        raise Stop(f"There is no board {board!r}; there are {', '.join(BOARDS)}.")
    log = EventLog(load(database=database).database, reading=True)
    try:
        _reached(log.head().position, position)
        replay = read_replay(log.read, golive)
        stands = golive_of(replay)
        asked = _asked(stands, position, at, known_at)
        now = None if any(asked) else stands.clock.at(datetime.now(UTC))
        moment = replay.board(board, **asked._asdict(), now=now)
        chain = log.chain8(moment.position) or ""
        answer = answer_of(moment, log.epoch, chain, run_header(stands))
        people = {} if as_json else _people(log, answer)
    finally:
        log.close()
    if as_json:
        tell(answer)
    else:
        _show(answer, board, asked, Told(_times(stands, answer), people, _things(stands)))


def _reached(head: int, position: int | None) -> None:
    """A position is one of the whole log, whichever run has its report."""
    if position is not None and not 0 <= position <= head:
        raise Stop(f"The log ends at {head}; there is no position {position}.")


class Asked(NamedTuple):
    """Which moment somebody wants to see; no field is now."""

    position: int | None
    at: datetime | None
    known_at: datetime | None


def _asked(stands: GoLive, position: int | None, at: str | None, known_at: str | None) -> Asked:
    """Raises ``Stop`` for what is no time."""

    def time(text: str | None) -> datetime | None:
        found = None if text is None else of_night(text, stands.zone, stands.plan.start)
        if found and not within(found):
            raise Stop(f"{text!r} lies in no year that a run can have.")
        return found

    try:
        return Asked(position, time(at), time(known_at))
    except ValueError as unclear:
        raise Stop(str(unclear)) from None


def golive_of(replay: Replay) -> GoLive:
    """The run as it is known today."""
    found = replay.run().header
    assert found is not None, "a replay has its run"
    return found


def _times(stands: GoLive, answer: BoardAnswer) -> Times:
    return Times(stands.zone, stamp(stands.plan.start) or answer.known_at)


def _things(stands: GoLive) -> Names:
    """The names of what the plan has, by folded code."""
    plan = stands.plan
    return (
        {key(system.code): system.name for system in plan.systems}
        | {key(actor.code): actor.name for actor in plan.actors}
        | {key(location.code): location.name for location in plan.locations}
        | {key(counter.code): counter.title for counter in plan.counters}
    )


def _show(answer: BoardAnswer, name: str, asked: Asked, told: Told) -> None:
    """Whole lines first, then the tables that a person reads, then which others there are."""
    for line in _head(answer, name, _as_of(answer, asked, told.times)):
        screen.print(line, soft_wrap=True)
    laid = LAID[name]
    for table, columns in laid.items():
        rows = sorted(answer.tables[table].values(), key=order_of(name))
        if rows:
            screen.print(_table(table, columns, rows, told))
            screen.print(_besides(table, columns, rows[0]))
        else:
            screen.print(f"{table}: none")
    others = [table for table in answer.tables if table not in (*laid, *ABOVE.get(name, ()))]
    left = f"Left out here: {', '.join(others)}. " if others else ""
    screen.print(f"{left}--json has every table and field.")
    if name == "log" and len(answer.tables["reports"]) == WINDOW:
        first = min(int(row["position"]) for row in answer.tables["reports"].values())
        screen.print(
            f"These are the last {WINDOW} reports, with --json too; --position {first - 1} shows those before."
        )


def _head(answer: BoardAnswer, name: str, as_of: str) -> Iterator[str]:
    """Which run it is and as of when; the wall says more."""
    if name == "wall":
        yield from wall_lines(answer, as_of)
        return
    yield f"{titled(answer.run)} · {name} at p{answer.position}"
    yield as_of


def _as_of(answer: BoardAnswer, asked: Asked, times: Times) -> str:
    """The moment that was asked for, else that of the last report."""
    if asked.at is not None:
        known = times.whole(stamp(asked.known_at)) if asked.known_at else "today"
        return f"As of {times.whole(stamp(asked.at))}, as known {known}"
    return f"As of {times.whole(answer.known_at)}" if answer.known_at else "Before the first report"


def _table(name: str, columns: Sequence[Column], rows: Sequence[Row], told: Told) -> Table:
    """A line a row; what is longer than its column goes on beneath itself."""
    table = Table(title=name, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(column.head, overflow="fold", no_wrap=not column.breaks)
    for row in rows:
        table.add_row(*(column.cell(row, told) for column in columns))
    return table


def _besides(name: str, columns: Sequence[Column], row: Row) -> str:
    """Which fields of a table are not among its columns."""
    rest = [field for field in row if not any(field in column.of for column in columns)]
    return f"{name} also has {', '.join(rest)}.\n" if rest else ""


def _people(log: EventLog, answer: BoardAnswer) -> Names:
    """The names behind the references on a board, as far as this log's database has them."""
    found = set(_REF.findall(msgspec.json.encode(answer.tables).decode()))
    with log.store.reader.connect() as tx:
        return persons.names(tx, found) if inspect(tx).has_table(PERSON.name) else {}
