"""An approval in doubt: trouble told of approved work alerts the commander and hinders the announcement."""

import pytest

from domain.announcing import missing
from domain.refusals import NotComplete, OwnWork
from tests.scenario import (
    Room,
    acknowledged,
    activity,
    announced,
    approved,
    blocked,
    clock,
    complete,
    done,
    eta,
    failed,
    started,
    struck,
    unblocked,
)


@pytest.fixture
def room() -> Room:
    """A-1 is approved, and all that an announcement needs is there."""
    return Room(activity("A-1", needs_approval=True), systems=()).given(
        *(started("A-1"), done("A-1"), approved("A-1", by="ola")),
        *(complete("Moa"), complete("IKT")),
    )


@pytest.mark.parametrize("trouble", [failed, blocked])
def test_trouble_on_approved_puts_the_approval_in_doubt(room: Room, trouble) -> None:  # type: ignore[no-untyped-def]
    room.when(trouble("A-1", "data")).then_recorded(deviations=("approval-in-doubt",))
    assert room.activity("A-1").status == "approved"
    assert room.activity("A-1").in_doubt


def test_it_hinders_the_announcement_until_it_is_acknowledged(room: Room) -> None:
    room.given(failed("A-1", "data", id="failed-a-1"))
    assert missing(room.run) == {"activities": ("A-1",)}
    room.when(announced()).then_refused(NotComplete)
    room.given(acknowledged("failed-a-1"))
    assert missing(room.run) == {}
    room.given(announced())


def test_it_shakes_an_announcement_once(room: Room) -> None:
    room.given(announced(), blocked("A-1", "data", id="block-a-1"), eta("A-1", clock("23:00")))
    room.given(unblocked("A-1"), acknowledged("block-a-1"))
    beneath = room.run.header.announcement.changed_beneath  # type: ignore[union-attr]
    assert [room.log[position - 1].report_id for position in beneath] == ["block-a-1"]


def test_every_report_that_raised_it_is_acknowledged(room: Room) -> None:
    room.given(failed("A-1", "data", id="failed-a-1"), blocked("A-1", "data", id="block-a-1"))
    room.given(acknowledged("failed-a-1"))
    assert room.activity("A-1").in_doubt
    room.given(acknowledged("block-a-1", id="seen-by-her"))
    assert not room.activity("A-1").in_doubt
    room.given(struck("seen-by-her", "undo"))
    assert room.activity("A-1").in_doubt


def test_it_ends_with_a_fresh_approval_by_somebody_who_did_not_do_the_work(room: Room) -> None:
    room.given(failed("A-1", "data"), done("A-1", by="siri"))
    room.when(approved("A-1", by="siri")).then_refused(OwnWork)
    assert room.activity("A-1").in_doubt
    room.when(approved("A-1", by="ola", known="21:20")).then_recorded()
    assert not room.activity("A-1").in_doubt
    assert room.activity("A-1").approved_at == clock("21:20")
    room.when(approved("A-1", by="ola")).then_recorded(already=True)
