"""The start page: what is on, and doors that digits open."""

import pytest
from playwright.sync_api import Page, expect


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
