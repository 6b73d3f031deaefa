"""Boards over HTTP: as they stand and as they stood, and what changed since."""

import asyncio
import hashlib
import re
from datetime import datetime

import msgspec
from fastapi import APIRouter, Request, Response

from domain.tables import Run
from projections import forecast
from web.access import SignedIn
from web.answers import mark, pack, packed, told, unchanged
from web.channels import Channel
from web.errors import MalformedField, NotAllowed, UnknownPosition
from web.identity import Caller
from web.live import may_watch
from web.messages import Live, Message, Reset, Since
from web.moments import absolute
from web.openapi import gives
from web.paths import InPath
from web.snapshots import BoardAnswer, answer_of
from web.state import state_of
from web.times import stamp

_CHAIN8 = re.compile("[0-9a-f]{16}")

router = APIRouter(prefix="/api/golives/{golive}/boards", tags=["boards"])


@router.get("/{board}", responses=gives(BoardAnswer, also=(404, 422)))
async def board(
    request: Request,
    golive: InPath,
    board: str,
    caller: SignedIn,
    position: int | None = None,
    at: str | None = None,
    known_at: str | None = None,
) -> Response:
    """A board: as it stands; at a position; at a moment, as known today or at another moment."""
    channel = await _channel(request, golive, board, caller)
    if position is None and at is None and known_at is None:
        return await _standing(request, channel)
    moments = {"at": _moment("at", at), "known_at": _moment("known_at", known_at)}
    return await _past(request, channel, position, moments)


@router.get("/{board}/changes", responses=gives(list[Message], also=(404, 422)))
async def changes(
    request: Request, golive: InPath, board: str, since: str, caller: SignedIn
) -> Response:
    """What the socket would have sent to a screen that holds ``since`` (EPOCH:N:CHAIN8)."""
    holds = _since(since)
    boards = state_of(request).boards
    reason = await boards.doubt(board, holds)
    channel = await _channel(request, golive, board, caller)
    if reason is None and channel.held(holds) is None:
        reason = "too-far"
    if reason is not None:
        return told([Reset(id=0, reason=reason)])
    messages: list[Message] = []
    if holds.pos < channel.position:
        messages.append(channel.since(holds.pos))
    if not any(isinstance(message, Reset) for message in messages):
        messages.append(Live(id=0, pos=channel.position, run=channel.run()))
    return told(messages)


async def _channel(request: Request, golive: str, board: str, caller: Caller) -> Channel:
    """Refused: ``UnknownGoLive``, ``UnknownBoard``, ``NotAllowed``."""
    channel = await state_of(request).boards.channel(golive, board)
    if not may_watch(caller, channel):
        raise NotAllowed(f"see {board}")
    return channel


async def _standing(request: Request, channel: Channel) -> Response:
    """The live board, compressed once for all who ask while it stands; whoever goes away stops nothing.

    While it is put together nothing is awaited: all of it is of one position.
    """
    boards = state_of(request).boards
    run = (await boards.opened(channel.golive)).run
    epoch, position = boards.epoch, channel.position
    etag = mark(epoch, position, *_proof(channel))
    if (kept := unchanged(request, etag)) is not None:
        return kept
    packing = channel.board.kept
    if packing is None or (packing.done() and packing.exception()):
        answer = BoardAnswer(
            epoch=epoch,
            position=position,
            chain=channel.board.chain,
            known_at=_known_at(run, position),
            hash=channel.board.hash(),
            run=channel.run(),
            tables=channel.board.tables(),
        )
        packing = channel.board.kept = asyncio.create_task(asyncio.to_thread(pack, answer))
    return packed(request, await asyncio.shield(packing), etag)


async def _past(
    request: Request,
    channel: Channel,
    position: int | None,
    moments: dict[str, datetime | None],
) -> Response:
    """As the log has it, which may be further than the boards are."""
    state = state_of(request)
    boards = state.boards
    if position is not None and not 0 <= position <= boards.position:
        head = await boards.head()
        if not 0 <= position <= head:
            raise UnknownPosition(position, head)
    moment = await state.past.board(channel.golive, channel.name, position=position, **moments)
    chain = await boards.chain(moment.position)
    assert chain is not None, "a position of the log has its chain"
    answer = answer_of(moment, boards.epoch, chain, channel.run())
    body = await asyncio.to_thread(pack, answer)
    proof = [boards.epoch, moment.position]
    if position is None or channel.name == "log" or any(moments.values()):
        proof.append(
            hashlib.sha256(body).hexdigest()[:16]
        )  # late, struck and erased words change it
    return packed(request, body, mark(*proof))


def _proof(channel: Channel) -> tuple[str, ...]:
    """What tells a board apart besides its position: where two processes may count their own versions."""
    return (channel.board.chain,) if channel.name in forecast.TABLES else ()


def _known_at(run: Run, position: int) -> str | None:
    """When that became known by which a board came to stand at ``position``."""
    newest = reversed(list(run.reports.values()))
    return next((stamp(report.known_at) for report in newest if report.position <= position), None)


def _moment(field: str, text: str | None) -> datetime | None:
    try:
        return None if text is None else absolute(text)
    except ValueError as wrong:
        raise MalformedField(f"{wrong}.", f"/{field}") from None


def _since(text: str) -> Since:
    epoch, _, rest = text.partition(":")
    position, _, chain = rest.partition(":")
    try:
        pos = int(position[:20]) if position.isdecimal() else position
        since = msgspec.convert({"epoch": epoch, "pos": pos, "chain": chain}, Since)
    except msgspec.ValidationError:
        raise MalformedField(f"{text[:80]!r} is not EPOCH:N:CHAIN8.", "/since") from None
    if _CHAIN8.fullmatch(chain) is None:
        wrong = (
            f"{chain[:80]!r} is no CHAIN8, which is the 16 hexadecimal signs of a board's chain."
        )
        raise MalformedField(wrong, "/since")
    return since
