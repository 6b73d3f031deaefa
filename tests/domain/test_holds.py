"""Work held and resumed: of all, a system or a location; starts under hold are kept and flagged (rule 15)."""

from typing import Any

import pytest

from domain import events as e
from domain.announcing import missing
from domain.holding import Hold, Span
from domain.refusals import (
    NotComplete,
    NotHeld,
    ReasonMissing,
    ScopeUnclear,
    TimeOutOfRange,
    UnknownActor,
    UnknownLocation,
    UnknownSystem,
)
from tests.scenario import (
    Room,
    Said,
    acknowledged,
    activity,
    announced,
    approved,
    clock,
    corrected,
    done,
    held,
    ordered,
    received,
    resumed,
    started,
    struck,
    system,
)

UNDER = "start-under-hold"


@pytest.fixture
def room() -> Room:
    return Room(
        activity("A-1", location="Moa", actor="Moa", system="EPJ1"),
        activity("A-2", location="Moa", actor="Moa"),
        activity("B-1", location="Eidet", actor="IKT", system="NY"),
        activity("C-1", actor="IKT"),
    )


def hold(room: Room, scope: str = "all") -> Hold:
    return room.run.holds[scope]


def open_names(room: Room, code: str) -> list[str]:
    return [d.name for d in room.activity(code).open_deviations]


def test_held(room: Room) -> None:
    room.when(
        held(reason="network", owner="IKT", eta=clock("21:10"), at="20:31", known="20:32")
    ).then(e.WorkHeld(reason="network", owner="IKT", eta=clock("21:10")))
    stands = hold(room)
    assert (stands.since, stands.eta, stands.moved) == (clock("20:31"), clock("21:10"), 0)
    assert (stands.reason, stands.owner, stands.stands) == ("network", "IKT", True)


def test_resumed(room: Room) -> None:
    room.given(held(reason="data", known="20:31"))
    room.when(resumed(known="20:50:30")).then(e.WorkResumed())
    assert not hold(room).stands
    assert hold(room).spans == (Span(clock("20:31"), clock("20:50:30")),)
    assert (hold(room).reason, hold(room).eta, hold(room).position) == (None, None, 0)
    room.when(resumed()).then_refused(NotHeld)


@pytest.mark.parametrize(
    ("scope", "codes"),
    [
        ({}, ("A-1", "A-2", "B-1", "C-1")),
        ({"system": "epj1"}, ("A-1",)),
        ({"location": "moa"}, ("A-1", "A-2")),
    ],
)
def test_only_what_is_held_is_flagged(
    room: Room, scope: dict[str, str], codes: tuple[str, ...]
) -> None:
    room.given(held(reason="data", **scope))
    for code in ("A-1", "A-2", "B-1", "C-1"):
        odd = (UNDER,) if code in codes else ()
        room.when(started(code)).then_recorded(deviations=odd)
        assert open_names(room, code) == list(odd)
        room.when(done(code)).then_recorded()


def test_a_start_under_hold_stays_odd_until_somebody_acknowledges_it(room: Room) -> None:
    room.given(held(reason="data"), started("A-1", id="early-01"), resumed())
    assert open_names(room, "A-1") == [UNDER]
    room.given(acknowledged("early-01"))
    assert open_names(room, "A-1") == []


def test_a_done_without_its_start_tells_of_a_start_under_hold(room: Room) -> None:
    room.given(held(reason="data"))
    room.when(done("A-1")).then_recorded(deviations=("done-before-start", UNDER))


def test_two_things_out_of_order_are_both_told() -> None:
    room = Room(activity("A-1"), activity("A-3", "A-1")).given(held(reason="data"))
    room.when(started("A-3")).then_recorded(deviations=("start-before-predecessors", UNDER))


@pytest.mark.parametrize(
    ("at", "odd"),
    [
        ("20:30:59", False),
        ("20:31", True),
        ("20:49:59", True),
        ("20:50", False),
        ("21:05", True),
        (None, True),
    ],
)
def test_what_counts_is_when_it_was_started_to_the_minute(
    room: Room, at: str | None, odd: bool
) -> None:
    room.given(
        held(reason="data", at="20:31:40", known="20:32"),
        resumed(at="20:50:20", known="20:51"),
        held(reason="data", known="21:05:30"),
    )
    room.when(started("A-1", at=at, known="21:20")).then_recorded(
        deviations=(UNDER,) if odd else ()
    )


def test_said_again_it_goes_on_with_what_is_told_now(room: Room) -> None:
    room.given(held(reason="data", eta=clock("21:10"), at="20:31", known="20:32"))
    room.when(held(note="Fortsatt")).then_recorded(already=True)
    room.when(held(reason="supplier", owner="IKT", eta=clock("21:40"))).then_recorded()
    stands = hold(room)
    assert (stands.since, stands.position) == (clock("20:31"), 2)
    assert (stands.reason, stands.owner, stands.eta) == ("supplier", "IKT", clock("21:40"))
    assert stands.moved == 1
    room.given(held(reason="supplier", at="20:25"))
    assert (hold(room).since, hold(room).moved) == (clock("20:25"), 1)


def test_holds_over_each_other_end_each_by_itself(room: Room) -> None:
    room.given(held(reason="data"), held(reason="network", location="Moa"), resumed())
    room.when(started("B-1")).then_recorded()
    room.when(started("A-1")).then_recorded(deviations=(UNDER,))
    room.when(resumed()).then_refused(NotHeld)
    room.given(resumed(location="Moa"))
    room.when(started("A-2")).then_recorded()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (held(), ReasonMissing),
        (held(reason="data", system="EPJ1", location="Moa"), ScopeUnclear),
        (held(reason="data", system="EPJ9"), UnknownSystem),
        (held(reason="data", location="Nowhere"), UnknownLocation),
        (held(reason="data", owner="Nobody"), UnknownActor),
        (resumed(location="Moa"), NotHeld),
        (resumed(system="EPJ1", location="Moa"), ScopeUnclear),
    ],
)
def test_what_is_refused(room: Room, said: Said, reason: type) -> None:
    room.when(said).then_refused(reason)


