"""The routes' questions: who sent this, and may she do what she asks?"""

from typing import Annotated

from fastapi import Depends, Request

from web.errors import NotAllowed, NotSignedIn, WrongOrigin
from web.hosts import own_origin
from web.identity import Caller
from web.roles import MAY, allows, in_words
from web.settings import Settings
from web.state import state_of

COOKIE = "golive"
SAFE_METHODS = frozenset({"GET", "HEAD"})


def cookie_name(settings: Settings) -> str:
    """With TLS the name itself binds the cookie to this host alone."""
    return f"__Host-{COOKIE}" if settings.https else COOKIE


def require(caller: Caller, action: str, golive: str | None) -> None:
    """Refused: ``NotAllowed``."""
    if not allows(caller, action, golive):
        raise NotAllowed(in_words(action), MAY.get(action, ()))


def check_origin(request: Request) -> None:
    """Refused: ``WrongOrigin``, for what a browser sends on behalf of another site's page."""
    settings = state_of(request).settings
    origin = request.headers.get("origin", "").lower()
    if origin != own_origin(settings, request.headers.get("host")):
        raise WrongOrigin


async def caller_of(request: Request) -> Caller | None:
    """Whoever sent this, by token or cookie. A cookie writes only from our own pages."""
    state = state_of(request)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return await state.identity.caller("token", token.strip())
    secret = request.cookies.get(cookie_name(state.settings))
    if secret is None:
        return None
    if request.method not in SAFE_METHODS:
        check_origin(request)
    return await state.identity.caller("session", secret)


async def signed_in(request: Request) -> Caller:
    """Refused: ``NotSignedIn``, ``WrongOrigin``."""
    caller = await caller_of(request)
    if caller is None:
        raise NotSignedIn(_why(request))
    return caller


def _why(request: Request) -> str:
    """Whoever has a token is a program, which has nowhere to sign in."""
    if request.headers.get("authorization", "").lower().startswith("bearer"):
        return "This token lets nobody in: it was ended, or it is none of this command centre."
    return "Sign in first."


SignedIn = Annotated[Caller, Depends(signed_in)]
