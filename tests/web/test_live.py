"""The night under way: restarts, slow and dead screens, a crowd; nobody misses or doubles anything."""

import asyncio
import json
import socket
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from tests.web.conftest import GOLIVE, House, house_on, ids
from tests.web.screens import Screen, watching
from web import pulse, sockets
from web.errands import WithdrawRole

REPORTS = f"/api/golives/{GOLIVE}/reports"


def note(text: str = "x") -> dict[str, Any]:
    return {"kind": "note", "report_id": next(ids), "note": text}


async def post(house: House, name: str, body: Any) -> httpx.Response:
    headers = {"Authorization": f"Bearer {house.tokens[name]}"}
    async with httpx.AsyncClient(base_url=house.url, headers=headers, timeout=30) as door:
        return await door.post(REPORTS, json=body)


@pytest.fixture(params=["sqlite", "postgres"])
def either(request: pytest.FixtureRequest) -> Iterator[House]:
    """The same house on each of the two databases."""
    with house_on(request.getfixturevalue(f"{request.param}_url")) as serving:
        yield serving


async def test_after_a_restart_a_screen_goes_on_where_it_was(house: House) -> None:
    async with watching(house.socket("kari"), "log") as screen:
        await post(house, "kari", note())
        await screen.until(lambda s: s.position == 2)
        stopping = asyncio.create_task(asyncio.to_thread(house.stop))
        with pytest.raises(ConnectionClosed) as ended:
            await screen.until(lambda _: False)
        await stopping
    assert ended.value.rcvd is not None
    assert ended.value.rcvd.code == 1012
    (bye,) = screen.of("bye")
    assert (bye["code"], bye["retry"]) == (1012, [500, 5000])
    await asyncio.to_thread(house.start)
    await post(house, "kari", note())
    async with house.socket("kari") as line:
        again = Screen(line, "log", GOLIVE)
        again.tables, again.position, again.since = screen.tables, screen.position, screen.since
        await line.send('{"t":"hello","v":1}')
        await again.subscribe()
        await again.live()
        assert [frame["t"] for frame in again.frames] == ["welcome", "delta", "live"]
        assert sorted(again.tables["reports"], key=int) == ["1", "2", "3"]
        assert again.hash == (await asyncio.to_thread(house.board, "log"))["hash"]


def narrow(house: House) -> socket.socket:
    """A line whose far end takes little before it must be read."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect(("127.0.0.1", house.port))
    return line


async def flood(house: House) -> int:
    """Eight megabytes of notes, and the position of the last."""
    for number in range(150):
        answer = await post(
            house, ("kari", "lise")[number % 2], [note("🚑" * 2000) for _ in range(7)]
        )
        assert [one["status"] for one in answer.json()] == [201] * 7
    return int(answer.json()[-1]["position"])


async def test_a_slow_screen_gets_fewer_and_larger_frames_that_are_all_correct(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given a screen that does not read, when megabytes change, then it catches up in a few frames."""
    monkeypatch.setattr(pulse, "STALLED", 120.0)
    monkeypatch.setattr(sockets, "SILENT", 120_000)
    slow_line = house.socket("kari", sock=narrow(house), max_queue=1)
    async with watching(house.socket("lise"), "log") as quick, watching(slow_line, "log") as slow:
        slow.line.transport.pause_reading()
        last, _ = await asyncio.gather(flood(house), quick.until(lambda s: s.position > 1000))
        await quick.until(lambda s: s.position == last)
        slow.line.transport.resume_reading()
        await slow.until(lambda s: s.position == last)
    assert slow.hash == quick.hash
    assert len(slow.of("delta")) < len(quick.of("delta"))
    assert largest(slow) > 2 * largest(quick)


def largest(screen: Screen) -> int:
    """Rows of the largest frame."""
    return max(len(frame["u"]["reports"]) for frame in screen.of("delta"))


