"""The boards that roll with the clock, made anew on another thread when the log or the minute has moved."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from weakref import WeakKeyDictionary

from domain.clock import minute
from projections import forecast
from projections.opened import OpenRun, Rolling

TICK = 0.25
"""Seconds between two looks whether a forecast that is watched has to be made anew."""

REST = 4
"""Times as long as making them took is rested at least: the other threads' time is everybody else's."""

logger = logging.getLogger(__name__)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


class Forecasts:
    """Lives on the event loop; each board is made by one at a time."""

    def __init__(self) -> None:
        self._doors: WeakKeyDictionary[Rolling, asyncio.Lock] = WeakKeyDictionary()

    async def _roll(self, opened: OpenRun, board: Rolling) -> None:
        async with self._doors.setdefault(board, asyncio.Lock()):
            header = opened.run.header
            assert header is not None, "an open run was created"
            now = minute(header.clock.at(datetime.now(UTC)))
            stands = opened.run.position, now
            if board.stands_for == stands:
                return
            board.stands_for = stands  # what cannot be made is tried again when either has moved
            run = opened.run.bare()
            difference, chain = await asyncio.to_thread(
                forecast.told_anew, board.name, board.rows, board.chain, run, now
            )
            version = run.position + (now - _EPOCH) // _MINUTE
            board.accept(max(version, board.position + 1), chain, difference)

    async def keep(self, watched: Callable[[], Iterable[OpenRun]]) -> None:
        """Keep those that are ``watched`` up to date, for as long as the process serves."""
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            for opened in watched():
                for board in opened.rolling.values():
                    if board.is_watched:
                        await self.renew(opened, board)
            await asyncio.sleep(max(TICK, REST * (loop.time() - began)))

    async def renew(self, opened: OpenRun, board: Rolling) -> None:
        """Bring a board of the run to where its log and its clock are by now.

        A bug that it meets is its own: the board stays where it was, and whatever else is watched goes on.
        """
        try:
            await self._roll(opened, board)
        except Exception:
            logger.exception("The %s of %r cannot be made", board.name, opened.run.id)
