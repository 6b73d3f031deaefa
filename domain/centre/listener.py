"""Hearing of what other processes append: a notification is only a hint, so the log is looked at anyway."""

import logging
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

import psycopg
from sqlalchemy.exc import SQLAlchemyError

from domain.eventlog import EventLog

POLL = 1.0
"""How often the log is looked at when nothing is heard, and a lost connection tried again; seconds."""

STUCK = 3.5
"""After how many seconds a transaction that does not answer is cut off."""

logger = logging.getLogger(__name__)


class Listener:
    """A thread that calls ``look`` when there may be something new, and at least once a second.

    It outlives its own connection and the server's restarts, and cuts a writer that hangs. A file
    has no other writers: there it only calls when erased words are still to be wiped.
    """

    def __init__(self, log: EventLog, look: Callable[[], None]) -> None:
        self._log = log
        self._look = look
        self._ended = Event()
        self._thread = Thread(target=self._run, name="golive-listener", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ends at once, or within a poll when the database is away."""
        self._ended.set()
        with suppress(SQLAlchemyError):
            self._log.announce()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                connection = self._log.store.listen()
                if connection is None:
                    self._remind()
                    return
                with connection:
                    self._hear(connection)
            except psycopg.Error as error:
                logger.warning("The log is polled, not heard: %s", error)
                self._tick()
                self._ended.wait(POLL)

    def _remind(self) -> None:
        while not self._ended.wait(POLL):
            if self._log.store.unwiped:
                self._look()

    def _hear(self, connection: psycopg.Connection) -> None:
        """Looking comes first: something may have been appended before this connection listened."""
        while not self._ended.is_set():
            self._tick()
            for _ in connection.notifies(timeout=POLL, stop_after=1):
                pass

    def _tick(self) -> None:
        self._look()
        self._log.interrupt(STUCK)
