"""Boards of a serving process: a bug in one run stops that run alone, and everybody sees which."""

import asyncio
import gc
import sqlite3
import threading
import weakref
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import web.following
from domain.centre import CommandCentre, Unavailable
from domain.commands import CreateRun, Order, RedactText, ReportStarted, WriteNote
from projections import feed
from tests.scenario import activity, plan_of
from tests.web.conftest import House
from web.channels import Watch
from web.following import Following
from web.overview import Overview

NIGHT, REHEARSAL = "moa-night", "moa-night-r1"
ids = (f"report-{number:06}" for number in count(1))


class Screen:
    """The far end of a socket, with all that it was sent."""

    def __init__(self) -> None:
        self.paused = False
        self.open = True
        self.frames: list[bytes] = []
        self.write: Callable[[bytes], None] = self.frames.append

    @property
    def was_reset(self) -> bool:
        return any(b'"t":"reset","id":1' in frame for frame in self.frames)


async def tell(centre: CommandCentre, run: str, command: Any) -> int:
    """Record it. Its position."""
    order = Order(run=run, recorded_by="person:kari", command=command)
    return (await asyncio.wrap_future(centre.submit(order))).position


async def start(centre: CommandCentre, run: str) -> int:
    return await tell(centre, run, ReportStarted(report_id=next(ids), activity="A-1"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "golive.db"


@pytest.fixture
async def centre(file: Path) -> AsyncIterator[CommandCentre]:
    """A centre with a night and its rehearsal."""
    with CommandCentre(f"sqlite:///{file}") as writing:
        for run in (NIGHT, REHEARSAL):
            plan = plan_of(activity("A-1", location="Moa"))
            await tell(writing, run, CreateRun(report_id=next(ids), title=run, plan=plan))
        yield writing


async def break_down(following: Following) -> None:
    """Whoever listens to the night's wall has a bug."""
    seats: dict[str, None] = {}
    (await following.opened(NIGHT)).boards["wall"].listen(lambda: seats["nobody"])


def damage(file: Path) -> None:
    """The night's creation cannot be read from the log any more."""
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("UPDATE golive_events SET state = x'00' WHERE id = 1")


async def test_a_bug_in_one_run_stops_that_run_alone(
    centre: CommandCentre, caplog: pytest.LogCaptureFixture
) -> None:
    """Given two runs on screens, when one fails, then its screens are told, and the other goes on."""
    following = Following(centre)
    plan, other = await following.channel(NIGHT, "plan"), await following.channel(REHEARSAL, "plan")
    screen, there = Screen(), Screen()
    watch = Watch(screen, 1, plan)
    plan.join(watch, None)
    other.join(Watch(there, 1, other), None)
    await break_down(following)
    await start(centre, NIGHT)
    last = await start(centre, REHEARSAL)
    await following.reached(last)
    assert following.set_aside == [NIGHT]
    assert screen.was_reset
    assert watch.ended
    assert other.position == last
    assert not there.was_reset
    assert "'moa-night' follows no longer" in caplog.text
    assert "KeyError: 'nobody'" in caplog.text


async def test_a_run_that_was_set_aside_is_read_anew_once_somebody_asks(
    centre: CommandCentre,
) -> None:
    following = Following(centre)
    before = await following.channel(NIGHT, "plan")
    await break_down(following)
    last = await start(centre, NIGHT)
    await following.reached(last)
    after = await following.channel(NIGHT, "plan")
    assert after is not before
    assert after.position == last
    assert following.set_aside == []


async def test_a_run_that_fails_again_stays_set_aside(centre: CommandCentre) -> None:
    following = Following(centre)
    for _ in range(2):
        await break_down(following)
        await following.reached(await start(centre, NIGHT))
    with pytest.raises(Unavailable, match=NIGHT):
        await following.channel(NIGHT, "wall")
    assert following.set_aside == [NIGHT]


async def test_a_run_that_cannot_be_read_is_left_out_of_the_list_and_named(
    centre: CommandCentre, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    following = Following(centre)
    overview = Overview(centre.log, following)
    damage(file)
    for _ in range(3):
        assert [golive.id for golive in await overview.all(bool)] == [REHEARSAL]
    assert following.set_aside == [NIGHT]
    assert caplog.text.count("Run 'moa-night' cannot be opened") == 2
    assert caplog.text.count("Left out of the list: The boards of moa-night are set aside") == 3


async def test_a_run_that_was_set_aside_is_so_no_longer_once_it_was_listed(
    centre: CommandCentre,
) -> None:
    following = Following(centre)
    await break_down(following)
    await following.reached(await start(centre, NIGHT))
    assert following.set_aside == [NIGHT]
    assert len(await Overview(centre.log, following).all(bool)) == 2
    assert following.set_aside == []


async def test_however_many_ask_at_once_a_run_is_read_by_one(
    centre: CommandCentre, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    following = Following(centre)
    damage(file)
    asked = [following.opened(NIGHT) for _ in range(20)]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert {type(answer) for answer in answers} == {Unavailable}
    assert caplog.text.count("Run 'moa-night' cannot be opened") == 2
    runs = await asyncio.gather(*(following.opened(REHEARSAL) for _ in range(20)))
    assert len({id(run) for run in runs}) == 1


async def test_the_loop_reads_no_log_when_a_run_is_opened(
    centre: CommandCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given a report that comes while the run is read, then it is on the board, and came from memory."""
    plain, readers, told = centre.log.read, set(), threading.Event()
    report = ReportStarted(report_id=next(ids), activity="A-1")
    order = Order(run=NIGHT, recorded_by="person:kari", command=report)

    def read(*asked: Any, **more: Any) -> Any:
        found = plain(*asked, **more)
        readers.add(threading.current_thread())
        if not found and not told.is_set():
            centre.submit(order).result()
            told.wait()
        return found

    monkeypatch.setattr(centre.log, "read", read)
    following = Following(centre)
    centre.follow(lambda _: told.set())
    board = (await following.opened(NIGHT)).boards["plan"]
    assert board.tables()["activities"]["a-1"]["status"] == "started"
    assert threading.main_thread() not in readers


async def test_what_a_failed_hand_over_left_out_comes_with_the_next_and_not_by_the_loop(
    centre: CommandCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given two batches that the loop did not take, then they are folded before the third."""
    following = Following(centre)
    opened = await following.opened(NIGHT)
    loop, readers, failures = asyncio.get_running_loop(), set(), [1, 2]
    plain_call, plain_read = loop.call_soon_threadsafe, centre.log.read

    def call(callback: Any, *told: Any, **more: Any) -> Any:
        if callback == following._take and failures:
            raise RuntimeError(f"failure {failures.pop()}")
        return plain_call(callback, *told, **more)

    def read(*asked: Any, **more: Any) -> Any:
        readers.add(threading.current_thread())
        return plain_read(*asked, **more)

    monkeypatch.setattr(loop, "call_soon_threadsafe", call)
    monkeypatch.setattr(centre.log, "read", read)
    for _ in range(3):
        last = await start(centre, NIGHT)
    await following.reached(last)
    assert [report.position for report in opened.run.reports.values()] == [1, 3, 4, 5]
    assert opened.boards["log"].tables()["reports"].keys() == {"1", "3", "4", "5"}
    assert not failures
    assert readers
    assert threading.main_thread() not in readers


async def test_whoever_keeps_words_is_told_that_some_were_erased(centre: CommandCentre) -> None:
    forgotten: list[tuple[str, int]] = []
    following = Following(centre, [lambda run, position: forgotten.append((run, position))])
    await tell(centre, NIGHT, WriteNote(report_id="a-note-1", note="Navn"))
    last = await tell(centre, NIGHT, RedactText(report_id="redacted-1", of="a-note-1"))
    await following.reached(last)
    assert forgotten == [(NIGHT, last)]


async def test_boards_of_runs_that_were_let_go_are_kept_by_nobody(
    centre: CommandCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "KEPT", 1)
    following = Following(centre)
    night = weakref.ref(await following.channel(NIGHT, "plan"))
    await following.channel(REHEARSAL, "plan")
    gc.collect()
    assert night() is None


async def test_nobody_waits_for_boards_for_ever(
    centre: CommandCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web.following, "PATIENCE", 0.05)
    with pytest.raises(Unavailable, match="stand at 2, not yet at 99"):
        await Following(centre).reached(99)


@pytest.fixture
def damaged(sqlite_url: str) -> Iterator[House]:
    """A serving centre whose one night cannot be read."""
    house = House(sqlite_url)
    house.prepare()
    house.start()
    damage(Path(sqlite_url.removeprefix("sqlite:///")))
    yield house
    house.stop()


def test_it_stays_of_use_and_says_which_run_it_cannot_show(damaged: House) -> None:
    with damaged.http("kari") as door:
        wall = door.get(f"/api/golives/{NIGHT}/boards/wall")
        ready, listed = door.get("/readyz"), door.get("/api/golives")
    assert (wall.status_code, wall.json()["type"]) == (503, "/problems/unavailable")
    why = "The boards of moa-night are set aside; the server's own log says why."
    assert wall.json()["detail"] == why, "nothing was sent that could be sent again"
    assert (ready.status_code, ready.json()) == (
        200,
        {"status": "degraded", "wrong": ["The boards of moa-night are set aside."]},
    )
    assert (listed.status_code, listed.json()) == (200, [])
