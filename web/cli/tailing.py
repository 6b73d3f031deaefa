"""``golive tail``: the live log in the terminal, through the websocket, for as long as somebody looks."""

import random
import time
from collections.abc import Sequence
from typing import Annotated, Any, NoReturn

import msgspec
import typer
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from web.cli.cells import Told, line_of
from web.cli.naming import Naming
from web.cli.terminal import Stop, Token, Url, screen
from web.cli.times import Times
from web.messages import (
    PROTOCOL,
    Bye,
    Close,
    Delta,
    Fault,
    Heartbeat,
    Hello,
    Live,
    Message,
    Reset,
    ServerMessage,
    Since,
    Snapshot,
    Subscribe,
    Welcome,
    encode,
)
from web.playing import Door, located, plainly

LAST = 20
"""Reports shown of those that were there before."""

BEATS = 2.5
"""Heartbeats without a frame after which the line is dead."""

PAUSES = (0.5, 10.0)
"""Seconds before coming again: at first, doubled each time, and at most; less by chance."""


def add_to(app: typer.Typer) -> None:
    app.command()(tail)


def tail(
    golive: Annotated[str | None, typer.Argument()] = None, url: Url = None, token: Token = None
) -> None:
    """Follow the log of a go-live, or of all in which the token's owner has a role, until interrupted."""
    if url is None or token is None:
        raise typer.BadParameter("tail needs --url and --token.")
    Tail(url, token, [golive] if golive else _all(url, token)).follow()


def _all(url: str, token: str) -> list[str]:
    answer = Door(url).get("/api/golives", token)
    if answer.status != 200 or not answer.body:
        raise Stop(answer.why if answer.status != 200 else "There is no go-live to follow.")
    return [line["id"] for line in answer.body]


class Followed:
    """The log of one go-live: what we hold of it, and the last report that was shown."""

    def __init__(self, golive: str) -> None:
        self.golive = golive
        self.since: Since | None = None
        self.shown = 0
        self.zone = "UTC"


class Tail:
    """Comes again whenever the line is lost, as docs/protocol.md tells its clients to."""

    def __init__(self, url: str, token: str, golives: Sequence[str]) -> None:
        self._url = url
        self._place = located(url)
        self._token = token
        self._logs = [Followed(golive) for golive in golives]
        self._naming = Naming(url, token)
        self._welcome: Welcome | None = None
        self._bye: Bye | None = None
        self._pause = PAUSES[0]

    def follow(self) -> NoReturn:
        """Until interrupted. Raises ``Stop`` where it makes no sense to come again."""
        while True:
            try:
                with self._connected() as line:
                    self._hear_all(line)
            except (ConnectionClosed, InvalidHandshake, InvalidURI, OSError) as lost:
                if self._welcome is None or not _passes(lost):
                    raise Stop(self._told(lost)) from None
            time.sleep(self._rest())

    def _connected(self) -> ClientConnection:
        place = self._place
        return connect(
            f"{'wss' if place.scheme == 'https' else 'ws'}://{place.netloc}/ws",
            subprotocols=[Subprotocol(PROTOCOL)],
            compression=None,
            proxy=None,
            max_size=None,
        )

    def _hear_all(self, line: ClientConnection) -> None:
        """Raises ``TimeoutError`` when the heart has stopped, ``ConnectionClosed`` at the end."""
        _say(line, Hello(v=1, lang="en", token=self._token))
        for number in range(len(self._logs)):
            self._subscribe(line, number)
        beat: float | None = None
        while True:
            message = msgspec.json.decode(line.recv(beat), type=ServerMessage)
            if isinstance(message, Welcome):
                beat = BEATS * message.hb / 1000
            self._hear(line, message)

    def _subscribe(self, line: ClientConnection, number: int) -> None:
        log = self._logs[number]
        _say(line, Subscribe(id=number, board="log", golive=log.golive, since=log.since))

    def _hear(self, line: ClientConnection, message: ServerMessage) -> None:
        match message:
            case Welcome():
                self._welcome, self._pause = message, PAUSES[0]
            case Snapshot() | Delta():
                self._take(message)
            case Reset(id=number, reason="too-far"):
                self._logs[number].since = None
                self._subscribe(line, number)
            case Reset():
                raise Stop("The log was exchanged.")
            case Fault():
                raise Stop(message.detail)
            case Bye():
                self._bye = message
                screen.print("The command centre is restarting.")
            case Live() | Heartbeat():
                pass

    def _take(self, message: Snapshot | Delta) -> None:
        assert self._welcome is not None, "whoever is told of boards was let in"
        log = self._logs[message.id]
        tables = message.tables if isinstance(message, Snapshot) else message.u
        rows = sorted(tables.get("reports", {}).values(), key=_position)
        new = [row for row in rows if _position(row) > log.shown]
        if isinstance(message, Snapshot):
            log.zone = message.run.zone
        self._print(log, new if log.shown else new[-LAST:])
        log.shown = max([log.shown, *map(_position, new)])
        log.since = Since(epoch=self._welcome.epoch, pos=message.pos, chain=message.chain)

    def _print(self, log: Followed, rows: list[dict[str, Any]]) -> None:
        """A line a report, in the time of its run, by name where the token may know it."""
        self._naming.learn(row[who] for row in rows for who in ("told_by", "recorded_by"))
        for row in rows:
            told = Told(Times(log.zone, row["known_at"]), self._naming.names)
            screen.print(f"{log.golive} p{row['position']} {line_of(row, told)}", soft_wrap=True)

    def _rest(self) -> float:
        """Seconds: as it was said at the goodbye, or by chance and longer each time."""
        if self._bye is not None:
            (least, most), self._bye = self._bye.retry, None
            return random.uniform(least, most) / 1000  # noqa: S311 - spreads load, guards nothing
        pause, self._pause = self._pause, min(2 * self._pause, PAUSES[1])
        return random.uniform(0, pause)  # noqa: S311 - spreads load, guards nothing

    def _told(self, lost: Exception) -> str:
        if isinstance(lost, ConnectionClosed):
            if lost.rcvd is not None and lost.rcvd.code == Close.SIGNED_OUT:
                return "The command centre does not know this token, or it was ended."
            why = lost.rcvd.reason if lost.rcvd else ""
            return f"The command centre closed the line: {why.rstrip('.') or 'it said no more'}."
        return f"{self._url} cannot be followed: {plainly(lost)}."


def _passes(lost: Exception) -> bool:
    """Whether it may be better next time: no answer of 4xx, but for the two closes that say so."""
    match lost:
        case ConnectionClosed(rcvd=frame) if frame is not None and 4400 <= frame.code < 4500:
            return frame.code in (Close.NO_HELLO, Close.FLOOD)
        case InvalidStatus(response=answer):
            return answer.status_code >= 500
        case _:
            return True


def _say(line: ClientConnection, message: Message) -> None:
    line.send(encode(message).decode())


def _position(row: dict[str, Any]) -> int:
    return int(row["position"])
