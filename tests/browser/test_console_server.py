"""Console and server together: what is typed is recorded once, whatever falls, in two tabs, by two people."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from domain.plan import Plan
from tests.browser.conftest import OpenContext
from tests.scenario import activity, plan_of
from tests.web.conftest import GOLIVE, House
from web.errands import MakeKey

PLAN: Plan = plan_of(
    activity("A-1", location="Moa", actor="Moa", needs_approval=True),
    activity("A-2", "A-1", location="Moa", actor="Moa"),
    activity("B-1", location="Eidet", actor="IKT", mandatory=False),
    *(activity(f"C-{number}", location="Eidet", actor="IKT") for number in range(10, 30)),
)
Enter = Callable[[str], BrowserContext]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A serving command centre with a small night in it."""
    serving = House(f"sqlite:///{tmp_path}/golive.db")
    serving.prepare(plan=PLAN)
    serving.start()
    yield serving
    serving.stop()


@pytest.fixture
def enter(house: House, open_context: OpenContext) -> Enter:
    """Signs somebody in by her link, in a browser of her own."""

    def signed_in(name: str) -> BrowserContext:
        context = open_context()
        secret = house.run(MakeKey(name=f"person:{name}", kind="link"))
        page = context.new_page()
        with page.expect_navigation(url=f"{house.url}/"):
            page.goto(f"{house.url}/signin#{secret}")
        page.close()
        return context

    return signed_in


def console(context: BrowserContext, house: House) -> Page:
    page = context.new_page()
    page.goto(f"{house.url}/console/{GOLIVE}")
    expect(page.locator(".list-rows .row").first).to_be_visible()
    boards_came(page)
    return page


def boards_came(page: Page) -> None:
    expect(page.locator(".readback")).not_to_have_text("Henter kjøreplanen …")


def typed(page: Page, *keys: str) -> None:
    for key in keys:
        if key.startswith("<"):
            page.keyboard.press(key.strip("<>"))
        else:
            page.keyboard.type(key)


def log(house: House) -> list[dict[str, Any]]:
    """The reports of the night in their order, the run's creation left out."""
    rows = house.board("log")["tables"]["reports"]
    return [
        rows[position] for position in sorted(rows, key=int) if rows[position]["kind"] != "create"
    ]


LOGGED = """async ([golive, count]) => {
    const answer = await fetch(`/api/golives/${golive}/boards/log`).catch(() => null);
    if (!answer?.ok) return false;
    const { tables } = await answer.json();
    return Object.values(tables.reports).filter(({ kind }) => kind !== "create").length >= count;
}"""


def tab_to(page: Page, button: str) -> None:
    """Through whatever stands before it, by keys alone."""
    stops = []
    while button not in stops and len(stops) < 20:
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert button in stops, stops


def all_sent(page: Page, count: int) -> None:
    """The night has so many reports, and none waits here, which is so too before the outbox has them."""
    page.wait_for_function(LOGGED, arg=[GOLIVE, count], polling=100)
    expect(page.locator(".sent")).to_contain_text("alt sendt")


def decisions(page: Page) -> Locator:
    page.keyboard.press("F7")
    panel = page.get_by_test_id("decisions")
    expect(panel).to_be_visible()
    return panel


def test_a_done_told_on_the_phone_is_recorded_and_seen_by_all(house: House, enter: Enter) -> None:
    kari, lise = console(enter("kari"), house), console(enter("lise"), house)
    typed(kari, "<F2>", "moa", "<Enter>", "1/", "<Enter>", "1+", "<Enter>")
    all_sent(kari, 2)
    expect(lise.locator(".log")).to_contain_text("Moa: A-1 ferdig")
    expect(kari.locator(".caller-rows .row").first).to_contain_text("ferdig")
    typed(kari, "<Escape>", "<Escape>")
    all_sent(kari, 3)
    started, done, called = log(house)
    assert [row["kind"] for row in (started, done, called)] == ["started", "done", "called"]
    assert (done["activity"], done["told_by"], done["recorded_by"]) == (
        "A-1",
        "role:vaktleder",
        "person:kari",
    )


