"""Any board of a run at any position or moment, on both time axes, from the reports as they stand today.

What was known at K is a prefix of the log; what had occurred by T is not, so the reports that count by
then are folded anew, in log order, from the last keyframe before which none is left out.
"""

from bisect import bisect
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice

import msgspec

from domain.clock import FIRST
from domain.events import TextRedacted
from domain.golive import GoLive
from domain.recorded import Recorded
from domain.refusals import UnknownGoLive
from domain.state import evolve
from domain.tables import Run
from projections.board import Tables, digest
from projections.opened import Read
from projections.today import Today, show, today
from projections.views import build

KEYFRAME = 256
"""Reports between two keyframes."""


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A board at a moment. ``position`` and ``known_at`` are of the last report that counts in it."""

    position: int
    known_at: datetime | None
    golive: GoLive | None
    tables: Tables

    def hash(self) -> str:
        """As the live board's: ``projections.board.digest``."""
        return digest(self.tables)


class Replay:
    """The reports of one run, in log order, and keyframes of its state among them."""

    def __init__(self, run_id: str) -> None:
        self.id = run_id
        self._events: list[Recorded] = []
        self._reports: dict[str, Recorded] = {}
        self._keyframes: list[Run] = [Run(run_id)]
        self._today: tuple[int, Today] | None = None

    @property
    def events(self) -> Sequence[Recorded]:
        """Its reports, in log order."""
        return self._events

    @property
    def position(self) -> int:
        """Of the last report it has."""
        return self._events[-1].position if self._events else 0

    def extend(self, reports: Iterable[Recorded]) -> None:
        """Take what the log has got since."""
        for recorded in reports:
            self._events.append(recorded)
            self._reports[recorded.report_id] = recorded
            if isinstance(recorded.event, TextRedacted):
                self._erase(recorded.event.of)
        self._add_keyframes()

    def board(
        self,
        name: str,
        *,
        position: int | None = None,
        at: datetime | None = None,
        known_at: datetime | None = None,
        now: datetime | None = None,
    ) -> Moment:
        """The board ``name``, one of ``BOARDS``, of what was known at ``position`` and at ``known_at``.

        With ``at``, only of what had occurred by then, as known at that point: today when neither is
        given. Moments include themselves. Nothing at position 0; the run as planned long before it. What
        moves by the clock is of that moment, else of ``now``, else of when the last report was known.
        """
        run = self.run(position=position, at=at, known_at=known_at)
        tables = build(name, run, at or known_at or now or run.known_at or FIRST)
        return Moment(
            position=run.position, known_at=run.known_at, golive=run.header, tables=tables
        )

    def run(
        self,
        *,
        position: int | None = None,
        at: datetime | None = None,
        known_at: datetime | None = None,
    ) -> Run:
        """The state at a moment, as for ``board``."""
        known = self._known(position, known_at)
        return self._prefix(known) if at is None else self._occurred(known, at)

    def _known(self, position: int | None, known_at: datetime | None) -> int:
        """How many reports were known."""
        counts = [len(self._events)]
        if position is not None:
            counts.append(bisect(self._events, position, key=lambda r: r.position))
        if known_at is not None:
            counts.append(bisect(self._events, known_at, key=lambda r: r.known_at))
        return min(counts)

    def _prefix(self, count: int) -> Run:
        run, done = self._from_keyframe(count)
        for recorded in self._events[done:count]:
            evolve(run, recorded)
        return run

    def _occurred(self, known: int, at: datetime) -> Run:
        """Of the first ``known`` reports, those that had occurred by ``at``, as known at their end."""
        counted = self._as_known(known)
        places = [place for place, since in enumerate(counted.folded) if since <= at]
        whole = next((n for n, place in enumerate(places) if n != place), len(places))
        run, done = self._from_keyframe(whole)
        for place in places[done:]:
            evolve(run, self._events[place])
        shown = [self._events[place] for place in places if counted.shown[place] <= at]
        show(run, {r.report_id: r for r in shown})
        run.position = shown[-1].position if shown else 0
        run.known_at = shown[-1].known_at if shown else None
        return run

    def _as_known(self, known: int) -> Today:
        if self._today is None or self._today[0] != known:
            self._today = known, today(self._events[:known])
        return self._today[1]

    def _from_keyframe(self, count: int) -> tuple[Run, int]:
        """A state of its own after at most ``count`` reports, and after how many."""
        number = min(count // KEYFRAME, len(self._keyframes) - 1)
        run = self._keyframes[number].bare()
        run.reports = dict(islice(self._reports.items(), number * KEYFRAME))
        return run, number * KEYFRAME

    def _add_keyframes(self) -> None:
        while len(self._keyframes) <= len(self._events) // KEYFRAME:
            run = self._prefix(len(self._keyframes) * KEYFRAME)
            self._keyframes.append(run.bare())

    def _erase(self, report_id: str) -> None:
        """Redacted words are gone from here too, and from every keyframe that had heard them."""
        report = self._reports.get(report_id)
        if report is None:
            return
        place = bisect(self._events, report.position, key=lambda r: r.position) - 1
        bare = msgspec.structs.replace(report, text=None, salt=None)
        self._events[place] = self._reports[report_id] = bare
        del self._keyframes[place // KEYFRAME + 1 :]


def read_replay(read: Read, run_id: str) -> Replay:
    """A run's replay from the log. Refused: ``UnknownGoLive``."""
    replay = Replay(run_id)
    catch_up(read, replay)
    if replay.run().header is None:
        raise UnknownGoLive(run_id)
    return replay


def catch_up(read: Read, replay: Replay) -> None:
    """Take all that the log has got since."""
    while page := read(after=replay.position, run=replay.id):
        replay.extend(page)
