"""What the replay page plays is made once for all who wait, and says itself how far it goes."""

import asyncio
import json
import threading
from gzip import decompress
from pathlib import Path

import httpx
import pytest

from domain.centre import Unavailable
from tests.web.conftest import GOLIVE, House
from web import assets, recorder
from web.assets import Assets
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


async def test_while_one_is_made_nobody_waits_for_those_of_other_runs(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for other in ("eidet-night", "spjelkavik-night"):
        house.prepare(golive=other, people={})
    recordings = Recordings(house.settings.database)
    begun, gate = threading.Event(), threading.Event()
    kept = await recordings.made(header(), 1)
    plain = recorder._in_another_process

    def make(asked: recorder.Asked) -> recorder.Made:
        if asked.golive == "eidet-night":
            begun.set()
            gate.wait()
        return plain(asked)

    monkeypatch.setattr(recorder, "_in_another_process", make)
    slow = asyncio.create_task(recordings.made(header("eidet-night"), 1))
    await asyncio.to_thread(begun.wait)
    try:
        async with asyncio.timeout(20):
            assert await recordings.made(header(), 1) is kept
            assert (await recordings.made(header("spjelkavik-night"), 1)).position == 3
        assert not slow.done()
    finally:
        gate.set()
    assert (await slow).position == 2


async def test_however_many_runs_are_asked_for_only_two_are_made_at_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    recordings, gate, making = Recordings(house.settings.database), threading.Event(), []

    def make(asked: recorder.Asked) -> recorder.Made:
        making.append(asked.golive)
        gate.wait()
        return recorder.Made(position=1, packed=b"")

    monkeypatch.setattr(recorder, "_in_another_process", make)
    asked = [asyncio.create_task(recordings.made(header(f"night-{n}"), 1)) for n in range(5)]
    await asyncio.sleep(0.1)  # as they come
    begun = len(making)
    gate.set()
    await asyncio.gather(*asked)
    assert (begun, len(making)) == (2, 5)


async def test_a_recording_with_words_that_were_erased_is_not_kept(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given one kept and one under way, when words are erased, then neither stays in memory."""
    recordings = Recordings(house.settings.database)
    plain = recorder._in_another_process

    def make(asked: recorder.Asked) -> recorder.Made:
        made = plain(asked)
        recordings.forget(GOLIVE, 2)
        return made

    kept = await recordings.made(header(), 1)
    recordings.forget("MOA-night", 1)
    assert await recordings.made(header(), 1) is kept
    recordings.forget("MOA-night", 2)
    assert not recordings._made
    monkeypatch.setattr(recorder, "_in_another_process", make)
    assert (await recordings.made(header(), 1)).position == 1
    assert not recordings._made


async def test_what_cannot_be_made_is_told_in_words(house: House) -> None:
    with pytest.raises(
        Unavailable, match=r"moa-night cannot be made just now\. Ask again in a moment\.$"
    ):
        await Recordings("sqlite:////nowhere/golive.db").made(header(), 1)


def test_what_takes_too_long_may_be_asked_for_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "PATIENCE", 0.01)
    with house.http("kari") as door:
        answer = door.get(f"/api/golives/{GOLIVE}/recording")
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/unavailable")
    assert answer.headers["retry-after"] == "1"


def test_a_browser_keeps_no_recording_of_another_build(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given a night that is over, when the program is another, then what was kept is not good any more."""

    def answered(known: str = "") -> httpx.Response:
        with house.http("kari", **{"if-none-match": known}) as door:
            return door.get(f"/api/golives/{GOLIVE}/recording")

    first = answered()
    assert answered(first.headers["etag"]).status_code == 304
    house.stop()
    (tmp_path / "rows.py").write_text("another column")
    monkeypatch.setattr(assets, "ROOMS", (*assets.ROOMS, tmp_path))
    house.start()
    assert answered(first.headers["etag"]).status_code == 200


def test_the_build_is_another_with_any_file_of_the_program_but_compiled_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "ROOMS", (tmp_path,))
    builds = [Assets().build]
    (tmp_path / "static").mkdir()
    for change in ("static/a.js", "a.py"):
        (tmp_path / change).write_text("x")
        builds.append(Assets().build)
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    builds.append(Assets().build)
    assert len(set(builds)) == len(builds)
    (tmp_path / "b.pyc").write_text("x")
    assert Assets().build == builds[-1]
