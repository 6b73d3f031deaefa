"""What the hub does by the clock: heartbeats, dropping the dead, noticing that rights have changed."""

import asyncio
import logging
from itertools import count

from sqlalchemy.exc import SQLAlchemyError

from web.channels import framed
from web.live import STALLED, Client, Hub, may_watch, real_time
from web.messages import Close, Fault, Heartbeat, encode

TICK = 0.5
"""Seconds between two looks at who is due."""

SLICE = 200
RIGHTS = 1.0
"""Seconds between two questions whether anybody's rights changed."""

MINUTE = 60

logger = logging.getLogger(__name__)


async def beat(hub: Hub) -> None:
    """Tell every client that it is alive and how far its boards have come."""
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(TICK)
        frames: dict[tuple[tuple[int, int], ...], bytes] = {}
        for number, client in enumerate(list(hub.clients), 1):
            if client.greeted and client.beat_at <= loop.time():
                client.beat_at = loop.time() + client.beat
                _beat(client, frames)
            if number % SLICE == 0:
                await asyncio.sleep(0)


def _beat(client: Client, frames: dict[tuple[tuple[int, int], ...], bytes]) -> None:
    """The same bytes to all whose boards stand alike; nothing to those who still have to read."""
    heads = tuple((n, watch.channel.position) for n, watch in client.followed())
    if heads not in frames:
        told = {str(number): position for number, position in heads}
        frames[heads] = framed(encode(Heartbeat(now=real_time(), heads=told)))
    if client.socket.open and not client.socket.paused:
        client.socket.write(frames[heads])


async def sweep(hub: Hub) -> None:
    """Drop whoever has taken nothing of what waits for it for fifteen seconds."""
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(1.0)
        for client in list(hub.clients):
            waiting = client.socket.buffered
            if waiting == 0 or waiting < client.stall[0] or client.stall[0] == 0:
                client.stall = (waiting, loop.time())
            elif loop.time() - client.stall[1] > STALLED:
                client.socket.abort()


async def follow_rights(hub: Hub) -> None:
    """Ask every second whether rights changed, and every minute who is still signed in.

    Rights that changed are due until everybody was looked up.
    """
    due = True
    for second in count(1):
        await asyncio.sleep(RIGHTS)
        try:
            due = await hub.identity.rights_changed() or due or second % MINUTE == 0
        except SQLAlchemyError as down:
            logger.warning("Rights could not be looked up: %s", down)
        else:
            due = due and not all([await _rechecked(hub, client) for client in list(hub.clients)])


async def _rechecked(hub: Hub, client: Client) -> bool:
    """Whether it could be looked up."""
    try:
        await _recheck(hub, client)
    except SQLAlchemyError as down:
        logger.warning("Rights of a screen could not be looked up: %s", down)
        return False
    return True


async def _recheck(hub: Hub, client: Client) -> None:
    """Whose session ended is let go; whose role ended keeps what it may still see."""
    known = client.caller
    if known is None:
        return
    client.caller = await hub.identity.marked(known.kind, known.mark)
    if client.caller is None:
        client.socket.leave(Close.SIGNED_OUT, "signed out")
        return
    for number, watch in client.followed():
        if not may_watch(client.caller, watch.channel):
            hub.unsubscribe(client, number)
            client.say(Fault(id=number, code="not-allowed", detail="You may no longer watch this."))
