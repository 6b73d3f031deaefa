"""The feed follows the log: it evolves each open run once and asks each of its boards for what was touched.

All of it belongs to one thread, the event loop's. Only ``read_run`` may be called on another.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from domain.committed import Committed
from domain.recorded import Recorded
from domain.tables import Folded
from domain.terms import key
from projections.opened import SLICE, Board, OpenRun, Read, catch_up, read_run

GATHERED = 1_000
"""Reports after which the boards are shown though more wait."""

REST = 3
"""Times that the feed rests as long as it worked before it shows again: a row is made once for all the reports
that change it meanwhile, and three quarters of the loop's time are everybody else's."""

LONGEST = 0.05
"""Seconds of the longest rest, however long a step took: a process may have been paused meanwhile."""

KEPT = 32
"""Open runs that stay in memory though nobody listens to them."""

logger = logging.getLogger(__name__)


class Loop(Protocol):
    """What the feed asks of its event loop; times are in seconds."""

    def time(self) -> float: ...

    def call_soon(self, step: Callable[[], None], /) -> object: ...

    def call_later(self, seconds: float, step: Callable[[], None], /) -> object: ...


class Feed:
    """Follows the log from ``position`` on. ``read`` is the log's; its steps are turns of ``loop``.

    A run that raises has met a bug: it is logged, follows no longer and is told to ``failed``; its boards
    stay where they were, and all others go on. Asked for again, it is read anew from the log.
    """

    def __init__(
        self,
        read: Read,
        loop: Loop,
        position: int = 0,
        failed: Callable[[OpenRun], object] = bool,
    ) -> None:
        self.position = position
        self._read = read
        self._loop = loop
        self._failed = failed
        self._heard = position
        self._waiting: deque[Committed] = deque()
        self._steps: Iterator[float] | None = None
        self._runs: dict[str, OpenRun] = {}
        self._behind: dict[str, OpenRun] = {}
        self._gathered = 0
        self._began = self._worked = self._rests_until = 0.0

    def hear(self, committed: Committed) -> None:
        """Take over a committed batch; none is left out. What takes longer than a slice is done in steps."""
        reports = committed.reports
        if reports[-1].position <= self._heard:
            return
        assert reports[0].position <= self._heard + 1, "a batch was left out"
        self._waiting.extend([committed] if committed.folded else _sliced(reports))
        self._heard = reports[-1].position
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

    def _step(self) -> None:
        """One slice or part, then it is the loop's turn."""
        assert self._steps is not None
        self._began = self._loop.time()
        try:
            rest = next(self._steps)
        except StopIteration:
            self._steps = None
            return
        self._worked += self._loop.time() - self._began
        if rest > 0:
            self._loop.call_later(rest, self._step)
        else:
            self._loop.call_soon(self._step)

    def _work(self) -> Iterator[float]:
        """While more waits, only fold. Yields the seconds until the next step."""
        position = self.position
        while self._waiting or self._gathered:
            while self._waiting and self._gathered < GATHERED:
                committed = self._waiting.popleft()
                position = committed.reports[-1].position
                if self._fold(committed) and self._waiting:
                    yield 0
            rest = self._rests_until - self._loop.time()
            if 0 < self._gathered < GATHERED and rest > 0:
                yield rest
            else:
                yield from self._show()
                self.position = position

    def _fold(self, committed: Committed) -> bool:
        """Fold what was committed, run by run. Whether any of them is open."""
        told: dict[str, list[Recorded]] = {}
        for recorded in committed.reports:
            told.setdefault(key(recorded.run), []).append(recorded)
        followed = [code for code in told if code in self._runs]
        for code in followed:
            self._take_in(code, told[code], committed.folded.get(code))
        return bool(followed)

    def _take_in(self, code: str, reports: Sequence[Recorded], folded: Folded | None) -> None:
        opened = self._behind[code] = self._runs[code]
        self._gathered += len(reports)
        try:
            opened.fold(reports, folded)
        except Exception as bug:  # noqa: BLE001 - whatever it is, it is this run's alone
            self._set_aside(opened, bug)

    def _show(self) -> Iterator[float]:
        """Show every run that was folded; little is shown in one step."""
        if self._gathered > SLICE:
            yield 0
        for number, opened in enumerate(list(self._behind.values())):
            if number:
                yield 0
            try:
                for _ in opened.show():
                    yield 0
            except Exception as bug:  # noqa: BLE001 - whatever it is, it is this run's alone
                self._set_aside(opened, bug)
        self._behind.clear()
        self._gathered = 0
        now = self._loop.time()
        self._rests_until = now + min(REST * (self._worked + now - self._began), LONGEST)
        self._began, self._worked = now, 0.0

    def _set_aside(self, opened: OpenRun, bug: Exception) -> None:
        logger.error("Run %r follows no longer", opened.run.id, exc_info=bug)
        code = key(opened.run.id)
        self._behind.pop(code, None)
        if self._runs.get(code) is opened:
            del self._runs[code]
        try:
            self._failed(opened)
        except Exception:
            logger.exception("Nobody was told that run %r follows no longer", opened.run.id)


def _sliced(reports: Sequence[Recorded]) -> list[Committed]:
    """What must be folded here, in slices."""
    return [Committed(list(reports[n : n + SLICE])) for n in range(0, len(reports), SLICE)]
