"""Go-lives: created from a plan, listed, looked at; and a plan file imported into one that stands."""

import asyncio
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request, Response

from domain.centre.batch import outcome
from domain.commands import ChangePlan, CreateRun
from domain.plan import Difference
from domain.terms import Code, ReportId
from web import door, founding, planfiles, strangers
from web.access import SignedIn, require
from web.answers import told
from web.authority import standing
from web.errors import MalformedField, PlanFaults
from web.identity import Caller
from web.openapi import gives, takes, takes_file
from web.overview import Standing
from web.paths import InPath
from web.planfiles.checking import placed, worded
from web.receipts import Receipt, receipt
from web.reportids import new_report_id
from web.reports import record, status_of, submit
from web.state import state_of

router = APIRouter(prefix="/api/golives", tags=["go-lives"])


class NewGoLive(CreateRun, frozen=True, kw_only=True, tag="create"):
    """A run's creation with the id it will have."""

    golive: Code


class GoLiveLine(Standing, frozen=True, kw_only=True):
    """One go-live as it stands, and what the caller may be there."""

    roles: tuple[str, ...]


class Import(msgspec.Struct, frozen=True, kw_only=True):
    """What an import changes, or would if it were not dry, and how the file was read."""

    difference: Difference
    counts: dict[str, int]
    notes: tuple[str, ...]
    receipt: Receipt | None


@router.post(
    "",
    status_code=201,
    openapi_extra=takes(NewGoLive),
    responses=gives(Receipt, 200, 201, also=(409, 413, 415, 422)),
)
async def create(request: Request, caller: SignedIn) -> Response:
    """A go-live, or a rehearsal of one, from a plan that can be followed."""
    body = await door.read_json(request, door.IMPORT)
    new = door.parse(body, NewGoLive)
    strangers.refuse(body, new)
    faults = placed((*worded(new.plan), *planfiles.check(new.plan)), _in_the_body)
    if faults:
        raise PlanFaults(faults)
    command = CreateRun(**{name: getattr(new, name) for name in CreateRun.__struct_fields__})
    founding.check(new.golive, command)
    return await record(request, caller, new.golive, command)


@router.get("", responses=gives(list[GoLiveLine]))
async def listed(request: Request, caller: SignedIn) -> Response:
    """The go-lives in which the caller has a role."""
    found = await state_of(request).overview.all(lambda golive: bool(caller.roles(golive)))
    return told([_line(caller, golive) for golive in found])


@router.get("/{golive}", responses=gives(GoLiveLine, also=(404,)))
async def one(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """One go-live."""
    found = await state_of(request).overview.one(golive)
    require(caller, "see the wall", golive)
    return told(_line(caller, found))


@router.post(
    "/{golive}/plan/imports",
    openapi_extra=takes_file(
        "text/csv",
        "application/json",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/xml",
        "application/octet-stream",
        headers={"Report-Id": (ReportId, "the same id sent again is the same import")},
    ),
    responses=gives(Import, 200, 201, also=(404, 409, 413, 422)),
)
async def import_plan(
    request: Request,
    golive: InPath,
    caller: SignedIn,
    file: Annotated[str, Query(description="the file's name; its ending says what it is")],
    dry_run: bool = False,
) -> Response:
    """A plan file as the body. Nothing is recorded with ``dry_run``, and where nothing would change."""
    stands = await state_of(request).boards.golive(golive)
    require(caller, "plan", golive)
    report_id = _report_id(request)
    data = await door.read(request, door.IMPORT)
    made = await asyncio.to_thread(planfiles.read, file, data, stands.zone)
    change = planfiles.difference(stands.plan, made)
    notes = (*made.notes, *planfiles.staying(stands.plan, made))
    if dry_run:
        return told(_imported(change, notes, None))
    if change == Difference():
        return told(_imported(change, notes, await _recorded(request, golive, report_id)))
    command = ChangePlan(report_id=report_id, made_on=stands.plan_position, difference=change)
    recorded = await submit(request, caller, golive, command)
    return told(_imported(change, notes, receipt(recorded)), status_of(recorded))


def _in_the_body(section: str, row: int, column: str) -> str:
    return f"/plan/{column}" if section == "plan" else f"/plan/{section}/{row}/{column}"


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


def _line(caller: Caller, golive: Standing) -> GoLiveLine:
    return GoLiveLine(
        **msgspec.structs.asdict(golive), roles=tuple(sorted(caller.roles(golive.id)))
    )


def _imported(change: Difference, notes: tuple[str, ...], recorded: Receipt | None) -> Import:
    parts = {name: getattr(change, name) for name in Difference.__struct_fields__}
    counts = {name: len(part) for name, part in parts.items() if isinstance(part, tuple)}
    counts["frame"] = int(change.frame is not None)
    return Import(difference=change, counts=counts, notes=notes, receipt=recorded)
