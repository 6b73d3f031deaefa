"""The framework's own websocket route on uvicorn, compression off.

usage: python -m bench.peers.route PORT PAYLOAD_BYTES
"""

import asyncio
import sys
from itertools import count

import uvicorn
from fastapi import BackgroundTasks, FastAPI, WebSocket, WebSocketDisconnect

from bench.peers.broadcast import rounds_asked

app = FastAPI()
clients: set[WebSocket] = set()
positions = count(1)
size = int(sys.argv[2]) - 30 if len(sys.argv) > 2 else 0


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


@app.post("/report", status_code=201)
async def report(after: BackgroundTasks) -> dict[str, int]:
    """A report into memory, and then on to every client; nothing is kept."""
    position = next(positions)
    after.add_task(tell, f'{{"t":"delta","pos":{position},"pad":"{"x" * size}"}}')
    return {"position": position}


async def tell(frame: str) -> None:
    """One frame to everybody, in the plain way."""
    for client in list(clients):
        await client.send_text(frame)


async def main(port: int, payload: int) -> None:
    """Serve until standard input ends; every line there is a number of rounds."""
    config = uvicorn.Config(
        app, port=port, log_level="warning", ws_per_message_deflate=False, backlog=1024
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    async for rounds in rounds_asked():
        for _ in range(rounds):
            await tell("x" * payload)
        sys.stdout.write("sent\n")
        sys.stdout.flush()
    server.should_exit = True
    await serving


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
