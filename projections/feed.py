"""The feed follows the log: it evolves each open run once and asks each of its boards for what was touched.

All of it belongs to one thread, the event loop's. Only ``read_run`` may be called on another.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Protocol

from domain.recorded import Recorded
from domain.refusals import UnknownGoLive
from domain.tables import Run
from domain.terms import key
from projections.board import Changes, Difference, Rows, Tables
from projections.touched import Touched, pushed_out, take_in
from projections.views import VIEWS

SLICE = 48
"""Reports that are taken in at a time."""

PART = 200
"""Touched things whose rows are made at a time. A slice, or a part, keeps the loop some three milliseconds."""

GATHERED = 1_000
"""Reports after which the boards are shown though more wait."""

KEPT = 32
"""Open runs that stay in memory though nobody listens to them."""

PAGE = 5_000

Listener = Callable[[], None]


class Read(Protocol):
    """The log's own ``read``: reports of all runs, or of one, after a position and up to one."""

    def __call__(
        self, after: int = 0, limit: int = PAGE, run: str | None = None, upto: int | None = None
    ) -> list[Recorded]: ...


class Board:
    """A live board: its rows, the proof of its position, and who is told when it has changed."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.chain = bytes(8).hex()
        self.rows = Rows(VIEWS[name].tables)
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

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every change. Returns what ends that."""
        self._listeners[listener] = None

        def end() -> None:
            self._listeners.pop(listener, None)

        return end

    def accept(self, last: Recorded, difference: Difference) -> None:
        """Take what differs after the report ``last``, and tell."""
        if self.rows.accept(last.position, difference):
            self.chain = last.chain[:8].hex()
            for listener in list(self._listeners):
                listener()


class OpenRun:
    """The state of one run and all its boards, as far as its reports were taken in."""

    def __init__(self, run_id: str) -> None:
        self.run = Run(run_id)
        self.boards = {name: Board(name) for name in VIEWS}
        self._touched: Touched = set()
        self._unshown = 0
        self._last: Recorded | None = None

    @property
    def is_watched(self) -> bool:
        return any(board.is_watched for board in self.boards.values())

    def fold(self, reports: Sequence[Recorded]) -> None:
        """Take reports of this run into its state, once; boards stay as they are until ``show``."""
        for recorded in reports:
            if recorded.position > self.run.position:
                self._touched |= take_in(self.run, recorded)
                self._last = recorded
                self._unshown += 1

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
            self.boards[name].accept(last, difference)

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


class Feed:
    """Follows the log from ``position`` on. ``read`` is the log's, ``soon`` runs a step later on.

    A step that raises is a bug: it is thrown at whoever runs it, and ``position`` stands still from then.
    """

    def __init__(
        self, read: Read, soon: Callable[[Callable[[], None]], object], position: int = 0
    ) -> None:
        self.position = position
        self._read = read
        self._soon = soon
        self._heard = position
        self._waiting: deque[Recorded] = deque()
        self._steps: Iterator[None] | None = None
        self._runs: dict[str, OpenRun] = {}
        self._behind: dict[str, OpenRun] = {}
        self._gathered = 0

    def hear(self, reports: Sequence[Recorded]) -> None:
        """Take over a committed batch. What takes longer than a slice is done in further steps."""
        fresh = [r for r in reports if r.position > self._heard]
        if not fresh:
            return
        self._waiting.extend(self._missing(fresh[0].position))
        self._waiting.extend(fresh)
        self._heard = fresh[-1].position
        if self._steps is None:
            self._steps = self._work()
            self._step()

    def board(self, run_id: str, name: str) -> Board:
        """A live board. Refused: ``UnknownGoLive``. ``KeyError``: there is no such board."""
        return self.opened(run_id).boards[name]

    def opened(self, run_id: str) -> OpenRun:
        """A run as its boards show it, read from the log when it is not open. Refused: ``UnknownGoLive``."""
        known = self._runs.pop(key(run_id), None)
        if known is None:
            return self.adopt(read_run(self._read, run_id))
        self._runs[key(run_id)] = known
        return known

    def is_open(self, run_id: str) -> bool:
        """Whether a board of it can be had without reading the log."""
        return key(run_id) in self._runs

    def adopt(self, opened: OpenRun) -> OpenRun:
        """Follow a run that ``read_run`` has opened elsewhere; the one that is open already wins."""
        code = key(opened.run.id)
        if code not in self._runs:
            catch_up(self._read, opened)
            self._runs[code] = opened
            self._let_go()
        return self._runs[code]

    def _let_go(self) -> None:
        """Of those nobody listens to, the ones longest not asked for."""
        idle = [code for code, opened in self._runs.items() if not opened.is_watched]
        for code in idle[:-KEPT]:
            del self._runs[code]

    def _missing(self, before: int) -> list[Recorded]:
        """What was never handed over: a follower that once failed may have missed something."""
        found: list[Recorded] = []
        after = self._heard
        while after < before - 1:
            page = self._read(after=after, upto=before - 1)
            found += page
            after = page[-1].position
        return found

    def _step(self) -> None:
        """One slice or part, then it is the loop's turn."""
        assert self._steps is not None
        try:
            next(self._steps)
        except StopIteration:
            self._steps = None
        else:
            self._soon(self._step)

    def _work(self) -> Iterator[None]:
        """While more waits, only fold: a row is made once for all the reports that change it meanwhile."""
        while self._waiting:
            reports = self._slice()
            followed = self._fold(reports)
            if not self._waiting or self._gathered >= GATHERED:
                yield from self._show()
                self.position = reports[-1].position
            if followed and self._waiting:
                yield

    def _fold(self, reports: Sequence[Recorded]) -> bool:
        """Fold reports of one run. Whether it is open."""
        code = key(reports[0].run)
        opened = self._runs.get(code)
        if opened is None:
            return False
        opened.fold(reports)
        self._behind[code] = opened
        self._gathered += len(reports)
        return True

    def _show(self) -> Iterator[None]:
        """Show every run that was folded; little is shown in one step."""
        if self._gathered > SLICE:
            yield
        for number, opened in enumerate(self._behind.values()):
            if number:
                yield
            yield from opened.show()
        self._behind.clear()
        self._gathered = 0

    def _slice(self) -> list[Recorded]:
        """The next reports of one run that follow each other."""
        reports = [self._waiting.popleft()]
        while self._waiting and len(reports) < SLICE and self._waiting[0].run == reports[0].run:
            reports.append(self._waiting.popleft())
        return reports
