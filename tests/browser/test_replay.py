"""The replay on a real server with the Ålesund night in its log: as it was, by keys alone, in every look."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext
from tests.web.conftest import House
from web.cli.scenarios import load

GOLIVE = "aalesund-2023"
DESK = {"width": 1366, "height": 768}
LARGE = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}
LOOKS = list(product(("nb", "nn", "en"), ("light", "dark")))
LAW = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
SMALLEST = 12
REGIONS = {
    ".masthead": (0, 0, 1366, 40),
    ".stage": (16, 46, 874, 492),
    ".log": (902, 46, 448, 492),
    ".transport": (0, 541, 1366, 40),
    ".timeline": (0, 582, 1366, 186),
}
"""Where the design has them at 1366 x 768: x, y, width, height."""

look = pytest.mark.parametrize(("lang", "theme"), LOOKS, ids=["-".join(pair) for pair in LOOKS])


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A serving command centre with the finished night, and an auditor in it."""
    database = f"sqlite:///{tmp_path_factory.mktemp('replay')}/golive.db"
    load("aalesund-2023", database=database)
    serving = House(database)
    serving.people({"rita": "auditor"})
    serving.start()
    yield serving
    serving.stop()


class Player:
    """Somebody in front of the page, with a keyboard."""

    def __init__(self, open_context: OpenContext, house: House) -> None:
        self._open = open_context
        self._house = house
        self._headers = {"Authorization": f"Bearer {house.tokens['rita']}"}

    def sees(self, query: str = "", lang: str = "nb", theme: str = "dark", **seen_as: Any) -> Page:
        """The page when it has come to rest."""
        context = self._open(extra_http_headers=self._headers, reduced_motion="reduce", **seen_as)
        context.add_cookies([{"name": "theme", "value": theme, "url": self._house.url}])
        page = context.new_page()
        page.goto(f"{self._house.url}/replay/{GOLIVE}?lang={lang}&{query}")
        rests(page)
        return page

    def board(self, **moment: Any) -> Any:
        """The wall's board as the server has it."""
        path = f"{self._house.url}/api/golives/{GOLIVE}/boards/wall"
        answer = httpx.get(path, params=moment, headers=self._headers, timeout=20)
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture
def player(open_context: OpenContext, house: House) -> Player:
    return Player(open_context, house)


def rests(page: Page) -> None:
    page.wait_for_selector(".replay[data-hash]")


def pressed(page: Page, *keys: str) -> None:
    """Until what the last key brought is drawn."""
    for key in keys:
        page.keyboard.press(key)
    page.evaluate(
        "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
    )


def standing(page: Page) -> tuple[str, str]:
    """The clock, and the position beside it."""
    clock = page.locator(".stands-clock time").inner_text()
    return clock, page.locator(".stands-report span").first.inner_text()


def shown_hash(page: Page) -> str | None:
    rests(page)
    return page.locator(".replay").get_attribute("data-hash")


def position(page: Page) -> int:
    return int(page.locator(".replay").get_attribute("data-position") or 0)


def test_at_the_last_report_it_draws_the_board_that_is_live_now(player: Player) -> None:
    page = player.sees()
    pressed(page, "End")
    live = player.board()
    assert (shown_hash(page), position(page)) == (live["hash"], live["position"])


@pytest.mark.parametrize("at", [200, 1043, 1612])
def test_at_a_report_it_draws_the_board_of_that_position(player: Player, at: int) -> None:
    page = player.sees(f"p={at}")
    assert (position(page), shown_hash(page)) == (at, player.board(position=at)["hash"])


def test_as_known_today_it_draws_what_the_server_knows_of_that_moment(player: Player) -> None:
    page = player.sees("at=2023-04-28T19:14:05Z&axis=occurred")
    assert shown_hash(page) == player.board(at="2023-04-28T19:14:05Z")["hash"]


