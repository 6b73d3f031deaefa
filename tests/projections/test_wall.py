"""The board ``wall``: the state of the night as the whole room sees it."""

import json

import pytest

from domain.plan import Difference, PlannedActivity, PlannedActor, PlannedSystem
from domain.tables import Run
from projections.board import Row
from projections.views import build
from tests.projections.boards import board, row, says
from tests.scenario import (
    Room,
    accepted,
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
    corrected,
    done,
    eta,
    failed,
    issue,
    note,
    plan_changed,
    received,
    skipped,
    solved,
    started,
    struck,
    system,
    unblocked,
    withdrawn,
)


def golive(room: Room) -> Row:
    return row(room, "wall", "golive")


@pytest.fixture
def night() -> Room:
    """Two teams, one activity each, both of a whole night that ended at 21:37:20."""
    room = Room(
        activity("A-1", actor="Moa", location="Moa", needs_approval=True),
        activity("A-2", actor="IKT", mandatory=False),
        checkin_by=clock("19:45"),
        centres=("Trondheim", "Ålesund"),
    )
    return room.given(
        started("A-1", at="20:05", known="20:06"),
        done("A-1", known="21:30"),
        approved("A-1", by="siri", known="21:31"),
        system("EPJ1", "off", known="21:32"),
        system("NY", "on", at="21:20", known="21:33"),
        system("NY", "open", known="21:34"),
        complete("Moa", known="21:35"),
        complete("IKT", at="21:37:20", known="21:38"),
    )


def test_before_anything_has_begun() -> None:
    room = Room(activity("A-1", mandatory=False), activity("A-2"), centres=("Ålesund",))
    assert golive(room) == {
        "title": "Moa · Nytt system",
        "kind": "live",
        "number": 0,
        "zone": "Europe/Oslo",
        "programme": None,
        "unit": None,
        "start": "2023-04-28T18:00:00Z",
        "finish": "2023-04-28T20:00:00Z",
        "window_end": "2023-04-28T21:30:00Z",
        "checkin_by": None,
        "centres": ["Ålesund"],
        "stage": "before",
        "started_at": None,
        "complete_at": None,
        "announced_at": None,
        "announcement_position": None,
        "ordinal": None,
        "ahead_minutes": None,
        "withdrawn_at": None,
        "changed_beneath": 0,
        "milestone": None,
        "activities": 2,
        "released": 0,
        "approved": 0,
        "mandatory": 1,
        "mandatory_released": 0,
        "blocked": 0,
        "failed": 0,
        "deviations": 0,
        "actors": 2,
        "actors_in": 0,
        "actors_complete": 0,
        "locations": 2,
        "locations_new": 0,
        "locations_received": 0,
        "issues_open": 0,
        "patient_safety_open": 0,
    }


def test_during_the_night() -> None:
    room = Room(*(activity(f"A-{n}", needs_approval=n < 3) for n in range(1, 6)))
    room.given(
        checked_in("Moa"),
        started("A-1", at="20:30", known="20:31"),
        done("A-2", known="20:40"),
        done("A-1", known="20:41"),
        approved("A-1", by="siri", known="20:42"),
        blocked("A-3", "data", known="20:43"),
        failed("A-4", "data", known="20:44"),
    )
    says(
        golive(room),
        stage="during",
        started_at="2023-04-28T18:30:00Z",
        released=1,
        approved=1,
        mandatory=5,
        mandatory_released=1,
        blocked=1,
        failed=1,
        deviations=1,
        actors_in=1,
    )


def test_complete_only_when_every_condition_of_the_announcement_holds(night: Room) -> None:
    says(golive(night), stage="complete", complete_at="2023-04-28T19:37:20Z", actors_complete=2)
    night.given(issue("Feil", patient_safety=True))
    says(golive(night), stage="during", complete_at="2023-04-28T19:37:20Z", patient_safety_open=1)
    night.given(accepted("S1", by="leder"))
    assert golive(night)["stage"] == "complete"


def test_an_announcement_is_live_from_when_the_last_actor_was_complete(night: Room) -> None:
    night.given(
        care_mode("Moa", "ready", known="21:38"),
        announced(at="21:39:10", known="21:40", by="leder"),
        received("Moa", known="21:41"),
    )
    says(
        golive(night),
        stage="announced",
        complete_at="2023-04-28T19:37:20Z",
        announced_at="2023-04-28T19:39:10Z",
        announcement_position=11,
        ahead_minutes=23,
        ordinal=None,
        withdrawn_at=None,
        locations_new=1,
        locations_received=1,
    )
    assert row(night, "wall", "systems", "ny")["live_at"] == "2023-04-28T19:37:20Z"
    assert row(night, "wall", "systems", "epj1")["live_at"] is None


def test_without_a_planned_finish_nobody_is_ahead() -> None:
    room = Room(activity("A-1", actor="IKT"), systems=(), actors=(), finish=None)
    room.given(plan_changed(1, Difference(actors=(PlannedActor(code="IKT", name="IKT"),))))
    room.given(started("A-1"), done("A-1"), complete("IKT"), announced())
    says(golive(room), stage="announced", ahead_minutes=None)


