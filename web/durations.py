"""What a run took, offered to a plan: first as a difference to look at, then recorded as one."""

import asyncio
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request, Response

from domain.commands import ChangePlan
from domain.plan import Difference
from domain.terms import Code, ReportId
from projections.drift import durations
from web import door
from web.access import SignedIn, require
from web.answers import told
from web.errors import MalformedField
from web.identity import Caller
from web.openapi import gives, takes
from web.paths import InPath
from web.receipts import Receipt
from web.reports import record
from web.state import State, state_of

router = APIRouter(prefix="/api/golives/{golive}/plan/durations", tags=["go-lives"])


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """Whole rows with the lengths of the run; ``made_on`` is where the plan stood when they were made."""

    run: Code
    made_on: int
    difference: Difference


class Taken(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The offer of run ``from``, as it was made on the plan at ``made_on``."""

    report_id: ReportId
    run: Code = msgspec.field(name="from")
    made_on: int
    seen_position: int | None = None


@router.get("", responses=gives(Offer, also=(404, 422)))
async def offered(
    request: Request,
    golive: InPath,
    caller: SignedIn,
    run: Annotated[str, Query(alias="from", description="the run that tells the lengths")],
) -> Response:
    """The plan's activities with the length each had in another run, where that was another length."""
    return told(await _offer(state_of(request), caller, golive, run))


@router.post(
    "",
    status_code=201,
    openapi_extra=takes(Taken),
    responses=gives(Receipt, 200, 201, also=(404, 409, 413, 415, 422)),
)
async def take(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """The offer is taken into the plan, unless that has moved since it was made."""
    taken = door.parse(await door.read_json(request), Taken)
    offer = await _offer(state_of(request), caller, golive, taken.run)
    if offer.difference == Difference():
        raise MalformedField("That run took as long as the plan says.", "/from")
    command = ChangePlan(
        report_id=taken.report_id,
        seen_position=taken.seen_position,
        made_on=taken.made_on,
        difference=offer.difference,
    )
    return await record(request, caller, golive, command)


async def _offer(state: State, caller: Caller, golive: str, run: str) -> Offer:
    """Refused: ``UnknownGoLive``, ``NotAllowed`` to plan here or to read there."""
    stands = await state.boards.golive(golive)
    require(caller, "plan", golive)
    lived = (await state.boards.opened(run)).run
    require(caller, "read", run)
    change = await asyncio.to_thread(durations, stands.plan, dict(lived.activities))
    return Offer(run=lived.id, made_on=stands.plan_position, difference=change)