def test_on_the_other_axis_the_moment_stays_and_the_corrected_time_is_shown(player: Player) -> None:
    page = player.sees("at=20:30")
    epj2 = page.locator(".wall-system", has_text="EPJ 2")
    expect(epj2.locator("time")).to_have_text("20.15")
    pressed(page, "v")
    expect(epj2.locator("time")).to_have_text("20.05")
    assert standing(page)[0] == "20:30:59"
    expect(page.get_by_role("button", name="Slik vi vet i dag")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_there_and_back_again_is_the_same_board(player: Player) -> None:
    page = player.sees("p=1500")
    before = shown_hash(page)
    pressed(page, "Home", "End", "PageUp", *["ArrowLeft"] * 5, "v", "v")
    assert shown_hash(page) != before
    page.goto(f"{page.url.split('?')[0]}?p=1500")
    assert shown_hash(page) == before


def test_report_by_report_and_quarter_by_quarter(player: Player) -> None:
    page = player.sees("p=1612")
    pressed(page, "ArrowRight")
    expect(page.locator(".line[aria-current=step] .line-position")).to_have_text("p1613")
    pressed(page, "ArrowLeft", "ArrowLeft")
    expect(page.locator(".line[aria-current=step] .line-position")).to_have_text("p1611")
    clock = standing(page)[0]
    pressed(page, "PageUp", "PageDown")
    assert standing(page)[0] == clock


def test_it_plays_and_rests(player: Player) -> None:
    page = player.sees("at=21:00")
    pressed(page, "5", " ")
    expect(page.locator(".replay")).to_have_attribute("data-playing", "true")
    page.wait_for_function("() => document.querySelector('.stands-clock').innerText > '21:05'")
    pressed(page, " ")
    rests(page)
    expect(page.locator(".replay")).to_have_attribute("data-playing", "false")


def test_the_slider_says_where_it_stands(player: Player) -> None:
    page = player.sees("p=1612")
    clock, at = standing(page)
    playhead = page.get_by_role("slider", name="Øyeblikk")
    expect(playhead).to_have_attribute("aria-valuetext", f"{clock}, {at}")
    playhead.focus()
    pressed(page, "ArrowRight")
    expect(playhead).to_have_attribute("aria-valuetext", ", ".join(standing(page)))


def test_marks_are_stopped_at_and_a_bookmark_is_one(player: Player) -> None:
    page = player.sees("at=21:20")
    pressed(page, "b", "PageUp", "PageUp")
    seen = set()
    for _ in range(24):
        pressed(page, "Shift+ArrowRight")
        seen.add(standing(page)[0])
    assert "21:20:59" in seen
    page.reload()
    rests(page)
    expect(page.locator(".bookmark")).not_to_have_count(0)


def test_a_link_leads_back_to_the_moment_and_the_axis(player: Player) -> None:
    page = player.sees("at=21:14:05")
    pressed(page, "v", "l")
    expect(page.locator(".said")).not_to_be_empty()
    there, link = standing(page), page.url
    pressed(page, "v", "Home")
    page.goto(link)
    rests(page)
    assert standing(page) == there
    assert page.locator(".replay").get_attribute("data-axis") == "occurred"


def test_enter_on_a_line_of_the_log_goes_there(player: Player) -> None:
    page = player.sees("p=1612")
    page.locator(".line[tabindex='0']").focus()
    pressed(page, "ArrowUp", "ArrowUp", "Enter")
    expect(page.locator(".line[aria-current=step]")).to_be_focused()
    assert position(page) < 1612


def test_the_log_follows_with_three_to_come_and_can_be_filtered(player: Player) -> None:
    page = player.sees("p=1612")
    expect(page.locator(".line-coming")).to_have_count(3)
    expect(page.locator(".line[aria-current=step] .line-position")).to_have_text("p1612")
    page.locator(".chip", has_text="Avvik").click()
    expect(page.locator(".log-past .line[data-level=bad]").first).to_be_visible()
    assert page.locator(".log-past .line:not([data-level=bad])").count() == 0


def test_letters_can_be_switched_off_and_stay_so(player: Player) -> None:
    page = player.sees("at=21:00")
    pressed(page, "?")
    page.get_by_role("checkbox").uncheck()
    pressed(page, "Escape", "v")
    page.reload()
    rests(page)
    pressed(page, "v", "ArrowRight")
    expect(page.locator(".replay")).to_have_attribute("data-axis", "known")


def test_the_window_is_zoomed_and_its_ends_are_moved_by_keys(player: Player) -> None:
    page = player.sees("at=21:00")
    begin = page.get_by_role("slider", name="Utsnittets start")
    before = begin.get_attribute("aria-valuetext")
    pressed(page, "+")
    expect(begin).not_to_have_attribute("aria-valuetext", before or "")
    pressed(page, "-")
    expect(begin).to_have_attribute("aria-valuetext", before or "")
    begin.focus()
    pressed(page, "Shift+ArrowRight")
    expect(begin).not_to_have_attribute("aria-valuetext", before or "")


def test_the_pointer_scrubs_and_the_board_follows(player: Player) -> None:
    page = player.sees("at=21:00")
    plot = page.locator(".plot").bounding_box()
    assert plot is not None
    page.mouse.move(plot["x"] + 400, plot["y"] + 84)
    page.mouse.down()
    page.mouse.move(plot["x"] + 300, plot["y"] + 84, steps=5)
    page.mouse.up()
    rests(page)
    assert standing(page)[0] != "21:00:59"
    expect(page.locator(".wall-clock time")).to_have_text(standing(page)[0])


def test_the_console_stands_as_it_stood(player: Player) -> None:
    page = player.sees("at=21:14:05")
    page.get_by_role("button", name="Konsoll").click()
    blocked = page.locator(".plan-row", has_text="A-112")
    expect(blocked).to_contain_text("blokkert")
    assert len(set(page.locator(".plan-row .late > *").evaluate_all(RIGHTS))) == 1
    pressed(page, "Home")
    expect(blocked).not_to_be_attached()


def test_every_region_lies_where_the_design_has_it(player: Player) -> None:
    page = player.sees("p=1612", viewport=DESK)
    for selector, wanted in REGIONS.items():
        box = page.locator(selector).bounding_box()
        assert box is not None
        found = (box["x"], box["y"], box["width"], box["height"])
        assert all(abs(a - b) <= 1 for a, b in zip(found, wanted, strict=True)), (selector, found)


def test_the_playhead_lies_over_bars_and_beneath_words(player: Player) -> None:
    page = player.sees("at=21:39:12", viewport=DESK)
    edges = "(els, edge) => els.map(e => e.getBoundingClientRect()[edge])"
    words = page.locator(".timeline [data-step] .word")
    [line_ends] = page.locator(".hands .playhead line").evaluate_all(edges, "bottom")
    assert min(words.evaluate_all(edges, "top")) >= line_ends - 2
    assert set(words.evaluate_all("es => es.map(e => getComputedStyle(e).strokeWidth)")) == {"4px"}


@look
def test_nothing_is_cut_and_everybody_can_read_it(player: Player, lang: str, theme: str) -> None:
    page = player.sees("at=21:14:05", lang, theme, viewport=DESK)
    assert overflowing(page) == []
    assert too_small(page) == []
    assert violations(page) == []
    page.locator(".view").nth(1).click()
    assert violations(page) == []


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_on_a_large_screen_the_wall_grows_and_all_stands_on_one_page(
    player: Player, lang: str
) -> None:
    page = player.sees("at=21:14:05", lang, "light", viewport=LARGE)
    assert overflowing(page) == []
    assert violations(page) == []
    box = page.locator(".stage").bounding_box()
    assert box is not None
    assert box["width"] > 1400
    assert page.evaluate("document.documentElement.scrollHeight") <= LARGE["height"]


def test_the_list_of_keys_can_be_read_by_everybody(player: Player) -> None:
    page = player.sees("at=21:14:05")
    pressed(page, "?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []


def test_at_a_desk_the_tiles_have_their_names(player: Player) -> None:
    page = player.sees("at=21:14:05", viewport=DESK)
    names = page.locator(".wall-short").evaluate_all(
        "all => all.filter(name => getComputedStyle(name).clipPath === 'none' && name.offsetWidth > 8)"
        ".map(name => name.textContent)"
    )
    assert len(names) == 50
    assert names[0] == "Moa"


def test_a_line_that_is_too_long_still_says_what_became_of_it(player: Player) -> None:
    page = player.sees("at=21:14:05", viewport=DESK)
    ends = page.locator(".log-past .line", has_text="A-144").locator(".line-ends")
    expect(ends).to_have_text(", godkjent")
    assert ends.evaluate("end => end.scrollWidth <= end.clientWidth + 1")


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_on_a_phone_every_control_is_under_the_thumb(player: Player, lang: str) -> None:
    page = player.sees("at=21:14:05", lang, viewport=PHONE)
    controls = page.locator(".replay :is(.masthead, .transport) :is(a, button)")
    assert controls.evaluate_all(OVER) == []
    page.locator(".view").nth(1).click()
    expect(page.locator(".plan-row").first).to_be_attached()
    assert page.locator(".plan-row :is(.state, .title, .late)").evaluate_all(BEYOND_PLAN) == []


BEYOND = """parts => parts.filter(part => part.isConnected && part.getBoundingClientRect().right
        > part.closest('.log').getBoundingClientRect().right).map(part => part.textContent)"""
RIGHTS = "all => all.map((one) => Math.round(one.getBoundingClientRect().right))"
BEYOND_PLAN = BEYOND.replace(".log", ".plan")
OVER = """controls => controls.filter((one) => {
    one.scrollIntoView({block: 'center'});
    const {x, y, width, height} = one.getBoundingClientRect();
    return !one.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  }).map(one => one.textContent)"""


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_on_a_phone_it_stands_in_one_column(player: Player, lang: str) -> None:
    page = player.sees("at=21:14:05", lang, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator(".log :is(.line, .chip)").evaluate_all(BEYOND) == []
    assert violations(page) == []


def test_at_200_per_cent_nothing_is_lost(player: Player) -> None:
    page = player.sees("at=21:14:05", viewport={"width": 683, "height": 384})
    assert page.evaluate("document.documentElement.scrollWidth") <= 683
    page.locator(".line").first.scroll_into_view_if_needed()
    expect(page.locator(".line").first).to_be_visible()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=LAW).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
    ]


def test_an_address_that_leads_nowhere_says_so_and_the_page_has_ways_out(player: Player) -> None:
    lost = player.sees("at=garbage", viewport=DESK)
    expect(lost.locator(".said")).to_have_text("Ukjent tid i adressen. Viser starten.")
    beyond = player.sees("at=2030-01-01T00:00:00Z", viewport=DESK)
    expect(beyond.locator(".said")).to_contain_text("Etter det som er tatt opp. Viser slutten")
    ways = [link.get_attribute("href") for link in beyond.locator(".masthead a").all()]
    assert ways == ["/", f"/wall/{GOLIVE}"]
    assert overflowing(beyond) == []


def overflowing(page: Page) -> list[str]:
    """Words of controls and heads that are wider than their place; lines of the log may end in dots."""
    script = """() => [...document.querySelectorAll('.masthead *, .transport *, .log-head *, .log-columns *')]
      .filter((one) => !one.matches('.spoken, .icon, .icon *') && one.clientWidth > 0)
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${one.className}: ${one.textContent}`)"""
    return list(page.evaluate(script))


def too_small(page: Page) -> list[str]:
    """Words under the floor, save inside the wall, which is a picture of a larger one."""
    script = """(least) => [...document.querySelectorAll('.replay *')]
      .filter((one) => !one.closest('.wall'))
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      .filter((one) => parseFloat(getComputedStyle(one).fontSize) < least)
      .map((one) => one.textContent)"""
    return list(page.evaluate(script, SMALLEST))
