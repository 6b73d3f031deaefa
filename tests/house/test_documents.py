"""What the documents name is there: paths, functions in them, links, and doors of the Makefile."""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, named, texts

DOCUMENTS = {named(path): text for path, text in texts(".md")}
TOP = {path.name for path in ROOT.iterdir()}
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"^(?P<path>[\w.-]+(?:/[\w.-]+)*/?)(?:::(?P<name>\w+))?$")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
SAYS_MAKE = re.compile(r"(?:^|`)make ((?:[a-z]+ ?)+)", re.MULTILINE)

document = pytest.mark.parametrize("document", DOCUMENTS)


@document
def test_every_path_it_names_exists(document: str) -> None:
    assert [code for code in CODE.findall(DOCUMENTS[document]) if names_nothing(code)] == []


@document
def test_every_link_leads_somewhere(document: str) -> None:
    folder = (ROOT / document).parent
    links = LINK.findall(DOCUMENTS[document])
    assert [link for link in links if not (folder / link).exists()] == []


@document
def test_every_door_of_the_makefile_it_names_opens(document: str) -> None:
    doors = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    said = " ".join(SAYS_MAKE.findall(DOCUMENTS[document]))
    assert set(said.split()) <= set(doors)


def names_nothing(code: str) -> bool:
    """True for `room/file.py`, `room/` or `room/file.py::function` that is not in the tree."""
    said = PATH.match(code)
    if said is None or "/" not in said["path"] or said["path"].split("/")[0] not in TOP:
        return False
    path = ROOT / said["path"]
    return not path.exists() or not defines(path, said["name"])


def defines(path: Path, name: str | None) -> bool:
    if name is None:
        return True
    made = rf"\b(?:def|class|function|const|let) {name}\b|^{name}\b.*="
    return bool(re.search(made, path.read_text("utf-8"), re.MULTILINE))
