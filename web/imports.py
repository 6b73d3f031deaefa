"""A plan file into a go-live that stands: first looked at, then imported, its mapping remembered."""

import asyncio
from typing import Annotated, NamedTuple

import msgspec
from fastapi import APIRouter, Depends, Query, Request, Response

from domain.centre.batch import outcome
from domain.commands import ChangePlan
from domain.golive import GoLive
from domain.mapping import AS_NAMED, DateOrder, Mapping
from domain.plan import Difference
from domain.terms import ReportId
from web import door, planfiles
from web.access import SignedIn, require
from web.answers import told
from web.authority import standing
from web.errors import MalformedField, Place
from web.openapi import gives, takes_file
from web.paths import InPath
from web.planfiles.looking import Look, Sheet
from web.receipts import Receipt, receipt
from web.reportids import new_report_id
from web.reports import status_of, submit
from web.state import state_of

router = APIRouter(prefix="/api/golives/{golive}/plan", tags=["go-lives"])

KINDS = (
    "text/csv",
    "application/json",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/xml",
    "application/octet-stream",
)


class Import(msgspec.Struct, frozen=True, kw_only=True):
    """What an import changes, or would if it were not dry, and how the file was read."""

    difference: Difference
    counts: dict[str, int]
    notes: tuple[str, ...]
    receipt: Receipt | None


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """How each column was understood, and either all that is wrong or what would change."""

    sheets: tuple[Sheet, ...]
    mapping: Mapping
    errors: tuple[Place, ...]
    notes: tuple[str, ...] = ()
    difference: Difference | None = None
    counts: dict[str, int] = {}


class Asked(NamedTuple):
    """The file's name, and what is said of how it is to be read."""

    file: str
    mapping: Mapping


def _asked(
    file: Annotated[str, Query(description="the file's name; its ending says what it is")],
    map: Annotated[list[str] | None, Query(description="their header=our column")] = None,
    dates: Annotated[DateOrder | None, Query(description="what 3/4/2023 means")] = None,
    sheet: Annotated[str | None, Query(description="the sheet with the activities")] = None,
) -> Asked:
    return Asked(file, planfiles.mapping_of(map or (), dates, sheet))


AskedFor = Annotated[Asked, Depends(_asked)]


@router.post(
    "/previews",
    openapi_extra=takes_file(*KINDS, headers={}),
    responses=gives(Preview, also=(404, 413, 422)),
)
async def preview(request: Request, golive: InPath, caller: SignedIn, asked: AskedFor) -> Response:
    """A plan file as the body, looked at: how it was understood, also where it has faults. Records nothing."""
    stands = await state_of(request).boards.golive(golive)
    require(caller, "plan", golive)
    mapping = asked.mapping.over(stands.mapping)
    looked = await _look(request, asked.file, stands, mapping)
    errors = tuple(Place(pointer=where, detail=what) for where, what in looked.faults)
    if looked.made is None:
        return told(Preview(sheets=looked.sheets, mapping=mapping, errors=errors))
    change = planfiles.difference(stands.plan, looked.made)
    return told(
        Preview(
            sheets=looked.sheets,
            mapping=mapping,
            errors=errors,
            notes=(*looked.made.notes, *planfiles.staying(stands.plan, looked.made)),
            difference=change,
            counts=_counts(change),
        )
    )


@router.post(
    "/imports",
    openapi_extra=takes_file(
        *KINDS, headers={"Report-Id": (ReportId, "the same id sent again is the same import")}
    ),
    responses=gives(Import, 200, 201, also=(404, 409, 413, 422)),
)
async def import_plan(
    request: Request, golive: InPath, caller: SignedIn, asked: AskedFor, dry_run: bool = False
) -> Response:
    """A plan file as the body. Nothing is recorded with ``dry_run``, and where nothing would change."""
    stands = await state_of(request).boards.golive(golive)
    require(caller, "plan", golive)
    report_id = _report_id(request)
    mapping = asked.mapping.over(stands.mapping)
    made = planfiles.made_of(await _look(request, asked.file, stands, mapping))
    change = planfiles.difference(stands.plan, made)
    notes = (*made.notes, *planfiles.staying(stands.plan, made))
    if dry_run:
        return told(_imported(change, notes, None))
    if change == Difference():
        return told(_imported(change, notes, await _recorded(request, golive, report_id)))
    command = ChangePlan(
        report_id=report_id,
        made_on=stands.plan_position,
        difference=change,
        mapping=None if mapping == AS_NAMED else mapping,
    )
    recorded = await submit(request, caller, golive, command)
    return told(_imported(change, notes, receipt(recorded)), status_of(recorded))


async def _look(request: Request, file: str, stands: GoLive, mapping: Mapping) -> Look:
    """Away from the event loop: a plan may be large."""
    data = await door.read(request, door.IMPORT)
    return await asyncio.to_thread(planfiles.look, file, data, stands.zone, mapping, stands.plan)


def _report_id(request: Request) -> str:
    """The header's, so that an import can be sent again. Refused: ``MalformedField``."""
    said = request.headers.get("report-id")
    try:
        return new_report_id() if said is None else msgspec.convert(said, ReportId)
    except msgspec.ValidationError:
        raise MalformedField(
            "The header Report-Id holds no id of a report.", "/report-id"
        ) from None


async def _recorded(request: Request, golive: str, report_id: str) -> Receipt | None:
    """The receipt of this very import, which was sent before; None where there is none."""
    found = await standing(state_of(request), golive, report_id)
    return None if found is None else receipt(outcome(found, resent=True))


def _imported(change: Difference, notes: tuple[str, ...], recorded: Receipt | None) -> Import:
    return Import(difference=change, counts=_counts(change), notes=notes, receipt=recorded)


def _counts(change: Difference) -> dict[str, int]:
    parts = {name: getattr(change, name) for name in Difference.__struct_fields__}
    counts = {name: len(part) for name, part in parts.items() if isinstance(part, tuple)}
    return counts | {"frame": int(change.frame is not None)}
