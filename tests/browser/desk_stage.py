"""A stage for console, issues and start page: the real pages and modules, fed with boards of the test's own."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tests.browser.stage import NONCE, Stage, catalogue
from tests.house.tree import ROOT, STATIC

ME = SimpleNamespace(
    person="person:00000000-0000-4000-8000-000000000001",
    name="Koordinator 1",
    grants=(("*", "coordinator"),),
)
STAGED = """
{{% extends "{name}.html" %}}
{{% block scripts %}}<script type="module" src="/tests/browser/pages/{name}_stage.js"></script>{{% endblock %}}
"""
PAGES = ("console", "issues", "start")


class DeskStage(Stage, BaseHTTPRequestHandler):
    """As the wall's stage, with ``/console?lang=nb&theme=dark`` and its neighbours."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        name = address.path.removeprefix("/")
        if name not in PAGES:
            super().do_GET()
            return
        asked = {key: values[0] for key, values in parse_qs(address.query).items()}
        html = page(name, asked.get("lang", "nb"), asked.get("theme", "light"))
        self._answer(html.encode(), "text/html; charset=utf-8")


def page(name: str, lang: str, theme: str) -> str:
    """The page itself, with the stage's script in the place of its own."""
    texts = catalogue(lang)
    pages = Environment(
        loader=FileSystemLoader(ROOT / "web" / "pages"), autoescape=True, undefined=StrictUndefined
    )
    return pages.from_string(STAGED.format(name=name)).render(
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
        t=lambda key, **given: said(texts[key], given),
    )


def said(message: str | dict[str, str], given: dict[str, object]) -> str:
    assert isinstance(message, str), json.dumps(message)
    return message.format(**given)


@contextmanager
def standing_desks() -> Iterator[str]:
    """The stage's address while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), DeskStage)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
