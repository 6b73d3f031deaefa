"""Every message of the socket as a type, in the order its fields stand on the wire."""

from enum import IntEnum
from typing import Annotated, Any, Literal

import msgspec

from domain.clock import ClockKind
from domain.terms import Code, RunKind

PROTOCOL = "golive.v1"
"""The subprotocol; a message that old clients would misread needs a new one."""

Lang = Literal["nb", "nn", "en"]
MOST = 2**53 - 1
"""Beyond it a whole number is not the same in every reader."""

Number = Annotated[int, msgspec.Meta(ge=0, le=MOST)]
Row = dict[str, Any]
Tables = dict[str, dict[str, Row]]


class Close(IntEnum):
    """Why a socket was closed. 44xx do not come again by themselves, except 4408 and 4429."""

    ERROR = 1011
    RESTART = 1012
    MALFORMED = 4400
    SIGNED_OUT = 4401
    NO_HELLO = 4408
    FLOOD = 4429


class Message(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="t"):
    """One JSON object, told apart by ``t``."""


class FromClient(Message, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a client may say; a field nobody knows is a fault of the client."""


class Since(msgspec.Struct, frozen=True, kw_only=True):
    """What the client holds: the log's epoch, a position, and the first 8 bytes of the chain there."""

    epoch: str
    pos: Number
    chain: str


class Hello(FromClient, frozen=True, kw_only=True, tag="hello"):
    """Within five seconds. Bots add their token; a wall says so and hears the heart more often."""

    v: Literal[1]
    lang: Lang = "nb"
    token: str | None = None
    page: Literal["wall", "console", "replay", "other"] | None = None


class Subscribe(FromClient, frozen=True, kw_only=True, tag="sub"):
    """Follow a board under the client's own number ``id``; without ``since`` from a snapshot."""

    id: Number
    board: str
    golive: Code
    since: Since | None = None


class Unsubscribe(FromClient, frozen=True, kw_only=True, tag="unsub"):
    id: Number


class Shown(FromClient, frozen=True, kw_only=True, tag="shown"):
    """The position that stood on the screen: proof of what was seen (rule 20)."""

    id: Number
    pos: Number


ClientMessage = Hello | Subscribe | Unsubscribe | Shown


class RunClock(msgspec.Struct, frozen=True, kw_only=True):
    """As ``domain.clock.Clock``, times in RFC 3339 with ``Z``."""

    kind: ClockKind
    started: str | None
    origin: str | None
    speed: float


class RunHeader(msgspec.Struct, frozen=True, kw_only=True):
    """The run that a board belongs to, with all that a screen needs to mark it and to tell its time."""

    id: str
    kind: RunKind
    number: int
    title: str
    zone: str
    clock: RunClock


class Welcome(Message, frozen=True, kw_only=True, tag="welcome"):
    """``now`` is the server's real time, ``hb`` the heartbeat in milliseconds, ``build`` that of the pages."""

    epoch: str
    now: str
    hb: int
    build: str


class Snapshot(Message, frozen=True, kw_only=True, tag="snap"):
    id: int
    epoch: str
    pos: int
    chain: str
    run: RunHeader
    tables: Tables


class Live(Message, frozen=True, kw_only=True, tag="live"):
    """The client has all there is; what comes now is new."""

    id: int
    pos: int
    run: RunHeader


class Delta(Message, frozen=True, kw_only=True, tag="delta"):
    """What changed in ``prev < … <= pos``: whole rows in ``u``, rows that are gone in ``d``."""

    id: int
    prev: int
    pos: int
    chain: str
    u: Tables
    d: dict[str, list[str]]


ResetReason = Literal["epoch", "chain", "ahead", "too-far"]


class Reset(Message, frozen=True, kw_only=True, tag="reset"):
    """What the client holds is not of this log or too old: fetch the board, then ``since``."""

    id: int
    reason: ResetReason


class Heartbeat(Message, frozen=True, kw_only=True, tag="hb"):
    """``heads`` tells, by subscription, the board's own last change."""

    now: str
    heads: dict[str, int]


class Fault(Message, frozen=True, kw_only=True, tag="err"):
    """A message could not be followed; without ``id`` it was about the connection."""

    id: int | None = None
    code: str
    detail: str


class Bye(Message, frozen=True, kw_only=True, tag="bye"):
    """Before a planned close: its code, and the milliseconds between which to come again."""

    code: int
    retry: tuple[int, int]


ServerMessage = Welcome | Snapshot | Live | Delta | Reset | Heartbeat | Fault | Bye

encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(ClientMessage).decode
"""Bytes to a client's message. Raises ``msgspec.DecodeError`` and ``UnicodeDecodeError``."""


def addressed(message: bytes, to: int) -> bytes:
    """An encoded message for subscription 0, readdressed: encoded once, whatever numbers clients chose."""
    head, comma, rest = message.partition(b",")
    zero, _, tail = rest.partition(b",")
    assert zero == b'"id":0'
    return b'%s%s"id":%d,%s' % (head, comma, to, tail)
