"""The front door of reports: one, or up to a hundred judged each alone, become orders for the centre."""

import asyncio
import logging
from http import HTTPStatus

import msgspec
from fastapi import APIRouter, Request, Response
from sqlalchemy.exc import DatabaseError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from domain.centre import Outcome, Unavailable
from domain.commands import AnyCommand, FieldReport, Order
from domain.commands.reports import AmendmentCommand
from web import door
from web.access import signed_in
from web.answers import told
from web.authority import authorise
from web.direct import Direct
from web.errors import MalformedField, NotDone, Problem, TooManyReports, bug, problem
from web.identity import Caller
from web.openapi import gives, gives_each, takes
from web.orders import Waiting
from web.paths import InPath
from web.receipts import Receipt, receipt
from web.state import state_of

MOST = 100
"""Reports in one request."""

router = APIRouter(prefix="/api/golives/{golive}", tags=["reports"], route_class=Direct)
logger = logging.getLogger(__name__)


class Judged(Receipt, frozen=True, kw_only=True):
    """The receipt of one report among several, with the status it would have had alone."""

    status: int


@router.post(
    "/reports",
    status_code=HTTPStatus.CREATED,
    openapi_extra=takes(FieldReport | list[FieldReport]),
    responses=gives(Receipt, 201, also=(404, 409, 413, 415, 422, 429))
    | gives_each(Receipt, Judged, Problem),
)
async def post_report(request: Request, golive: InPath) -> Response:
    """What happened in the field: one report, or an array of at most a hundred, in their order."""
    caller = await signed_in(request)  # as a dependency it would cost every report a tenth more
    body = await door.read_json(request)
    several = door.items(body)
    if several is None:
        _count(request, caller, 1)
        return await record(request, caller, golive, door.parse(body, FieldReport))
    if len(several) > MOST:
        raise MalformedField(f"At most {MOST} reports at a time.", "")
    _count(request, caller, len(several))
    begun: dict[str, Waiting] = {}
    answers = [await _begin(request, caller, golive, item, begun) for item in several]
    judged = [await _judged(one, request.url.path) for one in answers]
    return told(judged)


async def record(request: Request, caller: Caller, golive: str, command: AnyCommand) -> Response:
    """Have ``command`` recorded: 201, or 200 when this very report stands in the log already."""
    await authorise(state_of(request), caller, golive, command)
    outcome = await submit(request, caller, golive, command)
    return told(receipt(outcome), status_of(outcome))


def submit(request: Request, caller: Caller, golive: str, command: AnyCommand) -> Waiting:
    """The order, on its way to the writer."""
    by = caller.person.ref
    order = Order(run=golive, recorded_by=by, command=command)
    return state_of(request).orders.give(order)


def status_of(outcome: Outcome) -> int:
    """A report that stands in the log already was created before."""
    return HTTPStatus.OK if outcome.resent else HTTPStatus.CREATED


def _count(request: Request, caller: Caller, reports: int) -> None:
    pace = state_of(request).pace
    if not pace.take(caller.person.ref, reports):
        raise TooManyReports(pace.limit, pace.seconds)


async def _begin(
    request: Request, caller: Caller, golive: str, item: bytes, begun: dict[str, Waiting]
) -> Waiting | Exception:
    """One report of several, on its way; ``begun`` gathers those before it by their ids."""
    try:
        command = door.parse(item, FieldReport)
        if isinstance(command, AmendmentCommand) and command.of in begun:
            await asyncio.wait([begun[command.of]])  # then it shows whose it is
        await authorise(state_of(request), caller, golive, command)
    except Exception as error:  # noqa: BLE001 - it is the answer to this one report
        return error
    on_its_way = submit(request, caller, golive, command)
    begun[command.report_id] = on_its_way
    return on_its_way


async def _judged(begun: Waiting | Exception, instance: str) -> Judged | Problem:
    if isinstance(begun, Exception):
        return _problem(begun, instance)
    try:
        outcome = await begun
    except Exception as error:  # noqa: BLE001 - it is the answer to this one report
        return _problem(error, instance)
    return Judged(status=status_of(outcome), **msgspec.structs.asdict(receipt(outcome)))


def _problem(error: Exception, instance: str) -> Problem:
    """A bug is told of the one report that met it, and the others stand."""
    if isinstance(error, NotDone):
        return problem(error, instance)
    logger.error("A report at %r could not be judged", instance, exc_info=error)
    if isinstance(error, DatabaseError | PoolTimeoutError):
        return problem(Unavailable("The log cannot be read just now."), instance)
    return bug(instance)
