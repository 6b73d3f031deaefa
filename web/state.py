"""What one serving process holds, put together in app.py and found by every route."""

from dataclasses import dataclass

from fastapi import Request

from domain.centre import CommandCentre
from web.following import Following
from web.identity import Identity
from web.limits import Window
from web.live import Hub
from web.loops import Loops
from web.orders import Orders
from web.overview import Overview
from web.past import Past
from web.recorder import Recordings
from web.search import Search
from web.settings import Settings


@dataclass(frozen=True)
class State:
    """The centre, what follows it, and who is let in."""

    settings: Settings
    centre: CommandCentre
    orders: Orders
    identity: Identity
    boards: Following
    overview: Overview
    past: Past
    search: Search
    recordings: Recordings
    hub: Hub
    loops: Loops
    pace: Window


def state_of(request: Request) -> State:
    """The state of the process that answers ``request``."""
    state: State = request.scope["state"]["golive"]
    return state
