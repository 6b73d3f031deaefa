"""Locations on the wall, and whom the centre may ring: work, care, contact, and when news are due."""

from typing import Any

import pytest

from domain.plan import Difference, PlannedActor, PlannedLocation
from projections.board import Row
from tests.projections.boards import board, row, says
from tests.scenario import (
    Room,
    acknowledged,
    activity,
    added,
    announced,
    approved,
    blocked,
    called,
    care_mode,
    checked_in,
    clock,
    complete,
    done,
    eta,
    failed,
    no_answer,
    ordered,
    plan_changed,
    promised,
    received,
    reopened,
    skipped,
    started,
    struck,
)


def moa(room: Room) -> Row:
    return row(room, "wall", "locations", "moa")


def party(room: Room, name: str = "location:moa") -> Row:
    return row(room, "calls", "parties", name)


def planned(code: str, start: str, finish: str, **fields: Any) -> Any:
    times = {"planned_start": clock(start), "planned_finish": clock(finish)}
    return activity(code, location="Moa", actor="Moa", **times, **fields)


def test_a_location_before_the_night() -> None:
    room = Room(
        activity("A-1", location="Moa"),
        locations=(PlannedLocation(code="Moa", name="Moa sykehjem", short="Moa", group="Øst"),),
        actors=(),
    )
    assert moa(room) == {
        "code": "Moa",
        "name": "Moa sykehjem",
        "short": "Moa",
        "group": "Øst",
        "order": 0,
        "total": 1,
        "released": 0,
        "done": 0,
        "started": 0,
        "blocked": 0,
        "failed": 0,
        "deviations": 0,
        "bars": [[0, 1], [0, 0], [0, 0], [0, 0], [0, 0]],
        "blocks": [],
        "failures": [],
        "due": None,
        "held": [],
        "hold_received_at": None,
        "mode": "old",
        "mode_since": None,
        "paper_since": None,
        "order_mode": None,
        "ordered_at": None,
        "order_received_at": None,
        "received_at": None,
        "checked_in_at": None,
        "complete_at": None,
        "heard_at": None,
        "called_at": None,
        "unanswered": 0,
        "again_at": None,
        **dict.fromkeys(("promised", "news_due")),
    }


def test_its_work_is_counted() -> None:
    room = Room(*(activity(f"A-{n}", location="Moa", needs_approval=n == 1) for n in range(1, 6)))
    room.given(
        started("A-1"),
        done("A-1"),
        started("A-2"),
        blocked("A-3", "data"),
        failed("A-4", "data"),
        done("A-5", id="five-done"),
    )
    says(moa(room), total=5, released=1, done=2, started=1, blocked=1, failed=1, deviations=1)
    room.given(acknowledged("five-done"), care_mode("Moa", "paper", at="23:00"))
    says(moa(room), deviations=1)


def test_up_to_five_phases_have_a_bar_each() -> None:
    room = Room(
        activity("A-1", location="Moa", phase="Papir"),
        activity("A-2", location="Moa", phase="Prøving"),
        activity("A-3", location="Moa", phase="Ny"),
        activity("A-4", location="Moa"),
        phases=("Forberedelse", "Papir", "Prøving"),
    )
    room.given(done("A-1"), added("Ekstra", location="Moa"))
    assert moa(room)["bars"] == [[0, 0], [1, 1], [0, 1], [0, 3], [0, 0]]


def test_more_phases_share_the_bars() -> None:
    rows = (activity(f"A-{n}", location="Moa", phase=f"Fase {n}") for n in range(7))
    room = Room(*rows, phases=tuple(f"Fase {n}" for n in range(7)))
    assert [whole for _, whole in moa(room)["bars"]] == [2, 1, 2, 1, 1]


def test_what_has_failed_is_named_the_longest_first() -> None:
    room = Room(*(activity(f"A-{n}", location="Moa") for n in range(1, 4))).given(
        failed("A-2", "data", at="20:02"),
        failed("A-1", "network", at="20:01"),
        blocked("A-3", "data"),
    )
    failures = moa(room)["failures"]
    assert [(row["activity"], row["title"]) for row in failures] == [
        ("A-1", "Title of A-1"),
        ("A-2", "Title of A-2"),
    ]
    assert set(failures[0]) == set(moa(room)["blocks"][0])
    assert failures[0]["since"] == "2023-04-28T18:01:00Z"


