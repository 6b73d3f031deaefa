"""The boards ``issues`` and ``approvals``."""

from typing import Any

import pytest

from domain.plan import Difference
from tests.projections.boards import board, row, says
from tests.scenario import (
    Room,
    accepted,
    activity,
    added,
    approved,
    blocked,
    clock,
    done,
    issue,
    plan_changed,
    solved,
    started,
    struck,
    triaged,
)


@pytest.fixture
def troubled() -> Room:
    """A room in which somebody raised an issue."""
    raised = issue(
        "Feil", patient_safety=True, location="Moa", activity="A-1", at="20:01", id="raised-it"
    )
    return Room(activity("A-1")).given(raised)


def test_an_issue_as_it_was_raised(troubled: Room) -> None:
    told = {
        "code": "S1",
        "severity": None,
        "area": None,
        "patient_safety": True,
        "owner": None,
        "location": "Moa",
        "activity": "A-1",
        "raised_at": "2023-04-28T18:01:00Z",
        "raised_by": "raised-it",
        "promised": None,
        "accepted": False,
        "accepted_by": None,
        "solved_at": None,
        "position": 2,
        "hinders": True,
    }
    assert board(troubled, "issues") == {"issues": {"s1": told}}


def test_an_issue_from_triaged_to_solved(troubled: Room) -> None:
    def stands(**fields: Any) -> None:
        says(row(troubled, "issues", "issues", "s1"), **fields)

    troubled.given(
        triaged("S1", severity="critical", area="resept", owner="IKT", promised=clock("22:00"))
    )
    stands(
        severity="critical", area="resept", owner="IKT", promised="2023-04-28T20:00:00Z", position=2
    )
    troubled.given(accepted("S1", by="leder"))
    stands(accepted=True, accepted_by="person:leder", hinders=False)
    troubled.given(solved("S1", at="20:05"))
    stands(solved_at="2023-04-28T18:05:00Z")


def test_an_issue_that_was_raised_by_mistake_is_gone(troubled: Room) -> None:
    troubled.given(struck("raised-it", "user"))
    assert board(troubled, "issues") == {"issues": {}}


def test_what_is_done_waits_for_approval() -> None:
    room = Room(
        activity("A-1", needs_approval=True, location="Moa", actor="IKT", approver="Fagansvarlig"),
        activity("A-2"),
    )
    room.given(started("A-1"), done("A-2"))
    assert board(room, "approvals") == {"activities": {}}
    room.given(done("A-1", told="vakt", at="20:04"))
    assert board(room, "approvals")["activities"] == {
        "a-1": {
            "code": "A-1",
            "title": "Title of A-1",
            "titled_by": None,
            "location": "Moa",
            "actor": "IKT",
            "done_at": "2023-04-28T18:04:00Z",
            "hands": ["person:kari", "role:vakt"],
            "approver": "Fagansvarlig",
            "early": False,
            "by_phone": False,
            "in_doubt": False,
        }
    }
    room.given(approved("A-1", by="siri"))
    assert board(room, "approvals") == {"activities": {}}


def test_an_approval_by_telephone_waits_to_be_confirmed() -> None:
    room = Room(activity("A-1", needs_approval=True)).given(started("A-1"), done("A-1"))
    room.given(approved("A-1", told="person:siri"))
    assert row(room, "approvals", "activities", "a-1")["by_phone"]
    room.given(approved("A-1", by="siri"))
    assert board(room, "approvals") == {"activities": {}}


def test_an_approval_too_early_or_in_doubt_is_looked_at() -> None:
    room = Room(activity("A-1", needs_approval=True), activity("A-2", needs_approval=True))
    room.given(approved("A-1", by="siri"))
    says(row(room, "approvals", "activities", "a-1"), early=True, done_at=None)
    room.given(started("A-2"), done("A-2"), approved("A-2", by="siri"), blocked("A-2", "data"))
    says(row(room, "approvals", "activities", "a-2"), in_doubt=True)


def test_what_is_not_in_the_plan_waits_for_nobody() -> None:
    room = Room(activity("A-1", needs_approval=True)).given(started("A-1"), done("A-1"))
    room.given(added("Ekstra"), approved("X-1", by="siri"))
    says(row(room, "approvals", "activities", "x-1"), title=None, titled_by="report-0004")
    room.given(plan_changed(1, Difference(removed=("A-1",))))
    assert set(board(room, "approvals")["activities"]) == {"x-1"}
