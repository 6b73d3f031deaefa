"""Console, issues and start page in every language and theme: readable by all, nothing cut, all in place."""

from itertools import product
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext

DESK = {"width": 1366, "height": 768}
LARGE = {"width": 1920, "height": 1080}
MAGNIFIED = {"width": 683, "height": 384}
LOOKS = list(product(("nb", "nn", "en"), ("light", "dark")))
LAW = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
LEAST_TEXT = 13
REGIONS = {
    ".strip": (0, 0, 1366, 52),
    ".heart": (12, 60, 978, 190),
    ".line": (23, 158, 956, 48),
    ".list": (12, 258, 978, 472),
    ".calls": (1002, 60, 352, 276),
    ".log": (1002, 344, 352, 386),
    ".foot": (0, 736, 1366, 32),
}

look = pytest.mark.parametrize(("lang", "theme"), LOOKS, ids=["-".join(pair) for pair in LOOKS])


def opened(open_context: OpenContext, address: str, **seen_as: Any) -> Page:
    page = open_context(**({"viewport": DESK, "reduced_motion": "reduce"} | seen_as)).new_page()
    page.goto(address)
    page.wait_for_selector("html[data-stage=ready]")
    return page


def typed(page: Page, *keys: str) -> None:
    for key in keys:
        if key.startswith("<"):
            page.keyboard.press(key.strip("<>"))
        else:
            page.keyboard.type(key)


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=LAW).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
    ]


def small(page: Page) -> list[str]:
    """Texts below the least size of the desk."""
    found: list[str] = page.evaluate(SMALL, LEAST_TEXT)
    return found


SMALL = """least => Array.from(document.querySelectorAll("body *"))
    .filter(one => Array.from(one.childNodes).some(node => node.nodeType === 3 && node.data.trim()))
    .filter(one => parseFloat(getComputedStyle(one).fontSize) < least)
    .map(one => one.className + ": " + one.textContent)"""


@look
def test_everybody_can_read_and_use_the_console(
    open_context: OpenContext, stage: str, lang: str, theme: str
) -> None:
    page = opened(open_context, f"{stage}/console?lang={lang}&theme={theme}&roles=commander")
    assert violations(page) == []
    assert small(page) == []
    page.evaluate("stage.server.refuse = 'own-work'")
    typed(page, "<F2>", "moa", "<Enter>", "2+", "<Enter>", "1-", "<Enter>", "<F7>")
    expect(page.locator(".panel")).to_be_visible()
    assert violations(page) == []
    typed(page, "<Escape>", "<F1>")
    expect(page.get_by_test_id("help")).to_be_visible()
    assert violations(page) == []
    assert small(page) == []
    typed(page, "<Escape>", "<F9>", "205*")
    assert violations(page) == []
    page.evaluate("stage.tick(120_000)")
    typed(page, "<Escape>", "qwerty")
    assert violations(page) == []


@look
def test_everybody_can_read_and_use_a_rehearsal(
    open_context: OpenContext, stage: str, lang: str, theme: str
) -> None:
    address = f"{stage}/console?lang={lang}&theme={theme}&rehearsal=1"
    page = opened(open_context, address, viewport=LARGE)
    typed(page, "140 205*")
    assert violations(page) == []
    marks = page.locator(".mark").all_inner_texts()
    assert len(marks) == 2
    assert len(set(marks)) == 1


@look
def test_everybody_can_read_and_use_issues_and_start_page(
    open_context: OpenContext, stage: str, lang: str, theme: str
) -> None:
    page = opened(open_context, f"{stage}/issues?lang={lang}&theme={theme}&roles=commander")
    assert violations(page) == []
    typed(page, "1121", "2150")
    assert violations(page) == []
    assert small(page) == []
    page = opened(open_context, f"{stage}/start?lang={lang}&theme={theme}")
    assert violations(page) == []
    assert small(page) == []


def test_every_region_stands_at_its_place(open_context: OpenContext, stage: str) -> None:
    page = opened(open_context, f"{stage}/console")
    found = {region: box(page, region) for region in REGIONS}
    assert found == REGIONS
    typed(page, "112-", "<Enter>", "3", "+2")
    assert {region: box(page, region) for region in REGIONS} == REGIONS


