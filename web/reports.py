"""The front door of reports: one, or up to a hundred judged each alone, become orders for the centre."""

import asyncio
from collections.abc import Container
from concurrent.futures import Future
from http import HTTPStatus

import msgspec
from fastapi import APIRouter, Request, Response

from domain.centre import Outcome, Unavailable
from domain.commands import (
    AnyCommand,
    CorrectReport,
    CreateRun,
    FieldReport,
    Order,
    RecordWentLive,
    StrikeReport,
)
from domain.refusals import Refused
from web import door
from web.access import SignedIn
from web.answers import told
from web.errors import MalformedField, NotAllowed, Problem, TooManyReports, problem
from web.identity import Caller
from web.openapi import gives, takes
from web.roles import DESK, allows
from web.state import State, state_of
from web.times import stamp

MOST = 100
"""Reports in one request."""

router = APIRouter(prefix="/api/golives/{golive}", tags=["reports"])


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What the sender of a report keeps: its place in the log, and what was odd about it."""

    report_id: str
    position: int
    recorded_at: str
    outcome: str
    deviations: tuple[str, ...]


class Judged(Receipt, frozen=True, kw_only=True):
    """The receipt of one report among several, with the status it would have had alone."""

    status: int


@router.post(
    "/reports",
    status_code=HTTPStatus.CREATED,
    openapi_extra=takes(FieldReport | list[FieldReport]),
    responses=gives(Receipt, 200, 201, also=(404, 409, 413, 415, 422, 429, 503)),
)
async def post_report(request: Request, golive: str, caller: SignedIn) -> Response:
    """What happened in the field: one report, or an array of at most a hundred, in their order."""
    body = await door.read_json(request)
    several = door.items(body)
    if several is None:
        _count(request, caller, 1)
        return await record(request, caller, golive, door.parse(body, FieldReport))
    if len(several) > MOST:
        raise MalformedField(f"At most {MOST} reports at a time.", "")
    _count(request, caller, len(several))
    own: set[str] = set()
    begun = [await _begin(request, caller, golive, item, own) for item in several]
    judged = [await _judged(one, request.url.path) for one in begun]
    return told(judged)


async def record(request: Request, caller: Caller, golive: str, command: AnyCommand) -> Response:
    """Have ``command`` recorded: 201, or 200 when this very report stands in the log already."""
    await authorise(state_of(request), caller, golive, command)
    outcome = await asyncio.wrap_future(submit(request, caller, golive, command))
    return told(receipt(outcome), status_of(outcome))


def submit(request: Request, caller: Caller, golive: str, command: AnyCommand) -> Future[Outcome]:
    """The order, on its way to the writer."""
    by = caller.person.ref
    order = Order(run=golive, recorded_by=by, command=command)
    return state_of(request).centre.submit(order)


async def authorise(
    state: State, caller: Caller, golive: str, command: AnyCommand, own: Container[str] = ()
) -> None:
    """Whether her roles allow this kind. Refused: ``NotAllowed``, ``UnknownGoLive``.

    What she mends must be her own, recorded before or, as ``own`` tells, just now, unless she has a desk.
    """
    kind = str(command.__struct_config__.tag)
    if not allows(caller, kind, golive):
        if not isinstance(command, CreateRun | RecordWentLive):
            await state.boards.golive(golive)
        raise NotAllowed(kind)
    if isinstance(command, StrikeReport | CorrectReport) and command.of not in own:
        await _may_mend(state, caller, golive, command)


async def _may_mend(
    state: State, caller: Caller, golive: str, command: StrikeReport | CorrectReport
) -> None:
    """Without a desk, one's own reports alone. Refused: ``NotAllowed``."""
    if caller.roles(golive).isdisjoint(DESK):
        by = await state.boards.recorded_by(golive, command.of)
        if by not in (None, caller.person.ref):
            raise NotAllowed("mend a report of somebody else")


def receipt(outcome: Outcome) -> Receipt:
    return Receipt(
        report_id=outcome.report_id,
        position=outcome.position,
        recorded_at=stamp(outcome.recorded_at),
        outcome=outcome.outcome,
        deviations=outcome.deviations,
    )


def status_of(outcome: Outcome) -> int:
    """A report that stands in the log already was created before."""
    return HTTPStatus.OK if outcome.resent else HTTPStatus.CREATED


def _count(request: Request, caller: Caller, reports: int) -> None:
    pace = state_of(request).pace
    if not pace.take(caller.person.ref, reports):
        raise TooManyReports(pace.limit, pace.seconds)


async def _begin(
    request: Request, caller: Caller, golive: str, item: bytes, own: set[str]
) -> Future[Outcome] | Refused:
    """One report of several, on its way; ``own`` gathers the ids of those before it."""
    try:
        command = door.parse(item, FieldReport)
        await authorise(state_of(request), caller, golive, command, own)
    except Refused as refused:
        return refused
    own.add(command.report_id)
    return submit(request, caller, golive, command)


async def _judged(begun: Future[Outcome] | Refused, instance: str) -> Judged | Problem:
    if isinstance(begun, Refused):
        return problem(begun, instance)
    try:
        outcome = await asyncio.wrap_future(begun)
    except (Refused, Unavailable) as refused:
        return problem(refused, instance)
    return Judged(status=status_of(outcome), **msgspec.structs.asdict(receipt(outcome)))
