"""A run as it happened, moved on report by report: the state as known today of what had occurred so far.

Late entries occurred before reports that came before them in the log. So what lies before all that is
still to come is folded once, for good; the few reports after it are folded anew on top at each step.
"""

from bisect import insort
from collections.abc import Iterator, Sequence
from datetime import datetime

from domain.events import Amendment
from domain.recorded import Recorded
from domain.tables import Run
from projections.today import Today, show
from projections.touched import Touched, take_in

Key = tuple[datetime, int]
"""When a report counts, and its place in the log among those of the same time."""

AT_ONCE = -1


class Night:
    """Moves on over the reports of a run, given in log order with the times at which they count."""

    def __init__(self, events: Sequence[Recorded], counted: Today) -> None:
        self._events = events
        self._to_fold = _Queue(counted.folded, [not _own(counted, p) for p in range(len(events))])
        self._to_show = _Queue(counted.shown, counted.struck)
        self._settled = Run(events[0].run if events else "")
        self._done = 0
        self._late: list[int] = []
        self._shaky: Touched = set()
        self._shown: dict[str, Recorded] = {}
        self._words: dict[str, list[str]] = {}
        for recorded in events:
            if isinstance(recorded.event, Amendment):
                self._words.setdefault(recorded.event.of, []).append(recorded.report_id)

    def advance(self, upto: Key) -> tuple[Run, Touched]:
        """The state with everything that counts up to ``upto``, and what may have changed since the last."""
        for place in self._to_fold.take(upto):
            insort(self._late, place)
        touched = self._settle() | self._shaky | {("golive", "")}
        above = self._settled.overlay()
        self._shaky = set()
        for place in self._late:
            self._shaky |= take_in(above, self._events[place])
        for place in self._to_show.take(upto):
            _show(self._shown, self._events[place])
            touched |= self._naming(self._events[place].report_id)
        show(above, self._shown)
        return above, touched | self._shaky

    def _naming(self, report_id: str) -> Touched:
        """A report, and the later words that may stand in the log before it and name it."""
        naming: Touched = {("reports", report_id)}
        for words in self._words.get(report_id, ()):
            naming |= self._naming(words)
        return naming

    def _settle(self) -> Touched:
        """Fold for good what nothing can come before any more."""
        touched: Touched = set()
        while self._late and self._late[0] == self._done:
            touched |= take_in(self._settled, self._events[self._late.pop(0)])
            self._done += 1
        return touched


def _own(counted: Today, place: int) -> bool:
    """Whether a report is folded as a step of its own, and not along with another."""
    return counted.folded[place] == counted.shown[place] and not counted.struck[place]


class _Queue:
    """Places by the time at which they count; those that come along with another before it."""

    def __init__(self, times: Sequence[datetime], along: Sequence[bool]) -> None:
        keys = [(at, AT_ONCE if along[p] else p, p) for p, at in enumerate(times)]
        self._keys = sorted(keys, reverse=True)

    def take(self, upto: Key) -> Iterator[int]:
        """Those not taken yet that count up to ``upto``."""
        while self._keys and self._keys[-1][:2] <= upto:
            yield self._keys.pop()[2]


def _show(shown: dict[str, Recorded], recorded: Recorded) -> None:
    """Put a report in its place in the log: a late entry came before some that are here."""
    after = []
    while shown and next(reversed(shown.values())).position > recorded.position:
        after.append(shown.popitem()[1])
    for report in (recorded, *reversed(after)):
        shown[report.report_id] = report