def test_logged_corrected_and_struck_without_a_mouse(house: House, enter: Enter) -> None:
    kari = console(enter("kari"), house)
    typed(kari, "b-1/", "<Enter>")
    all_sent(kari, 1)
    expect(kari.locator(".entry").first).to_contain_text("B-1 startet")
    position = log(house)[-1]["position"]
    typed(kari, f"rett p{position} -3, hørt feil", "<Enter>")
    expect(kari.locator(".entry").first).to_contain_text("rettet")
    typed(kari, f"stryk p{position}, feil sted", "<Enter>")
    expect(kari.locator(f"#p{position}")).to_contain_text("strøket")
    started, corrected, struck = log(house)
    assert started["struck_by"] == struck["position"]
    assert started["corrected_by"] == [corrected["position"]]
    assert started["was"].keys() == {"occurred_at"}
    typed(kari, "b-1+", "<Enter>")
    expect(kari.locator(".entry").first).to_contain_text("B-1 ferdig")
    typed(kari, "<Control+z>")
    expect(kari.locator(".entry")).to_have_count(6)
    assert log(house)[-1]["reason"] == "undo"


def test_two_people_and_two_tabs_lose_nothing(house: House, enter: Enter) -> None:
    context = enter("kari")
    pages = [console(context, house), console(context, house), console(enter("lise"), house)]
    codes = [f"c-{number}" for number in range(10, 28)]
    for number, code in enumerate(codes):
        page = pages[number % 3]
        page.locator("#line").focus()
        typed(page, f"{code}/", "<Enter>")
    for page in pages:
        all_sent(page, len(codes))
        expect(page.locator(".entry")).to_have_count(len(codes) + 1)
    assert sorted(row["activity"].lower() for row in log(house)) == codes


def test_a_fall_of_the_server_keeps_reports_amber_and_sends_them_once(
    house: House, enter: Enter
) -> None:
    context = enter("kari")
    kari, other = console(context, house), console(context, house)
    house.stop()
    kari.bring_to_front()
    typed(kari, "c-10/", "<Enter>", "c-11/", "<Enter>")
    expect(kari.locator(".sent")).to_contain_text("2 ikke sendt")
    expect(other.locator(".unsent-line")).to_have_count(2)
    expect(kari.locator("#line")).to_have_value("")
    kari.close()
    house.start()
    all_sent(other, 2)
    expect(other.locator(".unsent-line")).to_have_count(0)
    assert [row["activity"] for row in log(house)] == ["C-10", "C-11"]


UNDRAWN = """() => [...document.querySelectorAll('svg use')]
    .filter((shape) => shape.checkVisibility() && shape.getBBox().width === 0)
    .map((shape) => shape.getAttribute('href'))"""


def test_shapes_are_drawn_while_the_server_is_down_and_after(house: House, enter: Enter) -> None:
    kari = console(enter("kari"), house)
    house.stop()
    typed(kari, "c-10-", "<Enter>", "1", "<Enter>", "<PageDown>", "<PageDown>")
    expect(kari.locator(".unsent-state .icon")).to_be_visible()
    expect(kari.locator(".list-rows .unsent, .list-rows .watch").first).to_be_visible()
    assert kari.evaluate(UNDRAWN) == []
    house.start()
    all_sent(kari, 1)
    expect(kari.locator(".list-rows .pill[data-level=bad]")).to_be_visible()
    assert kari.evaluate(UNDRAWN) == []


def test_what_a_closed_browser_left_behind_is_sent_by_the_next_page(
    house: House, enter: Enter
) -> None:
    context = enter("kari")
    kari = console(context, house)
    context.route("**/reports", lambda route: route.abort())
    typed(kari, "c-10/", "<Enter>")
    expect(kari.locator(".sent")).to_contain_text("1 ikke sendt")
    kari.close()
    context.unroute("**/reports")
    all_sent(console(context, house), 1)
    assert [row["activity"] for row in log(house)] == ["C-10"]


def test_a_refused_report_says_why_and_holds_up_nobody(house: House, enter: Enter) -> None:
    house.report("kari", "done", activity="A-1", told_by="role:vaktleder")
    eva = console(enter("eva"), house)
    typed(eva, "c-10/", "<Enter>", "a-1*", "<Enter>")
    refused = eva.locator(".unsent-line[data-state=refused]")
    expect(refused).to_contain_text("Rollen din kan ikke føre dette.")
    expect(eva.locator(".entry").first).to_contain_text("A-1 godkjent")
    refused.get_by_role("button", name="Forkast").click()
    all_sent(eva, 2)


