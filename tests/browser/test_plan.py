"""The plan page: a table and its drawing that follow the night; keys, filters, search and pointer steer it."""

import re
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext
from tests.browser.stage import AUDIT
from tests.browser.test_console_looks import opened, small, violations

MANY = 5_000
LOOKS = list(product(("nb", "nn", "en"), ("light", "dark")))
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def plan(page: Page, stage: str) -> Page:
    return shown(page, stage)


def shown(page: Page, stage: str, query: str = "") -> Page:
    page.goto(f"{stage}/plan?lang=nb&theme=light{query}")
    page.wait_for_selector("html[data-stage=ready]")
    return page


def codes(page: Page) -> list[str]:
    found: list[str] = page.locator(".plan-row .plan-code").all_inner_texts()
    return found


def chosen(page: Page) -> str:
    return page.locator(".plan-row[aria-selected=true] .cell-title").inner_text()


def pixels(page: Page) -> str:
    drawn: str = page.evaluate("document.querySelector('.chart canvas').toDataURL()")
    return drawn


def test_the_table_says_what_the_drawing_shows(plan: Page) -> None:
    row = plan.locator("#line-A-113")
    expect(row).to_contain_text("blokkert")
    expect(row).to_contain_text("20:55")
    expect(row).to_contain_text("21:35")
    expect(row).to_contain_text("+40")
    expect(plan.get_by_role("img", name=re.compile("Tabellen ved siden av"))).to_be_visible()


def test_a_report_that_comes_in_changes_its_row_and_its_bar(plan: Page) -> None:
    row = plan.locator("#line-A-121")
    expect(row).to_contain_text("klar")
    before = pixels(plan)
    plan.evaluate("stage.change('A-121', {status: 'started', started_at: '2023-04-28T19:12:00Z'})")
    expect(row).to_contain_text("startet")
    assert pixels(plan) != before


def test_now_goes_on_by_the_clock_of_the_run(plan: Page) -> None:
    before = pixels(plan)
    plan.evaluate("stage.tick(60_000)")
    expect(plan.locator(".clock time")).to_have_text("21:15:05")
    assert pixels(plan) != before


def test_arrows_go_through_rows_and_groups(plan: Page) -> None:
    plan.keyboard.press("Home")
    first = chosen(plan)
    assert first.startswith("Lesemodus og papir")
    plan.keyboard.press("ArrowRight")
    plan.keyboard.press("ArrowDown")
    expect(plan.locator(".plan-row[aria-selected=true]")).to_have_attribute("aria-level", "2")
    plan.keyboard.press("ArrowLeft")
    assert chosen(plan) == first
    plan.keyboard.press("ArrowLeft")
    expect(plan.locator(".plan-group").first).to_have_attribute("aria-expanded", "false")
    below = codes(plan)[0]
    plan.keyboard.press("Enter")
    expect(plan.locator(".plan-group").first).to_have_attribute("aria-expanded", "true")
    assert codes(plan)[0] != below


def test_who_listens_is_told_where_the_cursor_is(plan: Page) -> None:
    plan.keyboard.press("Home")
    grid = plan.locator("#plan-rows")
    cursor = plan.locator(".plan-row[aria-selected=true]").get_attribute("id")
    expect(grid).to_have_attribute("aria-activedescendant", str(cursor))
    expect(plan.get_by_role("treegrid")).to_have_attribute("aria-rowcount", re.compile(r"\d+"))


def test_a_search_leaves_what_was_meant_and_escape_brings_all_back(plan: Page) -> None:
    plan.keyboard.press("/")
    plan.keyboard.type("moa etikett")
    expect(plan.locator(".plan-row .plan-code")).to_have_text(["A-113"])
    plan.keyboard.press("ArrowDown")
    plan.keyboard.press("ArrowDown")
    assert "A-113" in chosen(plan)
    plan.keyboard.press("Escape")
    expect(plan.locator("#search")).to_have_value("")
    assert len(codes(plan)) > 5


def test_signs_typed_in_the_search_are_letters(plan: Page) -> None:
    plan.locator("#search").focus()
    plan.keyboard.type("n/k+")
    expect(plan.locator("#search")).to_have_value("n/k+")
    expect(plan.locator(".plan-empty")).to_have_text("Ingen aktiviteter passer")


