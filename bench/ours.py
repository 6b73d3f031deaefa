"""Our own server in a process of its own, with a night to report on and people to report it."""

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from bench import night
from bench.callers import Caller, request
from bench.screens import Crowd, Screen, connect
from bench.served import Served, free_port, served
from web.errands import AddUser, MakeKey
from web.hatch import desk
from web.identity import Role

GOLIVE = "bench-night"
REPORTS = f"/api/golives/{GOLIVE}/reports"
NAMES = "Bench {}"
ROLES: tuple[Role, ...] = ("coordinator", "planner")
_GOLIVE = str(Path(sys.executable).with_name("golive"))


class Centre:
    """A running command centre with ``activities`` planned and a token for each of its people."""

    def __init__(self, server: Served, tokens: list[str], activities: int, database: str) -> None:
        self.server = server
        self.database = database
        self.tokens = tokens
        self.activities = activities
        self.told = 0

    def post(self, path: str, body: object) -> dict[str, object]:
        """One request on a connection of its own. Raises ``RuntimeError`` unless it is accepted."""
        caller = Caller(self.server.port)
        caller.ask(request(path, msgspec.json.encode(body), self.tokens[0]))
        while (answer := caller.hear()) is None:
            pass
        caller.socket.close()
        if not 200 <= answer[0] < 300:
            raise RuntimeError(f"{path}: {answer[0]} {answer[1]!r}")
        content: dict[str, object] = json.loads(answer[1])
        return content

    def sign_in_link(self) -> str:
        """A secret that a browser exchanges for a session of the first of the people."""
        with desk(self.database) as writer:
            return writer.run(MakeKey(name=NAMES.format(0), kind="link", seconds=3600)).secret or ""

    def report(self, number: int, token: str = "") -> bytes:
        """The ``number``-th report as a request."""
        body = msgspec.json.encode(night.report(number, self.activities))
        return request(REPORTS, body, token or self.tokens[0])

    def open_walls(self, crowd: Crowd, count: int) -> None:
        """``count`` walls that have been shown the board once."""
        hello = json.dumps({"t": "hello", "v": 1, "lang": "nb", "token": self.tokens[0]}).encode()
        watch = json.dumps({"t": "sub", "id": 1, "board": "wall", "golive": GOLIVE}).encode()
        crowd.open(count, self._screen, (hello, watch))

    def _screen(self) -> Screen:
        return connect(self.server.port, "/ws", protocol="golive.v1")

    def teller(self) -> "Teller":
        return Teller(self)


class Teller:
    """Makes one report at each call, on a line that stays open, and waits for the answer."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self._caller = Caller(centre.server.port)

    def __call__(self) -> None:
        self._caller.ask(self._centre.report(self._centre.told))
        self._centre.told += 1
        while (answer := self._caller.hear()) is None:
            pass
        if answer[0] != 201:
            raise RuntimeError(f"{answer[0]}: {answer[1]!r}")


@contextmanager
def centre(activities: int = 5000, people: int = 1) -> Iterator[Centre]:
    """Serve an empty SQLite log, add the people and the night, and end it all afterwards."""
    with tempfile.TemporaryDirectory() as home:
        url = f"sqlite:///{home}/golive.db"
        tokens = _tokens(url, people)
        port = free_port()
        command = [_GOLIVE, "serve", "--port", str(port)]
        with served(command, port, {"GOLIVE_DATABASE": url}) as server:
            running = Centre(server, tokens, activities, url)
            running.post("/api/golives", _plan(activities))
            yield running


def _plan(activities: int) -> dict[str, object]:
    return {
        "kind": "create",
        "report_id": "bench-create",
        "golive": GOLIVE,
        "title": "Bench",
        "plan": msgspec.to_builtins(night.plan(activities)),
    }


def _tokens(url: str, people: int) -> list[str]:
    """A token each for people who report, and who plan so that the night can be made."""
    names = [NAMES.format(number) for number in range(people)]
    with desk(url) as writer:
        for name in names:
            for role in ROLES:
                writer.run(AddUser(name=name, role=role))
        made = [writer.run(MakeKey(name=name, kind="token")).secret for name in names]
    return [secret or "" for secret in made]
