"""What is said and decided at a gate, each on a route of its own: poll, votes, decision and what follows."""

from fastapi import APIRouter, Request, Response

from domain.commands import (
    CastVote,
    CloseCondition,
    ConfirmDecision,
    DecideGate,
    GateCommand,
    OpenPoll,
    WithdrawDecision,
)
from web import door
from web.access import SignedIn
from web.decisions import about, at
from web.identity import Caller
from web.paths import InPath
from web.reports import record

router = APIRouter(prefix="/api/golives/{golive}/gates/{gate}", tags=["gates"])


@at("/open", OpenPoll, router)
async def open_poll(request: Request, golive: InPath, gate: InPath, caller: SignedIn) -> Response:
    """Every seat of the panel is asked, or asked anew."""
    return await _said(request, caller, golive, gate, OpenPoll)


@at("/votes", CastVote, router)
async def vote(request: Request, golive: InPath, gate: InPath, caller: SignedIn) -> Response:
    """What a seat answers; told by phone, `told_by` says who answered."""
    return await _said(request, caller, golive, gate, CastVote)


@at("/decision", DecideGate, router)
async def decide(request: Request, golive: InPath, gate: InPath, caller: SignedIn) -> Response:
    """Go, no-go or go with conditions; 409 says which seats a reason must be given for."""
    return await _said(request, caller, golive, gate, DecideGate)


@at("/decision/confirmation", ConfirmDecision, router)
async def confirm(request: Request, golive: InPath, gate: InPath, caller: SignedIn) -> Response:
    """The deputy's signature, where the gate asks for it."""
    return await _said(request, caller, golive, gate, ConfirmDecision)


@at("/decision/withdrawal", WithdrawDecision, router)
async def withdraw(request: Request, golive: InPath, gate: InPath, caller: SignedIn) -> Response:
    """The decision is taken back, with the reason in words."""
    return await _said(request, caller, golive, gate, WithdrawDecision)


@at("/conditions", CloseCondition, router)
async def close(request: Request, golive: InPath, gate: InPath, caller: SignedIn) -> Response:
    """A condition of the decision is met."""
    return await _said(request, caller, golive, gate, CloseCondition)


async def _said(
    request: Request, caller: Caller, golive: str, gate: str, kind: type[GateCommand]
) -> Response:
    body = about("gate", gate, await door.read_json(request))
    return await record(request, caller, golive, door.parse(body, kind))
