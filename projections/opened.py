"""An open run: its state, its live boards, and how both are read from the log."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from operator import itemgetter
from typing import Any, Protocol

from domain.recorded import Recorded
from domain.refusals import UnknownGoLive
from domain.state import evolve
from domain.tables import Folded, Run
from projections import forecast
from projections.board import REMEMBERED, Changes, Difference, Rows, Tables
from projections.touched import Touched, pushed_out, retold
from projections.views import VIEWS

SLICE = 48
"""Reports that are taken in at a time."""

PART = 200
"""Touched things whose rows are made at a time. A slice, or a part, keeps the loop some three milliseconds."""

PAGE = 5_000

Listener = Callable[[], None]


class Read(Protocol):
    """The log's own ``read``: reports of all runs, or of one, after a position and up to one."""

    def __call__(
        self, after: int = 0, limit: int = PAGE, run: str | None = None, upto: int | None = None
    ) -> list[Recorded]: ...


class Board:
    """A live board: its rows, the proof of its position, and who is told when it has changed."""

    def __init__(self, name: str, tables: Iterable[str]) -> None:
        self.name = name
        self.chain = bytes(8).hex()
        self.rows = Rows(tables)
        self.kept: Any = None
        """What somebody made of it as it stands: gone with the next change, and erased words with it."""
        self._listeners: dict[Listener, None] = {}

    @property
    def position(self) -> int:
        """Its own last change; ``chain`` has the first 8 bytes of the log's chain there, in hex."""
        return self.rows.head

    @property
    def is_watched(self) -> bool:
        return bool(self._listeners)

    def tables(self) -> Tables:
        return self.rows.tables()

    def changes(self, since: int | None) -> Changes | None:
        """As ``Rows.changes``."""
        return self.rows.changes(since)

    def hash(self) -> str:
        return self.rows.hash()

    def knows(self, position: int, chain: str) -> bool:
        """Whether it can tell what changed since; of what the log proves, it can."""
        return True

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every change. Returns what ends that."""
        self._listeners[listener] = None

        def end() -> None:
            self._listeners.pop(listener, None)

        return end

    def accept(self, position: int, chain: str, difference: Difference) -> None:
        """Take what differs at a position, and tell."""
        if self.rows.accept(position, difference):
            self.chain = chain
            self.kept = None
            for listener in list(self._listeners):
                listener()


class Rolling(Board):
    """A board that moves by the clock too: its positions are versions of its own, and it remembers them.

    ``stands_for`` is the position of the log and the run's minute that it tells of.
    """

    def __init__(self, name: str, tables: Iterable[str]) -> None:
        super().__init__(name, tables)
        self.stands_for: tuple[int, datetime | None] = (0, None)
        self._stood: dict[int, str] = {}

    def knows(self, position: int, chain: str) -> bool:
        """Whether it stood there; another process may have stood elsewhere."""
        return self._stood.get(position) == chain

    def accept(self, position: int, chain: str, difference: Difference) -> None:
        """Tables that are as they were leave it where it stood."""
        if difference:
            self._stood[position] = chain
        if len(self._stood) > REMEMBERED:
            del self._stood[next(iter(self._stood))]
        super().accept(position, chain, difference)


class OpenRun:
    """The state of one run and all its boards, as far as its reports were taken in.

    Those that are ``rolling`` are made by whoever has a clock.
    """

    def __init__(self, run_id: str) -> None:
        self.run = Run(run_id)
        self.boards = {name: Board(name, view.tables) for name, view in VIEWS.items()}
        self.rolling = {name: Rolling(name, tables) for name, tables in forecast.TABLES.items()}
        self.boards |= self.rolling
        self._touched: Touched = set()
        self._unshown = 0
        self._last: Recorded | None = None

    @property
    def is_watched(self) -> bool:
        return any(board.is_watched for board in self.boards.values())

    def fold(self, reports: Sequence[Recorded], folded: Folded | None = None) -> None:
        """Take reports of this run into its state, once; boards stay as they are until ``show``.

        ``folded`` is what all of ``reports`` made of the run, if somebody has folded them already.
        """
        if folded is not None and folded.before == self.run.position:
            self.run.lay(folded)
            self._touched |= folded.touched
        else:
            reports = [r for r in reports if r.position > self.run.position]
            for recorded in reports:
                self._touched |= evolve(self.run, recorded)
        for recorded in reports:
            self._touched |= retold(self.run, recorded)
            self._last = recorded
        self._unshown += len(reports)

    def show(self) -> Iterator[None]:
        """Show all that was folded. Stops between two parts; boards change at the very end."""
        last = self._last
        if last is None:
            return
        parts = list(_parts(self._touched | pushed_out(self.run, self._unshown)))
        self._touched, self._unshown, self._last = set(), 0, None
        found: dict[str, Difference] = {name: {} for name in VIEWS}
        for part in parts:
            for name, view in VIEWS.items():
                rows = self.boards[name].rows
                found[name] |= rows.differing(view.rows(self.run, part))
            if len(parts) > 1:
                yield
        for name, difference in found.items():
            self.boards[name].accept(last.position, last.chain[:8].hex(), difference)

    def take(self, reports: Sequence[Recorded]) -> Iterator[None]:
        """Fold and show."""
        self.fold(reports)
        yield from self.show()


def _parts(touched: Touched) -> Iterator[Touched]:
    """Things of a kind together: what several of them stand in is made once for all in a part."""
    left = iter(sorted(touched, key=itemgetter(0)))
    while part := set(islice(left, PART)):
        yield part


def read_run(read: Read, run_id: str) -> OpenRun:
    """A run opened from the log, with all its boards, on whatever thread. Refused: ``UnknownGoLive``."""
    opened = OpenRun(run_id)
    catch_up(read, opened)
    if opened.run.header is None:
        raise UnknownGoLive(run_id)
    return opened


def catch_up(read: Read, opened: OpenRun) -> None:
    """Take in all that the log has of an open run."""
    while page := read(after=opened.run.position, run=opened.run.id):
        for start in range(0, len(page), SLICE):
            for _ in opened.take(page[start : start + SLICE]):
                pass
