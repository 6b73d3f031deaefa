"""``golive tail``: the live log in the terminal, through the websocket."""

from typing import Annotated, Any
from urllib.parse import urlsplit

import msgspec
import typer
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from web.cli.terminal import Stop, Token, Url, screen
from web.messages import (
    PROTOCOL,
    Bye,
    Delta,
    Fault,
    Heartbeat,
    Hello,
    Live,
    Reset,
    ServerMessage,
    Snapshot,
    Subscribe,
    Welcome,
    encode,
)
from web.playing import Door

LAST = 20
"""Reports shown of those that were there before."""


def add_to(app: typer.Typer) -> None:
    app.command()(tail)


def tail(
    golive: Annotated[str | None, typer.Argument()] = None, url: Url = None, token: Token = None
) -> None:
    """Follow the log of a go-live, or of all in which the token's owner has a role, until interrupted."""
    if url is None or token is None:
        raise typer.BadParameter("tail needs --url and --token.")
    followed = [golive] if golive else _all(url, token)
    place = urlsplit(url)
    scheme = "wss" if place.scheme == "https" else "ws"
    try:
        with connect(
            f"{scheme}://{place.netloc}/ws",
            subprotocols=[Subprotocol(PROTOCOL)],
            compression=None,
            proxy=None,
            max_size=None,
        ) as line:
            _follow(line, token, followed)
    except ConnectionClosed as closed:
        raise Stop(f"The command centre closed the line: {closed}.") from None


def _all(url: str, token: str) -> list[str]:
    answer = Door(url).get("/api/golives", token)
    if answer.status != 200 or not answer.body:
        raise Stop(answer.why if answer.status != 200 else "There is no go-live to follow.")
    return [line["id"] for line in answer.body]


def _follow(line: ClientConnection, token: str, golives: list[str]) -> None:
    line.send(encode(Hello(v=1, lang="en", token=token)).decode())
    for number, golive in enumerate(golives):
        line.send(encode(Subscribe(id=number, board="log", golive=golive)).decode())
    for text in line:
        _hear(msgspec.json.decode(text, type=ServerMessage), golives)


def _hear(message: ServerMessage, golives: list[str]) -> None:
    match message:
        case Snapshot(id=number, tables=tables):
            rows = sorted(tables["reports"].values(), key=_position)
            _print(golives[number], rows[-LAST:])
        case Delta(id=number, u=changed):
            _print(golives[number], sorted(changed.get("reports", {}).values(), key=_position))
        case Fault() | Reset():
            raise Stop(message.detail if isinstance(message, Fault) else "The log was exchanged.")
        case Bye():
            screen.print("The command centre is restarting.")
        case Welcome() | Live() | Heartbeat():
            pass


def _position(row: dict[str, Any]) -> int:
    return int(row["position"])


def _print(golive: str, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        told = (row["activity"] or row["location"] or row["actor"] or row["system"], row["title"])
        words = " ".join(str(word) for word in (row["kind"], *told) if word)
        screen.print(f"{golive} p{row['position']} {row['occurred_at']} {words} ({row['told_by']})")
