"""The start page: what is on, and doors that digits open."""

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_wall_page import NOW, RUN, Server, night


@pytest.fixture
def start(page: Page, stage: str) -> Page:
    page.goto(f"{stage}/start?lang=nb&theme=light")
    page.wait_for_selector("html[data-stage=ready]")
    return page


def test_what_is_on_stands_first_and_its_console_has_the_focus(start: Page) -> None:
    expect(start.locator(".live-sentence")).to_have_text("17 min før planen")
    expect(start.locator(".door").first).to_be_focused()
    expect(start.locator(".door").first).to_have_attribute("href", "/console/aalesund-2023")


def test_digits_open_doors_only_while_the_focus_is_in_the_live_card(start: Page) -> None:
    here = start.url
    start.locator(".sign-out").focus()
    start.keyboard.press("2")
    assert start.url == here
    start.locator(".door").first.focus()
    with start.expect_navigation(url="**/wall/aalesund-2023"):
        start.keyboard.press("2")


def test_rehearsals_are_marked_and_say_how_they_ended(start: Page) -> None:
    run = start.locator(".run")
    expect(run).to_contain_text("GENERALPRØVE 1")
    expect(run).to_contain_text("ferdig 22.31, 31 min etter planen")
    expect(run.get_by_role("link")).to_have_attribute("href", "/replay/aalesund-2023-r1")


def test_all_go_lives_stand_in_the_order_of_their_dates(start: Page) -> None:
    assert start.locator(".golive-name").all_inner_texts() == [
        "Trondheim",
        "Ålesund · Helseplattformen",
    ]


def test_light_and_dark_are_remembered(start: Page) -> None:
    start.get_by_role("button", name="Mørk").click()
    assert start.evaluate("document.documentElement.dataset.theme") == "dark"
    assert "theme=dark" in start.evaluate("document.cookie")


def test_a_wall_is_offered_itself_and_no_page_that_it_may_not_see(page: Page, stage: str) -> None:
    row = night(page, stage, "after")["golive"][""]
    lines = json.dumps([RUN | {"position": 40, "roles": ["wall"], "wall": row}])
    page.route("**/api/golives", lambda route: route.fulfill(body=lines))
    page.goto(f"{stage}/?lang=nb&theme=light")
    expect(page.locator(".door")).to_have_attribute("href", "/wall/aalesund-2023")
    expect(page.locator("a[href^='/replay']")).to_have_count(0)


def test_without_a_server_it_says_since_when_and_tells_nothing_newer(
    page: Page, stage: str
) -> None:
    server = Server(page, night(page, stage, "during"))
    listed_row = server.tables["golive"][""] | {"milestone": None}  # the sentence comes by the line
    line = RUN | {"position": 40, "roles": ["coordinator"], "wall": listed_row}

    def listed(route: Route) -> None:
        route.fulfill(body=json.dumps([line]), content_type="application/json")

    page.route("**/api/golives", listed)
    page.clock.install(time="2023-04-28T19:13:05.000Z")
    page.clock.pause_at(NOW)
    page.goto(f"{stage}/?lang=nb&theme=light")
    expect(page.locator(".live-sentence")).to_have_text("17 min før planen")
    expect(page.locator(".live-stale")).to_have_count(0)
    server.goes_silent()
    page.clock.run_for(12_000)
    expect(page.locator(".live-stale")).to_have_text("Ingen kontakt, tavla er fra 21:14:05")
    page.clock.run_for(60 * 60_000)
    expect(page.locator(".live")).to_have_attribute("data-stale", "hatched")
    expect(page.locator(".live-stale")).to_contain_text("21:14:05")
    expect(page.locator(".live-sub")).to_contain_text("T−0.4")
