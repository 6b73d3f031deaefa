"""A stage for the wall: the real page, styles and renderer, fed with boards of the test's own."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tests.house.tree import ROOT, STATIC

CATALOGUES = ROOT / "web" / "i18n"
NONCE = "of-this-page-alone"
POLICY = (
    f"default-src 'self'; script-src 'self' 'nonce-{NONCE}'; base-uri 'none'; object-src 'none'"
)
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".woff2": "font/woff2"}
OWN = """{% extends "wall.html" %}"""
STAGE = """
{% extends "wall.html" %}
{% block scripts %}<script type="module" src="/tests/browser/pages/wall_stage.js"></script>{% endblock %}
"""

Message = str | dict[str, str]


def catalogue(lang: str) -> dict[str, Message]:
    """All texts of a language, keys led by the name of their file."""
    return {
        f"{area.stem}.{key}": message
        for area in sorted((CATALOGUES / lang).glob("*.json"))
        for key, message in json.loads(area.read_text("utf-8")).items()
    }


def page(template: str, lang: str, theme: str) -> str:
    """The wall's own page, or on the stage another script in the place of the wall's."""
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
        t=lambda key, **given: str(texts[key]).format(**given),
    )


class Stage(BaseHTTPRequestHandler):
    """Static files, catalogues, `/stage?lang=nb&theme=dark`, and `/wall` likewise."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        path = Path(address.path)
        template = {"/stage": STAGE, "/wall": OWN}.get(address.path)
        if template is not None:
            html = page(template, asked["lang"], asked["theme"])
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


@contextmanager
def standing_stage() -> Iterator[str]:
    """The stage's address while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stage)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