async def test_a_screen_that_never_reads_is_dropped(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pulse, "STALLED", 1.0)
    async with watching(house.socket("kari", sock=narrow(house), max_queue=1), "log") as dead:
        dead.line.transport.pause_reading()
        await flood(house)
        async with watching(house.socket("lise"), page="wall") as other:
            await other.until(lambda s: len(s.heads) == 2)
        dead.line.transport.resume_reading()
        with pytest.raises(ConnectionClosed) as ended:
            await dead.until(lambda _: False)
    assert ended.value.rcvd is None


async def test_a_screen_hears_at_most_sixty_frames_a_second(house: House) -> None:
    async with watching(house.socket("lise"), "log") as screen:
        began = asyncio.get_running_loop().time()
        for _ in range(100):
            last = (await post(house, "kari", note("x"))).json()["position"]
        await screen.until(lambda s: s.position == last)
        seconds = asyncio.get_running_loop().time() - began
    assert len(screen.of("delta")) <= 60 * seconds + 2


async def test_fifty_reporters_and_two_screens_agree_on_every_report(either: House) -> None:
    """Given fifty people who report at once, then each report is there once, on every screen alike."""

    async def reporter(number: int) -> list[int]:
        headers = {"Authorization": f"Bearer {either.tokens['kari']}"}
        async with httpx.AsyncClient(base_url=either.url, headers=headers, timeout=60) as door:
            answers = [await door.post(REPORTS, json=note(f"{number}-{n}")) for n in range(12)]
        return [answer.json()["position"] for answer in answers]

    async with (
        watching(either.socket("lise"), "log") as first,
        watching(either.socket("dag"), "log") as second,
    ):
        told = await asyncio.gather(*(reporter(number) for number in range(50)))
        positions = sorted(position for each in told for position in each)
        for screen in (first, second):
            await screen.until(lambda s: s.position == positions[-1])
    assert positions == list(range(2, 602))
    board = await asyncio.to_thread(either.board, "log")
    assert first.hash == second.hash == board["hash"]
    assert sorted(map(int, first.tables["reports"])) == positions[-500:]


async def test_two_houses_on_one_database_show_the_same_night(postgres_url: str) -> None:
    """Given two serving processes, what one of them takes in stands on the other's screens, rights too."""
    with house_on(postgres_url) as first:
        second = House(postgres_url)
        second.tokens = first.tokens
        await asyncio.to_thread(second.start)
        try:
            async with watching(second.socket("lise"), "log") as screen:
                told = await post(first, "kari", note())
                await screen.until(lambda s: s.position == told.json()["position"])
                board = await asyncio.to_thread(first.board, "log")
                assert screen.hash == board["hash"]
                gone = WithdrawRole(name="person:lise", role="commander")
                await asyncio.to_thread(first.run, gone)
                async with asyncio.timeout(5):
                    await screen.until(lambda s: bool(s.of("err")))
        finally:
            await asyncio.to_thread(second.stop)


async def test_a_report_between_fetching_and_subscribing_is_not_missed(house: House) -> None:
    board = await asyncio.to_thread(house.board, "log")
    told = await post(house, "kari", note())
    async with house.socket("kari") as line:
        screen = Screen(line, "log", GOLIVE)
        screen.tables, screen.position = board["tables"], board["position"]
        screen.since = {"epoch": board["epoch"], "pos": board["position"], "chain": board["chain"]}
        await line.send('{"t":"hello","v":1}')
        await screen.subscribe()
        await screen.live()
    assert screen.position == told.json()["position"]
    assert screen.hash == (await asyncio.to_thread(house.board, "log"))["hash"]


async def test_whoever_missed_a_frame_hears_of_it_by_the_heartbeat(house: House) -> None:
    """Given a screen whose frame was lost on the way, when the head is ahead, it asks again and has it."""
    async with watching(house.socket("kari"), "log", page="wall") as screen:
        held, before, since = json.loads(json.dumps(screen.tables)), screen.position, screen.since
        told = (await post(house, "kari", note())).json()["position"]
        await screen.until(lambda s: bool(s.heads) and s.heads[-1] == told)
        screen.tables, screen.position, screen.since = held, before, since
        await screen.line.send('{"t":"unsub","id":1}')
        await screen.subscribe()
        await screen.live()
    assert screen.position == told
    assert screen.hash == (await asyncio.to_thread(house.board, "log"))["hash"]
