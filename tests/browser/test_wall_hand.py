"""The wall in a hand, 390x844: the same board under each other, every text whole and large enough to read."""

import pytest

from tests.browser.conftest import OpenContext
from tests.browser.stage import AUDIT
from tests.browser.test_wall_states import hung, nights

PHONE = {"width": 390, "height": 844}
SMALLEST = 12
SMALL = """least => [...document.querySelectorAll('.wall *')]
    .filter(one => !one.matches('.spoken'))
    .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(one => parseFloat(getComputedStyle(one).fontSize) < least)
    .map(one => one.textContent)"""


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_every_state_stands_whole_in_a_hand(
    open_context: OpenContext, stage: str, lang: str
) -> None:
    page = hung(open_context, stage, lang, "light", viewport=PHONE)
    for night in nights(page):
        for long in (False, True):
            page.evaluate("([night, long]) => show(night, {long})", [night, long])
            assert page.evaluate(AUDIT) == [], (night, long)
            assert page.evaluate(SMALL, SMALLEST) == [], (night, long)
            assert page.evaluate("document.querySelector('.wall').scrollWidth") <= PHONE["width"]


def test_what_needs_a_hand_comes_before_the_places(open_context: OpenContext, stage: str) -> None:
    page = hung(open_context, stage, "nb", "dark", viewport=PHONE)
    page.evaluate("show('during')")
    tops = "part => document.querySelector(part).getBoundingClientRect().top"
    assert page.evaluate(tops, ".wall-attention") < page.evaluate(tops, ".wall-places")


def test_without_contact_a_hand_is_told_wherever_it_has_scrolled(
    open_context: OpenContext, stage: str
) -> None:
    page = hung(open_context, stage, "nb", "dark", viewport=PHONE)
    for silent, notice in ((9_000, ".wall-stale"), (65_000, ".wall-truth")):
        page.evaluate("silent => show('during', {silent})", silent)
        for far in (0, 100_000):
            page.evaluate("far => scrollTo(0, far)", far)
            box = page.locator(notice).bounding_box()
            assert box is not None
            assert box["y"] >= 0, (notice, far)
            assert box["y"] + box["height"] <= PHONE["height"], (notice, far)