@pytest.mark.parametrize(("name", "code"), [("Blokkert", "A-113"), ("Alt til M-2", "A-118")])
def test_a_count_filters_what_it_counts(plan: Page, name: str, code: str) -> None:
    chip = plan.locator(".chip", has_text=name)
    count = int(chip.locator(".figures").inner_text())
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    assert len(codes(plan)) == count
    assert code in codes(plan)


def test_a_count_follows_the_night(plan: Page) -> None:
    chip = plan.locator(".chip", has_text="Blokkert")
    expect(chip.locator(".figures")).to_have_text("1")
    plan.evaluate("stage.change('A-113', {status: 'started', blocked: null})")
    expect(chip).to_have_count(0)


def test_another_grouping_keeps_the_row(plan: Page) -> None:
    plan.locator("#line-A-113 .plan-code").click()
    plan.locator(".plan-groups select").select_option("location")
    assert "A-113" in chosen(plan)
    expect(plan.locator(".plan-group strong").first).to_have_text("Moa")
    assert "by=location" in plan.url


def test_the_address_leads_to_a_row_and_follows_the_cursor(page: Page, stage: str) -> None:
    plan = shown(page, stage, "&row=a-113")
    assert "A-113" in chosen(plan)
    expect(plan.locator(".inspector")).to_contain_text("Blokkert 20.44, 30 min")
    plan.keyboard.press("ArrowDown")
    assert f"row={codes(plan)[0]}" not in plan.url
    assert "row=A-113" not in plan.url


def test_an_address_of_a_row_that_is_not_there_shows_the_plan(page: Page, stage: str) -> None:
    plan = shown(page, stage, "&row=nowhere")
    expect(plan.locator(".inspector-none")).to_be_visible()
    assert len(codes(plan)) > 5


def test_links_lead_to_what_comes_before(plan: Page) -> None:
    plan.locator("#line-A-118 .plan-code").click()
    before = pixels(plan)
    plan.keyboard.press("k")
    expect(plan.get_by_role("button", name="Vis lenker")).to_have_attribute("aria-pressed", "true")
    assert pixels(plan) != before
    plan.locator(".inspector").get_by_role("button", name="A-112").click()
    assert "A-112" in chosen(plan)


def test_plus_and_minus_go_through_the_levels_and_n_comes_back_to_now(plan: Page) -> None:
    pressed = plan.locator(".plan-zoom [aria-pressed=true]")
    expect(pressed).to_have_text("7 t")
    for level in ("2 t", "30 min", "5 min", "5 min"):
        plan.keyboard.press("+")
        expect(pressed).to_have_text(level)
    plan.keyboard.press("-")
    expect(pressed).to_have_text("30 min")
    to_now = plan.get_by_role("button", name="Til nå")
    plan.keyboard.press("Shift+ArrowLeft")
    expect(to_now).to_have_attribute("aria-pressed", "false")
    plan.keyboard.press("n")
    expect(to_now).to_have_attribute("aria-pressed", "true")


def test_ctrl_and_wheel_zoom_where_the_pointer_is(plan: Page) -> None:
    box = plan.locator(".chart canvas").bounding_box()
    assert box is not None
    plan.mouse.move(box["x"] + box["width"] / 4, box["y"] + 120)
    at_pointer = "(() => { const {from, to} = sheet.span.peek(); return from + (to - from) / 4 })()"
    before, length = (
        plan.evaluate(at_pointer),
        plan.evaluate("sheet.span.peek().to - sheet.span.peek().from"),
    )
    plan.keyboard.down("Control")
    plan.mouse.wheel(0, -100)
    plan.keyboard.up("Control")
    plan.wait_for_function(
        "length => sheet.span.peek().to - sheet.span.peek().from < length", arg=length
    )
    assert abs(plan.evaluate(at_pointer) - before) < 10_000


def test_a_hand_pulls_the_time_and_stretches_the_window(plan: Page) -> None:
    plan.keyboard.press("+")
    box = plan.locator(".chart canvas").bounding_box()
    assert box is not None
    before = plan.evaluate("sheet.span.peek().from")
    plan.mouse.move(box["x"] + 300, box["y"] + 100)
    plan.mouse.down()
    plan.mouse.move(box["x"] + 400, box["y"] + 100, steps=4)
    plan.mouse.up()
    assert plan.evaluate("sheet.span.peek().from") < before
    small_map = plan.locator(".minimap").bounding_box()
    assert small_map is not None
    plan.mouse.click(small_map["x"] + 20, small_map["y"] + 12)
    assert plan.evaluate("sheet.span.peek().from === sheet.night.peek().from")