def test_what_changed_beneath_an_announcement_waits_for_somebody_to_see_it(night: Room) -> None:
    night.given(announced(id="announced-1", known="21:40"))
    night.given(struck("report-0004", "user", known="21:41"))
    says(golive(night), stage="announced", changed_beneath=1, complete_at="2023-04-28T19:37:20Z")
    night.given(acknowledged("announced-1", known="21:42"))
    assert golive(night)["changed_beneath"] == 0


def test_a_withdrawn_announcement_is_told_until_there_is_another(night: Room) -> None:
    night.given(announced(known="21:40"), withdrawn("feil", at="21:44", known="21:45"))
    says(
        golive(night),
        stage="complete",
        withdrawn_at="2023-04-28T19:44:00Z",
        announced_at=None,
        announcement_position=None,
        ahead_minutes=None,
    )
    night.given(announced(known="21:50"))
    says(golive(night), stage="announced", withdrawn_at=None)


def test_the_last_milestone_reached_gives_the_offset() -> None:
    def milestone(code: str, finish: str | None, start: str | None = None) -> PlannedActivity:
        times = {
            "planned_finish": finish and clock(finish),
            "planned_start": start and clock(start),
        }
        return activity(code, type="milestone", **times)

    room = Room(
        milestone("M-1", "20:30"),
        milestone("M-2", None, "21:15"),
        milestone("M-3", "21:00"),
        milestone("M-4", None),
        activity("A-1", planned_finish=clock("20:00")),
    )
    room.given(done("M-1", at="20:34:50", known="20:35"), done("A-1"), done("M-4"))
    assert golive(room)["milestone"] == {
        "code": "M-1",
        "title": "Title of M-1",
        "planned": "2023-04-28T18:30:00Z",
        "at": "2023-04-28T18:34:50Z",
        "offset_minutes": -4,
    }
    room.given(done("M-2", at="20:58:59", known="20:59"), done("M-3", at="20:50", known="21:00"))
    says(golive(room)["milestone"], code="M-2", offset_minutes=17)


def test_a_clock_that_cannot_be_right_is_a_deviation_wherever_it_was() -> None:
    room = Room(activity("A-1")).given(system("EPJ1", "off", at="23:00", id="too-early"))
    assert golive(room)["deviations"] == 1
    room.given(acknowledged("too-early"))
    assert golive(room)["deviations"] == 0


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


def test_blocked_and_failed_work_of_no_location_is_central() -> None:
    room = Room(
        activity("A-1", actor="IKT"),
        activity("A-2"),
        activity("A-3", location="Moa"),
        activity("A-4"),
    )
    room.given(
        blocked("A-1", "supplier", owner="IKT", eta=clock("21:00"), at="20:01"),
        failed("A-2", "data", at="20:02", id="two-failed"),
        blocked("A-3", "data"),
        started("A-4"),
        added("Ekstra", activity="X-7"),
        blocked("X-7", "other"),
    )
    central = board(room, "wall")["central"]
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
    assert central["a-2"] == {
        "activity": "A-2",
        "title": "Title of A-2",
        "actor": None,
        "reason": "data",
        "owner": None,
        "eta": None,
        "moved": 0,
        "since": "2023-04-28T18:02:00Z",
        "status": "failed",
    }
    assert central["x-7"]["title"] is None
    room.given(
        corrected("two-failed", {"occurred_at": clock("20:00:30")}, "user"),
        eta("A-2", clock("22:00")),
    )
    says(
        row(room, "wall", "central", "a-2"),
        since="2023-04-28T18:00:30Z",
        eta="2023-04-28T20:00:00Z",
    )
    room.given(unblocked("A-1"), done("A-2"), plan_changed(1, Difference(removed=("A-4",))))
    assert set(board(room, "wall")["central"]) == {"x-7"}


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
        "state": None,
        "mode": None,
        "occurred_at": "2023-04-28T18:01:00Z",
        "result": "workaround",
    }
    assert row(room, "wall", "latest") == told
    room.given(note("Kaffe"), called("Moa"), acknowledged("one-done"))
    assert row(room, "wall", "latest") == told
    room.given(system("NY", "open", id="opened-it"), care_mode("Moa", "paper", id="on-paper"))
    says(row(room, "wall", "latest"), kind="care_mode", mode="paper", location="Moa")
    room.given(struck("on-paper", "user"), corrected("opened-it", {"state": "on"}, "user"))
    says(row(room, "wall", "latest"), kind="system", system="NY", state="on", result=None)


def test_who_owns_a_block_can_be_named() -> None:
    assert row(Room(), "wall", "actors", "ikt") == {"code": "IKT", "name": "IKT drift"}


def test_no_words_and_no_names_of_people_stand_on_it() -> None:
    room = Room(activity("A-1", location="Moa", needs_approval=True)).given(
        started("A-1", note="Navn Navnesen"),
        done("A-1", note="Navn Navnesen"),
        approved("A-1", told="person:siri"),
        blocked("A-1", "data", note="Navn Navnesen"),
        added("Navn Navnesen", location="Moa"),
        blocked("X-1", note="Navn Navnesen"),
        issue("Navn Navnesen"),
        note("Navn Navnesen"),
        skipped("X-1", note="Navn Navnesen"),
    )
    said = json.dumps(board(room, "wall"))
    assert "Navnesen" not in said
    assert "person:" not in said


def test_before_the_run_was_created_there_is_no_go_live() -> None:
    run = Run("moa-night")
    assert build("wall", run)["golive"] == {}
