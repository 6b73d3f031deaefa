"""Bare drivers: an insert of the same bytes, one commit an event or one commit a hundred."""

import sqlite3
import time
from pathlib import Path

import psycopg

_STATE = (
    b'{"event":{"activity":"A-112"},"known_at":"2023-04-28T19:14:05Z","told_by":"role:vaktleder"}'
    * 4
)
_TABLE = (
    "CREATE TABLE log (id INTEGER PRIMARY KEY, stream TEXT, version INTEGER, topic TEXT, state {})"
)


def sqlite(path: Path, events: int, batch: int) -> float:
    """Events a second into SQLite in WAL mode with synchronous=FULL."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(_TABLE.format("BLOB"))
    started = time.perf_counter()
    for first in range(0, events, batch):
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO log VALUES (?,?,?,?,?)", _rows(first, batch))
        connection.execute("COMMIT")
    spent = time.perf_counter() - started
    connection.close()
    return events / spent


def postgres(url: str, events: int, batch: int) -> float:
    """Events a second into PostgreSQL with fsync and synchronous_commit on."""
    with psycopg.connect(url.replace("postgresql+psycopg", "postgresql")) as connection:
        connection.execute("DROP TABLE IF EXISTS log")
        connection.execute(_TABLE.format("BYTEA"))
        connection.commit()
        started = time.perf_counter()
        with connection.cursor() as cursor:
            for first in range(0, events, batch):
                cursor.executemany("INSERT INTO log VALUES (%s,%s,%s,%s,%s)", _rows(first, batch))
                connection.commit()
        return events / (time.perf_counter() - started)


def _rows(first: int, batch: int) -> list[tuple[int, str, int, str, bytes]]:
    return [
        (n, f"activity/A-{n % 5000}", n, "activity.started", _STATE)
        for n in range(first + 1, first + batch + 1)
    ]
