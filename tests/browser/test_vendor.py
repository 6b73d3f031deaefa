"""The vendored modules run in the browser as they lie there, by the names the import map gives them."""

import json

from playwright.sync_api import Page, Route

from tests.house.tree import STATIC

IMPORT_MAP = json.loads((STATIC / "importmap.json").read_text("utf-8"))
PAGE = f"""<!doctype html><link rel="icon" href="data:,">
<script type="importmap">{json.dumps(IMPORT_MAP)}</script><main></main>"""
COUNTER = """async () => {
    const { h, render } = await import("preact");
    const { signal } = await import("@preact/signals");
    const { default: htm } = await import("htm");
    const count = signal(41);
    const html = htm.bind(h);
    render(html`<output>${count}</output>`, document.querySelector("main"));
    count.value += 1;
    await new Promise(requestAnimationFrame);
    return document.querySelector("output").textContent;
}"""
DIGEST = """async () => {
    const { sha256 } = await import("@noble/hashes/sha2.js");
    return Array.from(sha256(new TextEncoder().encode("abc")), (b) => b.toString(16).padStart(2, "0")).join("");
}"""
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_every_name_loads(page: Page) -> None:
    open_blank(page)
    for name in IMPORT_MAP["imports"]:
        assert page.evaluate("async (name) => Object.keys(await import(name)).length", name) > 0


def test_a_signal_that_changes_is_drawn_again(page: Page) -> None:
    open_blank(page)
    assert page.evaluate(COUNTER) == "42"


def test_hashes_are_those_of_the_standard(page: Page) -> None:
    open_blank(page)
    assert page.evaluate(DIGEST) == ABC


def open_blank(page: Page) -> None:
    page.route("**/*", answer)
    page.goto("http://127.0.0.1:1/")


def answer(route: Route) -> None:
    """Serves the files of web/static and one empty page, without a server."""
    address = route.request.url.removeprefix("http://127.0.0.1:1/")
    if not address:
        return route.fulfill(body=PAGE, content_type="text/html")
    return route.fulfill(path=STATIC.parent / address, content_type="text/javascript")
