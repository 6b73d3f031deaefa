"""Questions about the whole log: nobody waits for somebody else's."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest

from domain.centre import Unavailable
from domain.tables import Run
from tests.web.conftest import GOLIVE, House
from web import search
from web.search import MOST, Asked, Search

BASE = f"/api/golives/{GOLIVE}"
RUN = Run(GOLIVE)


@contextmanager
def under_way(house: House, path: str, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Meanwhile somebody's question is being answered, and will be until the end of this."""
    begun, over = Event(), Event()

    def slow(make: Callable[..., bytes]) -> Callable[..., bytes]:
        def answer(*asked: Any) -> bytes:
            patch.undo()
            begun.set()
            assert over.wait(10), "nobody else was answered meanwhile"
            return make(*asked)

        return answer

    for name in ("_page", "_texts"):
        patch.setattr(search, name, slow(getattr(search, name)))
    with house.http("siv") as door, ThreadPoolExecutor(1) as beside:
        answer = beside.submit(door.get, BASE + path)
        assert begun.wait(10)
        yield
        assert not answer.done()
        over.set()
        assert answer.result().status_code == 200


@pytest.mark.parametrize("path", ["/log?q=intet", "/log?actor=Moa", "/log", "/texts"])
def test_the_loop_answers_others_while_somebody_asks(
    house: House, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with house.http() as other, under_way(house, path, monkeypatch):
        assert other.get("/livez").status_code == 200


@pytest.mark.parametrize("path", ["/log?limit=1", "/texts"])
def test_what_needs_no_search_waits_for_none(
    house: House, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with house.http("kari") as other, under_way(house, "/log?q=intet", monkeypatch):
        assert other.get(BASE + path).status_code == 200


def looking_for(word: str) -> Asked:
    return Asked(after=0, limit=1, q=word)


async def test_whoever_asks_much_waits_for_herself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Given a caller with many searches, when another asks, then she comes next."""
    told: list[str | None] = []
    monkeypatch.setattr(search, "_page", lambda _, __, asked: told.append(asked.q) or b"{}")
    searching = Search()
    many = [searching.page("person:siv", RUN, looking_for("much")) for _ in range(9)]
    await asyncio.gather(*many, searching.page("person:kari", RUN, looking_for("little")))
    assert told.index("little") == 1


async def test_so_many_of_one_caller_wait_and_no_more() -> None:
    searching = Search()
    many = [searching.page("person:siv", RUN, looking_for("much")) for _ in range(MOST + 3)]
    told = await asyncio.gather(*many, return_exceptions=True)
    assert [type(one) for one in told[MOST:]].count(Unavailable) == 2
    assert await searching.page("person:siv", RUN, looking_for("more"))
