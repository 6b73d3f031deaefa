"""Orders on their way from the event loop to the writer; the answers to a batch come back in one turn."""

import asyncio
from collections import deque
from contextlib import suppress
from functools import partial

from domain.centre import Answer, CommandCentre, Outcome
from domain.centre.writer import Told
from domain.commands import Order

Waiting = asyncio.Future[Outcome]


class Orders:
    """Belongs to the event loop that made it; only ``_answered`` is called on the writer's thread."""

    def __init__(self, centre: CommandCentre) -> None:
        self._centre = centre
        self._loop = asyncio.get_running_loop()
        self._answers: deque[tuple[Waiting, Answer]] = deque()
        self._called = False
        self._given: list[tuple[Order, Told]] = []

    def give(self, order: Order) -> Waiting:
        """The outcome, to be awaited. Raises as ``CommandCentre.submit``'s future does."""
        waiting: Waiting = self._loop.create_future()
        if not self._given:
            self._loop.call_soon(self._send)
        self._given.append((order, partial(self._answered, waiting)))
        return waiting

    def _send(self) -> None:
        """What one turn of the loop took in goes to the writer together: one batch, one commit."""
        given, self._given = self._given, []
        for order, told in given:
            self._centre.send(order, told)

    def _answered(self, waiting: Waiting, answer: Answer) -> None:
        self._answers.append((waiting, answer))
        if not self._called:
            self._called = True
            with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                self._loop.call_soon_threadsafe(self._hand_out)

    def _hand_out(self) -> None:
        self._called = False
        while self._answers:
            waiting, answer = self._answers.popleft()
            if waiting.done():
                continue  # whoever asked has gone
            if isinstance(answer, Exception):
                waiting.set_exception(answer)
            else:
                waiting.set_result(answer)