def box(page: Page, selector: str) -> tuple[int, ...]:
    found = page.locator(selector).bounding_box()
    assert found is not None
    return tuple(round(found[side]) for side in ("x", "y", "width", "height"))


@look
def test_nothing_of_the_frame_is_cut(
    open_context: OpenContext, stage: str, lang: str, theme: str
) -> None:
    for viewport in (DESK, LARGE):
        address = f"{stage}/console?lang={lang}&theme={theme}&roles=commander"
        page = opened(open_context, address, viewport=viewport)
        typed(page, "<F2>", "moa", "<Enter>", "2+")
        assert page.evaluate(CUT) == []
        page.locator(".foot-choice select").last.select_option("")
        assert page.evaluate(CUT) == []


@look
def test_a_hold_stands_in_the_strip_and_its_form_can_be_used(
    open_context: OpenContext, stage: str, lang: str, theme: str
) -> None:
    address = f"{stage}/console?lang={lang}&theme={theme}&roles=commander"
    for more in ("", "&rehearsal=1"):
        page = opened(open_context, address + more)
        page.evaluate(HOLD)
        expect(page.locator(".strip-hold")).to_contain_text("20" if lang == "en" else "kl. 20.31")
        assert page.evaluate(CUT) == []
    typed(page, "<F7>")
    page.get_by_test_id("decisions").locator("summary").first.click()
    expect(page.locator(".hold-form")).to_be_visible()
    assert violations(page) == []
    assert small(page) == []


HOLD = """() => {
    const { wall } = stage.boards;
    const golive = { ...wall.tables.golive[""], holds: 1 };
    const hold = { scope: "system:epj1", system: "epj1", location: null, stands: true, moved: 0,
        since: "2023-04-28T18:31:00Z", reason: "network", owner: "ikt", eta: null, position: 900, spans: [] };
    const u = { golive: { "": golive }, holds: { "system:epj1": hold } };
    wall.receive({ prev: wall.position, pos: wall.position + 1, chain: "", u });
}"""


CUT = """() => Array.from(document.querySelectorAll(
        ".strip *, .caption *, .readback, .line > *, .next, .chips, .head, .foot, .foot *, .side-head *"))
    .filter(one => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
    .filter(one => !one.closest(".line-field, .spoken"))
    .map(one => one.className + ": " + one.textContent)"""


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_every_state_keeps_clear_of_the_code_beside_it(
    open_context: OpenContext, stage: str, lang: str
) -> None:
    for viewport in (DESK, LARGE):
        page = opened(open_context, f"{stage}/console?lang={lang}", viewport=viewport)
        gaps: dict[str, float] = page.evaluate(GAPS)
        assert {state: gap for state, gap in gaps.items() if gap < 6} == {}


GAPS = """async () => {
    const { plan } = stage.boards;
    const [row] = Object.values(plan.tables.activities).filter(({ released }) => !released);
    const gaps = {};
    const states = 'planned started done approved blocked failed rejected reopened';
    for (const status of states.split(' ')) {
        const at = status === 'done' || status === 'approved' ? '2023-04-28T19:00:00Z' : null;
        const activities = { x: { ...row, status, blocked: null, done_at: at, approved_at: at } };
        const tables = { ...plan.tables, activities };
        plan.load({ epoch: 'e', pos: plan.position + 1, chain: '', run: plan.run, tables });
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        const state = document.querySelector('.list-rows .state');
        const text = document.createRange();
        text.selectNodeContents(state);
        const { right } = (state.querySelector('.pill') ?? text).getBoundingClientRect();
        gaps[status] = state.nextElementSibling.getBoundingClientRect().left - right;
    }
    return gaps;
}"""


@pytest.mark.parametrize(
    ("lang", "said"), [("nb", "min sen"), ("nn", "min sein"), ("en", "min late")]
)
def test_how_late_it_is_has_its_unit_and_keeps_clear_of_both_sides(
    open_context: OpenContext, stage: str, lang: str, said: str
) -> None:
    for viewport in (DESK, LARGE):
        page = opened(open_context, f"{stage}/console?lang={lang}", viewport=viewport)
        late = page.locator("#row-A-231 .late")
        expect(late).to_have_text(f"18 {said}")
        page.evaluate(PLANNED, ["2023-04-28T17:00:00Z", "2023-04-28T17:16:00Z"])
        expect(late).to_have_text(f"118 {said}")
        assert min(page.evaluate(BESIDE_LATE)) >= 4
        page.evaluate(PLANNED, ["2023-04-28T16:00:00Z", "2023-04-28T16:16:00Z"])
        expect(late).to_have_text(f"2 {'h' if lang == 'en' else 't'} {said.removeprefix('min ')}")


