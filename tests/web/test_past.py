"""Boards as they stood: however many ask, the threads of everybody else stay free."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from domain.eventlog import EventLog
from tests.web.conftest import GOLIVE, House
from web.past import Past


class SlowDisk(EventLog):
    """A log that gives nothing out before its gate is opened."""

    def __init__(self, url: str) -> None:
        super().__init__(url, reading=True)
        self.gate = threading.Event()

    def read(self, *asked: Any, **more: Any) -> Any:
        self.gate.wait()
        return super().read(*asked, **more)


async def test_questions_about_the_past_hold_no_thread_of_others(sqlite_url: str) -> None:
    House(sqlite_url).prepare()
    log = SlowDisk(sqlite_url)
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))
    past = Past(log)
    asked = [asyncio.ensure_future(past.board(GOLIVE, "wall", position=1)) for _ in range(6)]
    await asyncio.sleep(0)
    await asyncio.wait_for(asyncio.to_thread(threading.active_count), 5)
    assert not any(question.done() for question in asked)
    log.gate.set()
    assert {moment.position for moment in await asyncio.gather(*asked)} == {1}
    log.close()


async def test_words_that_were_erased_are_forgotten_before_anybody_asks(house: House) -> None:
    """Given the past of a night in memory, when it is told that words were erased, then it has them no more."""
    house.prepare(golive="eidet-night", people={})
    noted = house.report("kari", "note", note="Navn").json()["report_id"]
    log = EventLog(house.settings.database, reading=True)
    past = Past(log)
    await past.board(GOLIVE, "log")
    house.report("kari", "redacted", of=noted)
    for golive in (GOLIVE, "eidet-night"):
        past.forget(golive, 4)
    await past.board("eidet-night", "log")  # it answers one after the other
    assert [report.text for report in past._replays[GOLIVE].events][1:] == [None, None]
    log.close()
