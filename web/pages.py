"""The pages: Jinja2 around script modules, under a policy that lets nothing in that is not ours."""

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, RedirectResponse, Response

from web.access import caller_of, require
from web.assets import FOLDER as STATIC
from web.assets import Assets
from web.catalogue import Catalogue, spoken
from web.errors import NotDone, NotSignedIn, UnknownPage, status
from web.following import run_header
from web.identity import Caller
from web.messages import RunHeader
from web.paths import InPath
from web.people import me
from web.state import state_of

FOLDER = Path(__file__).parent / "pages"
YEAR = 365 * 24 * 3600
THEMES = ("light", "dark")

router = APIRouter(include_in_schema=False)

ACTIONS = {
    "console": "read",
    "plan": "read",
    "wall": "see the wall",
    "replay": "read",
    "issues": "read",
    "gates": "read",
}
"""The pages of one go-live, and what one must be allowed to look at them."""


class Versioned(FileSystemLoader):
    """Templates whose static addresses carry the build."""

    def __init__(self, assets: Assets) -> None:
        super().__init__(FOLDER)
        self._assets = assets

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        source, path, fresh = super().get_source(environment, template)
        return self._assets.versioned(source), path, fresh


class Pages:
    """Renders a page in its reader's language and theme."""

    def __init__(self, assets: Assets, catalogue: Catalogue) -> None:
        self._templates = Environment(
            loader=Versioned(assets), autoescape=True, undefined=StrictUndefined
        )
        self._importmap = Markup(assets.versioned((STATIC / "importmap.json").read_text("utf-8")))  # noqa: S704
        self._build = assets.build
        self._catalogue = catalogue

    def render(self, request: Request, name: str, code: int = 200, **values: Any) -> Response:
        """The page as a response; ``?lang`` is remembered."""
        asked = request.query_params.get("lang")
        cookies, nonce = request.cookies, secrets.token_urlsafe(16)
        lang = spoken(asked, cookies.get("lang"), request.headers.get("accept-language", ""))
        theme = cookies.get("theme", "")
        page = self._templates.get_template(f"{name}.html").render(
            lang=lang,
            theme=theme if theme in THEMES else "",
            nonce=nonce,
            importmap=self._importmap,
            build=self._build,
            catalogue_url=self._catalogue.url(lang),
            t=lambda key, **args: self._catalogue.t(lang, key, **args),
            **values,
        )
        headers = {"Content-Security-Policy": policy(nonce), "Cache-Control": "no-store"}
        response = HTMLResponse(page, code, headers)
        if asked == lang:
            response.set_cookie("lang", lang, max_age=YEAR, samesite="lax")
        return response


def policy(nonce: str) -> str:
    """Scripts, styles, pictures and lines to our own server; inline only what carries the nonce."""
    return (
        f"default-src 'self'; script-src 'self' 'nonce-{nonce}'; object-src 'none'; base-uri 'none';"
        " form-action 'self'; frame-ancestors 'none'"
    )


@router.get("/")
async def start(request: Request) -> Response:
    """Which go-live, which page."""
    caller = await caller_of(request)
    if caller is None:
        return to_sign_in(request)
    return _page(request, "start", caller)


@router.get("/signin")
async def signin(request: Request) -> Response:
    """Where a sign-in link leads: its secret is in the fragment and never reaches a log."""
    return pages_of(request).render(request, "signin", me=None)


@router.get("/{page}/{golive}")
async def of_golive(request: Request, page: str, golive: InPath) -> Response:
    """A page of one go-live."""
    action = ACTIONS.get(page)
    if action is None:
        raise UnknownPage
    caller = await caller_of(request)
    if caller is None:
        return to_sign_in(request)
    run = run_header(await state_of(request).boards.golive(golive))
    require(caller, action, golive)
    return _page(request, page, caller, run)


def _page(request: Request, name: str, caller: Caller, run: RunHeader | None = None) -> Response:
    return pages_of(request).render(
        request, name, me=me(caller), run=run, golive=run and run.id, title=run and run.title
    )


def to_sign_in(request: Request) -> Response:
    """To the sign-in page, in the language asked for, and from there back to the whole address."""
    path, query = request.url.path, request.url.query
    wish = {"next": f"{path}?{query}" if query else path}
    if "lang" in request.query_params:
        wish["lang"] = request.query_params["lang"]
    return RedirectResponse(f"/signin?{urlencode(wish, safe='/')}", 303)


def error_page(request: Request, refusal: NotDone) -> Response:
    """A refusal as a page, in the reader's language."""
    if isinstance(refusal, NotSignedIn):
        return to_sign_in(request)
    code = status(refusal)
    kind = {404: "unknown", 403: "not-allowed"}.get(code, "other")
    return pages_of(request).render(request, "error", code, kind=kind, status=code)


def pages_of(request: Request) -> Pages:
    pages: Pages = request.state.pages
    return pages
