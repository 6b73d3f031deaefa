"""Holds on the boards: what is held, since when and why, whose work and which places, and who confirmed."""

from typing import Any

import pytest

from projections.board import digest
from tests.projections.boards import board, live, row, says
from tests.scenario import (
    Room,
    activity,
    clock,
    complete,
    corrected,
    done,
    held,
    received,
    resumed,
    started,
    struck,
    system,
)


@pytest.fixture
def room() -> Room:
    return Room(
        activity("A-1", location="Moa", actor="Moa", system="EPJ1"),
        activity("A-2", location="Moa", actor="Moa"),
        activity("B-1", location="Eidet", actor="IKT", system="NY"),
        activity("C-1", actor="IKT"),
    )


def work(room: Room) -> dict[str, list[str]]:
    rows = board(room, "plan")["activities"]
    return {code: found["held"] for code, found in rows.items() if found["held"]}


def ready(room: Room) -> set[str]:
    return {code for code, found in board(room, "plan")["activities"].items() if found["ready"]}


def places(room: Room) -> dict[str, Any]:
    rows = board(room, "wall")["locations"]
    return {code: (r["held"], r["hold_received_at"]) for code, r in rows.items()}


def test_a_hold_of_all(room: Room) -> None:
    room.given(held(reason="network", owner="IKT", eta=clock("21:10"), at="20:31", known="20:32"))
    assert row(room, "wall", "holds", "all") == {
        "scope": "all",
        "system": None,
        "location": None,
        "stands": True,
        "since": "2023-04-28T18:31:00Z",
        "reason": "network",
        "owner": "IKT",
        "eta": "2023-04-28T19:10:00Z",
        "moved": 0,
        "position": 2,
        "spans": [],
    }
    assert row(room, "wall", "golive")["holds"] == 1
    assert work(room) == {code: ["all"] for code in ("a-1", "a-2", "b-1", "c-1")}
    assert ready(room) == set()
    assert places(room) == dict.fromkeys(("moa", "eidet"), (["all"], None))


def test_a_hold_of_a_system_is_over_its_work_and_where_it_is_done(room: Room) -> None:
    room.given(held(reason="data", system="EPJ1"))
    says(row(room, "wall", "holds", "system:epj1"), scope="system:epj1", system="EPJ1")
    assert work(room) == {"a-1": ["system:epj1"]}
    assert ready(room) == {"a-2", "b-1", "c-1"}
    assert places(room) == {"moa": (["system:epj1"], None), "eidet": ([], None)}
    room.given(done("A-1"))
    assert work(room) == {}
    assert places(room)["moa"] == ([], None)


def test_holds_over_each_other(room: Room) -> None:
    room.given(held(reason="data", location="Moa"), held(reason="network"))
    assert work(room)["a-1"] == ["all", "location:moa"]
    assert places(room)["moa"][0] == ["location:moa", "all"]
    room.given(resumed())
    assert work(room) == {code: ["location:moa"] for code in ("a-1", "a-2")}
    assert ready(room) == {"b-1", "c-1"}
    assert row(room, "wall", "golive")["holds"] == 1


def test_what_was_held_is_remembered(room: Room) -> None:
    room.given(held(reason="data", known="20:31"), resumed(known="20:50"))
    says(
        row(room, "wall", "holds", "all"),
        stands=False,
        since=None,
        reason=None,
        position=None,
        spans=[{"since": "2023-04-28T18:31:00Z", "until": "2023-04-28T18:50:00Z"}],
    )


def test_a_struck_hold_is_gone(room: Room) -> None:
    room.given(held(reason="data", id="held-0001"), struck("held-0001", "user"))
    assert board(room, "wall")["holds"] == {}
    assert work(room) == {}


def test_who_confirmed(room: Room) -> None:
    room.given(held(reason="data"), received("Moa", known="20:40"))
    assert places(room) == {"moa": (["all"], "2023-04-28T18:40:00Z"), "eidet": (["all"], None)}
    room.given(held(reason="network", location="Moa"))
    assert places(room)["moa"] == (["all", "location:moa"], None)


def test_the_night_is_not_complete_under_hold(room: Room) -> None:
    for code in ("A-1", "A-2", "B-1", "C-1"):
        room.given(done(code))
    room.given(system("EPJ1", "off"), system("NY", "open"), complete("Moa"), complete("IKT"))
    room.given(held(reason="data"))
    assert row(room, "wall", "golive")["stage"] == "during"
    room.given(resumed())
    assert row(room, "wall", "golive")["stage"] == "complete"


def test_the_foot_tells_of_a_hold_and_of_what_is_odd_with_it(room: Room) -> None:
    room.given(held(reason="data", location="Moa", at="23:00", known="20:31"))
    says(row(room, "wall", "latest"), kind="held", location="Moa")
    odd = row(room, "plan", "deviations", "holds:location:moa")
    assert [d["name"] for d in odd["deviations"]] == ["clock-ahead"]
    assert row(room, "wall", "golive")["deviations"] == 1


def test_the_boards_move_to_where_they_stand(room: Room) -> None:
    room.given(
        held(reason="data", system="EPJ1", id="held-0001"),
        started("A-1"),
        received("Moa"),
        held(reason="network"),
        corrected("held-0001", {"occurred_at": clock("19:59")}, "user"),
        resumed(),
        done("A-1"),
        struck("held-0001", "user"),
        held(reason="data", location="Eidet"),
    )
    for name in ("plan", "wall", "log"):
        assert live(room.log, name, room.id).hash() == digest(board(room, name)), name
