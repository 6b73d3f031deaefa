"""The command centre: the one writer. Whatever is ordered is decided under the log's lock, in batches."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from functools import partial
from queue import Empty, SimpleQueue
from secrets import token_bytes
from threading import Lock, Thread
from time import monotonic
from typing import Any, Generic, Self, TypeVar, assert_never

import msgspec
from sqlalchemy import Connection

from domain.centre.batch import Outcome
from domain.centre.faults import Closed, StoreFull, Unavailable
from domain.centre.listener import Listener
from domain.centre.writer import Answer, Follower, Ticket, Told, Writer
from domain.commands import Order
from domain.eventlog import EventLog

__all__ = ["Answer", "Closed", "CommandCentre", "Outcome", "StoreFull", "Unavailable"]

BATCH = 128
"""How many orders share one transaction, at most."""

T = TypeVar("T")


class Errand(msgspec.Struct, Generic[T], frozen=True):
    """Something other than an order, to be done on the writer's thread."""

    do: Callable[[], T]
    future: Future[T]


class Look(msgspec.Struct, frozen=True):
    """Another process may have appended something."""


class End(msgspec.Struct, frozen=True):
    """Nothing comes after this."""


Work = Ticket | Errand[Any] | Look | End


def utc_now() -> datetime:
    return datetime.now(UTC)


def random_salt() -> bytes:
    return token_bytes(16)


class CommandCentre:
    """Takes orders from any thread and decides them, one after the other, on one thread of its own.

    ``now`` is the real clock, ``salt`` makes the salt of an order's words. Raises ``NotOpened``
    when the log at ``url`` cannot be opened safely.
    """

    def __init__(
        self,
        url: str,
        *,
        now: Callable[[], datetime] = utc_now,
        salt: Callable[[], bytes] = random_salt,
    ) -> None:
        self.log = EventLog(url)
        self._writer = Writer(self.log, now, salt)
        self._work: SimpleQueue[Work] = SimpleQueue()
        self._door = Lock()
        self._closed = False
        self._looking = False
        self._thread = Thread(target=self._serve, name="golive-writer", daemon=True)
        self._thread.start()
        self._listener = Listener(self.log, self._look)

    def submit(self, order: Order) -> Future[Outcome]:
        """The outcome comes when the report is durable.

        The future raises a ``Refused`` with the reason, ``Unavailable`` when the log cannot be
        written to: then nothing is known to be recorded, and the same report may be sent again.
        """
        future: Future[Outcome] = Future()
        self.send(order, partial(_settle, future))
        return future

    def send(self, order: Order, told: Told) -> None:
        """As ``submit``, but ``told`` is called with the outcome or the exception, on the writer's thread."""
        self._enter(Ticket(order, told, monotonic()), told)

    def execute(self, do: Callable[[Connection], T]) -> Future[T]:
        """Run another small write on the writer's thread, in a transaction of its own."""
        return self._errand(lambda: self._writer.execute(do))

    def follow(self, follower: Follower) -> int:
        """Hand every batch committed from now on, here or elsewhere, to ``follower``.

        Reports come in the order of their positions, each once, on the writer's thread: be quick.
        Returns the position after which they begin. A follower that raises is logged and keeps
        being told; it sees by the positions what it missed.
        """
        return self._errand(lambda: self._writer.join(follower)).result()

    def close(self) -> None:
        """Answer everything that waits, then end."""
        with self._door:
            closed, self._closed = self._closed, True
            if not closed:
                self._work.put(End())
        self._thread.join()
        self._listener.close()
        self.log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _errand(self, do: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        self._enter(Errand(do, future), future.set_exception)
        return future

    def _enter(self, work: Ticket | Errand[Any], refuse: Callable[[Closed], None]) -> None:
        with self._door:
            if not self._closed:
                self._work.put(work)
                return
        refuse(Closed())

    def _look(self) -> None:
        """From the listener; one look at a time is enough."""
        if not self._looking:
            self._looking = True
            self._work.put(Look())

    def _serve(self) -> None:
        """The writer's thread."""
        work = self._work.get()
        while not isinstance(work, End):
            work = self._done(work) or self._work.get()

    def _done(self, work: Ticket | Errand[Any] | Look) -> Work | None:
        """Do it. Returns what was taken from the queue meanwhile and is not done yet."""
        match work:
            case Ticket():
                return self._recorded(work)
            case Errand():
                _run(work)
            case Look():
                self._looking = False
                self._writer.look()
            case _:
                assert_never(work)
        return None

    def _recorded(self, first: Ticket) -> Work | None:
        """Record all orders that wait, up to ``BATCH``; to look for others' reports is part of it."""
        tickets: list[Ticket] = []
        work: Work | None = first
        while isinstance(work, Ticket | Look):
            if isinstance(work, Look):
                self._looking = False
            else:
                tickets.append(work)
            work = self._waiting() if len(tickets) < BATCH else None
        self._writer.record(tickets)
        return work

    def _waiting(self) -> Work | None:
        try:
            return self._work.get_nowait()
        except Empty:
            return None


def _settle(future: Future[Outcome], answer: Answer) -> None:
    if not future.set_running_or_notify_cancel():
        return
    if isinstance(answer, Exception):
        future.set_exception(answer)
    else:
        future.set_result(answer)


def _run(errand: Errand[Any]) -> None:
    if errand.future.set_running_or_notify_cancel():
        try:
            errand.future.set_result(errand.do())
        except Exception as error:  # noqa: BLE001 - it is the answer of whoever sent the errand
            errand.future.set_exception(error)
