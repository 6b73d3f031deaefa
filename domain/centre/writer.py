"""What the one writer does: decide and append a batch, look for others' reports, tell who follows."""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import chain, repeat
from time import monotonic, sleep
from typing import NamedTuple, TypeVar

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import (
    DatabaseError,
    InterfaceError,
    InternalError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from domain.centre.batch import Batch, Outcome
from domain.centre.faults import StoreFull, Unavailable
from domain.centre.rooms import OpenRuns
from domain.commands import Order
from domain.committed import Committed
from domain.eventlog import EventLog

PATIENCE = 3.0
"""How long orders are tried again while the database fails, in seconds."""

PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Before each further attempt, in seconds; the last one repeats."""

PASSING = (OperationalError, InterfaceError, InternalError, PoolTimeoutError)
"""Errors of the database that may be over at the next attempt; internal: a session it gave up on."""

Follower = Callable[[Committed], None]
Answer = Outcome | Exception
Told = Callable[[Answer], None]
"""Takes the answer to one order, on the writer's thread: be quick."""

T = TypeVar("T")

logger = logging.getLogger(__name__)


class Ticket(msgspec.Struct, frozen=True):
    """An order that waits, who is told its answer, and since when it waits (monotonic seconds)."""

    order: Order
    told: Told
    since: float


class Persisted(NamedTuple):
    """A batch in the log, whether it erased words, and the answer to each order."""

    committed: Committed
    erased: bool
    answers: list[Answer]


class Writer:
    """Belongs to one thread; nothing here is called from another."""

    def __init__(
        self, log: EventLog, now: Callable[[], datetime], salt: Callable[[], bytes]
    ) -> None:
        self._log = log
        self._now = now
        self._salt = salt
        self.runs = OpenRuns(log)
        self._followers: list[Follower] = []
        self._heard: list[Committed] = []
        self._down = False

    def record(self, tickets: Sequence[Ticket]) -> None:
        """Answer every ticket. What is wrong with one of them is told to that one alone."""
        try:
            committed, erased, answers = self._persisted(tickets)
        except Unavailable as down:
            self._down = True
            logger.error("%d orders were not recorded: %s", len(tickets), down.__cause__ or down)
            _give(tickets, (type(down)() for _ in tickets))
        except Exception as error:  # noqa: BLE001 - it is the answer of whoever caused it
            if len(tickets) == 1:
                _give(tickets, [error])
            else:
                for ticket in tickets:
                    self.record([ticket])
        else:
            self._down = False
            _give(tickets, answers)
            self._tell(committed)
            if erased:
                self._log.store.wipe()

    def look(self) -> None:
        """Take in and hand on what other processes appended; wipe what could not be wiped before."""
        if self._log.store.unwiped:
            self._log.store.wipe()
        try:
            with self._log.store.reader.connect() as tx:
                self._catch_up(tx)
        except Exception:
            logger.exception("The log could not be looked at")
        self._tell_heard()

    def execute(self, do: Callable[[Connection], T]) -> T:
        """``do`` in a transaction of its own. Raises ``Unavailable``, or what ``do`` raises."""
        try:
            with self._log.transaction() as tx:
                return do(tx)
        except PASSING as error:
            self._log.reconnect()
            raise self._unavailable(error) from error

    def join(self, follower: Follower) -> int:
        """Hand everything after the returned position to ``follower``, batch by batch."""
        self._followers.append(follower)
        return self.runs.head.position

    def _persisted(self, tickets: Sequence[Ticket]) -> Persisted:
        """Decide and append, again while the database fails; those who waited long are not kept longer."""
        since = min(t.since for t in tickets) if self._down else monotonic()
        if self._down and monotonic() > max(t.since for t in tickets) + PATIENCE:
            raise Unavailable
        pauses = chain(PAUSES, repeat(PAUSES[-1]))
        while True:
            try:
                return self._transacted([t.order for t in tickets])
            except PASSING as error:
                self._log.reconnect()
                down, pause = self._unavailable(error), next(pauses)
                if isinstance(down, StoreFull) or monotonic() + pause > since + PATIENCE:
                    raise down from error
                sleep(pause)

    def _transacted(self, orders: Sequence[Order]) -> Persisted:
        """Runs are read before the lock is held; under it, only what came since."""
        for order in orders:
            self.runs.find(order.run)
        try:
            with self._log.locked() as tx:
                self._catch_up(tx)
                batch = Batch(self.runs, self._salt)
                answers = [batch.answer(order, self._now()) for order in orders]
                if batch.rows:
                    self._log.append(tx, batch.rows, batch.erased)
        finally:
            self._tell_heard()
        return Persisted(batch.merge(), bool(batch.erased), answers)

    def _catch_up(self, tx: Connection) -> None:
        """Others' reports are committed, so they are taken in for good, whatever becomes of ``tx``."""
        while reports := self._log.following(tx, self.runs.head):
            self._heard.append(self.runs.take_in(reports))

    def _tell_heard(self) -> None:
        """Who follows is told outside the lock."""
        while self._heard:
            self._tell(self._heard.pop(0))

    def _tell(self, committed: Committed) -> None:
        reports = committed.reports
        if not reports:
            return
        for follower in self._followers:
            try:
                follower(committed)
            except Exception:
                first, last = reports[0].position, reports[-1].position
                logger.exception("A follower failed on positions %d to %d", first, last)

    def _unavailable(self, error: SQLAlchemyError) -> Unavailable:
        full = isinstance(error, DatabaseError) and self._log.store.full(error)
        return StoreFull() if full else Unavailable()


def _give(tickets: Sequence[Ticket], answers: Iterable[Answer]) -> None:
    for ticket, answer in zip(tickets, answers, strict=False):
        try:
            ticket.told(answer)
        except Exception:
            logger.exception("Nobody could be told of report %r", ticket.order.command.report_id)
