"""HTTP on the server's port with deadlines: who sends its headers or its body too slowly is let go."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from web.together import Together

HEADERS = 10.0
"""Seconds from the first sign of a request, or from the connection, to the end of its headers."""

BODY = 60.0
"""Seconds from there to the end of its body; ten megabytes on a slow line take half of it."""


TICK = 1.0
"""Seconds between two looks at the deadline: to set a timer anew for every request costs a twentieth of it."""


class PatientProtocol(HttpToolsProtocol):
    """The server knows a deadline only for the pause between two requests."""

    _due: float | None = None
    _look: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._until(HEADERS)

    def connection_lost(self, exc: Exception | None) -> None:
        self._leave()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._until(HEADERS)

    def on_headers_complete(self) -> None:
        self._until(BODY)
        before = self.cycle
        super().on_headers_complete()
        if self.cycle is not before:  # it is no socket's handshake
            self.cycle.transport = Together(self.transport, self.loop)  # type: ignore[assignment]

    def on_message_complete(self) -> None:
        self._due = None
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        self._leave()
        super().handle_websocket_upgrade()

    def shutdown(self) -> None:
        self._leave()
        super().shutdown()

    def _until(self, seconds: float) -> None:
        self._due = self.loop.time() + seconds
        if self._look is None:
            self._look = self.loop.call_later(TICK, self._check)

    def _check(self) -> None:
        """Nothing is due while a connection rests, and nobody looks again until it speaks."""
        self._look = None
        if self._due is None:
            return
        if self._due <= self.loop.time():
            self.transport.abort()
        else:
            self._look = self.loop.call_later(TICK, self._check)

    def _leave(self) -> None:
        self._due = None
        if self._look is not None:
            self._look.cancel()
            self._look = None
