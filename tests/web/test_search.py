"""Questions about the whole log: what they find, and that nobody else waits for it."""

import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from domain.commands import CheckIn, Order, WriteNote
from tests.web.conftest import GOLIVE, House, ids
from web.hatch import desk

BASE = f"/api/golives/{GOLIVE}"
NOTES = 3_000


@pytest.fixture
def wordy(sqlite_url: str) -> House:
    """A night with thousands of notes about nothing in particular, not yet served."""
    house = House(sqlite_url)
    house.prepare()
    with desk(sqlite_url) as writer:
        writer.submit([_said(number) for number in range(NOTES)])
    return house


def _said(number: int) -> Order:
    """A note, and now and then something that happened."""
    note = WriteNote(report_id=next(ids), note=f"Rom {number}")
    came = CheckIn(report_id=next(ids), actor="Moa")
    return Order(run=GOLIVE, recorded_by="person:kari", command=note if number % 20 else came)


@pytest.mark.parametrize(
    "path", ["/log?q=intet", "/log?q=rom&limit=500", "/log?actor=Moa", "/log?limit=500", "/texts"]
)
def test_nobody_waits_while_somebody_searches(wordy: House, path: str) -> None:
    """Given a question about thousands of notes, then others are answered before it is."""
    wordy.start()
    try:
        with wordy.http("kari") as door, wordy.http() as other:
            door.get(BASE)
            assert min(_longest_wait(door, BASE + path, other) for _ in range(3)) < 0.1
    finally:
        wordy.stop()


def _longest_wait(door: httpx.Client, path: str, other: httpx.Client) -> float:
    """Seconds that a question of the other's took at most until the first was answered."""
    longest = 0.0
    with ThreadPoolExecutor(1) as beside:
        answer = beside.submit(door.get, path)
        while not answer.done():
            began = time.monotonic()
            other.get("/livez")
            longest = max(longest, time.monotonic() - began)
    assert answer.result().status_code == 200
    return longest
