"""The programme's own reports: which units went live, and which of them were told by mistake."""

import re
from datetime import date

import msgspec
from fastapi import APIRouter, Request, Response

from domain.commands import RecordWentLive, StrikeReport, StrikeWentLive
from domain.events import FuzzyDate
from domain.terms import Precision
from web import door, strangers
from web.access import SignedIn, require
from web.answers import told
from web.authority import may_name
from web.errors import MalformedField
from web.openapi import gives, takes
from web.paths import InPath
from web.receipts import Receipt, receipt
from web.reports import status_of, submit
from web.state import state_of

router = APIRouter(prefix="/api/programmes/{programme}", tags=["programmes"])

FORMS: dict[Precision, tuple[str, str]] = {
    "day": (r"\d{4}-\d\d-\d\d", "2023-04-28"),
    "month": (r"\d{4}-(0[1-9]|1[0-2])", "2023-04"),
    "season": (r"\d{4}-(spring|summer|autumn|winter)", "2023-spring"),
    "year": (r"\d{4}", "2023"),
}
"""How a date of each precision is written (rule 21), with an example."""


@router.post(
    "/reports",
    status_code=201,
    openapi_extra=takes(RecordWentLive | StrikeReport),
    responses=gives(Receipt, 200, 201, also=(404, 409, 413, 415, 422)),
)
async def post_report(request: Request, programme: InPath, caller: SignedIn) -> Response:
    """A municipality or hospital of the programme went live, or a report of that is struck.

    The date has a precision (rule 21).
    """
    body = await door.read_json(request)
    command = _command(body)
    strangers.refuse(body, command)
    require(caller, "went_live", programme)
    await may_name(state_of(request), caller, programme, command.told_by, "told_by")
    if isinstance(command, RecordWentLive):
        _check(command.date)
    elif command.reason == "undo":
        raise MalformedField("A strike here says why; there is no undo.", "/reason")
    outcome = await submit(request, caller, programme, command)
    return told(receipt(outcome), status_of(outcome))


class _Kind(msgspec.Struct, frozen=True):
    """What a body says it is; without a word it is what the route was made for."""

    kind: str = "went_live"


def _command(body: bytes) -> RecordWentLive | StrikeWentLive:
    """A strike is spelled here as in a go-live, and reaches no report of one."""
    if door.parse(body, _Kind).kind != "struck":
        told: RecordWentLive = door.parse(body, RecordWentLive)
        return told
    return StrikeWentLive(**msgspec.structs.asdict(door.parse(body, StrikeReport)))


def _check(told: FuzzyDate) -> None:
    """Refused: ``MalformedField``."""
    form, example = FORMS[told.precision]
    if re.fullmatch(form, told.value, re.ASCII) is None or not _is_day(told):
        raise MalformedField(f"A {told.precision} is written as {example}.", "/date/value")


def _is_day(told: FuzzyDate) -> bool:
    """Whether the calendar has that day; what is less precise has been seen to already."""
    try:
        return told.precision != "day" or bool(date.fromisoformat(told.value))
    except ValueError:
        return False
