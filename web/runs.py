"""Rehearsals of a go-live: each a run of its own, from the plan as it stands when it is made."""

import msgspec
from fastapi import APIRouter, Request, Response

from domain.clock import Clock
from domain.events import RunCreated
from domain.refusals import UnknownGoLive
from domain.terms import ReportId
from web import door, founding, rehearsals, strangers
from web.access import SignedIn, require
from web.answers import told
from web.openapi import gives, takes
from web.paths import InPath
from web.receipts import Receipt, receipt
from web.reports import status_of, submit
from web.state import State, state_of

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


async def _made(state: State, name: str, report_id: str) -> RunCreated | None:
    """What this very report made before: sent again it is the same, though the plan has moved since."""
    try:
        found = (await state.boards.opened(name)).run.reports.get(report_id)
    except UnknownGoLive:
        return None
    return found.event if found and isinstance(found.event, RunCreated) else None
