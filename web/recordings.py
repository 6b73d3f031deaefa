"""What the replay page plays: a whole run, in columns."""

from typing import Any

from fastapi import APIRouter, Request, Response

from web.access import SignedIn, require
from web.answers import mark, packed, unchanged
from web.following import header_of, run_header
from web.openapi import gives
from web.paths import InPath
from web.state import state_of

router = APIRouter(prefix="/api/golives/{golive}", tags=["boards"])


@router.get("/recording", responses=gives(dict[str, Any], also=(404,)))
async def recorded(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """The row changes of the whole run in both orders of time; docs/protocol.md has the shape."""
    state = state_of(request)
    opened = await state.boards.opened(golive)
    require(caller, "read", golive)
    header, position = run_header(header_of(opened)), opened.run.position
    build, epoch = state.hub.build, state.boards.epoch  # its columns are those of the build
    if (kept := unchanged(request, mark(epoch, position, build))) is not None:
        return kept
    made = await state.recordings.made(header, position)
    return packed(request, made.packed, mark(epoch, made.position, build))
