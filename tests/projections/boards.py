"""Boards for tests: as they stand in a room, as they moved there, and put together from a recording."""

from collections.abc import Iterable
from typing import Any

from domain.recorded import Recorded
from domain.tables import Run
from projections.board import Row, Rows, Tables
from projections.touched import take_in
from projections.views import VIEWS, build
from tests.scenario import Room


def board(room: Room, name: str) -> Tables:
    """The whole board as the room's state gives it."""
    return build(name, room.run)


def row(room: Room, name: str, table: str, row_id: str = "") -> Row:
    return board(room, name)[table][row_id]


def live(log: Iterable[Recorded], name: str, run_id: str) -> Rows:
    """The board as it moved, report by report."""
    run, rows = Run(run_id), Rows(VIEWS[name].tables)
    for recorded in log:
        rows.put(recorded.position, VIEWS[name].rows(run, take_in(run, recorded)))
    return rows


def applied(tables: Tables, changed: Tables, gone: dict[str, list[str]]) -> Tables:
    """What a screen makes of a change: whole rows put in, rows that are gone taken out."""
    after = {name: dict(rows) for name, rows in tables.items()}
    for name, rows in changed.items():
        after[name].update(rows)
    for name, row_ids in gone.items():
        for row_id in row_ids:
            after[name].pop(row_id, None)
    return after


def recorded_tables(tracks: dict[str, dict[str, Any]], step: int) -> Tables:
    """The tables of a recorded board after ``step`` steps, put together as a browser does."""
    return {table: _rows(track, step) for table, track in tracks.items()}


def _rows(track: dict[str, Any], upto: int) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    blank = dict.fromkeys(track["fields"])
    entries = zip(track["step"], track["row"], track["cells"], strict=True)
    for _, place, cells in (entry for entry in entries if entry[0] <= upto):
        row_id = track["ids"][place]
        if cells is None:
            del rows[row_id]
            continue
        pairs = zip(cells[::2], cells[1::2], strict=True)
        said = {track["fields"][field]: track["pool"][value] for field, value in pairs}
        rows[row_id] = rows.get(row_id, blank) | said
    return rows


def says(row: Row, **fields: Any) -> None:
    """The row has these fields so; what else it has is not looked at."""
    assert {name: row[name] for name in fields} == fields
