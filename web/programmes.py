"""The programme's own reports: which units went live."""

from fastapi import APIRouter, Request, Response

from domain.commands import RecordWentLive
from web import door
from web.access import SignedIn
from web.openapi import gives, takes
from web.reports import Receipt, record

router = APIRouter(prefix="/api/programmes/{programme}", tags=["programmes"])


@router.post(
    "/reports",
    status_code=201,
    openapi_extra=takes(RecordWentLive),
    responses=gives(Receipt, 200, 201, also=(413, 415, 422, 503)),
)
async def post_report(request: Request, programme: str, caller: SignedIn) -> Response:
    """A municipality or hospital of the programme went live; the date has a precision (rule 21)."""
    body = await door.read_json(request)
    return await record(request, caller, programme, door.parse(body, RecordWentLive))
