"""Somebody at the command centre: what she says goes through the real centre into a real log."""

from concurrent.futures import Future
from datetime import datetime
from threading import Condition, Event
from typing import Any

import msgspec

from domain.centre import CommandCentre, Outcome
from domain.commands import Order
from domain.committed import Committed
from domain.recorded import Recorded
from domain.tables import Run
from tests.scenario import Room, Said, activity, created, plan_of

TABLES = [name for name in Run.__slots__ if name not in ("id", "position", "known_at")]


class Desk:
    """One run at one centre; ``says`` waits for each outcome."""

    def __init__(self, centre: CommandCentre, run: str = "moa-night") -> None:
        self.centre = centre
        self.run = run
        self.words = Room(run=run)

    def order(self, said: Said, source: datetime | None = None) -> Order:
        return msgspec.structs.replace(self.words.order(said), source_recorded_at=source)

    def submits(self, *said: Said) -> list[Future[Outcome]]:
        return [self.centre.submit(self.order(word)) for word in said]

    def together(self, *orders: Order) -> list[Future[Outcome]]:
        """All in one batch: the writer is kept busy until they wait."""
        go = Event()
        self.centre.execute(lambda tx: go.wait(10))
        futures = [self.centre.submit(order) for order in orders]
        go.set()
        return futures

    def says(self, *said: Said) -> list[Outcome]:
        return [future.result(10) for future in self.submits(*said)]

    def opens(self, title: str = "Moa · Nytt system", **frame: Any) -> "Desk":
        """The run begins, with three activities."""
        self.says(opening(title, **frame))
        return self


def opening(title: str = "Moa · Nytt system", **frame: Any) -> Said:
    """The first word of a run with three activities at Moa."""
    rows = (
        activity("A-1", location="Moa", actor="Moa", needs_approval=True),
        activity("A-2", "A-1", location="Moa", actor="Moa"),
        activity("A-3", location="Eidet", actor="IKT", mandatory=False),
    )
    return created(title, plan_of(*rows), by="plan", **frame)


class Follower:
    """Keeps what it was told, and can be waited for."""

    def __init__(self) -> None:
        self.heard: list[Recorded] = []
        self.batches: list[int] = []
        self._more = Condition()

    def __call__(self, committed: Committed) -> None:
        with self._more:
            self.heard.extend(committed.reports)
            self.batches.append(len(committed.reports))
            self._more.notify_all()

    @property
    def positions(self) -> list[int]:
        return [report.position for report in self.heard]

    def wait_for(self, position: int) -> None:
        """Until it has heard that far."""
        with self._more:
            assert self._more.wait_for(lambda: position in self.positions, 10), self.positions


def everything(run: Run) -> dict[str, dict[str, object]]:
    """All that stands in a run, entity by entity."""
    return {name: dict(getattr(run, name)) for name in TABLES}
