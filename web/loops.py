"""What goes on for as long as the process serves: what fails begins anew, and is told of."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

PAUSE = 1.0
"""Seconds before a loop begins anew."""

DOUBTFUL = 10.0
"""Seconds for which a loop that failed is told of."""

logger = logging.getLogger(__name__)


class Loops:
    """Lives on the event loop; none of what it keeps going ends by itself."""

    def __init__(self) -> None:
        self._tasks: list[asyncio.Task[None]] = []
        self._failed: dict[str, float] = {}

    def keep(self, name: str, begin: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Have ``begin`` go on until ``end``, whatever happens to it."""
        self._tasks.append(asyncio.create_task(self._kept(name, begin), name=name))

    def failing(self) -> list[str]:
        """Which have ended, or failed a moment ago."""
        since = asyncio.get_running_loop().time() - DOUBTFUL
        ended = {task.get_name() for task in self._tasks if task.done()}
        return sorted(ended | {name for name, at in self._failed.items() if at > since})

    async def end(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _kept(self, name: str, begin: Callable[[], Coroutine[Any, Any, None]]) -> None:
        while True:
            try:
                await begin()
            except Exception:
                logger.critical("%s has stopped and begins anew", name, exc_info=True)
            self._failed[name] = asyncio.get_running_loop().time()
            await asyncio.sleep(PAUSE)
