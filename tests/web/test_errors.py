"""Refusals over HTTP: each has a status and a name, and none of them is a server's fault."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain import refusals
from domain.centre import Closed, StoreFull, Unavailable
from tests.house.tree import ROOT
from tests.web.conftest import House
from web import errors
from web.answers import refused
from web.roles import MAY, in_words


def below(kind: type[Exception]) -> Iterator[type[Exception]]:
    for child in kind.__subclasses__():
        yield child
        yield from below(child)


EVERY = sorted(
    {kind for kind in below(refusals.Refused) if not kind.__subclasses__()},
    key=lambda kind: kind.__name__,
)


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_every_refusal_is_of_the_client(kind: type[refusals.Refused]) -> None:
    bare = kind.__new__(kind)
    assert 400 <= errors.status(bare) < 500


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_every_reason_stands_in_the_protocol(kind: type[refusals.Refused]) -> None:
    page = Path(ROOT / "docs" / "protocol.md").read_text("utf-8")
    assert f"`{kind.__new__(kind).reason}`" in page


@pytest.mark.parametrize(
    ("name", "kind", "fields", "sentence"),
    [
        (
            "siv",
            "started",
            {"activity": "A-1"},
            "to record 'started'. It takes one of these roles: c",
        ),
        ("rune", "done", {"activity": "A-1", "told_by": "person:kari"}, "to report what another"),
        ("rune", "started", {"activity": "A 1"}, "Expected a code: 1 to 32 letters, digits and"),
        ("rune", "started", {"activity": "A-1", "told_by": "Kari"}, "such as role:vaktleder"),
        ("rune", "note", {"note": ""}, "Expected"),
    ],
)
def test_a_refusal_is_said_in_words(
    house: House, name: str, kind: str, fields: dict[str, str], sentence: str
) -> None:
    detail = house.report(name, kind, **fields).json()["detail"]
    assert sentence in detail
    assert not set("^$[]") & set(detail)


def test_every_action_can_be_said_behind_what_a_role_does_not_allow() -> None:
    said = {action: in_words(action) for action in MAY}
    assert said["create"] == "create a go-live"
    assert said["read names"] == "read names"
    assert all(words.split()[0] in VERBS for words in said.values())


VERBS = {"see", "read", "record", "create", "change", "make"}


def test_a_token_that_lets_nobody_in_is_not_told_to_sign_in(house: House) -> None:
    with house.http(authorization="Bearer glt_wrong") as door:
        assert door.get("/api/session").json()["detail"].startswith("This token lets nobody in")
    with house.http() as door:
        assert door.get("/api/session").json()["detail"] == "Sign in first."


def test_what_is_not_possible_just_now_says_when_to_come_again() -> None:
    for down, status in ((Unavailable(), 503), (Closed(), 503), (StoreFull(), 507)):
        answer = refused(down, "/x")
        assert answer.status_code == status
        assert answer.headers["retry-after"]


def test_a_problem_names_the_place() -> None:
    told = errors.problem(refusals.NothingToCorrect("eta"), "/api/x")
    assert told.type == "/problems/nothing-to-correct"
    assert told.errors[0].pointer == "/to/eta"
    assert told.instance == "/api/x"