def test_signed_out_everything_is_kept_and_asked_for(house: House, enter: Enter) -> None:
    context = enter("kari")
    kari = console(context, house)
    context.clear_cookies()
    typed(kari, "c-10/", "<Enter>")
    expect(kari.locator(".contact")).to_contain_text("Logg inn for å sende")
    expect(kari.locator(".unsent-line")).to_have_count(1)
    assert log(house) == []


def test_the_commander_announces_withdraws_and_is_told_what_changed_beneath(
    house: House, enter: Enter
) -> None:
    lise = console(enter("lise"), house)
    panel = decisions(lise)
    button = panel.get_by_role("button", name="Kunngjør full overgang")
    expect(button).to_be_disabled()
    finish(house)
    expect(panel).to_contain_text("meldinger siden du så")
    expect(button).to_be_enabled()
    button.click()
    panel.get_by_role("button", name="Ja, kunngjør nå").click()
    expect(panel).to_contain_text("Kunngjort")
    done = next(row for row in log(house) if row["kind"] == "done")
    assert house.report("kari", "struck", of=done["report_id"], reason="other").status_code == 201
    expect(panel.locator(".beneath")).to_contain_text("endret av 1 melding")
    panel.locator(".beneath").get_by_role("button", name="Kvitter").click()
    expect(panel.locator(".beneath")).to_have_count(0)
    panel.get_by_label("Begrunnelse").fill("A-1 var ikke ferdig")
    panel.get_by_role("button", name="Trekk kunngjøringen").click()
    panel.get_by_role("button", name="Ja, trekk den nå").click()
    expect(panel).to_contain_text("Kunngjør full overgang")
    assert log(house)[-1]["kind"] == "withdrawn"


def finish(house: House) -> None:
    """Everything is reported done, approved and complete."""
    codes = ["A-1", "A-2", *(f"C-{number}" for number in range(10, 30))]
    for code in codes:
        answer = house.report("kari", "done", activity=code, told_by="role:vaktleder")
        assert answer.status_code == 201
    assert house.report("eva", "approved", activity="A-1").status_code == 201
    house.report("kari", "system", system="EPJ1", state="off")
    house.report("kari", "system", system="NY", state="open")
    for actor in house.board("plan")["tables"]["actors"].values():
        house.report("kari", "complete", actor=actor["code"])


def top(shown: Locator) -> float:
    box = shown.bounding_box()
    assert box
    return box["y"]


def bottom(shown: Locator) -> float:
    box = shown.bounding_box()
    assert box
    return box["y"] + box["height"]


def test_words_are_erased_and_a_waiver_takes_two(house: House, enter: Enter) -> None:
    lise, dag = console(enter("lise"), house), console(enter("dag"), house)
    house.report("kari", "note", note="noe som ikke skulle stått her", location="Moa")
    house.report("kari", "skipped", activity="C-10", reason="other")
    note = log(house)[0]
    expect(lise.locator(".list-rows .row", has_text="C-10")).to_contain_text("må frafalles")
    panel = decisions(lise)
    title = panel.locator(".matter", has_text="C-10").locator("strong")
    reason = panel.get_by_label("Begrunnelse")
    assert bottom(title) <= top(reason)
    reason.fill("gjøres mandag")
    panel.get_by_role("button", name="Frafall").click()
    expect(panel).to_contain_text("en annen leder må bekrefte")
    panel.get_by_label("Melding p").fill(str(note["position"]))
    panel.get_by_role("button", name="Slett teksten").click()
    all_sent(lise, 4)
    confirming = decisions(dag)
    confirming.get_by_role("button", name="Bekreft").click()
    expect(confirming).to_contain_text("Ført.")
    kinds = {row["kind"] for row in log(house)}
    assert {"waived", "waiver_confirmed", "redacted"} <= kinds
    texts = httpx.get(
        f"{house.url}/api/golives/{GOLIVE}/texts",
        headers={"Authorization": f"Bearer {house.tokens['kari']}"},
    ).json()
    assert note["report_id"] not in texts