PLANNED = """([planned_start, planned_finish]) =>
    stage.change("A-231", { planned_start, planned_finish })"""

BESIDE_LATE = """() => {
    const cell = document.querySelector("#row-A-231 .late");
    const { left, right } = cell.querySelector(".pill").getBoundingClientRect();
    const before = document.createRange();
    before.selectNodeContents(cell.previousElementSibling);
    const after = cell.nextElementSibling.getBoundingClientRect().left;
    return [left - before.getBoundingClientRect().right, after - right];
}"""


def test_a_time_has_a_colon_in_a_list_and_a_dot_in_a_sentence(
    open_context: OpenContext, stage: str
) -> None:
    page = opened(open_context, f"{stage}/console?lang=nb")
    expect(page.locator(".readback")).to_have_text("Ring Natt 2, ikke hørt fra siden 20.41")
    expect(page.locator(".ring-why").first).to_have_text("ikke hørt fra siden 20:41")
    page.keyboard.press("F9")
    expect(page.locator(".panel")).to_contain_text("ikke hørt fra siden 20:41")
    page = opened(open_context, f"{stage}/issues?lang=nb")
    expect(page.locator(".issue-meta").first).to_contain_text("21:11")


def test_how_long_an_approval_is_missing_stays_beside_a_long_name(
    open_context: OpenContext, stage: str
) -> None:
    page = opened(open_context, f"{stage}/console?lang=nb")
    page.evaluate(
        """() => {
            const { plan } = stage.boards;
            const row = { ...plan.tables.activities['a-205'], approver: 'Fagansvarlig rehabilitering' };
            const activities = { ...plan.tables.activities, 'a-205': row };
            const tables = { ...plan.tables, activities };
            plan.load({ epoch: 'e', pos: plan.position + 1, chain: '', run: plan.run, tables });
        }"""
    )
    awaited = page.locator("#row-A-205 .awaited")
    expect(awaited).to_have_text("Fagansvarlig rehabilitering, 22 min")
    assert awaited.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert awaited.evaluate("one => one.firstElementChild.scrollWidth > one.clientWidth - 60")


WHOLE_IN_ITS_ROW = """one => one.scrollWidth <= one.clientWidth
    && one.getBoundingClientRect().right <= one.closest(".row").getBoundingClientRect().right"""


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_that_it_is_not_sent_is_told_whole_whatever_else_is_said_of_a_row(
    open_context: OpenContext, stage: str, lang: str
) -> None:
    page = opened(open_context, f"{stage}/console?lang={lang}")
    page.evaluate("stage.server.down = true")
    typed(page, "402+", "<Enter>", "188+", "<Enter>", "205+", "<Enter>")
    for code in ("A-402", "A-188", "A-205"):
        unsent = page.locator(f"#row-{code} .who > span").last
        expect(unsent.locator(".icon[data-name=unsent]")).to_have_count(1)
        assert unsent.evaluate(WHOLE_IN_ITS_ROW)
    expect(page.locator("#row-A-402 .icon[data-name=silent]")).to_have_count(0)


def test_magnified_twice_it_is_one_column_that_reads_on(
    open_context: OpenContext, stage: str
) -> None:
    for page_name in ("console", "issues", "start"):
        page = opened(open_context, f"{stage}/{page_name}?lang=en", viewport=MAGNIFIED)
        beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert beyond <= 0
        assert violations(page) == []


def test_a_long_sentence_is_never_cut(open_context: OpenContext, stage: str) -> None:
    page = opened(open_context, f"{stage}/console?lang=en")
    typed(page, "114 121 166 172 180 500 504 508 512 516 520 524 528 532 536 540/")
    said = page.locator(".readback")
    expect(page.locator(".heart")).to_have_attribute("data-fit", "lines")
    assert said.evaluate("one => one.scrollHeight <= one.clientHeight + 1")
    expect(said).to_contain_text("B-540")
