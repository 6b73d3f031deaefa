"""The library's usual way: a thread pool, an aggregate loaded, changed and saved for every command."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from uuid import UUID, uuid5

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import IntegrityError

from bench.report import percentile

_SPACE = UUID(int=7)
_THREADS = 15
"""As many as the library's pool has connections: more only wait for one, at last until it times out."""


class Step(Aggregate):
    """One activity with three reports in its life."""

    @staticmethod
    def create_id(code: str) -> UUID:
        return uuid5(_SPACE, code)

    @event("Registered")
    def __init__(self, code: str) -> None:
        self.code = code
        self.status = "planned"

    @event("Reported")
    def report(self, kind: str, report_id: str, told_by: str, note: str) -> None:
        self.status = kind


class Usual(Application[UUID]):
    """The application as the documentation shows it."""

    def register(self, code: str) -> None:
        self.save(Step(code))

    def report(self, code: str, kind: str, report_id: str) -> None:
        """Load, change, save; once more after a conflict, as every caller must."""
        for _ in range(5):
            step: Step = self.repository.get(Step.create_id(code))
            step.report(kind, report_id, "role:vaktleder", "skriver virker")
            try:
                self.save(step)
            except IntegrityError:
                continue
            return
        raise RuntimeError("five conflicts in a row")


@contextmanager
def application(url: str) -> Iterator[Usual]:
    """On eventsourcing-sqlalchemy, with the durability that our own log has."""
    os.environ.pop("COMPRESSOR_TOPIC", None)
    app = Usual(env={"PERSISTENCE_MODULE": "eventsourcing_sqlalchemy", "SQLALCHEMY_URL": url})
    try:
        yield app
    finally:
        app.close()


def measure(url: str, activities: int, commands: int) -> dict[str, float]:
    """Commands a second, and the wait of 300 reporters behind the threads, in milliseconds."""
    numbers = count()
    lock = threading.Lock()
    waits: list[float] = []
    with application(url) as app:
        for n in range(activities):
            app.register(f"A-{n}")

        def one(asked: float) -> None:
            with lock:
                n = next(numbers)
            app.report(f"A-{n % activities}", "started", f"report-{n}")
            waits.append((time.perf_counter() - asked) * 1000)

        started = time.perf_counter()
        with ThreadPoolExecutor(_THREADS) as pool:
            _closed_loop(pool, one, commands)
        spent = time.perf_counter() - started
    return {
        "commands/s": commands / spent,
        "p50 ms": percentile(waits, 0.5),
        "p99 ms": percentile(waits, 0.99),
    }


def _closed_loop(
    pool: ThreadPoolExecutor, one: Callable[[float], None], commands: int, clients: int = 300
) -> None:
    """Keep ``clients`` commands waiting until all have been served."""
    free = threading.Semaphore(clients)

    def served(done: Future[None]) -> None:
        free.release()
        done.result()

    for _ in range(commands):
        free.acquire()
        pool.submit(one, time.perf_counter()).add_done_callback(served)