def test_a_point_on_the_drawing_chooses_its_row(plan: Page) -> None:
    row, canvas = (
        plan.locator("#line-A-113").bounding_box(),
        plan.locator(".chart canvas").bounding_box(),
    )
    assert row is not None
    assert canvas is not None
    plan.mouse.click(canvas["x"] + 50, row["y"] + row["height"] / 2)
    assert "A-113" in chosen(plan)


def test_keys_are_told_and_single_signs_can_be_switched_off(plan: Page) -> None:
    plan.keyboard.press("?")
    dialog = plan.get_by_role("dialog")
    expect(dialog).to_be_visible()
    dialog.get_by_role("checkbox").uncheck()
    plan.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    plan.keyboard.press("+")
    expect(plan.locator(".plan-zoom [aria-pressed=true]")).to_have_text("7 t")
    plan.keyboard.press("ArrowDown")
    expect(plan.locator(".plan-row[aria-selected=true]")).to_have_count(1)


def test_five_thousand_rows_are_drawn_as_far_as_they_are_seen(page: Page, stage: str) -> None:
    plan = shown(page, stage, f"&fill={MANY}")
    expect(plan.locator(".foot-pages [role=status]")).to_contain_text(f"av {MANY + 64}")
    assert plan.locator(".plan-row").count() < 60
    plan.keyboard.press("End")
    plan.keyboard.press("ArrowRight")
    plan.keyboard.press("End")
    assert plan.locator(".plan-row").count() < 60
    expect(plan.locator(".plan-row[aria-selected=true]")).to_be_in_viewport()


def test_of_five_thousand_the_rows_in_sight_change_at_once(page: Page, stage: str) -> None:
    plan = shown(page, stage, f"&fill={MANY}&by=location")
    some = codes(plan)[:10]
    plan.evaluate("some => stage.changeMany(some, {status: 'failed'})", some)
    expect(plan.locator(".plan-row", has_text="mislykket")).to_have_count(10)


def test_what_is_expected_comes_beside_the_plan_once_it_is_known(plan: Page) -> None:
    expect(plan.locator(".head-float")).to_have_count(0)
    expect(plan.locator(".numbers")).to_contain_text("Plan ferdig")
    before = pixels(plan)
    plan.evaluate("stage.foresee(6)")
    expect(plan.locator(".numbers")).to_contain_text("Ventet slutt")
    expect(plan.locator(".numbers")).to_contain_text("22.06")
    row = plan.locator("#line-A-118")
    expect(row).to_contain_text("21:36")
    expect(row).to_contain_text("+6")
    expect(row.locator(".cell-float")).to_have_text("12")
    line = plan.locator(".plan-line")
    expect(line).to_contain_text("Kritisk linje 2")
    expect(line).to_contain_text("22:06")
    plan.keyboard.press("End")
    expect(line).to_be_in_viewport()
    expect(plan.locator(".plan-row[aria-selected=true]")).to_be_in_viewport()
    plan.locator(".chip", has_text="Kritisk").click()
    assert codes(plan) == ["A-112"]
    assert pixels(plan) != before


@pytest.mark.parametrize(("lang", "theme"), LOOKS, ids=["-".join(pair) for pair in LOOKS])
def test_everybody_can_read_and_use_the_plan(
    open_context: OpenContext, stage: str, lang: str, theme: str
) -> None:
    page = opened(open_context, f"{stage}/plan?lang={lang}&theme={theme}&row=A-113")
    assert violations(page) == []
    assert [text for text in small(page) if "SVG" not in text] == []
    assert page.evaluate(AUDIT) == []
    page.evaluate("stage.foresee(6)")
    expect(page.locator(".head-float")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate(AUDIT) == []
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_phone_has_a_list_with_a_bar_in_each_row(
    open_context: OpenContext, stage: str, lang: str
) -> None:
    page = opened(open_context, f"{stage}/plan?lang={lang}&theme=light", viewport=PHONE)
    expect(page.locator(".chart")).to_be_hidden()
    expect(page.locator(".plan-bar").first).to_be_visible()
    page.evaluate("stage.foresee(6)")
    expect(page.locator(".numbers")).to_contain_text("22")
    expect(page.locator(".plan-line")).to_be_hidden()
    rows = page.locator(".plan-row:not(.plan-group, .plan-line)").count()
    assert rows == page.locator(".plan-bar").count()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
