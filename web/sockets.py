"""The socket on the server's own port: who may open one, and a connection that the hub can write to."""

import asyncio
import resource
import socket
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast

from uvicorn.config import Config
from uvicorn.server import ServerState
from websockets.asyncio.server import Server, ServerConnection
from websockets.frames import DATA_OPCODES, Frame
from websockets.http11 import Request, Response
from websockets.protocol import OPEN, Event
from websockets.server import ServerProtocol
from websockets.typing import Subprotocol

from web.access import cookie_name
from web.hosts import known_host, own_origin
from web.identity import Caller, Identity
from web.live import Client, Hub
from web.messages import PROTOCOL, Close
from web.settings import Settings

PATH = "/ws"
FRAME = 64 * 1024
"""Bytes of the longest message from a client."""

HELLO = 5.0
"""Seconds in which a client opens and says hello; and those it gets to answer a close."""

SILENT = 20_000
"""Milliseconds that sent bytes may stay unacknowledged before the kernel gives the peer up."""

PAUSED_FROM = (1, 0)
"""Bytes that wait when a socket counts as paused, and as drained; under TLS 0 bytes would be a pause too."""

KEPT_FREE = 0.1
"""Share of the process's descriptors that sockets never take, so that reports still get in."""


class Entrance:
    """Decides who may open a socket; stands where the library expects its own server."""

    def __init__(self, hub: Hub, identity: Identity, settings: Settings) -> None:
        self.hub = hub
        self.handler_tasks: set[asyncio.Task[None]] = set()
        self._identity = identity
        self._settings = settings
        self._most = int(resource.getrlimit(resource.RLIMIT_NOFILE)[0] * (1 - KEPT_FREE))

    def is_serving(self) -> bool:
        return True

    async def handler(self, connection: ServerConnection) -> None:
        """The opening handshake; afterwards the connection lives from its own callbacks."""
        assert isinstance(connection, Screen)
        try:
            async with asyncio.timeout(HELLO):
                await connection.handshake(self._admit, server_header=None)
        except TimeoutError:
            connection.abort()
        finally:
            self.handler_tasks.discard(cast("asyncio.Task[None]", asyncio.current_task()))
        if connection.state is OPEN:
            connection.opened()
        else:
            connection.expire()

    async def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        """None lets it in. Everything that a browser would not tell us honestly is refused here."""
        assert isinstance(connection, Screen)
        refused = self._wrong_place(request)
        if refused is None and connection.crowded(self._most):
            refused = HTTPStatus.SERVICE_UNAVAILABLE
        if refused is None:
            connection.client.caller = await self._caller(request)
            if connection.client.caller is None and _says_who(request):
                refused = HTTPStatus.UNAUTHORIZED
        return None if refused is None else connection.respond(refused, f"{refused.phrase}\n")

    def _wrong_place(self, request: Request) -> HTTPStatus | None:
        if request.path != PATH:
            return HTTPStatus.NOT_FOUND
        hosts, origins = request.headers.get_all("Host"), request.headers.get_all("Origin")
        if len(hosts) != 1 or not known_host(self._settings, hosts[0]):
            return HTTPStatus.FORBIDDEN
        ours = own_origin(self._settings, hosts[0])
        return None if all(o.lower() == ours for o in origins) else HTTPStatus.FORBIDDEN

    async def _caller(self, request: Request) -> Caller | None:
        token = _bearer(request)
        if token is not None:
            return await self._identity.caller("token", token)
        secret = _cookies(request).get(cookie_name(self._settings))
        return await self._identity.caller("session", secret) if secret else None


class Screen(ServerConnection):
    """One open socket. The hub writes whole frames past the library's queues, straight to the transport."""

    def __init__(self, protocol: ServerProtocol, entrance: Entrance, open_ones: set[Any]) -> None:
        super().__init__(
            protocol, cast(Server, entrance), ping_interval=None, write_limit=PAUSED_FROM
        )
        self.client = Client(self, None)
        self._hub = entrance.hub
        self._open_ones = open_ones
        self._parts: list[bytes] = []
        self._deadline: asyncio.TimerHandle | None = None
        self.open = False
        self.write: Callable[[bytes], None]

    # ---- what the hub asks for

    @property
    def buffered(self) -> int:
        return self.transport.get_write_buffer_size()

    def leave(self, code: int, reason: str = "") -> None:
        """Close with ``code``; a peer that does not answer is cut off."""
        if self.open:
            self._shut()
            self.protocol.send_close(code, reason)
            self.send_data()
            self.expire()

    def abort(self) -> None:
        self.transport.abort()

    # ---- what the server asks for

    def crowded(self, most: int) -> bool:
        return len(self._open_ones) >= most

    def opened(self) -> None:
        """The handshake is done; hello must follow."""
        self.open = True
        self._hub.joined(self.client)
        self._deadline = self.loop.call_later(HELLO, self._no_hello)

    def shutdown(self) -> None:
        """The server waits until its connections are gone, so each is told to go."""
        if self.open:
            self._hub.goodbye(self.client)
        else:
            self.abort()

    def expire(self) -> None:
        """From now on the peer has a few seconds to be gone."""
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = self.loop.call_later(HELLO, self.abort)

    # ---- what the transport tells

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._open_ones.add(self)
        line: socket.socket | None = transport.get_extra_info("socket")
        if line is not None and line.family in (socket.AF_INET, socket.AF_INET6):
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, SILENT)
        super().connection_made(transport)
        self.write = self.transport.write

    def connection_lost(self, exc: Exception | None) -> None:
        self._open_ones.discard(self)
        self._shut()
        if self._deadline is not None:
            self._deadline.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.protocol.close_expected():
            self._shut()
            self.expire()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._hub.filled(self.client)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._hub.drained(self.client)

    def process_event(self, event: Event) -> None:
        if self.request is None or not isinstance(event, Frame):
            super().process_event(event)
            return
        self._hub.count(self.client)
        if event.opcode in DATA_OPCODES:
            self._parts.append(bytes(event.data))
            if event.fin:
                self._hear(b"".join(self._parts))

    def _hear(self, message: bytes) -> None:
        self._parts.clear()
        if not self.open:
            return
        greeted = self.client.greeted
        self._hub.hear(self.client, message)
        if self.client.greeted and not greeted and self._deadline is not None:
            self._deadline.cancel()

    def _shut(self) -> None:
        """Nothing more is written to it."""
        self.open = False
        self._hub.left(self.client)

    def _no_hello(self) -> None:
        self.leave(Close.NO_HELLO, "no hello")


def connect(
    config: Config,
    server_state: ServerState,
    app_state: dict[str, Any],
    _loop: asyncio.AbstractEventLoop | None = None,
) -> Screen:
    """The server's factory of sockets; what they belong to comes from the application's lifespan."""
    protocol = ServerProtocol(subprotocols=[Subprotocol(PROTOCOL)], max_size=FRAME)
    return Screen(protocol, app_state["entrance"], server_state.connections)


def _says_who(request: Request) -> bool:
    """Whether the request brought a key, or is a browser's, which can bring none later."""
    return "Origin" in request.headers or _bearer(request) is not None


def _bearer(request: Request) -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _cookies(request: Request) -> dict[str, str]:
    """Name and value of each cookie, unquoted ones as ours are."""
    pairs = ";".join(request.headers.get_all("Cookie")).split(";")
    return {
        name.strip(): value.strip() for name, _, value in (pair.partition("=") for pair in pairs)
    }
