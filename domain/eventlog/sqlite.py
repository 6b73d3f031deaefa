"""The log in one SQLite file: one process writes, through one connection; others may read beside it."""

import fcntl
import logging
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import cache
from itertools import chain
from pathlib import Path
from typing import IO
from urllib.parse import quote

from msgspec.structs import astuple
from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from domain.eventlog.store import NoLogYet, NotOpened, StoreInUse, UnsafeStore
from domain.eventlog.tables import COLUMNS, EVENTS
from domain.stored import Row

PATIENCE = 2.0
"""How long a connection waits for the file's lock, in seconds."""

FULL = 2
"""``synchronous=FULL``: a commit that was answered has reached the disk."""

HARM = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

SETTINGS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "secure_delete": "ON",  # erased words are overwritten, not only forgotten
    "cell_size_check": "ON",  # a damaged page is an error, not a wrong answer
}


TOGETHER = 128
"""Rows in one statement: between two, another thread gets its turn and keeps the writer waiting."""

_PLACES = ", ".join("?" * len(Row.__struct_fields__))

logger = logging.getLogger(__name__)


class SQLite:
    """Two engines on one file, and the lock that makes this process the only one that writes."""

    def __init__(self, url: URL, reading: bool) -> None:
        self.path = _path(url)
        self.unwiped = False
        if reading and not self.path.exists():
            raise NoLogYet(f"There is no log in {self.path} yet.")
        self._lock = None if reading else _hold(self.path)
        self.writer = None if reading else _engine(self._write, "BEGIN IMMEDIATE", (1, 0))
        self.reader = _engine(self._read, "BEGIN", (5, 10))

    def _write(self) -> sqlite3.Connection:
        connection = _connect(self.path, "rwc")
        for name, value in SETTINGS.items():
            connection.execute(f"PRAGMA {name}={value}")
        return connection

    def _read(self) -> sqlite3.Connection:
        """Reading connections cannot checkpoint: two that do may harm the file (before SQLite 3.51.3)."""
        return _connect(self.path, "ro")

    def check(self, tx: Connection) -> None:
        if tx.exec_driver_sql("PRAGMA journal_mode").scalar() != "wal":
            raise UnsafeStore(f"{self.path} lies where SQLite cannot keep a write-ahead log.")
        if tx.exec_driver_sql("PRAGMA synchronous").scalar() != FULL:
            raise UnsafeStore(
                "SQLite does not run with synchronous=FULL: a power cut loses reports."
            )

    def prepare(self, tx: Connection) -> None:
        """Every transaction of the writer holds the whole file from its first statement on."""

    def lock(self, tx: Connection) -> None:
        """As ``prepare``."""

    def insert(self, tx: Connection, rows: Sequence[Row]) -> None:
        for first in range(0, len(rows), TOGETHER):
            some = rows[first : first + TOGETHER]
            tx.exec_driver_sql(_insert(len(some)), tuple(chain.from_iterable(map(_values, some))))

    def announce(self, tx: Connection) -> None:
        """There is no other process to tell."""

    def wipe(self) -> None:
        """Empty the write-ahead log, which still holds what the words were. Waits for nobody."""
        assert self.writer is not None
        hindrance, before = _hindrance(self.writer), self.unwiped
        self.unwiped = hindrance is not None
        if self.unwiped and not before:
            logger.warning("Erased words stay in the write-ahead log for a while: %s", hindrance)

    def interrupt(self, driver: object) -> None:
        """A file answers or fails; it has no far end that could fall silent."""

    def harmed(self, error: DatabaseError) -> bool:
        """A flipped bit in a page, or in a text that is then no UTF-8."""
        code = getattr(error.orig, "sqlite_errorcode", None)
        return code in HARM or "decode to UTF-8" in str(error.orig)

    def full(self, error: DatabaseError) -> bool:
        return getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL

    def listen(self) -> None:
        return None

    def close(self) -> None:
        self.reader.dispose()
        if self.writer is not None:
            self.writer.dispose()
        if self._lock is not None:
            self._lock.close()


@cache
def _insert(rows: int) -> str:
    """The statement for so many rows."""
    values = ", ".join([f"({_PLACES})"] * rows)
    return f"INSERT INTO {EVENTS.name} ({COLUMNS}) VALUES {values}"  # noqa: S608 - it is all ours


def _values(row: Row) -> tuple[object, ...]:
    return (row.id, row.originator_id.bytes, *astuple(row)[2:])


def _path(url: URL) -> Path:
    if url.query:
        raise UnsafeStore(f"SQLite takes no settings in its address: {', '.join(url.query)}.")
    if not url.database or url.database == ":memory:":
        raise UnsafeStore(
            "A log in memory is lost with the process: name a file, sqlite:///golive.db."
        )
    return Path(url.database).absolute()


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(str(path))}?mode={mode}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )


def _engine(connect: Callable[[], sqlite3.Connection], begin: str, size: tuple[int, int]) -> Engine:
    """The driver begins too late and too weakly by itself, so the engine does it in its own words."""
    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=size[0], max_overflow=size[1]
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _hindrance(writer: Engine) -> str | None:
    """Why the write-ahead log could not be emptied; None when it was."""
    try:
        with closing(writer.raw_connection()) as raw, closing(raw.cursor()) as tx:
            tx.execute("PRAGMA busy_timeout=0")
            try:
                busy = tx.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                tx.execute(f"PRAGMA busy_timeout={PATIENCE * 1000:.0f}")
    except (sqlite3.Error, SQLAlchemyError) as error:
        return str(error)
    return "somebody reads beside" if busy else None


def _hold(path: Path) -> IO[bytes]:
    """The lock file beside the log, held until the process ends or closes it."""
    if not path.parent.is_dir():
        raise NotOpened(f"There is no directory {path.parent} for the log to lie in.")
    if path.is_dir():
        raise NotOpened(f"{path} is a directory, not a log.")
    held = path.with_name(f"{path.name}.lock").open("ab")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held.close()
        raise StoreInUse(f"Another process writes to {path}; stop it, or go through it.") from None
    return held
