"""Every state of the wall in a real browser: regions at their place, nothing cut, small or pale."""

from itertools import product
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import OpenContext

WALL = {"width": 1920, "height": 1080}
LARGE = {"width": 3840, "height": 2160}
OTHERS = [
    {"width": 1366, "height": 768},
    {"width": 1920, "height": 1200},
    {"width": 1024, "height": 768},
]
LOOKS = list(product(("nb", "nn", "en"), ("dark", "light")))
LAW = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}

look = pytest.mark.parametrize(("lang", "theme"), LOOKS, ids=["-".join(pair) for pair in LOOKS])


def hung(open_context: OpenContext, stage: str, lang: str, theme: str, **seen_as: Any) -> Page:
    """A wall that hangs and can be shown any night; without motion, so that it is measured at rest."""
    context = open_context(**({"viewport": WALL, "reduced_motion": "reduce"} | seen_as))
    page = context.new_page()
    page.goto(f"{stage}/stage?lang={lang}&theme={theme}")
    page.wait_for_selector("html[data-stage=ready]")
    return page


def faults(page: Page, night: str, **how: Any) -> list[str]:
    """What is wrong when the wall shows this night; nothing when all is well."""
    page.evaluate("([night, how]) => show(night, how)", [night, how])
    found: list[str] = page.evaluate("audit()")
    return [f"{night} {how}: {fault}" for fault in found]


def nights(page: Page) -> list[str]:
    return [*page.evaluate("nights"), "waiting"]


@look
def test_every_state_stands_whole_with_usual_and_with_the_longest_names(
    open_context: OpenContext, stage: str, lang: str, theme: str
) -> None:
    page = hung(open_context, stage, lang, theme)
    found = [
        fault
        for night in nights(page)
        for long in (False, True)
        for fault in faults(page, night, long=long)
    ]
    assert found == []


@look
def test_every_state_is_accessible(
    open_context: OpenContext, stage: str, lang: str, theme: str
) -> None:
    page = hung(open_context, stage, lang, theme)
    for night in nights(page):
        page.evaluate("night => show(night, {long: true})", night)
        judged = Axe().run(page, options=LAW)
        assert judged.response["violations"] == [], (night, judged.generate_report())


@pytest.mark.parametrize(
    ("screen", "lang"),
    [*product([LARGE], ("nb", "nn", "en")), *product(OTHERS, ["nn"])],
    ids=lambda given: given if isinstance(given, str) else f"{given['width']}x{given['height']}",
)
def test_every_screen_shows_the_same_wall_larger_or_smaller(
    open_context: OpenContext, stage: str, screen: dict[str, int], lang: str
) -> None:
    page = hung(open_context, stage, lang, "dark", viewport=screen)
    found = [fault for night in nights(page) for fault in faults(page, night, long=True)]
    assert found == []
    wall = page.locator(".wall").bounding_box()
    assert wall is not None
    pixel = min(screen["width"] / 1920, screen["height"] / 1080)
    assert wall["width"] == pytest.approx(1920 * pixel, abs=0.5)
    assert wall["x"] == pytest.approx((screen["width"] - wall["width"]) / 2, abs=0.5)
    assert wall["y"] == pytest.approx((screen["height"] - wall["height"]) / 2, abs=0.5)


def test_a_wall_in_a_box_of_its_own_fits_that_box(open_context: OpenContext, stage: str) -> None:
    """As replay shows it, at 0.455 of its size."""
    page = hung(open_context, stage, "nb", "dark")
    page.evaluate(
        "Object.assign(document.querySelector('.wall-screen').style, {width: '874px', height: '492px'})"
    )
    assert faults(page, "during") == []
    assert page.locator(".wall").bounding_box()["width"] == pytest.approx(874, abs=1)


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_a_wall_without_contact_says_so_over_its_foot_and_then_over_all_of_it(
    open_context: OpenContext, stage: str, theme: str
) -> None:
    page = hung(open_context, stage, "nb", theme)
    assert faults(page, "during", silent=4_000) == []
    assert page.locator(".wall-stale, .wall-hatched").count() == 0
    assert faults(page, "during", silent=9_000) == []
    assert page.inner_text(".wall-stale") == "Ingen kontakt, tavla er fra 21:13:56"
    assert faults(page, "during", silent=65_000) == []
    assert page.inner_text(".wall-hatched time") == "21:13:00"
    size = page.locator(".wall-hatched time").evaluate("e => getComputedStyle(e).fontSize")
    assert size == "100px"


