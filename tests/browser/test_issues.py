"""The issues page: judged by digits, one after the other, and raised from the line."""

import re
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
        "S-17 kritisk, pasientsikkerhet, Tilgang, til IKT drift innen 21.50, stemmer det?"
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


def test_more_than_nine_choices_have_their_digits_behind_a_zero(bench: Page) -> None:
    bench.keyboard.type("110")
    last = bench.locator(".choice").nth(2).locator(".option").nth(9)
    expect(last).to_have_text(re.compile("^01 "))
    expect(bench.locator(".next")).to_contain_text(last.inner_text().removeprefix("01").strip())
    expect(bench.locator(".line-end")).to_have_text("")
    bench.keyboard.press("Enter")
    expect(bench.locator(".line .hole[data-state=filled]")).to_have_count(2)
    bench.keyboard.type("1")
    expect(last).to_have_attribute("aria-pressed", "true")


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


def raise_one(page: Page) -> str:
    page.keyboard.type("sak moa, Skriveren er død")
    page.keyboard.press("Enter")
    return str(until_sent(page, 1)[0]["report_id"])


def arrive(page: Page, raised_by: str, **more: Any) -> None:
    row = {"raised_by": raised_by, "location": "moa", **more}
    page.evaluate("row => stage.bring('S-19', row)", row)


def test_digits_go_to_the_issue_just_raised_even_before_its_number_has_come(bench: Page) -> None:
    bench.locator("#issue-S-13").click()
    report = raise_one(bench)
    expect(bench.locator(".readback")).to_have_text("Vurder ny sak")
    bench.keyboard.type("12")
    bench.keyboard.press("Enter")
    arrive(bench, report)
    expect(bench.locator(".readback")).to_contain_text("S-19 kritisk")
    bench.keyboard.type("31+20")
    bench.keyboard.press("Enter")
    judged = until_sent(bench, 2)[1]
    assert (judged["kind"], judged["issue"], judged["severity"]) == ("triaged", "S-19", "critical")
    expect(bench.locator(".readback")).to_have_text("Vurder S-17")


def test_an_issue_just_raised_is_found_under_any_filter(bench: Page) -> None:
    for _ in range(3):
        bench.keyboard.press("ArrowRight")
    arrive(bench, raise_one(bench))
    expect(bench.locator(".readback")).to_have_text("Vurder S-19")
    expect(bench.locator("#issue-S-19")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("act", ["undo", "Escape", "refused"])
def test_what_was_not_raised_after_all_is_not_waited_for(bench: Page, act: str) -> None:
    if act == "refused":
        bench.evaluate("stage.server.refuse = 'unknown-location'")
        bench.keyboard.type("sak moa, Skriveren er død")
        bench.keyboard.press("Enter")
    else:
        raise_one(bench)
        bench.keyboard.press("Control+z" if act == "undo" else act)
    expect(bench.locator(".readback")).to_have_text("Vurder S-17")


def test_an_issue_that_is_judged_takes_digits_only_after_enter(bench: Page) -> None:
    bench.locator("#issue-S-13").click()
    expect(bench.locator(".readback")).to_have_text("S-13 er vurdert")
    expect(bench.locator(".line-end")).to_have_text("Enter vurderer på nytt")
    bench.keyboard.type("1131+20")
    bench.keyboard.press("Enter")
    expect(bench.locator(".readback")).to_have_text("Vurder S-13")
    bench.keyboard.type("1")
    bench.keyboard.press("Enter")
    (judged,) = until_sent(bench, 1)
    assert (judged["issue"], judged["severity"]) == ("S-13", "critical")
    assert "patient_safety" not in judged


def test_what_another_judges_meanwhile_takes_no_more_digits(bench: Page) -> None:
    bench.evaluate("stage.bring('S-17', {severity: 'minor'})")
    expect(bench.locator(".readback")).to_have_text("S-17 er vurdert")


def test_an_issue_stays_under_the_hand_that_judges_it(bench: Page) -> None:
    bench.keyboard.press("ArrowRight")
    bench.keyboard.type("1")
    bench.evaluate("stage.bring('S-17', {severity: 'minor'})")
    expect(bench.locator(".slot")).to_contain_text("allerede vurdert: mindre")
    bench.keyboard.press("Enter")
    assert until_sent(bench, 1)[0]["issue"] == "S-17"


def test_no_issue_is_judged_twice_while_the_answers_are_late(bench: Page) -> None:
    for code in ("S-17", "S-18"):
        expect(bench.locator(".readback")).to_have_text(f"Vurder {code}")
        bench.keyboard.type("2")
        bench.keyboard.press("Enter")
    expect(bench.locator(".readback")).to_have_text("S-18 er vurdert")


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


def test_after_the_announcement_nothing_is_said_to_hinder_it(bench: Page) -> None:
    bench.evaluate("stage.announce()")
    expect(bench.locator(".safety-bar")).to_contain_text("etter at full overgang var kunngjort")
    bench.keyboard.type("11")
    expect(bench.locator(".slot")).to_contain_text("merket etter kunngjøringen")
    expect(bench.locator("body")).not_to_contain_text("hindrer")


@pytest.mark.parametrize(("minutes", "said"), [(30, "14 min over"), (300, "4 t over")])
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
