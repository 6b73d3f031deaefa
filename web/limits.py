"""How many reports one person may send in how short a time, by a clock that never jumps."""

import time
from collections import deque
from collections.abc import Callable

REPORTS = 1000
SECONDS = 10


class Window:
    """At most ``limit`` in any ``seconds``, counted for each name."""

    def __init__(
        self,
        limit: int = REPORTS,
        seconds: int = SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limit = limit
        self.seconds = seconds
        self._clock = clock
        self._taken: dict[str, deque[tuple[float, int]]] = {}
        self._sums: dict[str, int] = {}

    def take(self, name: str, count: int = 1) -> bool:
        """Whether ``count`` more still fit; what does not fit is not counted."""
        now = self._clock()
        taken = self._taken.setdefault(name, deque())
        self._forget(name, taken, now)
        if self._sums.get(name, 0) + count > self.limit:
            return False
        taken.append((now, count))
        self._sums[name] = self._sums.get(name, 0) + count
        if len(self._taken) > self.limit:
            self._tidy(now)
        return True

    def _forget(self, name: str, taken: deque[tuple[float, int]], now: float) -> None:
        while taken and taken[0][0] <= now - self.seconds:
            self._sums[name] -= taken.popleft()[1]

    def _tidy(self, now: float) -> None:
        """Names that have been quiet take no memory."""
        for name in list(self._taken):
            self._forget(name, self._taken[name], now)
            if not self._taken[name]:
                del self._taken[name]
                self._sums.pop(name, None)
