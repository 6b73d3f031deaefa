"""``websockets.broadcast``: the same library as ours, the way its documentation says.

usage: python -m bench.peers.broadcast PORT PAYLOAD_BYTES
"""

import asyncio
import sys
from collections.abc import AsyncIterator

from websockets.asyncio.server import ServerConnection, broadcast, serve


async def main(port: int, payload: int) -> None:
    """Serve until standard input ends; every line there is a number of rounds."""
    clients: set[ServerConnection] = set()

    async def watch(client: ServerConnection) -> None:
        clients.add(client)
        try:
            await client.wait_closed()
        finally:
            clients.discard(client)

    async with serve(watch, "127.0.0.1", port, compression=None, backlog=1024):
        async for rounds in rounds_asked():
            for _ in range(rounds):
                broadcast(clients, "x" * payload)
                await asyncio.sleep(0)
            sys.stdout.write("sent\n")
            sys.stdout.flush()


async def rounds_asked() -> AsyncIterator[int]:
    """The numbers that come in on standard input."""
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        yield int(line)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
