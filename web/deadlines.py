"""HTTP on the server's port with deadlines: who sends its headers or its body too slowly is let go."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEADERS = 10.0
"""Seconds from the first sign of a request, or from the connection, to the end of its headers."""

BODY = 60.0
"""Seconds from there to the end of its body; ten megabytes on a slow line take half of it."""


class PatientProtocol(HttpToolsProtocol):
    """The server knows a deadline only for the pause between two requests."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._until(HEADERS)

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._until(HEADERS)

    def on_headers_complete(self) -> None:
        self._until(BODY)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._forget()
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        self._forget()
        super().handle_websocket_upgrade()

    def shutdown(self) -> None:
        self._forget()
        super().shutdown()

    def _until(self, seconds: float) -> None:
        self._forget()
        self._deadline = self.loop.call_later(seconds, self._too_late)

    def _forget(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _too_late(self) -> None:
        self.transport.abort()
