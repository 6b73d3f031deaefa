"""The programme's own reports: which units went live."""

import re
from datetime import date

from fastapi import APIRouter, Request, Response

from domain.commands import RecordWentLive
from domain.events import FuzzyDate
from domain.terms import Precision
from web import door, strangers
from web.access import SignedIn, require
from web.errors import MalformedField
from web.openapi import gives, takes
from web.paths import InPath
from web.receipts import Receipt
from web.reports import record

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
    openapi_extra=takes(RecordWentLive),
    responses=gives(Receipt, 200, 201, also=(404, 409, 413, 415, 422, 503)),
)
async def post_report(request: Request, programme: InPath, caller: SignedIn) -> Response:
    """A municipality or hospital of the programme went live; the date has a precision (rule 21)."""
    body = await door.read_json(request)
    command = door.parse(body, RecordWentLive)
    strangers.refuse(body, command)
    require(caller, "went_live", programme)
    _check(command.date)
    return await record(request, caller, programme, command)


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
