"""The reports behind the boards, page by page, and their free words for those who may read them."""

from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request, Response

from domain.tables import Run
from domain.terms import key
from projections.board import Row
from projections.reports import report_row
from web.access import SignedIn, require
from web.answers import told
from web.openapi import gives
from web.paths import InPath
from web.state import state_of

router = APIRouter(prefix="/api/golives/{golive}", tags=["log"])

AT_ONCE = 500


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Reports in the order of their positions; ``next`` is the position to go on after, if there are more."""

    reports: list[Row]
    next: int | None


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
    run = (await state_of(request).boards.opened(golive)).run
    require(caller, "read", golive)
    found = list(islice(_matching(run, after, actor, q), limit + 1))
    more = found[limit - 1]["position"] if len(found) > limit else None
    return told(Page(reports=found[:limit], next=more))


@router.get("/texts", responses=gives(dict[str, dict[str, str]], also=(404,)))
async def texts(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """The free words by report id; redacted ones are gone."""
    run = (await state_of(request).boards.opened(golive)).run
    require(caller, "read", golive)
    return told({r.report_id: r.text for r in run.reports.values() if r.text})


def _matching(run: Run, after: int, actor: str | None, q: str | None) -> Iterator[Row]:
    for recorded in run.reports.values():
        if recorded.position <= after:
            continue
        row = report_row(run, recorded)
        if (actor is None or _about(row, actor)) and (q is None or _says(row, q)):
            yield row


def _about(row: Row, actor: str) -> bool:
    """Whether it names the actor, or the location that stands for it."""
    return key(actor) in (key(row[field]) for field in ("actor", "location") if row[field])


def _says(row: Row, q: str) -> bool:
    wanted = q.casefold()
    words: list[Any] = [
        row[f] for f in ("activity", "title", "location", "system", "issue", "kind")
    ]
    words += (row["text"] or {}).values()
    return any(wanted in str(word).casefold() for word in words if word)
