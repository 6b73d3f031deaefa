"""The hub alone: what it counts, and what it does by the clock whatever the database does meanwhile."""

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from domain.centre import CommandCentre
from domain.commands import CreateRun, Order
from tests.scenario import activity, plan_of
from web import errands, pulse
from web.errands import AddUser, AnyErrand, EndKeys, MakeKey
from web.following import Following
from web.identity import Identity
from web.live import SUBSCRIPTIONS, Client, Hub

NIGHT = "moa-night"
PEOPLE = ("kari", "lise", "dag")


class Line:
    """The far end of a socket: what it was sent, and with which code it was let go."""

    paused = False
    open = True
    buffered = 0

    def __init__(self, left: asyncio.Queue[int]) -> None:
        self._left = left
        self.frames: list[bytes] = []
        self.write: Callable[[bytes], None] = self.frames.append

    def said(self, kind: str) -> int:
        return sum(b'"t":"%b"' % kind.encode() in frame for frame in self.frames)

    def leave(self, code: int, reason: str = "") -> None:
        self._left.put_nowait(code)

    def abort(self) -> None:
        pass


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[CommandCentre]:
    with CommandCentre(f"sqlite:///{tmp_path}/golive.db") as open_centre:
        yield open_centre


def hub_of(centre: CommandCentre) -> Hub:
    identity = Identity(centre, centre.log.store.reader)
    return Hub(Following(centre), identity, "build", lambda *_: None)


def do(centre: CommandCentre, errand: AnyErrand) -> errands.Done:
    return centre.execute(lambda tx: errands.run(tx, errand)).result()


async def joined(centre: CommandCentre, hub: Hub, name: str, line: Line) -> Client:
    """Somebody with a token, on that line."""
    do(centre, AddUser(name=name, role="commander"))
    token = do(centre, MakeKey(name=name, kind="token")).secret or ""
    client = Client(line, await hub.identity.caller("token", token))
    hub.joined(client)
    return client


async def test_what_was_reset_takes_no_place_among_the_subscriptions(centre: CommandCentre) -> None:
    """Given all places taken, when what is watched is reset, then each is free again."""
    plan = plan_of(activity("A-1"))
    new = CreateRun(report_id="create-1", title="Moa", plan=plan)
    centre.submit(Order(run=NIGHT, recorded_by="person:kari", command=new)).result()
    hub, line = hub_of(centre), Line(asyncio.Queue())
    client = await joined(centre, hub, "kari", line)

    async def subscribed(*numbers: int) -> None:
        for number in numbers:
            asked = {"t": "sub", "id": number, "board": "plan", "golive": NIGHT}
            hub.hear(client, json.dumps(asked).encode())
        await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))

    hub.hear(client, b'{"t":"hello","v":1}')
    await subscribed(*range(SUBSCRIPTIONS + 1))
    assert (line.said("live"), line.said("err")) == (SUBSCRIPTIONS, 1)
    client.followed()[0][1].channel.end()
    await subscribed(SUBSCRIPTIONS, *range(SUBSCRIPTIONS - 1))
    assert (line.said("live"), line.said("err")) == (2 * SUBSCRIPTIONS, 1)


async def test_a_look_up_that_fails_keeps_no_withdrawn_right_open(
    centre: CommandCentre, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Given three signed out everywhere, when the first cannot be looked up, then all are gone in a moment."""
    hub, left = hub_of(centre), asyncio.Queue[int]()
    for name in PEOPLE:
        await joined(centre, hub, name, Line(left))
    await hub.identity.rights_changed()
    failures = [OperationalError("SELECT", {}, Exception("disk I/O error"))]

    def fail(*told: object) -> None:
        if failures and "golive_key" in str(told[2]):
            raise failures.pop()

    event.listen(centre.log.store.reader, "before_cursor_execute", fail)
    for name in PEOPLE:
        do(centre, EndKeys(name=name))
    monkeypatch.setattr(pulse, "RIGHTS", 0.01)
    monkeypatch.setattr(pulse, "MINUTE", 1_000_000)
    following = asyncio.create_task(pulse.follow_rights(hub))
    async with asyncio.timeout(5):
        assert [await left.get() for _ in PEOPLE] == [4401] * 3
    following.cancel()
    assert caplog.text.count("disk I/O error") == 1
