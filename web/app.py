"""The composition root: one serving process put together, and nothing else."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI

from domain.centre import CommandCentre
from web import (
    boards,
    decisions,
    documents,
    faults,
    golives,
    health,
    logbook,
    openapi,
    pages,
    people,
    programmes,
    pulse,
    recordings,
    reports,
)
from web.assets import Assets
from web.catalogue import Catalogue
from web.doorway import Doorway
from web.following import Following
from web.hatch import Hatch, beside
from web.identity import Identity
from web.limits import Window
from web.live import Hub
from web.pages import Pages
from web.past import Past
from web.recorder import Recordings
from web.settings import Settings
from web.shown import ShownNotes
from web.sockets import Entrance
from web.state import State

ROUTES = (
    reports,
    decisions,
    golives,
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

logger = logging.getLogger(__name__)


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
        app.include_router(module.router)
    faults.add_to(app)
    return app


@asynccontextmanager
async def _serving(
    settings: Settings, centre: CommandCentre, assets: Assets, _app: FastAPI
) -> AsyncIterator[dict[str, Any]]:
    """Everything that lives as long as the process, by the name under which requests find it."""
    with centre:
        identity = Identity(centre, centre.log.store.reader)
        following = Following(centre)
        shown = ShownNotes(centre)
        hub = Hub(following, identity, assets.build, shown.note)
        hatch = beside(settings.database)
        loops = [pulse.beat(hub), pulse.sweep(hub), pulse.follow_rights(hub), shown.keep()]
        if hatch is not None:
            loops.append(Hatch(hatch, centre).serve())
        tasks = [asyncio.create_task(loop) for loop in loops]
        for task in tasks:
            task.add_done_callback(_ended)
        catalogue = Catalogue()
        yield {
            "golive": State(
                settings=settings,
                centre=centre,
                identity=identity,
                boards=following,
                past=Past(centre.log),
                recordings=Recordings(settings.database),
                hub=hub,
                pace=Window(),
            ),
            "catalogue": catalogue,
            "pages": Pages(assets, catalogue),
            "entrance": Entrance(hub, identity, settings),
        }
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await shown.flush()


def _ended(task: asyncio.Task[None]) -> None:
    """None of them ends by itself: if one does, it is a bug, and everybody shall see it."""
    if not task.cancelled() and task.exception() is not None:
        logger.critical("%s has stopped", task.get_coro(), exc_info=task.exception())
