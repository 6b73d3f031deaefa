"""A screen that follows the rules of the wire, and notices when the server does not."""

import json
from collections.abc import Callable
from contextlib import asynccontextmanager
from typing import Any

from projections.board import digest


class Screen:
    """One board as a client holds it. Raises when a change does not follow what is here."""

    def __init__(self, line: Any, board: str, golive: str, number: int = 1) -> None:
        self.line = line
        self.board = board
        self.golive = golive
        self.id = number
        self.tables: dict[str, dict[str, Any]] = {}
        self.position = -1
        self.since: dict[str, Any] | None = None
        self.epoch = ""
        self.frames: list[dict[str, Any]] = []
        self.heads: list[int] = []
        self.beside: list[Screen] = []

    async def subscribe(self) -> None:
        asked = {"t": "sub", "id": self.id, "board": self.board, "golive": self.golive}
        await self.line.send(json.dumps(asked | ({"since": self.since} if self.since else {})))

    async def hear(self) -> dict[str, Any]:
        """One message, taken in by the rules."""
        message: dict[str, Any] = json.loads(await self.line.recv())
        for screen in (self, *self.beside):
            if message.get("id", screen.id) == screen.id:
                screen.frames.append(message)
                screen._take(message)
        return message

    async def until(self, done: Callable[["Screen"], bool]) -> None:
        while not done(self):
            await self.hear()

    async def live(self) -> None:
        """Up to date."""
        while (await self.hear())["t"] != "live":
            pass

    @property
    def hash(self) -> str:
        return digest(self.tables)

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [frame for frame in self.frames if frame["t"] == kind]

    def _take(self, message: dict[str, Any]) -> None:
        match message["t"]:
            case "welcome":
                self.epoch = message["epoch"]
            case "snap":
                self.tables = message["tables"]
                self._stand(message)
            case "delta" if message["pos"] > self.position:
                assert message["prev"] <= self.position, "a hole"
                self._apply(message)
                self._stand(message)
            case "hb":
                self.heads.append(message["heads"].get(str(self.id), -1))

    def _apply(self, delta: dict[str, Any]) -> None:
        for table, rows in delta["u"].items():
            self.tables[table].update(rows)
        for table, gone in delta["d"].items():
            for row in gone:
                self.tables[table].pop(row, None)  # it may have come and gone meanwhile

    def _stand(self, message: dict[str, Any]) -> None:
        self.position = message["pos"]
        self.since = {"epoch": self.epoch, "pos": message["pos"], "chain": message["chain"]}


@asynccontextmanager
async def watching(
    connection: Any, board: str = "wall", golive: str = "moa-night", **hello: Any
) -> Any:
    """A screen that has said hello, subscribed, and is up to date."""
    async with connection as line:
        screen = Screen(line, board, golive)
        await line.send(json.dumps({"t": "hello", "v": 1} | hello))
        await screen.subscribe()
        await screen.live()
        yield screen
