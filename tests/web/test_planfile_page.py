"""The page about plan files names every column, word and field that is read, and its example is one."""

import re

import pytest

from tests.house.tree import ROOT
from web.planfiles import read
from web.planfiles.making import OWN
from web.planfiles.words import (
    CRITERIA,
    FALSE,
    HEADERS,
    KINDS,
    SECTIONS,
    STATES,
    TRUE,
    TYPES,
    UNUSED_SECTIONS,
)

PAGE = (ROOT / "docs" / "plan-files.md").read_text("utf-8")
CODED = re.compile(r"`([^`]+)`")
ROW = re.compile(r"^\| `(\w+)` \| (.*?) \|", re.MULTILINE)


def part(head: str) -> str:
    """What stands under a heading."""
    return PAGE.partition(f"\n## {head}\n")[2].partition("\n## ")[0]


def rows(text: str) -> dict[str, set[str]]:
    """The words of a file in each row of the tables of ``text``."""
    return {name: set(CODED.findall(words)) for name, words in ROW.findall(text)}


@pytest.mark.parametrize("section", HEADERS)
def test_every_column_is_named_with_all_its_names(section: str) -> None:
    told = rows(part(section))
    read_so = {name: set(words.split()) for name, words in HEADERS[section].items()}
    assert {name: told.get(name) for name in read_so} == read_so
    names = set(SECTIONS.get(section, "").split())
    assert names - {section} <= set(CODED.findall(part(section)))


@pytest.mark.parametrize(
    ("section", "words"),
    [("activities", TYPES), ("systems", KINDS), ("systems", STATES), ("gates", CRITERIA)],
)
def test_every_word_of_a_cell_is_named(section: str, words: dict[str, str]) -> None:
    told = rows(part(section))
    assert {name: told.get(name) for name in words} == {n: set(w.split()) for n, w in words.items()}


def test_yes_and_no_are_named() -> None:
    yes, no = part("Yes and no").split("No:")
    assert (set(CODED.findall(yes)), set(CODED.findall(no))) == (TRUE, FALSE)


def test_every_field_of_the_plan_itself_is_named_and_no_other() -> None:
    assert set(HEADERS["plan"]) == OWN
    assert set(UNUSED_SECTIONS) <= set(CODED.findall(part("json")))


def test_its_example_is_a_plan_of_ten_activities() -> None:
    text = PAGE.partition("```csv\n")[2].partition("```")[0]
    made = read("plan.csv", text.encode())
    assert all("too long for a tile" in note for note in made.notes)
    plan = made.plan
    assert len(plan.activities) == 10
    assert (len(plan.actors), len(plan.locations)) == (5, 2)
    assert [(s.code, s.kind) for s in plan.systems] == [("EPJ-1", "legacy"), ("Nytt-system", "new")]
    assert sum(a.needs_approval for a in plan.activities) == 5
