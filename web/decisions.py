"""What the centre decides, each on a route of its own: announcement, plan, holds, waivers, accepted issues."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
from fastapi import APIRouter, Request, Response

from domain.commands import (
    AcceptIssue,
    AcceptRehearsal,
    AnnounceTransition,
    Command,
    ConfirmWaiver,
    Decision,
    FreezePlan,
    HoldWork,
    RebaselinePlan,
    ResumeWork,
    ShiftPlan,
    WaiveActivity,
    WithdrawAnnouncement,
)
from domain.terms import key
from web import door
from web.access import SignedIn
from web.errors import MalformedField
from web.identity import Caller
from web.openapi import gives, takes
from web.paths import InPath
from web.receipts import Receipt
from web.reports import record

router = APIRouter(prefix="/api/golives/{golive}", tags=["decisions"])

Asked = TypeVar("Asked", bound=Callable[..., Awaitable[Response]])


def at(path: str, form: type[Command], on: APIRouter = router) -> Callable[[Asked], Asked]:
    """The route of a decision whose body is ``form``; every one is answered alike."""
    answers = gives(Receipt, 200, 201, also=(404, 409, 413, 415, 422))
    return on.post(path, status_code=201, openapi_extra=takes(form), responses=answers)


@at("/announcement", AnnounceTransition)
async def announce(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """Full transition, when every condition holds; 409 says which do not."""
    return await _decided(request, caller, golive, AnnounceTransition)


@at("/announcement/withdrawal", WithdrawAnnouncement)
async def withdraw(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """The announcement is taken back, with the reason in words."""
    return await _decided(request, caller, golive, WithdrawAnnouncement)


@at("/plan/freeze", FreezePlan)
async def freeze(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """The plan as it stands becomes the baseline."""
    return await _decided(request, caller, golive, FreezePlan)


@at("/plan/rebaseline", RebaselinePlan)
async def rebaseline(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """The plan as it stands becomes the baseline anew, with a reason."""
    return await _decided(request, caller, golive, RebaselinePlan)


@at("/plan/shift", ShiftPlan)
async def shift(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """All fixed times of the plan, by a difference in minutes or to a new start."""
    return await _decided(request, caller, golive, ShiftPlan)


@at("/runs/acceptance", AcceptRehearsal)
async def accept_rehearsal(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """A rehearsal of this live run, by its number, was good enough."""
    return await _decided(request, caller, golive, AcceptRehearsal)


@at("/hold", HoldWork)
async def hold(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """All work is held, or that of a system or of a location."""
    return await _decided(request, caller, golive, HoldWork)


@at("/resume", ResumeWork)
async def resume(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """Held work goes on."""
    return await _decided(request, caller, golive, ResumeWork)


@at("/waivers", WaiveActivity)
async def waive(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """A mandatory activity that was skipped or cancelled stands in nobody's way."""
    return await _decided(request, caller, golive, WaiveActivity)


@at("/waivers/confirmation", ConfirmWaiver)
async def confirm_waiver(request: Request, golive: InPath, caller: SignedIn) -> Response:
    """The second pair of hands on a waiver."""
    return await _decided(request, caller, golive, ConfirmWaiver)


@at("/issues/{issue}/acceptance", AcceptIssue)
async def accept_issue(
    request: Request, golive: InPath, issue: InPath, caller: SignedIn
) -> Response:
    """The commander takes an open patient-safety issue upon herself, by name."""
    body = about("issue", issue, await door.read_json(request))
    return await record(request, caller, golive, door.parse(body, AcceptIssue))


async def _decided(request: Request, caller: Caller, golive: str, kind: type[Decision]) -> Response:
    return await record(request, caller, golive, door.parse(await door.read_json(request), kind))


def about(field: str, code: str, body: bytes) -> bytes:
    """The address names the thing that a body is about; the body may, if it says the same."""
    fields = door.parse(body, dict[str, msgspec.Raw])
    said = fields.get(field)
    if said is not None and key(str(msgspec.json.decode(said))) != key(code):
        raise MalformedField(f"The address names another {field}.", f"/{field}")
    return msgspec.json.encode(fields | {field: code})
