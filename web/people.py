"""Who is in: a sign-in link exchanged for a session, oneself, signing out, and the names behind references."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import Connection

from web import door
from web.access import SignedIn, check_origin, cookie_name, require
from web.answers import told
from web.errors import LinkSpent, MalformedField
from web.identity import Caller, keys, now, persons
from web.openapi import gives, takes
from web.state import State, state_of

router = APIRouter(prefix="/api", tags=["people"])
AT_ONCE = 500
"""References in one question for names."""


class SignIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The secret of a sign-in link, which the page found in the fragment of its own address."""

    token: Annotated[str, msgspec.Meta(max_length=200)]


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Oneself: the reference, the name, pairs of go-live (or ``*``) and role, the session's end."""

    person: str
    name: str
    grants: tuple[tuple[str, str], ...]
    expires_at: int | None


@router.post(
    "/session", status_code=201, openapi_extra=takes(SignIn), responses=gives(Me, 201, also=(422,))
)
async def sign_in(request: Request) -> Response:
    """Exchange a link for a session. A link is used once; the cookie is out of every script's reach."""
    check_origin(request)
    asked = door.parse(await door.read_json(request), SignIn)
    state = state_of(request)
    secret = await state.identity.write(lambda tx: _exchanged(tx, asked.token, state))
    caller = await state.identity.caller("session", secret) if secret else None
    if secret is None or caller is None:
        raise LinkSpent
    response = told(me(caller), 201)
    _keep(response, state, secret)
    return response


@router.get("/session", responses=gives(Me))
async def whoami(caller: SignedIn) -> Response:
    """Oneself."""
    return told(me(caller))


@router.delete("/session", status_code=204, responses=gives(Me, 204))
async def sign_out(request: Request, caller: SignedIn) -> Response:
    """The session ends, and with it every socket it opened."""
    state = state_of(request)
    await state.identity.write(lambda tx: keys.end(tx, caller.mark, now()))
    response = Response(status_code=204)
    response.delete_cookie(cookie_name(state.settings), secure=state.settings.https)
    return response


@router.get("/people", responses=gives(dict[str, str], also=(422,)))
async def names(
    request: Request, caller: SignedIn, ids: Annotated[list[str], Query(max_length=AT_ONCE)]
) -> Response:
    """The names behind references of the log, for those who may see them; erased persons are missing."""
    require(caller, "read names", None)
    wanted = {part for text in ids for part in text.split(",") if part}
    if len(wanted) > AT_ONCE:
        raise MalformedField(f"At most {AT_ONCE} references at a time.", "/ids")
    return told(await state_of(request).identity.read(lambda tx: persons.names(tx, wanted)))


def me(caller: Caller) -> Me:
    return Me(
        person=caller.person.ref,
        name=caller.person.name,
        grants=tuple(sorted(caller.grants)),
        expires_at=caller.expires_at,
    )


def _exchanged(tx: Connection, token: str, state: State) -> str | None:
    person = keys.spend(tx, token, now())
    if person is None:
        return None
    return keys.issue(tx, "session", person, now(), state.settings.session_hours * 3600)


def _keep(response: Response, state: State, secret: str) -> None:
    kept: dict[str, Any] = {"httponly": True, "samesite": "lax", "path": "/"}
    response.set_cookie(
        cookie_name(state.settings),
        secret,
        max_age=state.settings.session_hours * 3600,
        secure=state.settings.https,
        **kept,
    )
