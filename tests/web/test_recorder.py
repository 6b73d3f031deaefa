"""What the replay page plays is made once for all who wait, and says itself how far it goes."""

import json
from gzip import decompress

import pytest

from tests.web.conftest import GOLIVE, House
from web import recorder
from web.messages import RunClock, RunHeader
from web.recorder import Recordings


def header(golive: str = GOLIVE) -> RunHeader:
    clock = RunClock(kind="real", started=None, origin=None, speed=1.0)
    return RunHeader(id=golive, kind="live", number=0, title="", zone="Europe/Oslo", clock=clock)


async def test_whoever_waited_takes_what_was_made_meanwhile(house: House) -> None:
    """Given two who ask at p1 and p2, when the log ends at p3, then one recording, to p3, serves both."""
    for activity in ("A-1", "B-1"):
        house.report("rune", "started", activity=activity)
    recordings = Recordings(house.settings.database)
    first = await recordings.made(header(), 1)
    assert first.position == json.loads(decompress(first.packed))["position"] == 3
    assert await recordings.made(header(), 2) is first
    assert await recordings.made(header(), 3) is first
    house.report("rune", "done", activity="A-1")
    assert (await recordings.made(header(), 4)).position == 4


async def test_only_the_recordings_asked_for_last_are_kept(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.prepare(golive="eidet-night", people={})
    monkeypatch.setattr(recorder, "KEPT", 1)
    recordings = Recordings(house.settings.database)
    first = await recordings.made(header(), 1)
    await recordings.made(header("eidet-night"), 2)
    assert await recordings.made(header(), 1) is not first
