"""The console's line as text is pasted into it."""

from playwright.sync_api import Page, expect

PASTE = """text => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    return document.getElementById("line").dispatchEvent(event);
}"""


def test_a_pasted_column_of_codes_is_one_line(page: Page, stage: str) -> None:
    page.goto(f"{stage}/console?lang=nb&theme=light")
    page.wait_for_selector("html[data-stage=ready]")
    assert page.evaluate(PASTE, "one line is the browser's own")
    page.evaluate(PASTE, "A-166\r\nA-172\r\n")
    page.keyboard.type("/")
    expect(page.locator("#line")).to_have_value("A-166 A-172/")
    expect(page.locator(".readback")).to_contain_text("A-172")
    page.keyboard.press("Enter")
    page.wait_for_function("stage.server.log.length === 2")
