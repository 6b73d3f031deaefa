"""A scenario played through the front door: each report by HTTP, by its own person, by the run's clock."""

import http.client
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from urllib.parse import SplitResult, quote, urlsplit

import msgspec

from domain.clock import Clock
from domain.commands import AnyCommand, Decision
from examples.parts import Step
from examples.scenario import Scenario, as_persons

PATIENCE = 30.0
"""Seconds in which a server that does not answer is asked again."""

PAUSE = 0.25


class NotPlayed(Exception):
    """The scenario cannot go on; ``str()`` says why."""


class Answer(msgspec.Struct, frozen=True):
    """Status and body of an answer."""

    status: int
    body: Any

    @property
    def why(self) -> str:
        """The sentence of a refusal."""
        body = self.body if isinstance(self.body, dict) else {}
        return str(body.get("detail", f"status {self.status}"))


class Door:
    """The front door of a command centre. A report that was perhaps not received is sent again.

    ``tell`` hears once of each outage that is waited for. Whoever was never reached is not waited for.
    """

    def __init__(
        self, url: str, patience: float = PATIENCE, tell: Callable[[str], None] | None = None
    ) -> None:
        self._patience = patience
        self._tell = tell
        self._reached = False
        self._place = located(url)
        self._line: http.client.HTTPConnection | None = None

    def get(self, path: str, token: str) -> Answer:
        return self._ask("GET", path, token, None)

    def post(self, path: str, token: str, body: bytes) -> Answer:
        return self._ask("POST", path, token, body)

    def close(self) -> None:
        """The next question opens a new line."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _ask(self, method: str, path: str, token: str, body: bytes | None) -> Answer:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        until = time.monotonic() + self._patience
        tries = 0
        while True:
            tries += 1
            try:
                status, told = self._once(method, path, headers, body)
                if status not in (429, 503) or time.monotonic() > until:
                    return self._read(status, told)
            except (OSError, http.client.HTTPException) as broken:
                self.close()
                self._wait(broken, tries, until)
            time.sleep(PAUSE)

    def _wait(self, broken: Exception, tries: int, until: float) -> None:
        """A first failure may be a line that was kept too long. Raises ``NotPlayed``."""
        said = f"{self._place.geturl()} does not answer: {plainly(broken)}."
        if not self._reached or time.monotonic() > until:
            raise NotPlayed(said)
        if tries == 2 and self._tell is not None:
            self._tell(f"{said} It is asked again for {self._patience:g} seconds.")

    def _once(
        self, method: str, path: str, headers: dict[str, str], body: bytes | None
    ) -> tuple[int, bytes]:
        if self._line is None:
            self._line = self._connected()
            self._line.connect()
            self._reached = True
        self._line.request(method, path, body, headers)
        response = self._line.getresponse()
        return response.status, response.read()

    def _read(self, status: int, told: bytes) -> Answer:
        """Raises ``NotPlayed`` for the page of a proxy, or of a server of something else."""
        try:
            return Answer(status, msgspec.json.decode(told) if told else None)
        except (msgspec.DecodeError, UnicodeDecodeError):
            where = self._place.geturl()
            raise NotPlayed(
                f"{where} answers with {status}, and not as a command centre does."
            ) from None

    def _connected(self) -> http.client.HTTPConnection:
        host = self._place.hostname or ""
        if self._place.scheme == "https":
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(host, self._place.port, timeout=10, context=context)
        return http.client.HTTPConnection(host, self._place.port, timeout=10)


def located(url: str) -> SplitResult:
    """The parts of a command centre's address. Raises ``NotPlayed``."""
    with suppress(ValueError):  # of brackets, a port or a name of a host that cannot be
        place = urlsplit(url)
        host, port = (place.hostname or "").encode("idna"), place.port
        if place.scheme in ("http", "https") and host and port != 0:
            return place
    raise NotPlayed(f"--url {url!r} is no address of a command centre, like http://127.0.0.1:8000.")