def test_what_is_blocked_the_longest_first() -> None:
    room = Room(activity("A-1", location="Moa"), activity("A-2", location="Moa")).given(
        blocked("A-2", "network", owner="IKT", eta=clock("21:00"), at="20:01"),
        blocked("A-1", "data", at="20:02"),
        eta("A-2", clock("21:30")),
        added("Ekstra", location="Moa"),
        blocked("X-1", "other", at="20:03"),
    )
    assert [block["activity"] for block in moa(room)["blocks"]] == ["A-2", "A-1", "X-1"]
    assert moa(room)["blocks"][0] == {
        "activity": "A-2",
        "title": "Title of A-2",
        "reason": "network",
        "owner": "IKT",
        "eta": "2023-04-28T19:30:00Z",
        "moved": 1,
        "since": "2023-04-28T18:01:00Z",
    }
    assert moa(room)["blocks"][2]["title"] is None


def test_due_is_what_should_be_finished_first_and_is_still_to_do() -> None:
    room = Room(
        planned("A-1", "20:00", "21:00"),
        planned("A-2", "20:00", "20:30"),
        activity("A-3", location="Moa"),
    )
    assert moa(room)["due"] == {
        "activity": "A-2",
        "title": "Title of A-2",
        "finish": "2023-04-28T18:30:00Z",
    }
    room.given(skipped("A-2", "other"))
    assert moa(room)["due"]["activity"] == "A-1"
    room.given(done("A-1"))
    assert moa(room)["due"] is None
    room.given(reopened("A-1", "data"))
    assert moa(room)["due"]["activity"] == "A-1"


def test_how_it_cares_and_since_when_it_is_on_paper() -> None:
    room = Room(activity("A-1")).given(
        care_mode("Moa", "read-only", at="20:00"), care_mode("Moa", "paper", at="20:01")
    )
    room.given(care_mode("Moa", "paper", at="20:02"))
    says(
        moa(room),
        mode="paper",
        mode_since="2023-04-28T18:01:00Z",
        paper_since="2023-04-28T18:01:00Z",
    )
    room.given(care_mode("Moa", "ready", at="20:03"))
    says(moa(room), mode="ready", mode_since="2023-04-28T18:03:00Z", paper_since=None)


def test_orders_and_their_receipts() -> None:
    room = Room(activity("A-1")).given(ordered("Moa", "paper", at="20:00"))
    says(
        moa(room),
        order_mode="paper",
        ordered_at="2023-04-28T18:00:00Z",
        order_received_at=None,
    )
    room.given(received("Moa", at="20:01"))
    says(moa(room), order_received_at="2023-04-28T18:01:00Z", received_at=None)


def test_the_announcement_is_received() -> None:
    room = Room(systems=()).given(complete("Moa"), complete("IKT"), announced())
    room.given(received("Moa", at="20:04"))
    says(moa(room), received_at="2023-04-28T18:04:00Z", order_received_at=None)


# ---- contact


@pytest.mark.parametrize("who", [moa, party])
def test_a_location_stands_for_the_actor_of_its_code(who: Any) -> None:
    room = Room(planned("A-1", "20:00", "21:00")).given(
        checked_in("Moa", at="20:00"),
        called(actor="Moa", at="20:02"),
        no_answer("Moa", at="20:03", again_at=clock("20:13")),
        promised(actor="Moa", due=clock("20:40"), at="20:04"),
        promised("Moa", clock("20:45"), at="20:05"),
        complete("Moa", at="20:06"),
    )
    says(
        who(room),
        checked_in_at="2023-04-28T18:00:00Z",
        complete_at="2023-04-28T18:06:00Z",
        heard_at="2023-04-28T18:06:00Z",
        called_at="2023-04-28T18:03:00Z",
        unanswered=1,
        again_at="2023-04-28T18:13:00Z",
        promised="2023-04-28T18:40:00Z",
    )