def test_issues_are_raised_judged_and_accepted(house: House, enter: Enter) -> None:
    context = enter("lise")
    page = context.new_page()
    page.goto(f"{house.url}/issues/{GOLIVE}")
    expect(page.locator("#line")).to_be_focused()
    boards_came(page)
    typed(page, "sak moa, Skriver mangler papir", "<Enter>")
    expect(page.locator(".readback")).to_have_text("Vurder S1")
    expect(page.locator(".issues .row")).to_contain_text("Skriver mangler papir")
    typed(page, "1", "1", "3", "<Enter>")
    expect(page.locator(".safety-bar")).to_contain_text("S1")
    page.get_by_role("button", name="Godta som leder").click()
    expect(page.locator(".safety-bar")).to_have_count(0)
    assert [row["kind"] for row in log(house)] == ["issue", "triaged", "accepted"]


def test_the_panel_of_decisions_is_used_and_left_by_keys(house: House, enter: Enter) -> None:
    house.report("kari", "done", activity="C-10")
    lise = console(enter("lise"), house)
    expect(lise.locator(".foot")).to_contain_text("Beslutninger 1")
    panel = decisions(lise)
    tab_to(lise, "Kvitter")
    typed(lise, "<Enter>")
    expect(lise.locator(".foot")).to_contain_text("Beslutninger 0")
    assert log(house)[-1]["kind"] == "acknowledged"
    typed(lise, "<Escape>")
    expect(panel).to_have_count(0)
    expect(lise.locator("#line")).to_be_focused()


def test_what_is_odd_about_a_system_is_acknowledged_as_work_is(house: House, enter: Enter) -> None:
    house.report("kari", "system", system="EPJ1", state="open")
    lise = console(enter("lise"), house)
    expect(lise.locator(".foot")).to_contain_text("Beslutninger 1")
    expect(decisions(lise)).to_contain_text("EPJ 1gammelt system åpnet · p2")
    tab_to(lise, "Kvitter")
    typed(lise, "<Enter>")
    expect(lise.locator(".foot")).to_contain_text("Beslutninger 0")
    assert log(house)[-1]["kind"] == "acknowledged"


def test_unsent_reports_are_told_before_signing_out(house: House, enter: Enter) -> None:
    context = enter("kari")
    kari = console(context, house)
    context.route("**/reports", lambda route: route.abort())
    typed(kari, "c-10/", "<Enter>")
    expect(kari.locator(".sent")).to_contain_text("1 ikke sendt")
    start = context.new_page()
    start.goto(house.url)
    start.get_by_role("button", name="Logg ut").click()
    expect(start.locator(".start-head")).to_contain_text("1 melding er ikke sendt.")
    with start.expect_navigation(url="**/signin"):
        start.get_by_role("button", name="Logg ut likevel").click()


def test_the_start_page_leads_into_the_console(house: House, enter: Enter) -> None:
    page = enter("kari").new_page()
    page.goto(house.url)
    door = page.locator(".door").first
    expect(door).to_be_focused()
    expect(page.locator(".live-counts")).to_contain_text("0 av 23")
    page.keyboard.press("Enter")
    expect(page.locator("#line")).to_be_focused()


def test_a_commander_holds_work_and_resumes_it(house: House, enter: Enter) -> None:
    lise, kari = console(enter("lise"), house), console(enter("kari"), house)
    panel = decisions(lise)
    panel.get_by_text("Stans arbeid").click()
    panel.get_by_label("Gjelder").select_option(label="Moa sykehjem")
    panel.get_by_label("Årsak").select_option(label="nettverk")
    panel.get_by_label("Eier").select_option(label="IKT drift")
    panel.get_by_label("Ventes slutt").fill("+20")
    panel.get_by_role("button", name="Stans", exact=True).click()
    assert log(house) == []
    panel.get_by_role("button", name="Ja, stans nå").click()
    expect(panel.locator(".matter")).to_contain_text("nettverk · IKT drift · ventes slutt")
    held = log(house)[-1]
    assert [held[n] for n in ("kind", "location", "reason")] == ["held", "Moa", "network"]
    for page in (lise, kari):
        expect(page.locator(".strip-hold")).to_have_text(re.compile(r"STANS kl\. .*Gjelder Moa"))
    typed(kari, "a-1/")
    expect(kari.locator(".slot")).to_contain_text("A-1 er under stans")
    typed(kari, "<Enter>")
    all_sent(kari, 2)
    assert log(house)[-1]["deviations"] == ["start-under-hold"]
    panel.get_by_role("button", name="Opphev").click()
    panel.get_by_role("button", name="Ja, opphev nå").click()
    expect(lise.locator(".strip-hold")).to_have_count(0)
