"""The reports behind the boards, page by page, and their free words for those who may read them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from web.access import SignedIn, require
from web.answers import told
from web.openapi import gives
from web.paths import InPath
from web.search import Asked, Page
from web.state import state_of

router = APIRouter(prefix="/api/golives/{golive}", tags=["log"])

AT_ONCE = 500


@router.get("/log", responses=gives(Page, also=(404, 422)))
async def page(
    request: Request,
    golive: InPath,
    caller: SignedIn,
    after: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=AT_ONCE)] = 100,
    actor: str | None = None,
    q: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """Reports after a position; of one actor, or with some words in them."""
    state = state_of(request)
    run = (await state.boards.opened(golive)).run
    require(caller, "read", golive)
    asked = Asked(after=after, limit=limit, actor=actor, q=q)
    return told(await state.search.page(caller.person.ref, run, asked))


@router.get("/texts", responses=gives(dict[str, dict[str, str]], also=(404,)))
async def texts(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """The free words by report id; redacted ones are gone."""
    state = state_of(request)
    run = (await state.boards.opened(golive)).run
    require(caller, "read", golive)
    return told(await state.search.texts(caller.person.ref, run))
