"""The rows of the wall beside the go-live's own: systems, central work, issues, the foot."""

import pytest

from domain.plan import Difference, PlannedCounter, PlannedSystem
from projections.board import Row
from tests.projections.boards import board, row, says
from tests.scenario import (
    Room,
    accepted,
    acknowledged,
    activity,
    added,
    blocked,
    called,
    care_mode,
    clock,
    corrected,
    counted,
    done,
    eta,
    failed,
    issue,
    note,
    plan_changed,
    solved,
    started,
    struck,
    system,
    unblocked,
)


def golive(room: Room) -> Row:
    return row(room, "wall", "golive")


def test_systems_and_since_when() -> None:
    room = Room(activity("A-1")).given(system("NY", "on", at="20:00"), system("NY", "open"))
    assert row(room, "wall", "systems", "epj1") == {
        "code": "EPJ1",
        "name": "EPJ 1",
        "kind": "legacy",
        "order": 0,
        "state": "on",
        "since": None,
        "target_state": "off",
        "in_target": False,
        "mandatory": True,
        "opened_at": None,
        "live_at": None,
    }
    says(
        row(room, "wall", "systems", "ny"),
        order=1,
        state="open",
        since="2023-04-28T18:03:00Z",
        opened_at="2023-04-28T18:03:00Z",
        in_target=True,
    )
    new = PlannedSystem(code="ARK", name="Arkiv", kind="legacy", target_state="read_only")
    room.given(plan_changed(1, Difference(systems=(new,))))
    says(row(room, "wall", "systems", "ark"), order=2, target_state="read_only")


@pytest.fixture
def stuck() -> Room:
    """A room where much of the centre's own work is stuck."""
    room = Room(
        activity("A-1", actor="IKT"),
        activity("A-2"),
        activity("A-3", location="Moa"),
        activity("A-4"),
    )
    return room.given(
        blocked("A-1", "supplier", owner="IKT", eta=clock("21:00"), at="20:01"),
        failed("A-2", "data", at="20:02", id="two-failed"),
        blocked("A-3", "data"),
        started("A-4"),
        added("Ekstra", activity="X-7"),
        blocked("X-7", "other"),
    )


def test_blocked_and_failed_work_of_no_location_is_central(stuck: Room) -> None:
    central = board(stuck, "wall")["central"]
    assert set(central) == {"a-1", "a-2", "x-7"}
    assert central["a-1"] == {
        "activity": "A-1",
        "title": "Title of A-1",
        "actor": "IKT",
        "reason": "supplier",
        "owner": "IKT",
        "eta": "2023-04-28T19:00:00Z",
        "moved": 0,
        "since": "2023-04-28T18:01:00Z",
        "status": "blocked",
    }
    says(
        central["a-2"],
        status="failed",
        since="2023-04-28T18:02:00Z",
        reason="data",
        owner=None,
        moved=0,
    )
    assert set(central["a-2"]) == set(central["a-1"])
    assert central["x-7"]["title"] is None


def test_central_work_that_goes_on_is_not_on_the_wall(stuck: Room) -> None:
    stuck.given(corrected("two-failed", {"occurred_at": clock("20:00:30")}, "user"))
    stuck.given(eta("A-2", clock("22:00")))
    says(
        row(stuck, "wall", "central", "a-2"),
        since="2023-04-28T18:00:30Z",
        eta="2023-04-28T20:00:00Z",
    )
    stuck.given(unblocked("A-1"), done("A-2"), plan_changed(1, Difference(removed=("A-4",))))
    assert set(board(stuck, "wall")["central"]) == {"x-7"}


