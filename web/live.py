"""The hub: who is connected and watches what. It hears clients and brings them to their boards."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from functools import partial
from typing import Any, Protocol, assert_never

import msgspec

from domain.refusals import Refused
from web import channels
from web.channels import Channel, Watch, framed
from web.errors import NotAllowed
from web.identity import Caller, Identity
from web.messages import (
    Bye,
    ClientMessage,
    Close,
    Fault,
    Hello,
    Live,
    Message,
    Reset,
    ResetReason,
    Shown,
    Since,
    Subscribe,
    Unsubscribe,
    Welcome,
    decode,
    encode,
)
from web.roles import allows
from web.spelling import in_words

BEAT = 5.0
WALL_BEAT = 2.0
"""Seconds between heartbeats."""

STALLED = 15.0
"""Seconds after which a socket that takes nothing is dropped."""

ON_WALLS = ("wall", "outlook")

SUBSCRIPTIONS = 16
MESSAGES = 20
"""Of one socket: subscriptions at a time, messages a second."""

AGAIN = (500, 5000)
"""Milliseconds between which clients come back after a planned close, so that they do not come at once."""


logger = logging.getLogger(__name__)


class Socket(channels.Socket, Protocol):
    """A connection as the hub sees it."""

    open: bool

    @property
    def buffered(self) -> int:
        """Bytes that wait to be sent."""

    def leave(self, code: int, reason: str = "") -> None: ...

    def abort(self) -> None: ...


class Boards(Protocol):
    """Where boards come from, and how a client proves what it holds."""

    @property
    def epoch(self) -> str: ...

    async def channel(self, golive: str, board: str) -> Channel:
        """Refused: ``UnknownGoLive``, ``UnknownBoard``."""

    async def doubt(self, board: str, since: Since) -> ResetReason | None:
        """Why ``since`` is not of this log; None when it is."""


class Client:
    """One connection: who it is, what it watches, when its heart beats next, how long it has stalled."""

    __slots__ = (
        "beat",
        "beat_at",
        "caller",
        "greeted",
        "greeting",
        "heard",
        "socket",
        "stall",
        "watches",
    )

    def __init__(self, socket: Socket, caller: Caller | None) -> None:
        self.socket = socket
        self.caller = caller
        self.greeted = False
        self.greeting: asyncio.Task[None] | None = None
        self.watches: dict[int, Watch | Subscribe] = {}
        self.beat = BEAT
        self.beat_at = 0.0
        self.stall: tuple[int, float] = (0, 0.0)
        self.heard = (0, 0)

    def followed(self) -> list[tuple[int, Watch]]:
        """Its subscriptions that are under way, by number."""
        return [(n, w) for n, w in self.watches.items() if isinstance(w, Watch) and not w.ended]

    def has_room(self, number: int) -> bool:
        """Whether a subscription may have that number; those that have ended are forgotten."""
        under_way = (
            (n, w) for n, w in self.watches.items() if isinstance(w, Subscribe) or not w.ended
        )
        self.watches = dict(under_way)
        return number not in self.watches and len(self.watches) < SUBSCRIPTIONS

    def say(self, message: Message) -> None:
        if self.socket.open:
            self.socket.write(framed(encode(message)))


class Hub:
    """Lives on the event loop and nowhere else; every method returns at once."""

    def __init__(
        self,
        boards: Boards,
        identity: Identity,
        build: str,
        note_shown: Callable[[Caller, Watch, int], None],
    ) -> None:
        self._boards = boards
        self.identity = identity
        self.build = build
        self._note_shown = note_shown
        self.clients: set[Client] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    # ---- coming and going

    def joined(self, client: Client) -> None:
        self.clients.add(client)

    def left(self, client: Client) -> None:
        self.clients.discard(client)
        for _, watch in client.followed():
            watch.channel.leave(watch)
        client.watches.clear()

    def goodbye(self, client: Client) -> None:
        """This process goes down; its screens are told when to come again."""
        client.say(Bye(code=Close.RESTART, retry=AGAIN))
        client.socket.leave(Close.RESTART, "restart")

    def filled(self, client: Client) -> None:
        """Its buffer holds what the peer does not take."""
        for _, watch in client.followed():
            watch.channel.fall_behind(watch)

    def drained(self, client: Client) -> None:
        """Its buffer is empty again: everything it missed, merged."""
        for _, watch in client.followed():
            watch.channel.catch_up(watch)

    # ---- what clients say

    def hear(self, client: Client, data: bytes) -> None:
        """One message. What cannot be read, or comes before ``hello``, ends the connection."""
        try:
            message = decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
            client.say(Fault(code="malformed", detail=in_words(str(wrong))[:200]))
            client.socket.leave(Close.MALFORMED, "malformed message")
            return
        if client.greeted == isinstance(message, Hello):
            client.socket.leave(Close.MALFORMED, "hello comes first, and once")
            return
        self._follow(client, message)

    def _follow(self, client: Client, message: ClientMessage) -> None:
        match message:
            case Hello():
                client.greeted = True
                client.greeting = self._start(client, self._greet(client, message))
            case Subscribe():
                self._subscribe(client, message)
            case Unsubscribe():
                self.unsubscribe(client, message.id)
            case Shown():
                watch = client.watches.get(message.id)
                if isinstance(watch, Watch) and client.caller is not None:
                    self._note_shown(client.caller, watch, message.pos)
            case _:
                assert_never(message)

    async def _greet(self, client: Client, hello: Hello) -> None:
        if hello.token is not None:
            client.caller = await self.identity.caller("token", hello.token)
        if client.caller is None:
            client.socket.leave(Close.SIGNED_OUT, "sign in first")
            return
        if hello.page == "wall" or client.caller.is_wall:
            client.beat = WALL_BEAT
        client.beat_at = asyncio.get_running_loop().time() + client.beat
        client.say(
            Welcome(
                epoch=self._boards.epoch,
                now=real_time(),
                hb=round(client.beat * 1000),
                build=self.build,
            )
        )

    def _subscribe(self, client: Client, asked: Subscribe) -> None:
        if not client.has_room(asked.id):
            client.say(
                Fault(id=asked.id, code="taken", detail="That number is in use, or too many.")
            )
            return
        client.watches[asked.id] = asked
        self._start(client, self._watch(client, asked))

    async def _watch(self, client: Client, asked: Subscribe) -> None:
        """Between taking the board and joining its watchers nothing is awaited: no change slips through."""
        if client.greeting is not None:
            await client.greeting
        reason = await self._boards.doubt(asked.board, asked.since) if asked.since else None
        try:
            channel = await self._channel(client, asked)
        except Refused as refused:
            self._turned_away(client, asked, refused)
            return
        if client.watches.get(asked.id) is not asked:
            return
        if reason is not None:
            del client.watches[asked.id]
            client.say(Reset(id=asked.id, reason=reason))
            return
        client.watches[asked.id] = watch = Watch(client.socket, asked.id, channel)
        channel.join(watch, channel.held(asked.since))
        if not watch.ended:
            client.say(Live(id=asked.id, pos=channel.position, run=channel.run()))

    def _turned_away(self, client: Client, asked: Subscribe, refused: Refused) -> None:
        if client.watches.get(asked.id) is asked:
            del client.watches[asked.id]
            client.say(Fault(id=asked.id, code=refused.reason, detail=refused.detail))

    async def _channel(self, client: Client, asked: Subscribe) -> Channel:
        """Refused: ``UnknownGoLive``, ``UnknownBoard``, ``NotAllowed``."""
        channel = await self._boards.channel(asked.golive, asked.board)
        if client.caller is None or not may_watch(client.caller, channel):
            raise NotAllowed(f"watch {asked.board!r} here")
        return channel

    def unsubscribe(self, client: Client, number: int) -> None:
        watch = client.watches.pop(number, None)
        if isinstance(watch, Watch):
            watch.channel.leave(watch)

    def count(self, client: Client) -> None:
        """One more frame from this client; too many in a second end the connection."""
        second = int(asyncio.get_running_loop().time())
        counted = client.heard[1] + 1 if client.heard[0] == second else 1
        client.heard = (second, counted)
        if counted > MESSAGES:
            client.socket.leave(Close.FLOOD, "too many messages")

    def _start(self, client: Client, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(partial(self._done, client))
        return task

    def _done(self, client: Client, task: asyncio.Task[None]) -> None:
        """Whoever could not be answered comes again; why stands in the server's own log."""
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            logger.error("A client could not be answered", exc_info=task.exception())
            client.socket.leave(Close.ERROR, "not possible just now")


def may_watch(caller: Caller, channel: Channel) -> bool:
    """A wall sees what stands on it and nothing else; everybody who reads sees every board."""
    action = "see the wall" if channel.name in ON_WALLS else "read"
    return allows(caller, action, channel.golive)


def real_time() -> str:
    """The server's clock, RFC 3339 with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
