"""What the replay page plays: the row changes of a whole run in both orders of time, in columns.

A course is the run along one axis. Step n takes in one report, and the boards after it are exactly the
boards at that moment: on the axis ``known`` those of its position, on ``occurred`` those that
``replay.py`` gives for its time as known today. The browser puts rows together and folds no events.
docs/protocol.md, "Recording", has the shape.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from domain.clock import minute
from domain.events import TextRedacted
from domain.recorded import Recorded
from domain.tables import Run
from projections import forecast
from projections.night import Night
from projections.times import stamp_ms
from projections.today import ALWAYS, today
from projections.touched import Touched, take_in
from projections.tracks import Track
from projections.views import VIEWS

BOARDS = ("wall", "plan", "log")

LONG = 2_000
"""Activities for which what was foreseen is recorded a minute less often: it is worked out from all of them."""


class Step(NamedTuple):
    """One report taken in at ``at``: the state after it, and what may have changed."""

    recorded: Recorded
    at: datetime
    run: Run
    touched: Touched


def recording(events: Sequence[Recorded]) -> dict[str, Any]:
    """The recording of a run from its reports in log order: ``{position, axes: {known, occurred}}``."""
    events = _bare(events)
    return {
        "position": events[-1].position if events else 0,
        "axes": {"known": _course(_known(events)), "occurred": _course(_occurred(events))},
    }


def _bare(events: Sequence[Recorded]) -> Sequence[Recorded]:
    """Without the words that were erased while the log was read."""
    erased = {r.event.of for r in events if isinstance(r.event, TextRedacted)}
    return [
        msgspec.structs.replace(r, text=None, salt=None) if r.report_id in erased else r
        for r in events
    ]


def _course(steps: Iterator[Step]) -> dict[str, Any]:
    tracks = {name: {table: Track() for table in VIEWS[name].tables} for name in BOARDS}
    outlook = Outlook()
    order: list[int] = []
    at: list[str] = []
    for number, step in enumerate(steps, 1):
        order.append(step.recorded.position)
        at.append(stamp_ms(step.at))
        for name in BOARDS:
            for table, rows in VIEWS[name].rows(step.run, step.touched).items():
                for row_id, row in rows.items():
                    tracks[name][table].put(number, row_id, row)
        outlook.take(number, step)
    boards = {name: {t: track.columns() for t, track in tracks[name].items()} for name in BOARDS}
    boards["outlook"] = {"summary": outlook.track.columns()}
    return {"order": order, "at": at, "boards": boards}


class Outlook:
    """What was foreseen along a course: once a minute with news, for long plans not so often."""

    def __init__(self) -> None:
        self.track = Track()
        self._next = ALWAYS

    def take(self, number: int, step: Step) -> None:
        now = minute(step.at)
        if now >= self._next:
            self._next = now + timedelta(minutes=1 + len(step.run.activities) // LONG)
            for row_id, row in forecast.tables("outlook", step.run, now)["summary"].items():
                self.track.put(number, row_id, row)


def _known(events: Sequence[Recorded]) -> Iterator[Step]:
    """As the room learnt of it: the log from its beginning."""
    run = Run(events[0].run if events else "")
    for recorded in events:
        yield Step(recorded, recorded.known_at, run, take_in(run, recorded))


def _occurred(events: Sequence[Recorded]) -> Iterator[Step]:
    """As it happened, as known today: by time as corrected, then position; struck reports are no steps."""
    counted = today(events)
    steps = [place for place in range(len(events)) if not counted.struck[place]]
    steps.sort(key=counted.shown.__getitem__)
    first = min(counted.occurred, default=ALWAYS)
    night = Night(events, counted)
    for place in steps:
        moment = counted.shown[place]
        run, touched = night.advance((moment, place))
        yield Step(events[place], max(moment, first), run, touched)
