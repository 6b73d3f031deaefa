"""The console's line as text is pasted into it, and what stands below the sentence."""

import pytest
from playwright.sync_api import Page, expect

PASTE = """text => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    return document.getElementById("line").dispatchEvent(event);
}"""


@pytest.fixture
def desk(page: Page, stage: str) -> Page:
    page.goto(f"{stage}/console?lang=nb&theme=light")
    page.wait_for_selector("html[data-stage=ready]")
    return page


def test_a_report_that_is_struck_already_says_so_before_it_is_struck_again(desk: Page) -> None:
    warning = desk.locator(".slot-warning")
    desk.keyboard.type("stryk p1047, feil linje")
    expect(warning).to_have_text(" p1047 er alt strøket av p1048. Dette endrer ingen tavle.")
    desk.keyboard.press("Escape")
    desk.keyboard.type("stryk p1049, feil linje")
    expect(warning).to_have_count(0)


def test_the_row_that_was_shown_leaves_with_the_next_line(desk: Page) -> None:
    facts = desk.locator(".slot-facts")
    desk.keyboard.type("112")
    desk.keyboard.press("Enter")
    expect(facts).to_contain_text("A-112 Utskrift prøvd")
    desk.keyboard.type("moa i")
    desk.keyboard.press("Enter")
    expect(desk.locator("#line")).to_have_value("")
    expect(facts).to_have_count(0)
    desk.keyboard.press("ArrowDown")
    expect(facts).to_have_count(1)


def test_a_pasted_column_of_codes_is_one_line(desk: Page) -> None:
    assert desk.evaluate(PASTE, "one line is the browser's own")
    desk.evaluate(PASTE, "A-166\r\nA-172\r\n")
    desk.keyboard.type("/")
    expect(desk.locator("#line")).to_have_value("A-166 A-172/")
    expect(desk.locator(".readback")).to_contain_text("A-172")
    desk.keyboard.press("Enter")
    desk.wait_for_function("stage.server.log.length === 2")