def test_open_issues_stand_on_the_wall() -> None:
    room = Room(activity("A-1")).given(
        issue(
            "Navn Navnesen får ikke resept",
            severity="major",
            area="resept",
            patient_safety=True,
            owner="IKT",
            location="Moa",
            activity="A-1",
            promised=clock("22:15"),
            at="20:01",
            id="raised-it",
        ),
        issue("Annet"),
    )
    issues = board(room, "wall")["issues"]
    assert issues["s1"] == {
        "code": "S1",
        "severity": "major",
        "area": "resept",
        "patient_safety": True,
        "owner": "IKT",
        "location": "Moa",
        "activity": "A-1",
        "raised_at": "2023-04-28T18:01:00Z",
        "promised": "2023-04-28T20:15:00Z",
        "accepted": False,
    }
    says(golive(room), issues_open=2, patient_safety_open=1)
    room.given(accepted("S1", by="leder"), solved("S2"))
    assert set(board(room, "wall")["issues"]) == {"s1"}
    assert row(room, "wall", "issues", "s1")["accepted"]
    room.given(struck("raised-it", "user"))
    assert board(room, "wall")["issues"] == {}
    assert golive(room)["issues_open"] == 0


def test_the_foot_tells_the_latest_report_from_the_field() -> None:
    room = Room(activity("A-1", location="Moa", actor="Moa"))
    assert board(room, "wall")["latest"] == {}
    room.given(done("A-1", result="workaround", reason="printing", at="20:01", id="one-done"))
    told = {
        "position": 2,
        "kind": "done",
        "activity": "A-1",
        "title": "Title of A-1",
        "location": "Moa",
        "actor": "Moa",
        "system": None,
        "counter": None,
        "issue": None,
        "state": None,
        "mode": None,
        "occurred_at": "2023-04-28T18:01:00Z",
        "result": "workaround",
        "value": None,
        "eta": None,
        "due": None,
        "seat": None,
        "vote": None,
    }
    assert row(room, "wall", "latest") == told
    room.given(note("Kaffe"), called("Moa"), acknowledged("one-done"))
    assert row(room, "wall", "latest") == told
    room.given(system("NY", "open", id="opened-it"), care_mode("Moa", "paper", id="on-paper"))
    says(row(room, "wall", "latest"), kind="care_mode", mode="paper", location="Moa")
    room.given(struck("on-paper", "user"), corrected("opened-it", {"state": "on"}, "user"))
    says(row(room, "wall", "latest"), kind="system", system="NY", state="on", result=None)


def test_the_foot_tells_what_happened_last_whenever_it_was_told() -> None:
    room = Room(activity("A-1"), activity("A-2"), activity("A-3"))
    room.given(started("A-1", at="20:10", known="20:11"), started("A-2", at="20:51", known="20:52"))
    room.given(started("A-3", at="20:47", known="21:11", id="told-late"))
    says(row(room, "wall", "latest"), activity="A-2", occurred_at="2023-04-28T18:51:00Z")
    room.given(corrected("told-late", {"occurred_at": clock("20:57")}, "user", known="21:12"))
    says(row(room, "wall", "latest"), activity="A-3", occurred_at="2023-04-28T18:57:00Z")
    room.given(note("Kaffe", known="21:13"), struck("told-late", "user", known="21:14"))
    says(row(room, "wall", "latest"), activity="A-2")


def test_the_foot_tells_of_issues_counts_and_times_which_and_how_much() -> None:
    room = Room(activity("A-1")).given(counted("PAS", 713))
    says(row(room, "wall", "latest"), kind="count", counter="PAS", value=713)
    room.given(issue("Feil", promised=clock("22:00")))
    says(row(room, "wall", "latest"), kind="issue", issue="S1", due="2023-04-28T20:00:00Z")
    room.given(eta("A-1", clock("21:30")))
    says(row(room, "wall", "latest"), kind="eta", activity="A-1", eta="2023-04-28T19:30:00Z")


def test_what_is_counted_can_be_named() -> None:
    room = Room(
        activity("A-1"), counters=(PlannedCounter(code="PAS", title="Pasienter", target=9),)
    )
    room.given(counted("PAS", 7))
    assert row(room, "wall", "counters", "pas") == {"code": "PAS", "title": "Pasienter"}


def test_who_owns_a_block_can_be_named() -> None:
    assert row(Room(), "wall", "actors", "ikt") == {"code": "IKT", "name": "IKT drift"}
