"""Whether this process lives, and whether it is of any use."""

import asyncio

from fastapi import APIRouter, Request, Response
from sqlalchemy import text

from domain.centre import Unavailable
from web.answers import told
from web.state import State, state_of

router = APIRouter(include_in_schema=False)

PATIENCE = 2.0
"""Seconds in which the log must answer."""


@router.get("/livez")
async def livez() -> Response:
    """The event loop turns. Never touches the database."""
    return told({"status": "alive"})


@router.get("/readyz")
async def readyz(request: Request) -> Response:
    """503 with what is wrong, while reports cannot be taken, boards stand still or a loop has failed.

    A run that was set aside makes it degraded, with 200: its boards fail in every process alike, so that
    nothing were won by sending its people, and all others, away.
    """
    state = state_of(request)
    wrong = [fault for fault in (await _writing(state), await _behind(state)) if fault]
    wrong += [f"The loop {name!r} has failed." for name in state.loops.failing()]
    aside = [f"The boards of {run} are set aside." for run in state.boards.set_aside]
    status = "not ready" if wrong else "degraded" if aside else "ready"
    return told({"status": status, "wrong": wrong + aside}, 503 if wrong else 200)


async def _writing(state: State) -> str | None:
    asked = state.centre.execute(lambda tx: tx.execute(text("SELECT 1")).scalar())
    try:
        await asyncio.wait_for(asyncio.wrap_future(asked), PATIENCE)
    except (TimeoutError, Unavailable):
        return "The log cannot be written to."
    return None


async def _behind(state: State) -> str | None:
    """What was committed before we asked must be on the boards a moment later."""
    head = await asyncio.to_thread(state.centre.log.head)
    try:
        await asyncio.wait_for(state.boards.reached(head.position), PATIENCE)
    except TimeoutError:
        return f"The boards stand at {state.boards.position}, the log at {head.position}."
    doubted = await state.boards.doubted()
    return f"The log at {doubted} is not what the boards stand on." if doubted else None
