"""The wall's page at the end of its line: drawn at once, stale in time, and dead when its script is."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from tests.browser.conftest import OpenContext

BOARD = "/tests/js/wall/nights.js"
RUN = {
    "id": "aalesund-2023",
    "kind": "live",
    "number": 0,
    "title": "Ålesund",
    "zone": "Europe/Oslo",
    "clock": {"kind": "real", "started": None, "origin": None, "speed": 1.0},
}
A_MINUTE_BEFORE = "2023-04-28T19:13:05.000Z"
NOW = "2023-04-28T19:14:05.000Z"
LATER = "2023-04-28T19:15:00.000Z"
FIRST = {"epoch": "e1", "pos": 40, "chain": "00000000000000aa"}


class Server:
    """The server's end of the line: greets, gives the board, and says what a test lets it say."""

    def __init__(self, page: Page, tables: dict[str, Any]) -> None:
        self.heard: list[dict[str, Any]] = []
        self.lines: list[WebSocketRoute] = []
        self.tables = tables
        self.build = "test"
        self.silent = False
        page.route_web_socket("**/ws", self._opened)

    def _opened(self, line: WebSocketRoute) -> None:
        self.lines.append(line)
        line.on_message(lambda text: self._hear(json.loads(text)))

    def _hear(self, message: dict[str, Any]) -> None:
        if message.get("board") == "outlook":
            return  # nothing is foreseen here
        self.heard.append(message)
        match message["t"]:
            case "hello":
                now = NOW if len(self.lines) == 1 else LATER
                self.say(t="welcome", epoch="e1", now=now, hb=2000, build=self.build)
            case "sub" if "since" not in message:
                self.say(t="snap", id=message["id"], **FIRST, run=RUN, tables=self.tables)
                self.say(t="live", id=message["id"], pos=40, run=RUN)
            case "sub":
                self.say(t="live", id=message["id"], pos=message["since"]["pos"], run=RUN)

    def say(self, **message: Any) -> None:
        if not self.silent:
            self.lines[-1].send(json.dumps(message))

    def goes_silent(self) -> None:
        self.silent = True

    def said(self, kind: str) -> list[dict[str, Any]]:
        return [message for message in self.heard if message["t"] == kind]


def until_said(page: Page, server: Server, kind: str, count: int) -> None:
    while len(server.said(kind)) < count:
        page.evaluate("null")  # what the page has sent comes in meanwhile


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    return open_context(viewport={"width": 1920, "height": 1080}).new_page()


def night(page: Page, stage: str, name: str) -> dict[str, Any]:
    page.goto(f"{stage}/stage?lang=nb&theme=dark")
    script = "([path, name]) => import(path).then(({ NIGHTS }) => NIGHTS[name]().tables)"
    tables: dict[str, Any] = page.evaluate(script, [BOARD, name])
    return tables


@pytest.fixture
def server(page: Page, stage: str) -> Server:
    """A wall that hangs in step at 21.14; its clock can be turned on by hand."""
    server = Server(page, night(page, stage, "during"))
    page.clock.install(time=NOW)
    page.goto(f"{stage}/wall?lang=nb&theme=dark")
    expect(page.locator("h1")).to_have_text("17 min før planen")
    return server


@pytest.fixture
def still(page: Page, stage: str) -> Server:
    """The same wall under a clock that stands until a test turns it on; no frame is drawn meanwhile."""
    server = Server(page, night(page, stage, "during"))
    page.clock.install(time=A_MINUTE_BEFORE)
    page.clock.pause_at(NOW)
    page.goto(f"{stage}/wall?lang=nb&theme=dark")
    until_said(page, server, "sub", 1)
    page.clock.run_for(20)
    expect(page.locator("h1")).to_have_text("17 min før planen")
    return server


def test_it_greets_as_a_wall_and_shows_the_board(page: Page, server: Server) -> None:
    assert server.heard[:2] == [
        {"t": "hello", "v": 1, "lang": "nb", "page": "wall"},
        {"t": "sub", "id": 1, "board": "wall", "golive": "aalesund-2023"},
    ]
    assert page.locator(".wall-tile").count() == 50


def test_a_change_is_drawn_at_once_and_marked(page: Page, server: Server) -> None:
    ready = server.tables["locations"]["spjelkavik"] | {
        "code": "HATLAND",
        "name": "Hatland",
        "order": 3,
    }
    server.say(
        t="delta", id=1, prev=40, pos=41, chain="bb", u={"locations": {"hatland": ready}}, d={}
    )
    tile = page.locator(".wall-tile", has_text="Hatland")
    expect(tile).to_have_attribute("data-kind", "ready")
    expect(tile).to_have_attribute("data-changed", "true")
    page.clock.run_for(11_000)
    expect(tile).not_to_have_attribute("data-changed", "true")


