"""The log: one order of reports, appended under a lock, chained, read back only when proven whole."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import NamedTuple, TypeVar

import sqlalchemy.exc
from eventsourcing.persistence import IntegrityError, StoredEvent
from sqlalchemy import Connection

from domain.eventlog import tables
from domain.eventlog.library import ReportApplication, chained
from domain.eventlog.opening import opened
from domain.eventlog.store import NoLogYet, NotOpened, StoreInUse, UnsafeStore
from domain.recorded import Recorded
from domain.stored import Damaged, Row, read, verify
from domain.terms import key

__all__ = ["EventLog", "Head", "NoLogYet", "NotOpened", "StoreInUse", "UnsafeStore"]

PAGE = 5_000
"""How many reports are read at a time."""

T = TypeVar("T")


class Head(NamedTuple):
    """The last position of the log and the chain there."""

    position: int
    chain: bytes


class EventLog:
    """The log in the database at ``url``: ``sqlite:///golive.db`` or ``postgresql+psycopg://…``.

    ``reading`` opens it beside the process that writes, for reading alone. Raises ``NotOpened``,
    with a sentence. Safe to use from any thread; one at a time appends. What is read is proven
    against the chain: ``Damaged`` names the first position that is not what was written.
    """

    def __init__(self, url: str, *, reading: bool = False) -> None:
        self.store, self.epoch = opened(url, reading)
        self.application = ReportApplication(self.store.reader, self._insert)
        self._busy: tuple[float, object] | None = None
        if not reading:
            self.store.wipe()  # what the last process could not, or had no time to

    def close(self) -> None:
        """End all connections and let go of the file."""
        self.application.close()
        self.store.close()

    # ---- appending

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A transaction of the one writing connection: all of it is committed at the end, or nothing."""
        assert self.store.writer is not None, "this log was opened for reading"
        with self.store.writer.connect() as tx:
            self._busy = monotonic(), tx.connection.driver_connection
            try:
                with tx.begin():
                    yield tx
            finally:
                self._busy = None

    @contextmanager
    def locked(self) -> Iterator[Connection]:
        """A transaction in which nobody else appends, here or in another process."""
        with self.transaction() as tx:
            self.store.lock(tx)
            yield tx

    def append(self, tx: Connection, rows: Sequence[Row], erased: Sequence[int] = ()) -> None:
        """Insert rows that follow the head, and erase the words of earlier ones, under the lock."""
        if rows:
            self.store.insert(tx, rows)
        tables.erase(tx, erased)
        self.store.announce(tx)

    def announce(self) -> None:
        """Wake everybody who listens for appends, in this process too."""
        with self.transaction() as tx:
            self.store.announce(tx)

    def interrupt(self, after: float) -> None:
        """Cut the writing connection, from another thread, if it has been busy ``after`` seconds."""
        busy = self._busy
        if busy is not None and monotonic() - busy[0] > after:
            self.store.interrupt(busy[1])

    def reconnect(self) -> None:
        """Forget the writing connection; the next transaction opens a new one."""
        if self.store.writer is not None:
            self.store.writer.dispose()

    def _insert(self, stored: Sequence[StoredEvent]) -> Sequence[int]:
        """The library's way in."""
        try:
            with self.locked() as tx:
                rows = list(chained(stored, *tables.newest(tx)))
                self.append(tx, rows)
        except sqlalchemy.exc.IntegrityError as error:
            raise IntegrityError(str(error.orig)) from error
        return [row.id for row in rows]

    # ---- reading

    def head(self) -> Head:
        """The last position and the chain there; 0 and zeros for an empty log."""
        with self.store.reader.connect() as tx:
            return Head(*tables.newest(tx))

    def chain8(self, position: int) -> str | None:
        """The first 8 bytes of the chain at a position, in hex: proof that two logs agree so far.

        None where the log does not reach.
        """
        with self.store.reader.connect() as tx:
            chain = tables.chain_at(tx, position)
        return None if chain is None else chain[:8].hex()

    def runs(self) -> list[str]:
        """The folded ids of all runs, in the order of their first reports."""
        with self.store.reader.connect() as tx:
            return tables.runs(tx)

    def read(
        self, after: int = 0, limit: int = PAGE, run: str | None = None, upto: int | None = None
    ) -> list[Recorded]:
        """At most ``limit`` reports after a position, of all runs or of one, up to and with ``upto``."""

        def fetch(tx: Connection) -> list[Recorded]:
            if run is not None:
                found = tables.of_run(tx, key(run), after, limit, upto)
                return [read(row, before) for row, before in found]
            before = tables.chain_at(tx, after)
            rows = tables.following(tx, after, limit, upto) if before is not None else []
            return _proven(rows, Head(after, before or b""))

        return self._fetched(after, fetch)

    def pages(self, run: str | None = None, upto: int | None = None) -> Iterator[list[Recorded]]:
        """All reports, of all runs or of one, ``PAGE`` at a time."""
        after = 0
        while page := self.read(after, PAGE, run, upto):
            yield page
            after = page[-1].position

    def following(self, tx: Connection, head: Head) -> list[Recorded]:
        """At most ``PAGE`` reports after ``head``, in ``tx``. ``Damaged`` when the log was exchanged."""
        rows = tables.following(tx, head.position - 1, PAGE + 1)
        if head.position and (not rows or (rows[0].id, rows[0].chain) != head):
            raise Damaged(head.position, "it is not what was read there before")
        return _proven(rows[1:] if head.position else rows, head)

    def rows(self) -> Iterator[Row]:
        """Every row as it is stored, from the first on; nothing is proven."""
        after = 0
        while page := self._fetched(after, lambda tx: tables.following(tx, after, PAGE)):  # noqa: B023
            yield from page
            after = page[-1].id

    def verify(self) -> int | None:
        """The first bad position of the whole log, or None when all of it is as it was written."""
        try:
            return verify(self.rows())
        except Damaged as damage:
            return damage.position

    def _fetched(self, after: int, fetch: Callable[[Connection], list[T]]) -> list[T]:
        try:
            with self.store.reader.connect() as tx:
                return fetch(tx)
        except sqlalchemy.exc.DatabaseError as error:
            if not self.store.harmed(error):
                raise
            raise Damaged(self._unreadable(after), "it cannot be read") from error

    def _unreadable(self, after: int) -> int:
        """The first position after ``after`` that the database cannot give out."""
        position = after + 1
        while self._gives_out(position):
            position += 1
        return position

    def _gives_out(self, position: int) -> bool:
        try:
            with self.store.reader.connect() as tx:
                return bool(tables.following(tx, position - 1, 1, position))
        except sqlalchemy.exc.DatabaseError:
            return False


def _proven(rows: Sequence[Row], head: Head) -> list[Recorded]:
    """The reports in ``rows``, which must follow ``head`` without a hole."""
    reports = []
    position, before = head
    for row in rows:
        position += 1
        if row.id != position:
            raise Damaged(position, "it is missing")
        reports.append(read(row, before))
        before = row.chain
    return reports
