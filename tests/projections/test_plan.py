"""The board ``plan``: every activity as planned and as it went."""

import pytest

from domain.plan import Difference, Link, PlannedActivity
from projections.board import Row
from projections.plan import rows
from tests.projections.boards import board, row, says
from tests.scenario import (
    Room,
    Said,
    acknowledged,
    activity,
    added,
    approved,
    blocked,
    called,
    care_mode,
    checked_in,
    clock,
    complete,
    corrected,
    counted,
    done,
    eta,
    issue,
    plan_changed,
    rejected,
    reopened,
    skipped,
    started,
    struck,
    system,
    unblocked,
    waived,
    waiver_confirmed,
)


def of(room: Room, code: str) -> Row:
    return row(room, "plan", "activities", code)


PLANNED = PlannedActivity(
    code="A-2",
    title="Utskrift prøvd",
    type="milestone",
    actor="IKT",
    location="Moa",
    workstream="Drift",
    phase="Prøving",
    system="NY",
    predecessors=(Link(code="A-1", lag=15), Link(code="a-3", type="SS")),
    planned_start=clock("21:00"),
    planned_finish=clock("21:30:59"),
    needs_approval=True,
    approver="Fagansvarlig",
    mandatory=False,
)


def test_an_activity_as_planned() -> None:
    says(
        of(Room(activity("A-1"), PLANNED), "a-2"),
        code="A-2",
        title="Utskrift prøvd",
        type="milestone",
        actor="IKT",
        location="Moa",
        workstream="Drift",
        phase="Prøving",
        system="NY",
        mandatory=False,
        needs_approval=True,
        approver="Fagansvarlig",
        order=1,
        planned_start="2023-04-28T19:00:00Z",
        planned_finish="2023-04-28T19:30:59Z",
        predecessors=[
            {"code": "A-1", "type": "FS", "lag": 15},
            {"code": "a-3", "type": "SS", "lag": 0},
        ],
    )


def test_an_activity_of_which_nothing_was_told() -> None:
    says(
        of(Room(activity("A-1"), PLANNED), "a-2"),
        titled_by=None,
        status="planned",
        result=None,
        reason=None,
        started_at=None,
        done_at=None,
        approved_at=None,
        released=False,
        ready=False,
        waits_for=["A-1"],
        blocked=None,
        eta=None,
        early=False,
        in_doubt=False,
        by_phone=False,
        waiver=None,
        hands=[],
        approved_by=[],
        deviations=[],
        corrected=False,
        confirmations=0,
        last=None,
    )


def test_as_it_went() -> None:
    room = Room(activity("A-1", needs_approval=True)).given(
        started("A-1", at="20:02", known="20:03"),
        done("A-1", told="vakt", at="20:10", known="20:11", result="remark", reason="printing"),
        done("A-1", known="20:12"),
        approved("A-1", told="person:siri", at="20:12:59", known="20:14"),
    )
    says(
        of(room, "a-1"),
        status="approved",
        result="remark",
        reason="printing",
        started_at="2023-04-28T18:02:00Z",
        done_at="2023-04-28T18:10:00Z",
        approved_at="2023-04-28T18:12:59Z",
        released=True,
        ready=False,
        by_phone=True,
        confirmations=1,
        hands=["person:kari", "role:vakt"],
        approved_by=["person:siri"],
        last={"position": 5, "occurred_at": "2023-04-28T18:12:59Z", "told_by": "person:siri"},
    )


def test_what_is_released_lets_the_next_begin() -> None:
    room = Room(activity("A-1", needs_approval=True), activity("A-2", "A-1"))
    room.given(started("A-1"), done("A-1"))
    assert (of(room, "a-2")["ready"], of(room, "a-2")["waits_for"]) == (False, ["A-1"])
    room.given(approved("A-1", by="siri"))
    assert (of(room, "a-2")["ready"], of(room, "a-2")["waits_for"]) == (True, [])
    room.given(started("A-2"))
    assert not of(room, "a-2")["ready"]
    room.given(done("A-2"), reopened("A-2", "data"))
    assert of(room, "a-2")["ready"]


def test_links_bind_as_they_say() -> None:
    room = Room(
        activity("A-1"),
        PlannedActivity(code="A-2", title="SS", predecessors=(Link(code="A-1", type="SS"),)),
        PlannedActivity(code="A-3", title="FF", predecessors=(Link(code="A-1", type="FF"),)),
        PlannedActivity(code="A-4", title="Ukjent", predecessors=(Link(code="Z-9"),)),
    )
    assert [of(room, code)["waits_for"] for code in ("a-2", "a-3", "a-4")] == [["A-1"], [], []]
    room.given(started("A-1"))
    assert of(room, "a-2")["ready"]