def plainly(wrong: Exception) -> str:
    """What went wrong on a line, without the number that the system has for it."""
    return getattr(wrong, "strerror", None) or str(wrong)


class Play:
    """One scenario against one server. ``tokens`` has one for each login, or under ``""`` that of
    somebody who types for all others."""

    def __init__(self, scenario: Scenario, door: Door, tokens: Mapping[str, str]) -> None:
        self._scenario = scenario
        self._door = door
        self._tokens = tokens
        self._persons = self._known()

    def clock(self) -> Clock | None:
        """The clock of the run as it stands on the server; None when there is no such run yet."""
        name = self._scenario.frame.golive
        answer = self._door.get(f"/api/golives/{quote(name)}", next(iter(self._tokens.values())))
        if answer.status == 404:
            return None
        if answer.status != 200:
            raise NotPlayed(f"{name}: {answer.why}")
        return msgspec.convert(answer.body["clock"], Clock)

    def create(self, clock: Clock) -> None:
        """The programme's earlier units, and the run. Raises ``NotPlayed``."""
        scenario = self._scenario
        for order in scenario.programme_orders():
            path = f"/api/programmes/{quote(order.run)}/reports"
            self._hand_in(path, order.recorded_by, msgspec.json.encode(order.command))
        new = msgspec.to_builtins(scenario.creation(clock)) | {"golive": scenario.frame.golive}
        self._hand_in(
            "/api/golives", f"person:{scenario.frame.created_by}", msgspec.json.encode(new)
        )

    def steps(self, due: Callable[[datetime], float]) -> Iterator[tuple[Step, Answer]]:
        """Each step when it is due. ``due`` tells in how many seconds a moment of the night is."""
        base = f"/api/golives/{quote(self._scenario.frame.golive)}/"
        for step in self._scenario.steps:
            wait = due(step.recorded_at)
            if wait > 0:
                time.sleep(wait)
            command = self._said(step)
            path = base + quote(step.route)
            yield (
                step,
                self._door.post(path, self._token(step.recorded_by), msgspec.json.encode(command)),
            )

    def _said(self, step: Step) -> AnyCommand:
        """What is handed in. Who has no token of her own is on the telephone, and another one types.

        She must be known there; a decision is told by nobody but who hands it in.
        """
        command = as_persons(step.command, self._persons)
        named = step.recorded_by in self._tokens or command.told_by is not None
        if named or isinstance(command, Decision):
            return command
        return msgspec.structs.replace(command, told_by=f"person:{step.recorded_by}")

    def _hand_in(self, path: str, person: str, body: bytes) -> None:
        answer = self._door.post(path, self._token(person.removeprefix("person:")), body)
        if answer.status not in (200, 201):
            raise NotPlayed(answer.why)

    def _token(self, login: str) -> str:
        token = self._tokens.get(login) or self._tokens.get("")
        if token is None:
            raise NotPlayed(f"There is no token for {login!r}.")
        return token

    def _known(self) -> dict[str, str]:
        """What this installation calls the scenario's people."""
        found = {}
        for login, token in self._tokens.items():
            if not (token.isascii() and token.isprintable()):
                raise NotPlayed(f"The token of {login or 'everybody'} is no token.")
            answer = self._door.get("/api/session", token)
            if answer.status != 200:
                raise NotPlayed(f"The token of {login or 'everybody'} is not good: {answer.why}")
            if login:
                found[f"person:{login}"] = answer.body["person"]
        return found


def by_clock(clock: Clock) -> Callable[[datetime], float]:
    """Steps are due when the run's clock says so."""

    def due(moment: datetime) -> float:
        return (moment - clock.at(datetime.now(UTC))).total_seconds() / clock.speed

    return due


def by_speed(first: datetime, speed: float) -> Callable[[datetime], float]:
    """Steps are due as far apart as they were that night, ``speed`` times as fast."""
    began = datetime.now(UTC)

    def due(moment: datetime) -> float:
        passed = (datetime.now(UTC) - began).total_seconds()
        return (moment - first).total_seconds() / speed - passed

    return due
