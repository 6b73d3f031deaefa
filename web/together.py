"""An answer's head and body in one packet: the server writes the one before it has the other."""

import asyncio


class Together:
    """What an answer is written to. Its head waits for what is written in the same turn of the loop."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._head: bytes | None = None
        self._begun = False

    def write(self, data: bytes) -> None:
        if self._begun:
            self._flush(data)
        else:
            self._begun, self._head = True, data
            self._loop.call_soon(self._flush)

    def close(self) -> None:
        self._flush()
        self._transport.close()

    def is_closing(self) -> bool:
        return self._transport.is_closing()

    def _flush(self, more: bytes = b"") -> None:
        head, self._head = self._head or b"", None
        if head or more:
            self._transport.write(head + more)