def test_what_is_done_has_begun_though_nobody_told_its_start() -> None:
    after = PlannedActivity(code="A-2", title="SS", predecessors=(Link(code="A-1", type="SS"),))
    room = Room(activity("A-1", needs_approval=True), after).given(done("A-1"))
    assert of(room, "a-2")["ready"]


def test_a_start_alone_reaches_whoever_waits_for_it() -> None:
    room = Room(
        activity("A-1"),
        PlannedActivity(code="A-2", title="SS", predecessors=(Link(code="A-1", type="SS"),)),
        PlannedActivity(code="A-3", title="SS", predecessors=(Link(code="A-1", type="SS"),)),
    )
    room.given(started("A-1"))
    touched = {("activities", "a-1")}
    news = rows(room.run, touched)["activities"]
    assert {code for code, found in news.items() if found} == {"a-1", "a-2", "a-3"}


def test_blocked_with_its_owner_and_how_often_it_was_put_off() -> None:
    room = Room(activity("A-1")).given(
        blocked("A-1", "network", owner="IKT", eta=clock("20:30"), at="20:01:30"),
        eta("A-1", clock("20:45")),
    )
    assert of(room, "a-1")["blocked"] == {
        "since": "2023-04-28T18:01:30Z",
        "reason": "network",
        "owner": "IKT",
        "eta": "2023-04-28T18:45:00Z",
        "moved": 1,
    }
    room.given(unblocked("A-1"), eta("A-1", clock("21:00")))
    assert of(room, "a-1")["blocked"] is None
    assert of(room, "a-1")["eta"] == "2023-04-28T19:00:00Z"


def test_early_and_doubtful_approvals() -> None:
    room = Room(activity("A-1", needs_approval=True)).given(approved("A-1", by="siri"))
    assert of(room, "a-1")["early"]
    room.given(done("A-1"), blocked("A-1", "data"))
    assert not of(room, "a-1")["early"]
    assert of(room, "a-1")["in_doubt"]


def test_a_waiver_and_its_second_signature() -> None:
    room = Room(activity("A-1")).given(skipped("A-1", "other"), waived("A-1", "other", by="leder"))
    assert of(room, "a-1")["waiver"] == {"by": "person:leder", "confirmed": False}
    room.given(waiver_confirmed("A-1", by="nestleder"))
    assert of(room, "a-1")["waiver"] == {"by": "person:leder", "confirmed": True}


def test_deviations_stay_until_somebody_has_seen_them() -> None:
    room = Room(activity("A-1")).given(done("A-1", id="done-early"))
    told = {"name": "done-before-start", "position": 2, "report_id": "done-early"}
    assert of(room, "a-1")["deviations"] == [told | {"acknowledged": False}]
    room.given(acknowledged("done-early"))
    assert of(room, "a-1")["deviations"] == [told | {"acknowledged": True}]


def test_an_approval_that_waits_for_the_done_names_who_gave_it() -> None:
    room = Room(activity("A-1", needs_approval=True)).given(approved("A-1", by="siri"))
    says(of(room, "a-1"), early=True, approved_by=["person:siri"])


def test_what_is_odd_about_anything_but_work_has_rows_of_its_own() -> None:
    room = Room(activity("A-1"))
    assert board(room, "plan")["deviations"] == {}
    room.given(system("EPJ1", "open", id="epj1-open"))
    told = {"name": "legacy-opened", "position": 2, "report_id": "epj1-open"}
    assert row(room, "plan", "deviations", "systems:epj1") == {
        "table": "systems",
        "code": "epj1",
        "deviations": [told | {"acknowledged": False}],
    }
    room.given(acknowledged("epj1-open"))
    assert row(room, "plan", "deviations", "systems:epj1")["deviations"] == [
        told | {"acknowledged": True}
    ]
    room.given(struck("epj1-open", "user"))
    assert board(room, "plan")["deviations"] == {}


AHEAD = "+1 21:14"


@pytest.mark.parametrize(
    "word",
    [
        started("A-1", at=AHEAD),
        system("EPJ1", "off", at=AHEAD),
        care_mode("Moa", "paper", at=AHEAD),
        checked_in("Moa", at=AHEAD),
        counted("PAS", 700, at=AHEAD),
        issue("Feil", at=AHEAD),
        called("Moa", at=AHEAD),
        plan_changed(1, Difference(), at=AHEAD),
    ],
)
def test_whatever_the_wall_counts_the_plan_names(word: Said) -> None:
    room = Room(activity("A-1")).given(word)
    plan = board(room, "plan")
    things = (*plan["activities"].values(), *plan["deviations"].values())
    named = [odd["name"] for thing in things for odd in thing["deviations"]]
    assert row(room, "wall", "golive", "")["deviations"] == len(named) > 0


