"""The board ``forecast``: it follows the log and the run's clock, and a screen goes on from where it was."""

import asyncio
import logging
from datetime import UTC, datetime
from typing import Any

import pytest

from domain.clock import Clock
from domain.commands import CreateRun, Order
from projections import forecast
from tests.scenario import activity, clock, plan_of
from tests.web.conftest import GOLIVE, PLAN, House, ids
from tests.web.screens import Screen, watching
from web.hatch import desk

BASE = f"/api/golives/{GOLIVE}/boards"


def since_of(answer: Any) -> str:
    return f"{answer['epoch']}:{answer['position']}:{answer['chain']}"


async def report(house: House, kind: str, **fields: Any) -> int:
    answer = await asyncio.to_thread(house.report, "kari", kind, **fields)
    return int(answer.json()["position"])


async def test_a_report_moves_what_is_foreseen(house: House) -> None:
    async with watching(house.socket("siv"), "forecast") as screen:
        (snap,) = screen.of("snap")
        assert snap["tables"].keys() == set(forecast.TABLES["forecast"])
        assert screen.tables["activities"]["a-1"]["late_start"] is not None
        position = await report(house, "started", activity="A-1", told_by="role:vaktleder")
        await screen.until(lambda s: s.tables["summary"][""]["position"] == position)
        assert screen.tables["activities"]["a-1"]["late_start"] is None
        assert screen.of("delta")
        whole = await asyncio.to_thread(house.board, "forecast")
        assert whole["position"] >= screen.position
        await screen.until(lambda s: s.position == whole["position"])
        assert screen.hash == whole["hash"]


async def test_the_clock_moves_it_without_a_report(house: House) -> None:
    """A rehearsal at six hundred times: in a second ten minutes pass, and what has not begun is put off."""
    quick = Clock(kind="accelerated", started=datetime.now(UTC), origin=clock("20:00"), speed=600)
    timed = activity("A-1", planned_start=clock("20:00"), planned_finish=clock("20:10"))
    new = CreateRun(report_id=next(ids), title="Moa", plan=plan_of(timed), clock=quick)
    with desk(house.settings.database) as writer:
        writer.submit([Order(run="moa-quick", recorded_by="person:pia", command=new)])
    async with watching(house.socket("kari"), "forecast", "moa-quick") as screen:
        begins = screen.tables["activities"]["a-1"]["start"]
        for _ in range(3):
            minute = screen.tables["summary"][""]["minute"]
            await screen.until(lambda s, m=minute: s.tables["summary"][""]["minute"] > m)  # type: ignore[misc]
        assert screen.tables["activities"]["a-1"]["start"] > begins
        assert screen.of("snap") == screen.frames[1:2]


async def test_a_screen_goes_on_from_where_it_was_or_gets_it_all(house: House) -> None:
    """What this process has not told is told whole: another one, or another log, stood elsewhere."""
    async with watching(house.socket("kari"), "forecast") as screen:
        position = await report(house, "started", activity="A-1", told_by="role:vaktleder")
        await screen.until(lambda s: s.tables["summary"][""]["position"] == position)
        since, tables = screen.since, screen.tables
    assert since is not None
    await report(house, "note", note="x")
    for known, kind in ((since, "delta"), (since | {"chain": "0" * 16}, "snap")):
        async with house.socket("kari") as line:
            again = Screen(line, "forecast", GOLIVE)
            again.tables, again.position, again.since = tables, since["pos"], known
            await line.send('{"t":"hello","v":1}')
            await again.subscribe()
            await again.live()
            assert [frame["t"] for frame in again.frames] == ["welcome", kind, "live"]
            assert again.tables["summary"][""]["position"] == position + 1


def test_over_http_it_is_told_like_any_board(house: House) -> None:
    first = house.board("forecast", who="siv")
    position = house.report("kari", "started", activity="A-1", told_by="role:vaktleder").json()
    house.board("forecast")
    with house.http("siv") as door:
        changed = door.get(f"{BASE}/forecast/changes", params={"since": since_of(first)}).json()
        lost = first | {"chain": "0" * 16}
        fresh = door.get(f"{BASE}/forecast/changes", params={"since": since_of(lost)}).json()
        other = first | {"epoch": "elsewhere"}
        reset = door.get(f"{BASE}/forecast/changes", params={"since": since_of(other)}).json()
        answer = door.get(f"{BASE}/forecast")
        kept = door.get(f"{BASE}/forecast", headers={"if-none-match": answer.headers["etag"]})
    assert [message["t"] for message in changed] == ["delta", "live"]
    assert changed[0]["u"]["summary"][""]["position"] == position["position"]
    assert fresh == [{"t": "reset", "id": 0, "reason": "too-far"}]
    assert reset == [{"t": "reset", "id": 0, "reason": "epoch"}]
    assert answer.json()["chain"] in answer.headers["etag"]
    assert kept.status_code in (304, 200)


def test_as_it_was_foreseen_then(house: House) -> None:
    """At a position by the run's clock when that was told; at a moment by that moment."""
    told = house.report("kari", "started", activity="A-1", told_by="role:vaktleder").json()
    before = house.board("forecast", position=told["position"] - 1)
    after = house.board("forecast", position=told["position"])
    assert before["tables"]["activities"]["a-1"]["late_start"] is not None
    assert after["tables"]["activities"]["a-1"]["late_start"] is None
    assert after["position"] == after["tables"]["summary"][""]["position"] == told["position"]
    long_ago = house.board("forecast", at="2023-04-28T17:00:30Z")["tables"]
    assert long_ago["summary"][""]["minute"] == "2023-04-28T17:00:00Z"
    assert long_ago["activities"]["a-1"]["late_start"] is not None
    assert house.board("forecast", position=0)["tables"] == {
        key: {} for key in forecast.TABLES["forecast"]
    }


async def test_a_wall_sees_the_outlook_which_is_of_the_run_as_a_whole(house: House) -> None:
    async with watching(house.socket("vegg"), "outlook", page="wall") as screen:
        assert screen.tables.keys() == {"summary"}
        position = await report(house, "started", activity="A-1", told_by="role:vaktleder")
        await screen.until(lambda s: s.tables["summary"][""]["position"] == position)
    with house.http("vegg") as door:
        assert door.get(f"{BASE}/outlook").status_code == 200


async def test_a_wall_does_not_see_the_forecast(house: House) -> None:
    with house.http("vegg") as door:
        assert door.get(f"{BASE}/forecast").status_code == 403
    async with house.socket("vegg") as line:
        screen = Screen(line, "forecast", GOLIVE)
        await line.send('{"t":"hello","v":1}')
        await screen.subscribe()
        await screen.until(lambda s: bool(s.of("err")))
    assert screen.of("err")[0]["code"] == "not-allowed"


async def test_one_that_cannot_be_made_stays_where_it_was_and_others_go_on(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made = forecast.told_anew
    async with watching(house.socket("kari"), "forecast") as screen:
        with caplog.at_level(logging.ERROR):
            monkeypatch.setattr(forecast, "told_anew", lambda *_: 1 / 0)
            await report(house, "note", note="x")
            while "The forecast of 'moa-night' cannot be made" not in caplog.text:
                await screen.hear()
        monkeypatch.setattr(forecast, "told_anew", made)
        position = await report(house, "note", note="y")
        await screen.until(lambda s: s.tables["summary"][""]["position"] == position)
    assert len(PLAN.activities) == len(screen.tables["activities"])
