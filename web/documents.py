"""Documents for programs: the socket's description, and the texts of each language."""

from fastapi import APIRouter, Request, Response

from web import asyncapi
from web.answers import told
from web.assets import FOR_EVER
from web.catalogue import Catalogue
from web.messages import Lang

router = APIRouter(include_in_schema=False)


@router.get("/asyncapi.json")
async def described(request: Request) -> Response:
    """What may be said over the socket."""
    return told(asyncapi.document(request.app.version))


@router.get("/api/i18n/{lang}")
async def texts(request: Request, lang: Lang) -> Response:
    """All texts of a language; the address that pages name changes with them."""
    catalogue: Catalogue = request.state.catalogue
    headers = {"Cache-Control": FOR_EVER if request.url.query else "no-cache"}
    return Response(catalogue.json(lang), headers=headers, media_type="application/json")