def test_a_hundred_changes_between_two_frames_are_drawn_once(page: Page, still: Server) -> None:
    page.evaluate(COUNT_DRAWN)
    tile = still.tables["locations"]["spjelkavik"]
    for pos in range(41, 141):
        change = {"locations": {"spjelkavik": tile | {"order": pos}}}
        still.say(t="delta", id=1, prev=pos - 1, pos=pos, chain="bb", u=change, d={})
    page.clock.run_for(20)
    expect(page.locator(".wall-screen")).to_have_attribute("data-position", "140")
    assert page.evaluate("drawn.length") == 1


COUNT_DRAWN = """() => {
    window.drawn = [];
    const beat = document.querySelector(".wall-dead");
    new MutationObserver((seen) => drawn.push(...seen)).observe(beat, { attributeFilter: ["data-beat"] });
}"""


def test_the_clock_goes_on_and_silence_is_said(page: Page, still: Server) -> None:
    page.clock.run_for(4_000)
    expect(page.locator(".wall-clock time")).to_have_text("21:14:09")
    expect(page.locator(".wall-stale")).to_have_count(0)
    still.goes_silent()
    page.clock.run_for(3_000)
    strip = "Ingen kontakt, tavla er fra 21:14:05"
    expect(page.locator(".wall-stale")).to_have_text(strip)


def test_without_a_server_the_whole_wall_is_hatched_after_a_minute(
    page: Page, still: Server
) -> None:
    still.goes_silent()
    page.clock.run_for(50_000)
    expect(page.locator(".wall-stale")).to_have_count(1)
    expect(page.locator(".wall-hatched")).to_have_count(0)
    page.clock.run_for(12_000)
    expect(page.locator(".wall-hatched time")).to_have_text("21:14:05")


def test_it_comes_back_by_itself_from_where_it_was(page: Page, server: Server) -> None:
    page.clock.run_for(20_000)
    contact = page.locator(".wall-foot .contact")
    expect(contact).to_have_text(re.compile("Gjelder 21:15:.. · 49 av 50 i kontakt"))
    assert len(server.lines) > 1
    assert server.said("sub")[-1]["since"] == FIRST


def test_what_stood_on_it_is_noted_every_minute(page: Page, server: Server) -> None:
    for second in range(0, 62, 2):
        server.say(
            t="hb", now=f"2023-04-28T19:{14 + second // 60}:{second % 60:02}.000Z", heads={"1": 40}
        )
        page.clock.run_for(2_000)
    until_said(page, server, "shown", 1)
    assert server.said("shown") == [{"t": "shown", "id": 1, "pos": 40}]


def test_a_reset_fetches_the_board_anew(page: Page, server: Server) -> None:
    asked: list[str] = []
    fresh = {"epoch": "e2", "position": 90, "chain": "00000000000000cc", "run": RUN}

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(json={**fresh, "tables": {**server.tables, "locations": {}}})

    page.route("**/api/**", answer)
    server.say(t="reset", id=1, reason="epoch")
    expect(page.locator(".wall-tile")).to_have_count(0)
    assert [url.partition("/api/")[2] for url in asked] == ["golives/aalesund-2023/boards/wall"]
    until_said(page, server, "sub", 2)
    since = {"epoch": "e2", "pos": 90, "chain": "00000000000000cc"}
    assert server.said("sub")[-1]["since"] == since


def test_a_newer_build_is_loaded_once(page: Page, server: Server) -> None:
    loaded: list[str] = []
    page.on("framenavigated", lambda frame: loaded.append(frame.url))
    server.build = "newer"
    with page.expect_navigation():
        server.lines[-1].close(code=1012)
        page.clock.run_for(1_000)
    expect(page.locator("h1")).to_have_text("17 min før planen")
    page.clock.run_for(3_000)
    assert len(loaded) == 1


def test_a_refusal_is_shown_over_the_whole_wall(page: Page, server: Server) -> None:
    server.lines[-1].close(code=4403)
    expect(page.locator(".wall-hatched")).to_contain_text("Tavla er ikke tillatt her (4403)")


PULSE = """() => {
    const pulse = document.querySelector('.wall-dead');
    const [beat] = pulse.getAnimations();
    return [beat.animationName, beat.effect.getTiming().delay, getComputedStyle(pulse).visibility];
}"""
STOPS = "document.querySelector('.wall-dead').getAnimations()[0].finish()"


def test_every_drawing_renews_the_pulse(page: Page, still: Server) -> None:
    first = page.evaluate(PULSE)
    page.clock.run_for(1_000)
    second = page.evaluate(PULSE)
    assert {first[0], second[0]} == {"pulse-gone-a", "pulse-gone-b"}
    assert first[1:] == second[1:] == [8000, "hidden"]


def test_a_page_whose_script_never_came_says_so_by_its_style_sheet_alone(
    page: Page, stage: str
) -> None:
    page.route("**/js/wall/main.js", lambda route: route.abort())
    page.goto(f"{stage}/wall?lang=nn&theme=light")
    page.evaluate(STOPS)
    expect(page.locator(".wall-dead")).to_be_visible()
    expect(page.locator(".wall-dead")).to_have_text("Ingen kontakt. Tavla er stoppa.")
