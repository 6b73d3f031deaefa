"""How every exception that reaches the application is answered: as a problem, or to a browser as a page."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DatabaseError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from domain.centre import Unavailable
from domain.refusals import Refused
from web.answers import refused
from web.errors import MalformedField, NotDone, UnknownPage, WrongMethod, status
from web.pages import error_page

logger = logging.getLogger(__name__)


def add_to(app: FastAPI) -> None:
    """Bugs are not answered here: they are logged with their traceback and sent as a bare 500."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(Unavailable, _refused)
    app.add_exception_handler(DatabaseError, _unread)
    app.add_exception_handler(PoolTimeoutError, _unread)
    app.add_exception_handler(RequestValidationError, _misread)
    app.add_exception_handler(HTTPException, _routed)


async def _refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, NotDone)
    if status(refusal) in (401, 403):
        logger.warning("%s %r was denied: %s", request.method, request.url.path, refusal.reason)
    if _is_page(request):
        return error_page(request, refusal)
    return refused(refusal, request.url.path)


async def _unread(request: Request, error: Exception) -> Response:
    """The database did not answer a question."""
    logger.error("%s %r could not be answered", request.method, request.url.path, exc_info=error)
    return await _refused(
        request, Unavailable("The log cannot be read just now. Try again in a moment.")
    )


async def _misread(request: Request, error: Exception) -> Response:
    """A query that FastAPI could not read, or an address with something in it that is no code."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    if first["loc"][0] == "path":
        return await _refused(request, UnknownPage())
    pointer = "".join(f"/{step}" for step in first["loc"])
    return await _refused(request, MalformedField(f"{first['msg']}.", pointer))


async def _routed(request: Request, error: Exception) -> Response:
    """Nothing there, or not in that way."""
    assert isinstance(error, HTTPException)
    return await _refused(request, WrongMethod() if error.status_code == 405 else UnknownPage())


def _is_page(request: Request) -> bool:
    """Whether a person looks at it: then the answer is a page."""
    asked = request.headers.get("accept", "")
    return "text/html" in asked and not request.url.path.startswith(("/api/", "/static/"))