def test_parties_are_locations_and_the_actors_that_are_none() -> None:
    room = Room(activity("A-1", location="Moa", actor="IKT"), activity("A-2", actor="IKT"))
    assert party(room) == {
        "party": "location:moa",
        "kind": "location",
        "code": "Moa",
        "name": "Moa sykehjem",
        "open": 1,
        "heard_at": None,
        "called_at": None,
        "unanswered": 0,
        "again_at": None,
        "promised": None,
        "checked_in_at": None,
        "complete_at": None,
        "news_due": None,
    }
    says(party(room, "actor:ikt"), kind="actor", code="IKT", name="IKT drift", open=2)
    assert set(board(room, "calls")["parties"]) == {"location:moa", "location:eidet", "actor:ikt"}
    room.given(done("A-2"))
    assert party(room, "actor:ikt")["open"] == 1


def test_an_actor_that_becomes_a_location_is_met_there() -> None:
    room = Room(activity("A-1")).given(called(actor="IKT"))
    new = Difference(locations=(PlannedLocation(code="IKT", name="IKT"),))
    room.given(plan_changed(1, new))
    assert "actor:ikt" not in board(room, "calls")["parties"]
    assert party(room, "location:ikt")["called_at"] == "2023-04-28T18:02:00Z"


def test_nothing_expected_nothing_due() -> None:
    room = Room(planned("A-1", "20:00", "21:00"), activity("A-2", location="Moa"))
    assert party(room)["news_due"] is None
    room.given(started("A-2"))
    assert party(room)["news_due"] is None


def test_a_check_in_is_due_of_every_actor() -> None:
    actors = (PlannedActor(code="Moa", name="Moa"), PlannedActor(code="IKT", name="IKT"))
    room = Room(activity("A-1"), checkin_by=clock("20:15"), actors=actors)
    due = {"at": "2023-04-28T18:15:00Z", "why": "check-in", "activity": None}
    assert party(room)["news_due"] == due
    assert party(room, "actor:ikt")["news_due"] == due
    assert party(room, "location:eidet")["news_due"] is None
    room.given(checked_in("Moa"))
    assert party(room)["news_due"] is None


def test_a_promise_is_due_until_something_is_heard_after_it() -> None:
    room = Room(planned("A-1", "20:00", "20:30")).given(promised("Moa", clock("20:10")))
    assert moa(room)["news_due"] == {
        "at": "2023-04-28T18:10:00Z",
        "why": "promise",
        "activity": None,
    }
    room.given(started("A-1", at="20:11", known="20:12"))
    assert moa(room)["news_due"] == {
        "at": "2023-04-28T18:41:00Z",
        "why": "running",
        "activity": "A-1",
    }


def test_a_promise_kept_early_is_due_no_more() -> None:
    room = Room(activity("A-1", location="Moa")).given(promised("Moa", clock("20:30")))
    says(party(room)["news_due"], why="promise")
    room.given(done("A-1", known="20:20"))
    assert party(room)["news_due"] is None
    room.given(promised("Moa", clock("20:45"), known="20:21"))
    says(party(room)["news_due"], at="2023-04-28T18:45:00Z")


def test_work_is_due_when_its_planned_length_or_what_was_told_is_over() -> None:
    room = Room(planned("A-1", "20:00", "20:30"), planned("A-2", "20:00", "20:20"))
    room.given(started("A-1", at="20:00"), started("A-2", at="20:02"))
    says(party(room)["news_due"], at="2023-04-28T18:22:00Z", activity="A-2")
    room.given(eta("A-2", clock("20:50")))
    says(party(room)["news_due"], at="2023-04-28T18:30:00Z", activity="A-1")
    room.given(done("A-1"))
    says(party(room)["news_due"], at="2023-04-28T18:50:00Z", activity="A-2")
    room.given(done("A-2"))
    assert party(room)["news_due"] is None


def test_who_corrects_a_report_says_nothing_of_the_actor_but_changes_what_is_due() -> None:
    room = Room(activity("A-1", actor="IKT", needs_approval=True)).given(
        started("A-1"), done("A-1"), approved("A-1", by="siri", id="approval-1")
    )
    assert party(room, "actor:ikt")["open"] == 0
    room.given(struck("approval-1", "user"))
    says(party(room, "actor:ikt"), open=1, heard_at="2023-04-28T18:03:00Z")
