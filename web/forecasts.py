"""The boards ``forecast``: made anew on another thread when the log or the run's minute has moved."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from weakref import WeakKeyDictionary

from domain.clock import minute
from projections import forecast
from projections.opened import OpenRun

TICK = 0.25
"""Seconds between two looks whether a forecast that is watched has to be made anew."""

REST = 4
"""Times as long as making them took is rested at least: the other threads' time is everybody else's."""

logger = logging.getLogger(__name__)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


class Forecasts:
    """Lives on the event loop; of one run one forecast is made at a time."""

    def __init__(self) -> None:
        self._doors: WeakKeyDictionary[OpenRun, asyncio.Lock] = WeakKeyDictionary()

    async def roll(self, opened: OpenRun) -> None:
        """Bring the run's forecast to where its log and its clock are by now."""
        async with self._doors.setdefault(opened, asyncio.Lock()):
            header, board = opened.run.header, opened.forecast
            assert header is not None, "an open run was created"
            now = minute(header.clock.at(datetime.now(UTC)))
            stands = opened.run.position, now
            if board.stands_for == stands:
                return
            run = opened.run.bare()
            difference, chain = await asyncio.to_thread(
                forecast.told_anew, board.rows, board.chain, run, now
            )
            board.stands_for = stands
            version = run.position + (now - _EPOCH) // _MINUTE
            board.accept(max(version, board.position + 1), chain, difference)

    async def keep(self, watched: Callable[[], Iterable[OpenRun]]) -> None:
        """Keep those that are ``watched`` up to date, for as long as the process serves."""
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            for opened in watched():
                await self._kept(opened)
            await asyncio.sleep(max(TICK, REST * (loop.time() - began)))

    async def _kept(self, opened: OpenRun) -> None:
        """A bug that one run meets is its own; its forecast stays where it was."""
        try:
            await self.roll(opened)
        except Exception:
            logger.exception("The forecast of %r cannot be made", opened.run.id)
