"""The sprite: every shape takes the colour of its text, and no two look alike to a machine."""

import re
from collections import Counter
from xml.etree import ElementTree

from tests.house.tree import ROOT, STATIC, texts

SVG = "{http://www.w3.org/2000/svg}"
SPRITE = ElementTree.parse(ROOT / "web" / "pages" / "sprite.svg").getroot()
SYMBOLS = SPRITE.findall(f"{SVG}symbol")
PAINTS = {"currentColor", "none", None}


def test_every_shape_is_drawn_on_the_same_grid_in_the_colour_of_its_text() -> None:
    for symbol in SYMBOLS:
        assert symbol.get("viewBox") == "0 0 16 16"
        for shape in symbol:
            assert {shape.get("fill"), shape.get("stroke")} <= PAINTS
            assert "currentColor" in (shape.get("fill"), shape.get("stroke"))


def test_no_two_names_share_a_shape() -> None:
    drawn = Counter(b"".join(ElementTree.tostring(shape) for shape in symbol) for symbol in SYMBOLS)
    assert max(drawn.values()) == 1


def test_every_shape_a_page_asks_for_is_there() -> None:
    there = {symbol.get("id") for symbol in SYMBOLS}
    asked = {
        name
        for _, text in texts(".js", below=STATIC / "js")
        for name in re.findall(r"(?:Icon} name=|\bicon=|\bicon: |\bmark: )['\"]([a-z0-9-]+)", text)
    }
    assert asked
    assert asked <= there
