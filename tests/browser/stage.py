"""A stage: the real pages, styles and modules, fed with boards of the test's own."""

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tests.house.tree import ROOT, STATIC

CATALOGUES = ROOT / "web" / "i18n"
NONCE = "of-this-page-alone"
POLICY = (
    f"default-src 'self'; script-src 'self' 'nonce-{NONCE}'; base-uri 'none'; object-src 'none'"
)
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".woff2": "font/woff2"}
ME = SimpleNamespace(
    person="person:00000000-0000-4000-8000-000000000001",
    name="Koordinator 1",
    grants=(("*", "coordinator"),),
)
OWN = '{{% extends "{page}.html" %}}'
STAGED = (
    OWN
    + """
{{% block scripts %}}<script type="module" src="/tests/browser/pages/{page}_stage.js"></script>{{% endblock %}}
"""
)
PAGES = {
    "/": OWN.format(page="start"),
    "/wall": OWN.format(page="wall"),
    "/stage": STAGED.format(page="wall"),
    "/console": STAGED.format(page="console"),
    "/issues": STAGED.format(page="issues"),
    "/plan": STAGED.format(page="plan"),
    "/start": STAGED.format(page="start"),
}
"""The start page's and the wall's own, and of each page one with another script in the place of its own."""

AUDIT = "import('/tests/browser/pages/whole_audit.js').then(({ audit }) => audit())"
"""Evaluated on a page: what of its texts is cut, touches an edge or lies over another."""

_SOURCE = (ROOT / "tests" / "browser" / "pages" / "whole_audit.js").read_text("utf-8")
AUDIT_OF_THE_SERVED = f"(() => {{ {_SOURCE.replace('export ', '')} return audit(); }})()"
"""The same on a page of the real server, which hands out no tests."""

Message = str | dict[str, str]


def catalogue(lang: str) -> dict[str, Message]:
    """All texts of a language, keys led by the name of their file."""
    return {
        f"{area.stem}.{key}": message
        for area in sorted((CATALOGUES / lang).glob("*.json"))
        for key, message in json.loads(area.read_text("utf-8")).items()
    }


def rendered(template: str, lang: str, theme: str) -> str:
    texts = catalogue(lang)
    pages = Environment(
        loader=FileSystemLoader(ROOT / "web" / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    return pages.from_string(template).render(
        lang=lang,
        theme=theme,
        nonce=NONCE,
        importmap=(STATIC / "importmap.json").read_text("utf-8"),
        catalogue_url=f"/i18n/{lang}.json",
        golive="aalesund-2023",
        title="Ålesund",
        build="test",
        me=ME,
        run=None,
        t=lambda key, **given: str(texts[key]).format(**given),
    )


class Stage(BaseHTTPRequestHandler):
    """Static files, catalogues, and pages as ``/console?lang=nb&theme=dark``."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        path = Path(address.path)
        template = PAGES.get(address.path)
        if template is not None:
            html = rendered(template, asked.get("lang", "nb"), asked.get("theme", "light"))
            self._answer(html.encode(), "text/html; charset=utf-8")
        elif path.parent == Path("/i18n"):
            self._answer(json.dumps(catalogue(path.stem)).encode(), "application/json")
        else:
            self._file(path)

    def _file(self, path: Path) -> None:
        top = {"/static": STATIC.parent, "/tests": ROOT}.get(str(Path(*path.parts[:2])))
        file = top / path.relative_to("/") if top and ".." not in path.parts else None
        if file is None or not file.is_file():
            self.send_error(404)
            return
        kind = TYPES.get(file.suffix) or guess_type(file.name)[0] or "text/plain"
        self._answer(file.read_bytes(), kind)

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Requests of a test are nobody's news."""


class Standing(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes on to another page hangs up; whatever else is wrong is said."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def standing_stage() -> Iterator[str]:
    """The stage's address while the block runs."""
    server = Standing(("127.0.0.1", 0), Stage)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
