"""The desk's pages on a phone, 390x844: every text whole, clear of the edges, over no other."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext
from tests.browser.stage import AUDIT

PHONE = {"width": 390, "height": 844}

every_language = pytest.mark.parametrize("lang", ["nb", "nn", "en"])


def held(open_context: OpenContext, address: str) -> Page:
    """A phone that shows the page at rest."""
    page = open_context(viewport=PHONE, reduced_motion="reduce", has_touch=True).new_page()
    page.goto(address)
    page.wait_for_selector("html[data-stage=ready]")
    return page


def faults(page: Page) -> list[str]:
    found: list[str] = page.evaluate(AUDIT)
    return found


@every_language
def test_the_start_page_stands_whole(open_context: OpenContext, stage: str, lang: str) -> None:
    page = held(open_context, f"{stage}/start?lang={lang}")
    assert faults(page) == []
    squeezed = page.locator(".door span").evaluate_all(
        "subs => subs.filter(sub => sub.getClientRects().length && sub.offsetHeight > 40)"
        ".map(sub => sub.textContent)"
    )
    assert squeezed == []


@every_language
def test_the_issues_stand_whole_while_one_is_judged(
    open_context: OpenContext, stage: str, lang: str
) -> None:
    page = held(open_context, f"{stage}/issues?lang={lang}&roles=commander")
    assert faults(page) == []
    page.keyboard.type("1121")
    assert faults(page) == []
    page.keyboard.type("2150")
    assert faults(page) == []


@every_language
def test_the_console_stands_whole_also_in_a_call(
    open_context: OpenContext, stage: str, lang: str
) -> None:
    page = held(open_context, f"{stage}/console?lang={lang}&roles=commander")
    assert faults(page) == []
    page.keyboard.press("F2")
    page.keyboard.type("moa")
    page.keyboard.press("Enter")
    page.keyboard.type("1-")
    page.keyboard.press("Enter")
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("F7")
    assert faults(page) == []


DONE = """() => stage.change("A-166", { status: "done", needs_approval: true, ready: false,
    started_at: "2023-04-28T18:40:00Z", done_at: "2023-04-28T18:52:00Z", hands: ["person:other"] })"""


@every_language
def test_several_are_selected_and_approved_with_a_finger(
    open_context: OpenContext, stage: str, lang: str
) -> None:
    page = held(open_context, f"{stage}/console?lang={lang}")
    page.evaluate(DONE)
    page.locator(".chip").nth(6).tap()
    for code in ("A-140", "A-166"):
        target = page.locator(f"#row-{code} .key-cell").bounding_box()
        assert target is not None
        assert min(target["width"], target["height"]) >= 44
        page.locator(f"#row-{code} .key-cell").tap()
    expect(page.locator(".row[data-selected]")).to_have_count(2)
    assert faults(page) == []
    page.locator(".chips .tap").tap()
    expect(page.locator(".readback")).to_be_in_viewport()
    expect(page.locator(".readback")).to_contain_text("A-166, A-140")
    page.locator(".line-end .tap").tap()
    page.wait_for_function("stage.server.log.length === 2")
    sent = page.evaluate("stage.server.log.map(({ kind, activity }) => [kind, activity])")
    assert sent == [["approved", "A-166"], ["approved", "A-140"]]


RENAMED = """() => {
    const row = stage.boards.plan.tables.activities["a-112"];
    const u = { activities: { "a-112": { ...row, title: "Utskrift prøvd på etikettskriver i kjelleren" } } };
    stage.boards.plan.receive({ prev: 1052, pos: 1053, chain: "", u });
}"""


@every_language
def test_a_long_title_is_read_back_on_the_lines_it_needs(
    open_context: OpenContext, stage: str, lang: str
) -> None:
    page = held(open_context, f"{stage}/console?lang={lang}&roles=commander")
    page.evaluate(RENAMED)
    page.keyboard.type("112-")
    expect(page.locator(".readback")).to_contain_text("etikettskriver i kjelleren")
    page.keyboard.press("Enter")
    assert faults(page) == []


def test_a_list_without_rows_says_so_beneath_its_chips(
    open_context: OpenContext, stage: str
) -> None:
    page = held(open_context, f"{stage}/console?lang=nb")
    page.evaluate("list.place.value = { code: 'nowhere', name: 'Ingensteds' }")
    expect(page.locator(".list-empty")).to_be_visible()
    assert faults(page) == []


@every_language
def test_the_last_report_is_taken_back_with_a_finger(
    open_context: OpenContext, stage: str, lang: str
) -> None:
    page = held(open_context, f"{stage}/console?lang={lang}")
    page.keyboard.type("166/")
    page.keyboard.press("Enter")
    page.wait_for_function("stage.server.log.length === 1")
    assert faults(page) == []
    undo = page.locator(".caption .tap")
    target = undo.bounding_box()
    assert target is not None
    assert min(target["width"], target["height"]) >= 44
    undo.tap()
    page.wait_for_function("stage.server.log.at(-1).kind === 'struck'")


@every_language
def test_keys_leave_the_list_its_room(open_context: OpenContext, stage: str, lang: str) -> None:
    page = held(open_context, f"{stage}/console?lang={lang}")
    for line, most in (("", 500), ("moa", 560)):
        page.keyboard.type(line)
        rows = page.locator(".list-rows").bounding_box()
        assert rows is not None
        assert rows["y"] <= most
        assert faults(page) == []
    last = page.locator(".next .tap").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)
