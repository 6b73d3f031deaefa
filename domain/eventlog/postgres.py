"""The log in PostgreSQL: any number of processes, one table lock, a limit on every wait."""

import socket
from collections.abc import Sequence
from contextlib import suppress

import psycopg
from msgspec.structs import astuple
from psycopg.conninfo import make_conninfo
from sqlalchemy import URL, Connection, Engine, create_engine
from sqlalchemy.exc import DatabaseError, DBAPIError

from domain.eventlog.store import UnsafeStore
from domain.eventlog.tables import COLUMNS, EVENTS
from domain.stored import Row

CHANNEL = EVENTS.name
COPY = f"COPY {EVENTS.name} ({COLUMNS}) FROM STDIN (FORMAT BINARY)"
TYPES = ("int8", "uuid", "int8", "text", "bytea", "text", "int8", "text", "bytea", "bytea")
"""Of the columns, in the order in which a row has them."""

SAFE = {
    "fsync": ({"on"}, "a power cut loses reports"),
    "full_page_writes": ({"on"}, "a power cut tears pages"),
    "synchronous_commit": (
        {"on", "local", "remote_write", "remote_apply"},
        "answered reports are lost",
    ),
    "server_encoding": ({"UTF8"}, "words are lost"),
    "in_recovery": ({"off"}, "a standby takes no reports, and its order may differ"),
}
"""Each setting, what it may be, and what happens otherwise."""

WRITING = {
    "lock_timeout": "1s",
    "statement_timeout": "4s",
    "idle_in_transaction_session_timeout": "5s",
}
READING = {
    "lock_timeout": "1s",
    "statement_timeout": "30s",
    "idle_in_transaction_session_timeout": "30s",
    "default_transaction_read_only": "on",
}
NETWORK = {
    "connect_timeout": 3,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 4000,
}
"""Seconds, and milliseconds in the last; a peer that went away is noticed, not waited for."""


class Postgres:
    """Two engines on one database, each session with its own limits."""

    def __init__(self, url: URL, reading: bool) -> None:
        self.url = url.set(drivername="postgresql+psycopg")
        self.unwiped = False
        self.writer = None if reading else _engine(self.url, WRITING, size=1, overflow=0)
        self.reader = _engine(self.url, READING, size=5, overflow=10)

    def prepare(self, tx: Connection) -> None:
        """Two processes that start at once must not both create the tables."""
        tx.exec_driver_sql(f"SELECT pg_advisory_xact_lock(hashtext('{CHANNEL}'))")

    def check(self, tx: Connection) -> None:
        for setting, (safe, otherwise) in SAFE.items():
            stands = _setting(tx, setting)
            if stands not in safe:
                raise UnsafeStore(f"PostgreSQL has {setting}={stands}: {otherwise}.")

    def lock(self, tx: Connection) -> None:
        """The library's own lock, so that anything else that appends through it waits too."""
        tx.exec_driver_sql(f"LOCK TABLE {EVENTS.name} IN EXCLUSIVE MODE")

    def insert(self, tx: Connection, rows: Sequence[Row]) -> None:
        driver = tx.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        try:
            with driver.cursor() as cursor, cursor.copy(COPY) as copy:
                copy.set_types(TYPES)
                for row in rows:
                    copy.write_row(astuple(row))
        except psycopg.Error as error:
            raise DBAPIError.instance(
                COPY, None, error, psycopg.Error, dialect=tx.dialect
            ) from error

    def announce(self, tx: Connection) -> None:
        tx.exec_driver_sql(f"NOTIFY {CHANNEL}")

    def wipe(self) -> None:
        """The words are out of reach of every query, and no more than that from here.

        The server keeps them in dead rows, in its write-ahead log, and whoever copied those has them
        too: only its operator can do away with them (docs/operating.md, Redacted words).
        """

    def interrupt(self, driver: object) -> None:
        """A peer that took a COMMIT and fell silent is waited for without end, unless it is cut off."""
        assert isinstance(driver, psycopg.Connection)
        with suppress(OSError, psycopg.OperationalError), _shared(driver) as line:
            line.shutdown(socket.SHUT_RDWR)

    def harmed(self, error: DatabaseError) -> bool:
        return getattr(error.orig, "sqlstate", None) in {"XX001", "XX002"}

    def full(self, error: DatabaseError) -> bool:
        return isinstance(error.orig, psycopg.errors.DiskFull)

    def listen(self) -> psycopg.Connection:
        address = self.url.set(drivername="postgresql").render_as_string(hide_password=False)
        connection = psycopg.connect(make_conninfo(address, **NETWORK), autocommit=True)
        connection.execute(f"LISTEN {CHANNEL}".encode())
        return connection

    def close(self) -> None:
        self.reader.dispose()
        if self.writer is not None:
            self.writer.dispose()


def _engine(url: URL, limits: dict[str, str], size: int, overflow: int) -> Engine:
    options = " ".join(f"-c {name}={value}" for name, value in limits.items())
    return create_engine(
        url,
        isolation_level="READ COMMITTED",
        pool_size=size,
        max_overflow=overflow,
        pool_timeout=5,
        pool_pre_ping=size > 1,
        connect_args={"options": options, "application_name": "golive", **NETWORK},
    )


def _setting(tx: Connection, name: str) -> str:
    if name == "in_recovery":
        return "on" if tx.exec_driver_sql("SELECT pg_is_in_recovery()").scalar() else "off"
    return str(tx.exec_driver_sql(f"SHOW {name}").scalar())


def _shared(connection: psycopg.Connection) -> socket.socket:
    """The connection's own line under a second number, so that closing this one leaves it whole."""
    return socket.fromfd(connection.fileno(), socket.AF_INET, socket.SOCK_STREAM)
