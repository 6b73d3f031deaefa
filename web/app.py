"""The composition root: one serving process put together, and nothing else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI

from domain.centre import CommandCentre
from web import (
    boards,
    collector,
    decisions,
    documents,
    durations,
    faults,
    gates,
    golives,
    health,
    imports,
    logbook,
    openapi,
    pages,
    people,
    programmes,
    pulse,
    recordings,
    reports,
    runs,
)
from web.assets import Assets
from web.catalogue import Catalogue
from web.doorway import Doorway
from web.following import Following
from web.hatch import Hatch, beside
from web.identity import Identity
from web.limits import Window
from web.live import Hub
from web.loops import Loops
from web.orders import Orders
from web.overview import Overview
from web.pages import Pages
from web.past import Past
from web.recorder import Recordings
from web.search import Search
from web.settings import Settings
from web.shown import ShownNotes
from web.sockets import Entrance
from web.state import State

ROUTES = (
    reports,
    decisions,
    gates,
    golives,
    imports,
    runs,
    durations,
    boards,
    logbook,
    recordings,
    programmes,
    people,
    documents,
    health,
    pages,
)
"""Pages come last: their addresses are the widest."""


def create_app(settings: Settings, centre: CommandCentre) -> FastAPI:
    """The application, which closes the centre when it ends."""
    assets = Assets()
    app = FastAPI(
        title="golive",
        version=version("golive"),
        lifespan=partial(_serving, settings, centre, assets),
        docs_url=None,
        redoc_url=None,
    )
    app.openapi = partial(openapi.document, app)  # type: ignore[method-assign]
    app.add_middleware(Doorway, settings=settings)
    app.mount("/static", assets)
    for module in ROUTES:
        app.router.routes += (
            module.router.routes
        )  # included, each request would look its route up twice
    faults.add_to(app)
    return app


@asynccontextmanager
async def _serving(
    settings: Settings, centre: CommandCentre, assets: Assets, _app: FastAPI
) -> AsyncIterator[dict[str, Any]]:
    """Everything that lives as long as the process, by the name under which requests find it."""
    with centre, collector.relaxed():
        shown = ShownNotes(centre)
        state = _state(settings, centre, assets, shown)
        _keep_going(state, shown)
        catalogue = Catalogue()
        yield {
            "golive": state,
            "catalogue": catalogue,
            "pages": Pages(assets, catalogue),
            "entrance": Entrance(state.hub, state.identity, settings),
        }
        await state.loops.end()
        await shown.flush()


def _state(settings: Settings, centre: CommandCentre, assets: Assets, shown: ShownNotes) -> State:
    """What this process holds, made on the event loop that it lives on."""
    identity = Identity(centre, centre.log.store.reader)
    past, recordings = Past(centre.log), Recordings(settings.database)
    following = Following(centre, (past.forget, recordings.forget))
    return State(
        settings=settings,
        centre=centre,
        orders=Orders(centre),
        identity=identity,
        boards=following,
        overview=Overview(centre.log, following),
        past=past,
        search=Search(),
        recordings=recordings,
        hub=Hub(following, identity, assets.build, shown.note),
        loops=Loops(),
        pace=Window(),
    )


def _keep_going(state: State, shown: ShownNotes) -> None:
    """What happens by the clock, and the hatch beside an SQLite file."""
    loops, hub = state.loops, state.hub
    loops.keep("heartbeat", lambda: pulse.beat(hub))
    loops.keep("sweep", lambda: pulse.sweep(hub))
    loops.keep("rights", lambda: pulse.follow_rights(hub))
    loops.keep("shown", shown.keep)
    boards = state.boards
    loops.keep("forecast", lambda: boards.forecasts.keep(boards.rolling))
    hatch = beside(state.settings.database)
    if hatch is not None:
        loops.keep("hatch", Hatch(hatch, state.centre, state.settings.address()).serve)
