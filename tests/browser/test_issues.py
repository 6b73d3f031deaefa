"""The issues page: judged by digits, one after the other, and raised from the line."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import AUDIT


@pytest.fixture
def bench(page: Page, stage: str) -> Page:
    page.goto(f"{stage}/issues?lang=nb&theme=light")
    page.wait_for_selector("html[data-stage=ready]")
    return page


def until_sent(page: Page, count: int) -> list[dict[str, Any]]:
    page.wait_for_function("count => stage.server.log.length >= count", arg=count)
    log: list[dict[str, Any]] = page.evaluate("stage.server.log")
    return log


def test_digits_judge_an_issue_and_the_next_untriaged_opens(bench: Page) -> None:
    expect(bench.locator(".readback")).to_have_text("Vurder S-17")
    bench.keyboard.type("1121")
    bench.keyboard.type("2150")
    expect(bench.locator(".readback")).to_have_text(
        "S-17 kritisk, pasientsikkerhet, Data, til IKT drift innen 21.50, stemmer det?"
    )
    bench.keyboard.press("Enter")
    (judged,) = until_sent(bench, 1)
    assert {key: judged[key] for key in ("kind", "issue", "severity", "patient_safety")} == {
        "kind": "triaged",
        "issue": "S-17",
        "severity": "critical",
        "patient_safety": True,
    }
    assert (judged["owner"], judged["promised"]) == ("ikt", "2023-04-28T19:50:00Z")
    expect(bench.locator(".readback")).to_have_text("Vurder S-18")


def test_one_step_back_and_clear(bench: Page) -> None:
    bench.keyboard.type("12")
    bench.keyboard.press("Backspace")
    expect(bench.locator(".hole[data-state=filled]")).to_have_count(1)
    bench.keyboard.press("Escape")
    expect(bench.locator(".hole[data-state=filled]")).to_have_count(0)


def test_a_new_issue_is_raised_from_the_line(bench: Page) -> None:
    bench.keyboard.type("sak moa, Skriver mangler papir")
    bench.keyboard.press("Enter")
    (raised,) = until_sent(bench, 1)
    assert (raised["kind"], raised["location"], raised["title"]) == (
        "issue",
        "moa",
        "Skriver mangler papir",
    )
    bench.keyboard.press("Control+z")
    assert until_sent(bench, 2)[1]["reason"] == "undo"


def test_arrows_choose_the_issue_and_the_filter(bench: Page) -> None:
    bench.keyboard.press("ArrowDown")
    expect(bench.locator(".readback")).to_have_text("Vurder S-18")
    bench.keyboard.press("ArrowRight")
    expect(bench.locator(".chip[aria-pressed=true]")).to_contain_text("Ikke vurdert")


def test_the_pointer_chooses_as_digits_do(bench: Page) -> None:
    bench.get_by_role("button", name="1 kritisk").click()
    expect(bench.locator(".readback")).to_contain_text("kritisk")
    bench.get_by_role("button", name="+20").click()
    bench.locator("#line").press("Enter")
    (judged,) = until_sent(bench, 1)
    assert (judged["severity"], judged["promised"]) == ("critical", "2023-04-28T19:34:00Z")


def test_the_bar_says_what_hinders_the_announcement(bench: Page) -> None:
    expect(bench.locator(".safety-bar")).to_contain_text("S-11")


@pytest.mark.parametrize(("minutes", "said"), [(30, "14 over"), (300, "4 t over")])
def test_a_promise_that_is_past_says_by_how_much(bench: Page, minutes: int, said: str) -> None:
    bench.evaluate("past => stage.tick(past)", minutes * 60_000)
    expect(bench.locator("#issue-S-11")).to_contain_text(said)
    assert bench.evaluate(AUDIT) == []


def test_years_later_ages_are_days_and_promises_dates_all_of_them_whole(bench: Page) -> None:
    years = 1305 * 24 * 3_600_000
    bench.evaluate("past => stage.tick(past)", years)
    row = bench.locator("#issue-S-11")
    expect(row).to_contain_text("1305 dager")
    expect(row).to_contain_text("28.4.2023")
    assert bench.evaluate(AUDIT) == []


def test_the_choices_of_the_hole_in_turn_are_in_view(bench: Page) -> None:
    bench.set_viewport_size({"width": 1366, "height": 620})
    bench.keyboard.type("1121")
    turn = bench.locator(".choice[data-turn]")
    expect(turn).to_contain_text("Løst innen")
    body = bench.locator(".issue-body").bounding_box()
    choice = turn.bounding_box()
    assert body is not None
    assert choice is not None
    assert choice["y"] + choice["height"] <= body["y"] + body["height"] + 1


def test_a_call_from_the_issues_is_one_report_too(bench: Page) -> None:
    bench.keyboard.type("ring moa")
    bench.keyboard.press("Enter")
    expect(bench.locator(".line")).to_contain_text("Esc Esc avslutter")
    bench.keyboard.press("Escape")
    bench.keyboard.press("Escape")
    assert [report["kind"] for report in until_sent(bench, 1)] == ["called"]
    expect(bench.locator(".line")).to_contain_text("s17")


def test_the_help_stands_in_the_place_of_the_panel(bench: Page) -> None:
    bench.keyboard.press("F1")
    expect(bench.get_by_test_id("help")).to_be_visible()
    bench.keyboard.press("Escape")
    expect(bench.get_by_test_id("help")).to_have_count(0)
