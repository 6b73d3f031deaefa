"""Refusals over HTTP: each has a status and a name, and none of them is a server's fault."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain import refusals
from domain.centre import Closed, StoreFull, Unavailable
from tests.house.tree import ROOT
from web import errors
from web.answers import refused


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
