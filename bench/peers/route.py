"""The framework's own websocket route on uvicorn, compression off.

usage: python -m bench.peers.route PORT PAYLOAD_BYTES
"""

import asyncio
import sys

import uvicorn
from fastapi import FastAPI, WebSocket, WebSocketDisconnect

from bench.peers.broadcast import rounds_asked

app = FastAPI()
clients: set[WebSocket] = set()


@app.websocket("/ws")
async def watch(client: WebSocket) -> None:
    """Stay until the client leaves."""
    await client.accept()
    clients.add(client)
    try:
        while True:
            await client.receive_text()
    except WebSocketDisconnect:
        clients.discard(client)


async def main(port: int, payload: int) -> None:
    """Serve until standard input ends; every line there is a number of rounds."""
    config = uvicorn.Config(
        app, port=port, log_level="warning", ws_per_message_deflate=False, backlog=1024
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    async for rounds in rounds_asked():
        for _ in range(rounds):
            for client in list(clients):
                await client.send_text("x" * payload)
        sys.stdout.write("sent\n")
        sys.stdout.flush()
    server.should_exit = True
    await serving


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