def test_nothing_is_resumed_before_it_was_held(room: Room) -> None:
    room.given(held(reason="data", known="20:31:30"))
    room.when(resumed(at="20:30")).then_refused(TimeOutOfRange, "occurred_at")
    room.when(resumed(at="20:31")).then_recorded()
    assert hold(room).spans == (Span(clock("20:31:30"), clock("20:31:30")),)


# ---- later words


def test_a_struck_hold_never_was(room: Room) -> None:
    room.given(held(reason="data", id="held-0001"), struck("held-0001", "user"))
    assert not hold(room).stands
    room.when(started("A-1")).then_recorded()
    room.when(resumed()).then_refused(NotHeld)


def test_a_resume_of_a_struck_hold_ends_nothing_and_a_struck_resume_neither(room: Room) -> None:
    room.given(held(reason="data", id="held-0001"), resumed(id="resumed-0001"))
    room.given(struck("resumed-0001", "user"))
    assert hold(room).stands
    room.given(struck("held-0001", "user"))
    assert (hold(room).stands, hold(room).spans) == (False, ())
    room.given(held(reason="data", id="held-0002"), resumed(), struck("held-0002", "user"))
    assert (hold(room).stands, hold(room).spans) == (False, ())


def test_a_hold_is_corrected(room: Room) -> None:
    room.given(held(reason="data", eta=clock("21:10"), id="held-0001", known="20:31"))
    to = {"occurred_at": clock("20:25"), "reason": "supplier", "eta": clock("21:30")}
    room.given(corrected("held-0001", to, "user", known="20:40"))
    stands = hold(room)
    assert (stands.since, stands.reason, stands.eta) == (clock("20:25"), "supplier", clock("21:30"))
    assert (stands.moved, stands.corrected) == (0, True)
    room.when(started("A-1", at="20:26", known="20:41")).then_recorded(deviations=(UNDER,))


# ---- the announcement, and who confirmed


def complete(room: Room) -> Room:
    for code in ("A-1", "A-2", "B-1", "C-1"):
        room.given(done(code))
    room.given(system("EPJ1", "off"), system("NY", "open"))
    return room.given(*(Said(kind="complete", fields={"actor": a}) for a in ("Moa", "IKT")))


def test_nothing_is_announced_under_hold(room: Room) -> None:
    complete(room).given(held(reason="data", location="Moa"), held(reason="data"))
    assert missing(room.run) == {"holds": ("location:moa", "all")}
    refused = room.when(announced()).then_refused(NotComplete)
    assert isinstance(refused, NotComplete)
    assert refused.missing == {"holds": ("location:moa", "all")}
    room.given(resumed(known="21:00"), resumed(location="Moa", known="21:01"))
    room.when(announced(at="21:00", known="21:05")).then_refused(TimeOutOfRange)
    room.when(announced(known="21:05")).then_recorded()


def test_a_hold_after_the_announcement_changes_what_it_stands_on(room: Room) -> None:
    complete(room).given(announced(), held(reason="data"))
    header = room.run.header
    assert header is not None
    assert header.announcement is not None
    assert header.announcement.changed_beneath == (room.last.position,)


def confirmed(room: Room, *codes: str) -> list[tuple[int, Any]]:
    return [
        (room.run.locations[c].hold_received, room.run.locations[c].hold_received_at) for c in codes
    ]


def test_a_place_confirms_the_hold_before_its_order(room: Room) -> None:
    room.given(ordered("Moa", "paper"), held(reason="data", known="20:31"))
    room.when(received("Moa", known="20:35")).then(e.LocationReceived(location="Moa", of_hold=True))
    assert confirmed(room, "moa", "eidet") == [(4, clock("20:35")), (0, None)]
    room.when(received("Moa")).then(e.LocationReceived(location="Moa"))
    room.given(held(reason="data", location="Moa"))
    room.when(received("Moa")).then(e.LocationReceived(location="Moa", of_hold=True))


def test_what_was_received_before_the_hold_is_the_order(room: Room) -> None:
    room.given(ordered("Moa", "paper"), held(reason="data", known="20:31"))
    room.when(received("Moa", at="20:20")).then(e.LocationReceived(location="Moa"))


def test_a_place_confirms_the_hold_of_a_system_that_it_has_work_with(room: Room) -> None:
    room.given(held(reason="data", system="EPJ1"), ordered("Eidet", "paper"))
    room.when(received("Eidet")).then(e.LocationReceived(location="Eidet"))
    room.when(received("Moa")).then(e.LocationReceived(location="Moa", of_hold=True))
    room.given(held(reason="data", system="NY"), done("B-1"))
    room.when(received("Eidet")).then(e.LocationReceived(location="Eidet", already=True))


def test_a_struck_receipt_confirms_nothing(room: Room) -> None:
    room.given(held(reason="data"), received("Moa", id="receipt-01"), struck("receipt-01", "user"))
    assert confirmed(room, "moa") == [(0, None)]


def test_an_approval_is_no_start(room: Room) -> None:
    room.given(started("A-1"), held(reason="data"))
    room.when(approved("A-1")).then_recorded(deviations=("approved-before-done",))
