"""The page of gates with its server: three vote by phone, the commander decides, the deputy confirms."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import OpenContext
from tests.browser.stage import AUDIT_OF_THE_SERVED
from tests.web.conftest import GOLIVE, House
from tests.web.test_gates import PLAN, gate, polled, say
from web.errands import MakeKey

PHONE = {"width": 390, "height": 844}
Enter = Callable[..., Page]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    serving = House(f"sqlite:///{tmp_path}/golive.db")
    serving.prepare(PLAN)
    serving.start()
    yield serving
    serving.stop()


@pytest.fixture
def enter(house: House, open_context: OpenContext) -> Enter:
    """Somebody at the page of gates, signed in by her link, in a browser of her own."""

    def at_the_gates(name: str, query: str = "", **options: object) -> Page:
        context: BrowserContext = open_context(**options)
        secret = house.run(MakeKey(name=f"person:{name}", kind="link"))
        page = context.new_page()
        with page.expect_navigation(url=f"{house.url}/"):
            page.goto(f"{house.url}/signin#{secret}")
        page.goto(f"{house.url}/gates/{GOLIVE}{query}")
        expect(page.locator(".title h2")).to_have_text("G1 Title of G1")
        return page

    return at_the_gates


def vote(page: Page, seat: str, answer: str, what: str = "") -> None:
    """By the ballot of a phone."""
    page.get_by_label("Du svarer for").select_option(seat)
    page.get_by_label(answer, exact=True).check()
    if what:
        page.get_by_label(re.compile("Hva må lukkes|Hvorfor")).fill(what)
    if answer == "klar med forbehold":
        page.get_by_label("Hvem").select_option("IKT")
    page.get_by_role("button", name=f"Send: {answer}").click()


def test_three_vote_by_phone_the_commander_decides_and_the_deputy_confirms(
    house: House, enter: Enter
) -> None:
    house.report("rune", "done", activity="A-1")
    commander = enter("lise")
    commander.get_by_role("button", name="Åpne klarmelding").click()
    phone = enter("eva", viewport=PHONE)
    expect(phone.locator(".panel")).to_have_count(0)
    vote(phone, "drift", "klar")
    expect(phone.locator(".panel")).to_be_visible()
    vote(phone, "klinikk", "klar med forbehold", "Skriver byttes")
    vote(phone, "fag", "ikke klar", "E-resept feiler")
    expect(commander.locator(".panel tbody tr").first).to_contain_text("E-resept feiler")
    expect(commander.locator(".panel")).to_contain_text("2 klar · 1 ikke klar · 0 mangler")
    commander.locator(".deciding").get_by_label("klar med forbehold").check()
    expect(commander.locator(".bound")).to_contain_text("Skriver byttes")
    send = commander.get_by_role("button", name="Send til nestleder")
    expect(send).to_be_disabled()
    commander.get_by_label("Begrunnelse kreves, du går mot Fag").fill("Fag er varslet")
    commander.keyboard.press("Control+Enter")
    expect(commander.locator(".taken")).to_contain_text("Bekreftes av en annen")
    early = house.report("rune", "started", activity="A-2").json()
    assert early["deviations"] == ["start-before-predecessors"]
    house.report("kari", "struck", of=early["report_id"], reason="user")
    deputy = enter("dag")
    deputy.get_by_role("button", name="Bekreft beslutningen").click()
    expect(commander.locator(".waiting")).to_contain_text("Kan starte: A-2")
    assert house.report("rune", "started", activity="A-2").json()["deviations"] == []
    found = gate(house)
    assert (found["stage"], found["decision"]["against"]) == ("passed", ["fag"])
    desk = enter("kari")
    desk.get_by_role("button", name="Lukk").click()
    expect(desk.locator(".conditions")).to_contain_text("lukket kl.")
    desk.locator(".pack summary").click()
    expect(desk.locator(".pack")).to_contain_text("Mot: Fag")


def test_a_vote_is_undone_within_ten_seconds(house: House, enter: Enter) -> None:
    say(house, "lise", "G1/open")
    phone = enter("eva", viewport=PHONE)
    vote(phone, "drift", "klar")
    expect(phone.locator(".own")).to_contain_text("Sist svart: klar")
    phone.get_by_role("button", name="Angre").click()
    expect(phone.locator(".own")).not_to_contain_text("Sist svart")


def test_what_came_since_is_told_until_it_is_seen(house: House, enter: Enter) -> None:
    polled(house, drift="go")
    page = enter("lise")
    expect(page.locator(".panel")).to_contain_text("1 klar")
    house.report("rune", "failed", activity="A-1", reason="data")
    expect(page.locator(".came")).to_contain_text("1 melding siden du så, 1 mislykket")
    page.keyboard.press("u")
    expect(page.locator(".came")).to_have_count(0)


def test_an_answer_that_was_changed_looks_like_what_it_is_now(house: House, enter: Enter) -> None:
    polled(house, drift="go", klinikk="no-go")
    page = enter("lise")
    row = page.locator(".panel tbody tr", has_text="Klinikk")
    expect(row).to_have_attribute("data-standing", "no-go")
    say(house, "eva", "G1/votes", seat="klinikk", vote="go")
    expect(row).to_have_attribute("data-standing", "go")
    looks = [look(page, seat) for seat in ("Klinikk", "Drift")]
    assert looks[0] == looks[1]


def look(page: Page, seat: str) -> list[str]:
    """The colours of a seat's row and of its answer, and the weight of that."""
    row = page.locator(".panel tbody tr", has_text=seat)
    found: list[str] = row.evaluate(LOOK)
    return found


LOOK = """row => [row, row.querySelector(".answer")].flatMap(one => {
    const { color, backgroundColor, fontWeight } = getComputedStyle(one);
    return [color, backgroundColor, fontWeight];
})"""


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 1366, "height": 768}, PHONE])
def test_everybody_can_read_it(
    house: House, enter: Enter, lang: str, theme: str, size: dict[str, int]
) -> None:
    polled(house, drift="conditions", klinikk="no-go")
    page = enter("lise", f"?lang={lang}", viewport=size, color_scheme=theme)
    expect(page.locator(".panel tbody tr")).to_have_count(3)
    page.locator(".deciding .option").nth(1).click()
    expect(page.locator(".bound")).to_have_count(1)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found] == []
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0
    assert page.evaluate(AUDIT_OF_THE_SERVED) == []
