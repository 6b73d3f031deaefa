"""What the log asks of a database, and every reason for not opening one.

NotOpened
├── UnsafeStore      a setting would lose or reorder answered reports
├── StoreInUse       another process writes to the same file
└── NoLogYet         nobody has written there; only reading needs a log
"""

import os
from collections.abc import Sequence
from typing import Protocol

import psycopg
from eventsourcing.utils import strtobool
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from domain.stored import Row

UNLOCKED = "POSTGRES_ENABLE_DB_FUNCTIONS"
"""The library's setting that leaves the table lock out, so that readers miss reports."""


class NotOpened(Exception):
    """The log was not opened; ``str()`` says why and what to do."""


class UnsafeStore(NotOpened):
    """A setting would lose, hide or reorder reports that were answered."""


class StoreInUse(NotOpened):
    """Another process holds the file for writing."""


class NoLogYet(NotOpened):
    """There is nothing to read: the first process that writes makes the log."""


class Store(Protocol):
    """One database: ``writer`` has one connection (none where only reading), ``reader`` several.

    ``unwiped``: erased words are still there, and ``wipe`` is to be called again.
    """

    writer: Engine | None
    reader: Engine
    unwiped: bool

    def prepare(self, tx: Connection) -> None:
        """Keep others from creating the tables at the same time."""

    def check(self, tx: Connection) -> None:
        """Read the settings back. Raises ``UnsafeStore``."""

    def lock(self, tx: Connection) -> None:
        """From here to the end of ``tx`` nobody else appends."""

    def insert(self, tx: Connection, rows: Sequence[Row]) -> None:
        """Insert ``rows`` as they are, all of them or none (docs/decisions/0007-rows-to-the-driver.md)."""

    def announce(self, tx: Connection) -> None:
        """Tell the other processes, once ``tx`` is committed, that there is something new."""

    def wipe(self) -> None:
        """Leave no erased words in the log's own files, now or, when that cannot be, ``unwiped``."""

    def interrupt(self, driver: object) -> None:
        """Cut the driver's connection, from another thread, when it no longer answers."""

    def harmed(self, error: DatabaseError) -> bool:
        """Whether ``error`` says that what lies on the disk is damaged."""

    def full(self, error: DatabaseError) -> bool:
        """Whether ``error`` says that the disk is full."""

    def listen(self) -> psycopg.Connection | None:
        """A connection of its own that hears of other processes' appends, where there can be any."""

    def close(self) -> None:
        """End all connections."""


def check_environment() -> None:
    """Raises ``UnsafeStore`` when the environment asks the library for something unsafe."""
    for name, value in os.environ.items():
        if name.endswith(UNLOCKED) and strtobool(value or "no"):
            raise UnsafeStore(
                f"{name} is set: appends would not be locked and readers miss reports."
            )
