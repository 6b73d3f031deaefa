"""How the start page looks when the night is long over, and in a hand."""

import json
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenContext
from tests.browser.test_phones import held
from tests.browser.test_wall_page import NOW, RUN, Server, night

DAYS_AGO = "2023-04-25T19:37:02Z"


def only(page: Page, stage: str, **golive: Any) -> Page:
    """The start page of a centre with one go-live and no rehearsal of it."""
    server = Server(page, night(page, stage, "after"))
    server.tables["golive"][""] |= golive
    asked = server.tables["golive"][""] | {
        "stage": "during"
    }  # what has come since, comes by the line
    line = RUN | {"position": 40, "roles": ["coordinator"], "wall": asked}

    def listed(route: Route) -> None:
        route.fulfill(body=json.dumps([line]), content_type="application/json")

    page.route("**/api/golives", listed)
    page.clock.install(time=NOW)
    page.goto(f"{stage}/?lang=nb&theme=light")
    return page


def test_of_a_night_that_is_over_it_says_the_day_on_one_line_and_counts_nothing_that_passes(
    page: Page, stage: str
) -> None:
    start = only(page, stage, complete_at=DAYS_AGO, announced_at=DAYS_AGO)
    sentence = start.locator(".live-sentence")
    expect(sentence).to_have_text("I drift siden 25.4.2023")
    assert sentence.evaluate("one => one.offsetHeight") < 80
    expect(start.locator(".live-counts dt")).to_have_text(
        ["aktiviteter fullført", "lokasjoner klare"]
    )


def test_what_is_announced_while_the_page_is_open_stands_so_in_its_head_and_its_list(
    page: Page, stage: str
) -> None:
    start = only(page, stage)
    expect(start.get_by_role("heading", name="Sist gjennomført")).to_be_visible()
    expect(start.locator(".golive")).to_contain_text("Avspilling")


def test_what_there_is_none_of_has_no_empty_box(page: Page, stage: str) -> None:
    start = only(page, stage)
    expect(start.get_by_role("heading", name="Alle produksjonssettinger")).to_be_visible()
    expect(start.get_by_role("heading", name="Prøver av denne planen")).to_have_count(0)


def test_in_a_hand_there_are_no_keys_to_press(open_context: OpenContext, stage: str) -> None:
    phone = held(open_context, f"{stage}/start?lang=nb")
    assert phone.locator(".key:visible").count() == 0
    out = phone.get_by_role("button", name="Logg ut").bounding_box()
    head = phone.get_by_role("heading", level=1).bounding_box()
    assert out is not None
    assert head is not None
    assert abs(out["y"] + out["height"] / 2 - head["y"] - head["height"] / 2) < 6
