"""Runs of one plan: rehearsals, each from the plan as it stands when it is made, and all of them compared."""

import asyncio
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request, Response

from domain.clock import Clock
from domain.events import RunCreated
from domain.refusals import UnknownGoLive
from domain.terms import ReportId
from projections import drift
from projections.drift import Comparison, Lived
from web import door, founding, rehearsals, strangers
from web.access import SignedIn, require
from web.answers import told
from web.identity import Caller
from web.openapi import gives, takes
from web.paths import InPath
from web.receipts import Receipt, receipt
from web.reports import status_of, submit
from web.state import State, state_of

BESIDE = 20
"""Runs that one is compared with at a time."""

router = APIRouter(prefix="/api/golives/{golive}/runs", tags=["go-lives"])


class NewRun(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rehearsal ``number``, from 1; without a clock it runs in real time."""

    report_id: ReportId
    number: int
    clock: Clock = Clock()
    seen_position: int | None = None


@router.post(
    "",
    status_code=201,
    openapi_extra=takes(NewRun),
    responses=gives(Receipt, 200, 201, also=(404, 409, 413, 415, 422)),
)
async def rehearse(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """A rehearsal from the live run's present plan; ``Location`` says where it is."""
    state = state_of(request)
    live = await state.boards.golive(golive)
    require(caller, "rehearse", golive)
    body = await door.read_json(request)
    new = door.parse(body, NewRun)
    strangers.refuse(body, new)
    name = rehearsals.name(live, new.number)
    source = await _made(state, name, new.report_id) or live
    command = rehearsals.creation(
        source, new.number, new.report_id, clock=new.clock, seen_position=new.seen_position
    )
    founding.check(name, command)
    outcome = await submit(request, caller, name, command)
    answer = told(receipt(outcome), status_of(outcome))
    answer.headers["Location"] = f"/api/golives/{name}"
    return answer


@router.get("/compare", responses=gives(Comparison, also=(404, 422)))
async def compare(
    request: Request,
    golive: InPath,
    caller: SignedIn,
    others: Annotated[list[str], Query(alias="with", min_length=1, max_length=BESIDE)],
) -> Response:
    """Other runs of the plan beside this one, which comes last: what drifted most stands first."""
    lives = [await _lived(state_of(request), caller, run) for run in (*others, golive)]
    return told(await asyncio.to_thread(drift.compare, lives))


async def _lived(state: State, caller: Caller, golive: str) -> Lived:
    """The run as it stands at this moment. Refused: ``UnknownGoLive``, ``NotAllowed``."""
    header = await state.boards.golive(golive)
    require(caller, "read", golive)
    run = (await state.boards.opened(golive)).run
    return Lived(run.header or header, dict(run.activities))


async def _made(state: State, name: str, report_id: str) -> RunCreated | None:
    """What this very report made before: sent again it is the same, though the plan has moved since."""
    try:
        found = (await state.boards.opened(name)).run.reports.get(report_id)
    except UnknownGoLive:
        return None
    return found.event if found and isinstance(found.event, RunCreated) else None