def test_what_changed_is_marked_where_it_stands(open_context: OpenContext, stage: str) -> None:
    page = hung(open_context, stage, "nb", "dark")
    assert faults(page, "during", changed=["tile:MOA", "system:EPJ3", "item:late:EIDET"]) == []
    assert page.locator("[data-changed]").count() == 3


def test_nothing_moves_but_one_fade_when_full_transition_is_announced(
    open_context: OpenContext, stage: str
) -> None:
    page = hung(open_context, stage, "nb", "dark", reduced_motion="no-preference")
    for night in nights(page):
        page.evaluate("night => show(night)", night)
        moving = page.evaluate(
            "document.getAnimations().map(a => [a.animationName ?? a.transitionProperty,"
            " a.effect.getComputedTiming().duration])"
        )
        assert moving == ([["announced", 600]] if night in {"announced", "beneath"} else []), night


def test_a_rehearsal_is_hatched_all_round_and_the_live_run_is_not(
    open_context: OpenContext, stage: str
) -> None:
    page = hung(open_context, stage, "en", "light")
    ground = "getComputedStyle(document.querySelector('.wall')).backgroundImage"
    page.evaluate("show('during', {long: true})")
    assert "gradient" in page.evaluate(ground)
    assert page.inner_text(".wall-mark") == "REHEARSAL 12"
    page.evaluate("show('during')")
    assert page.evaluate(ground) == "none"
    assert page.inner_text(".wall-mark") == "LIVE"


def test_figures_are_equally_wide_on_times_and_numbers_alone(
    open_context: OpenContext, stage: str
) -> None:
    page = hung(open_context, stage, "nb", "dark")
    page.evaluate("show('during')")
    tabular = page.evaluate(
        "[...document.querySelectorAll('.wall *')].filter(e => e.childElementCount === 0 &&"
        " e.textContent && getComputedStyle(e).fontVariantNumeric === 'tabular-nums')"
        ".map(e => e.closest('[class]').className)"
    )
    assert set(tabular) == {"wall-clock", "wall-number", "wall-system", "wall-glyph", "contact"}


def test_the_measures_of_the_letters_are_those_of_the_font(
    open_context: OpenContext, stage: str
) -> None:
    """What the model takes for the width of a text is never less than what the page draws, and close."""
    page = hung(open_context, stage, "nb", "dark")
    off = page.evaluate("""async () => {
        const { widthOf } = await import('/static/js/words/measure.js');
        const pen = document.createElement('canvas').getContext('2d');
        const texts = ['Åsestranda omsorgssenter', 'Full overgang kl. 21.37', 'løst ca. 21.35 (flyttet 2×)',
            'IKKE KLAR · T−0.46 · “Čáhcesuolu”', 'Pasientsikkerhet', '123 av 4567'];
        return texts.flatMap((text) => [400, 500, 650, 700, 800].flatMap((weight) => {
            pen.font = `${weight} 100px Inter`;
            const drawn = pen.measureText(text).width;
            const taken = widthOf(text, { size: 100, weight });
            const near = taken >= drawn - 1 && taken <= drawn * 1.04;
            return near ? [] : [`${text} ${weight}: ${taken}, drawn ${drawn}`];
        }));
    }""")
    assert off == []


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        ("h3 { font-size: 48px !important }", "px, not"),
        (".wall-short { letter-spacing: 4px !important }", "is cut"),
        (".wall-foot .latest { color: #333 !important }", "contrast"),
        (".wall-numbers { top: 140px !important }", "stands at"),
        (".wall-attention p { margin-top: -30px }", "lies over"),
    ],
)
def test_the_audit_sees_what_is_wrong(
    open_context: OpenContext, stage: str, harm: str, says: str
) -> None:
    """A control: each kind of harm is found."""
    page = hung(open_context, stage, "nb", "dark")
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " document.adoptedStyleSheets = [sheet]; }",
        harm,
    )
    assert any(says in fault for fault in faults(page, "during"))
