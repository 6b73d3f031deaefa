"""Boards as they stood: one replay for each run that somebody asks about, kept up with the log."""

from collections import OrderedDict
from datetime import datetime
from threading import Lock

from domain.eventlog import EventLog
from domain.terms import key
from projections.replay import Moment, Replay, catch_up, read_replay

KEPT = 4
"""Runs whose replay stays in memory."""


class Past:
    """Answers on whatever thread asks, one at a time."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._lock = Lock()
        self._replays: OrderedDict[str, Replay] = OrderedDict()

    def board(
        self,
        golive: str,
        name: str,
        *,
        position: int | None = None,
        at: datetime | None = None,
        known_at: datetime | None = None,
    ) -> Moment:
        """The board at a moment, as ``Replay.board``. Refused: ``UnknownGoLive``."""
        with self._lock:
            replay = self._replay(golive)
            return replay.board(name, position=position, at=at, known_at=known_at)

    def _replay(self, golive: str) -> Replay:
        code = key(golive)
        replay = self._replays.get(code)
        if replay is None:
            replay = self._replays[code] = read_replay(self._log.read, golive)
        else:
            catch_up(self._log.read, replay)
        self._replays.move_to_end(code)
        while len(self._replays) > KEPT:
            self._replays.popitem(last=False)
        return replay