def test_the_last_report_is_the_last_that_counts_as_corrected() -> None:
    room = Room(activity("A-1")).given(started("A-1", id="began-it"), done("A-1", id="ended-it"))
    room.given(corrected("ended-it", {"occurred_at": clock("20:01:30")}, "user"))
    assert of(room, "a-1")["last"]["occurred_at"] == "2023-04-28T18:01:30Z"
    assert of(room, "a-1")["corrected"]
    room.given(struck("ended-it", "user"))
    assert of(room, "a-1")["last"]["position"] == 2
    room.given(struck("began-it", "user"))
    assert of(room, "a-1")["last"] is None


def test_unplanned_work_is_titled_by_its_report() -> None:
    room = Room(activity("A-1")).given(
        added("Ny kabel", location="Moa", actor="IKT", id="new-cable")
    )
    found = of(room, "x-1")
    assert (found["title"], found["titled_by"], found["order"]) == (None, "new-cable", 1)
    assert (found["location"], found["actor"], found["mandatory"]) == ("Moa", "IKT", False)


def test_what_a_new_plan_left_out_is_gone() -> None:
    room = Room(activity("A-1"), activity("A-2", "A-1"))
    room.given(plan_changed(1, Difference(removed=("A-1",))))
    assert set(board(room, "plan")["activities"]) == {"a-2"}
    assert of(room, "a-2")["ready"]
    assert of(room, "a-2")["order"] == 0


def test_places_and_actors_are_looked_up() -> None:
    room = Room(activity("A-1")).given(
        checked_in("Moa", at="20:00"),
        complete("Moa", at="20:30", known="20:30"),
        care_mode("Moa", "paper", at="20:40", known="20:40"),
    )
    moa = {"checked_in_at": "2023-04-28T18:00:00Z", "complete_at": "2023-04-28T18:30:00Z"}
    nobody = {"checked_in_at": None, "complete_at": None}
    assert row(room, "plan", "locations", "moa") == moa | {
        "code": "Moa",
        "name": "Moa sykehjem",
        "short": "Moa",
        "group": None,
        "order": 0,
        "mode": "paper",
        "mode_since": "2023-04-28T18:40:00Z",
    }
    says(row(room, "plan", "locations", "eidet"), order=1, mode="old", mode_since=None, **nobody)
    assert row(room, "plan", "actors", "ikt") == nobody | {
        "code": "IKT",
        "name": "IKT drift",
        "centre": "Ålesund",
        "order": 1,
    }


def test_systems_and_counters_are_looked_up() -> None:
    room = Room(activity("A-1")).given(
        system("EPJ1", "off", at="20:50", known="20:50"),
        counted("PAS", 700, at="20:55", known="20:55"),
    )
    assert row(room, "plan", "systems", "epj1") == {
        "code": "EPJ1",
        "name": "EPJ 1",
        "kind": "legacy",
        "order": 0,
        "state": "off",
        "since": "2023-04-28T18:50:00Z",
        "target_state": "off",
    }
    assert row(room, "plan", "counters", "pas") == {
        "code": "PAS",
        "title": "Pasienter konvertert",
        "order": 0,
        "target": 713,
        "value": 700,
        "at": "2023-04-28T18:55:00Z",
    }


def test_whoever_the_plan_does_not_list_is_no_row() -> None:
    room = Room(activity("A-1", actor="Ukjent", location="Ukjent")).given(started("A-1"))
    assert set(board(room, "plan")["actors"]) == {"moa", "ikt"}
    assert set(board(room, "plan")["locations"]) == {"moa", "eidet"}


def test_rejected_work_may_begin_again() -> None:
    room = Room(activity("A-1", needs_approval=True)).given(started("A-1"), done("A-1"))
    room.given(rejected("A-1", "data", by="siri"))
    says(of(room, "a-1"), status="rejected", ready=True, done_at=None)


def test_a_step_back_is_on_no_board_while_the_night_goes_on() -> None:
    room = Room(
        activity("A-1", location="Moa"),
        activity("B-1", "A-1", location="Moa", backout_of="A-1", needs_approval=True),
    ).given(done("A-1"), done("B-1"))
    assert list(board(room, "plan")["activities"]) == ["a-1"]
    assert board(room, "approvals")["activities"] == {}
    says(row(room, "wall", "locations", "moa"), total=1, released=1)
