"""Boards as they stood: one replay for each run that somebody asks about, kept up with the log."""

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial

from domain.eventlog import EventLog
from domain.terms import key
from projections.replay import Moment, Replay, catch_up, read_replay

KEPT = 4
"""Runs whose replay stays in memory."""


class Past:
    """Answers one question at a time on a thread of its own: whoever waits holds none that others need."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._thread = ThreadPoolExecutor(1, "golive-past")
        self._replays: OrderedDict[str, Replay] = OrderedDict()

    async def board(
        self,
        golive: str,
        name: str,
        *,
        position: int | None = None,
        at: datetime | None = None,
        known_at: datetime | None = None,
    ) -> Moment:
        """The board at a moment, as ``Replay.board``. Refused: ``UnknownGoLive``."""
        ask = partial(self._board, golive, name, position, at, known_at)
        return await asyncio.get_running_loop().run_in_executor(self._thread, ask)

    def forget(self, golive: str, _position: int) -> None:
        """Words of a run were erased: its replay takes that in before anybody asks."""
        if key(golive) in self._replays:
            self._thread.submit(self._replay, golive)

    def _board(
        self,
        golive: str,
        name: str,
        position: int | None,
        at: datetime | None,
        known_at: datetime | None,
    ) -> Moment:
        return self._replay(golive).board(name, position=position, at=at, known_at=known_at)

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
