"""Go-lives: created from a plan, listed, looked at."""

import asyncio

import msgspec
from fastapi import APIRouter, Request, Response

from domain.commands import CreateRun
from domain.terms import Code
from web import door, founding, planfiles, strangers
from web.access import SignedIn, require
from web.answers import told
from web.errors import PlanFaults, UnknownPage
from web.identity import Caller
from web.openapi import gives, gives_file, takes
from web.overview import Standing
from web.paths import InPath
from web.planfiles.checking import placed, worded
from web.planfiles.out import FORMS
from web.receipts import Receipt
from web.reports import record
from web.state import state_of

KINDS = sorted({kind for kind, _ in FORMS.values()})

router = APIRouter(prefix="/api/golives", tags=["go-lives"])


class NewGoLive(CreateRun, frozen=True, kw_only=True, tag="create"):
    """A run's creation with the id it will have."""

    golive: Code


class GoLiveLine(Standing, frozen=True, kw_only=True):
    """One go-live as it stands, and what the caller may be there."""

    roles: tuple[str, ...]


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


@router.get("/{golive}/plan.{form}", responses=gives_file(*KINDS, also=(404,)))
async def exported(request: Request, golive: InPath, form: str, caller: SignedIn) -> Response:
    """The plan as it stands, as a file that can be imported again."""
    stands = await state_of(request).boards.golive(golive)
    require(caller, "read the whole plan", golive)
    if form not in FORMS:
        raise UnknownPage
    kind, write = FORMS[form]
    body = await asyncio.to_thread(write, stands.plan, stands.zone)
    name = {"Content-Disposition": f'attachment; filename="plan.{form}"'}
    return Response(body, media_type=kind, headers=name)


def _in_the_body(section: str, row: int, column: str) -> str:
    return f"/plan/{column}" if section == "plan" else f"/plan/{section}/{row}/{column}"


def _line(caller: Caller, golive: Standing) -> GoLiveLine:
    return GoLiveLine(
        **msgspec.structs.asdict(golive), roles=tuple(sorted(caller.roles(golive.id)))
    )
