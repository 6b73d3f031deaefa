"""What the hub does by the clock, whatever the database does meanwhile."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from domain.centre import CommandCentre
from web import errands, pulse
from web.errands import AddUser, AnyErrand, EndKeys, MakeKey
from web.following import Following
from web.identity import Identity
from web.live import Client, Hub

PEOPLE = ("kari", "lise", "dag")


class Line:
    """The far end of a socket; tells with which code it was let go."""

    paused = False
    open = True
    buffered = 0

    def __init__(self, left: asyncio.Queue[int]) -> None:
        self._left = left

    def write(self, frame: bytes) -> None:
        pass

    def leave(self, code: int, reason: str = "") -> None:
        self._left.put_nowait(code)

    def abort(self) -> None:
        pass


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[CommandCentre]:
    with CommandCentre(f"sqlite:///{tmp_path}/golive.db") as open_centre:
        yield open_centre


async def test_a_look_up_that_fails_keeps_no_withdrawn_right_open(
    centre: CommandCentre, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Given three signed out everywhere, when the first cannot be looked up, then all are gone in a moment."""
    identity, left = Identity(centre, centre.log.store.reader), asyncio.Queue[int]()
    hub = Hub(Following(centre), identity, "build", lambda *_: None)

    def do(errand: AnyErrand) -> errands.Done:
        return identity.write_now(lambda tx: errands.run(tx, errand))

    for name in PEOPLE:
        do(AddUser(name=name, role="commander"))
        token = do(MakeKey(name=name, kind="token")).secret or ""
        hub.joined(Client(Line(left), await identity.caller("token", token)))
    await identity.rights_changed()
    failures = [OperationalError("SELECT", {}, Exception("disk I/O error"))]

    def fail(*told: object) -> None:
        if failures and "golive_key" in str(told[2]):
            raise failures.pop()

    event.listen(centre.log.store.reader, "before_cursor_execute", fail)
    for name in PEOPLE:
        do(EndKeys(name=name))
    monkeypatch.setattr(pulse, "RIGHTS", 0.01)
    monkeypatch.setattr(pulse, "MINUTE", 1_000_000)
    following = asyncio.create_task(pulse.follow_rights(hub))
    async with asyncio.timeout(5):
        assert [await left.get() for _ in PEOPLE] == [4401] * 3
    following.cancel()
    assert caplog.text.count("disk I/O error") == 1
