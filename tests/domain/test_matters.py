"""Issues from minute one; calls, promises and notes are reports too (rules 14, 16)."""

from typing import Any

import msgspec
import pytest

from domain import events as e
from domain.refusals import (
    CodeTaken,
    SubjectMissing,
    UnknownActivity,
    UnknownActor,
    UnknownIssue,
    UnknownLocation,
)
from domain.terms import Code
from tests.scenario import (
    Room,
    accepted,
    activity,
    added,
    called,
    clock,
    done,
    issue,
    no_answer,
    note,
    promised,
    redacted,
    solved,
    started,
    struck,
    triaged,
)


@pytest.fixture
def room() -> Room:
    return Room(activity("A-1", location="Moa", actor="Moa"))


def test_an_issue_is_raised_triaged_and_solved(room: Room) -> None:
    room.when(issue("Skriver svarer ikke", location="Moa")).then(
        e.IssueRaised(issue="S1", location="Moa")
    )
    room.given(
        triaged("s1", severity="major", area="printing", owner="IKT", promised=clock("22:15")),
        triaged("S1", severity="critical"),
    )
    s1 = room.run.issues["s1"]
    assert (s1.severity, s1.area, s1.owner, s1.promised) == (
        "critical",
        "printing",
        "IKT",
        clock("22:15"),
    )
    room.given(solved("S1", known="22:00"))
    assert room.run.issues["s1"].solved_at == clock("22:00")
    room.when(solved("S1")).then_recorded(already=True)


def test_issues_are_numbered_unless_they_bring_a_code(room: Room) -> None:
    room.given(issue("En"), issue("To", issue="S2"), issue("Tre"))
    assert list(room.run.issues) == ["s1", "s2", "s3"]
    room.when(issue("Fire", issue="s2")).then_refused(CodeTaken, "issue")


def test_an_issue_without_a_code_comes_after_the_highest(room: Room) -> None:
    room.given(issue("Gammel", issue="S-7"), issue("Fra listen", issue="S11"), issue("Ny"))
    assert list(room.run.issues) == ["s-7", "s11", "s12"]


@pytest.mark.parametrize("taken", ["S" + "9" * 31, "S999999999", "S1000000000"])
def test_a_code_that_leaves_no_room_behind_it_is_not_counted_on(room: Room, taken: str) -> None:
    room.given(issue("Feil", issue=taken), issue("Feil til"))
    first = room.last.event.issue  # type: ignore[union-attr]
    room.given(issue("Feil igjen"), added("Mer", activity="X-" + "9" * 30), added("Enda mer"))
    assert msgspec.convert(first, Code) == first
    assert len(room.run.issues) == 3
    assert room.last.event.activity == "X-1"  # type: ignore[union-attr]


def test_a_patient_safety_issue_hinders_until_accepted_or_solved(room: Room) -> None:
    room.given(issue("Feil dose vist", patient_safety=True))
    assert room.run.issues["s1"].hinders
    room.given(accepted("S1", by="leder"))
    assert not room.run.issues["s1"].hinders
    assert room.run.issues["s1"].accepted_by == "person:leder"
    room.when(accepted("S1", by="leder")).then_recorded(already=True)


@pytest.mark.parametrize(
    "graver", [{"patient_safety": True}, {"severity": "critical"}, {"severity": "minor"}]
)
def test_who_accepted_it_accepted_what_was_known_of_it(room: Room, graver: dict[str, Any]) -> None:
    room.given(issue("Lister mangler", patient_safety=graver.get("severity") is not None))
    room.given(accepted("S1", by="leder"), triaged("S1", owner="IKT"))
    assert room.run.issues["s1"].accepted_by == "person:leder"
    room.given(triaged("S1", **graver, id="it-is-graver"))
    assert room.run.issues["s1"].hinders
    room.given(struck("it-is-graver", "user"))
    assert not room.run.issues["s1"].hinders


def test_what_turned_out_less_grave_stays_accepted(room: Room) -> None:
    room.given(issue("Feil dose", severity="critical", patient_safety=True), accepted("S1"))
    room.given(triaged("S1", severity="major"))
    assert not room.run.issues["s1"].hinders


def test_the_same_again_moves_neither_a_solution_nor_who_accepted(room: Room) -> None:
    room.given(issue("Feil"), accepted("S1", by="leder"), solved("S1", known="22:00"))
    room.when(accepted("S1", by="nestleder")).then_recorded(already=True)
    room.when(solved("S1", known="22:10")).then_recorded(already=True)
    s1 = room.run.issues["s1"]
    assert (s1.accepted_by, s1.solved_at) == ("person:leder", clock("22:00"))


def test_the_title_stands_beside_the_event(room: Room) -> None:
    room.given(issue("Fru Hansen fikk feil liste", id="with-a-name"), redacted("with-a-name"))
    assert room.log[1].text == {"title": "Fru Hansen fikk feil liste"}
    assert room.last.event == e.TextRedacted(of="with-a-name")
    assert room.run.issues["s1"].severity is None


def test_unknown_issues_places_and_owners_are_refused(room: Room) -> None:
    for word in (triaged("S9"), solved("S9"), accepted("S9")):
        room.when(word).then_refused(UnknownIssue, "issue")
    room.when(issue("x", owner="nobody")).then_refused(UnknownActor, "owner")
    room.when(issue("x", location="X")).then_refused(UnknownLocation, "location")
    room.when(issue("x", activity="X")).then_refused(UnknownActivity, "activity")


def test_a_struck_issue_is_an_empty_shell(room: Room) -> None:
    room.given(issue("Feil", severity="major", id="by-mistake"), struck("by-mistake", "user"))
    assert room.run.issues["s1"].raised_by is None
    room.given(triaged("S1", patient_safety=True))
    assert not room.run.issues["s1"].hinders


def test_no_answer_counts_until_called(room: Room) -> None:
    room.given(
        no_answer("Moa", again_at=clock("20:51"), known="20:41"), no_answer("Moa", known="20:51")
    )
    moa = room.run.contacts["location:moa"]
    assert (moa.unanswered, moa.called_at) == (2, clock("20:51"))
    assert "location:moa" not in room.run.heard
    room.given(called("Moa", seconds=134, known="21:01"))
    assert room.run.contacts["location:moa"].unanswered == 0
    assert room.run.heard["location:moa"].at == clock("21:01")


def test_promised_is_due_until_called_after_it(room: Room) -> None:
    room.given(promised(actor="IKT", due=clock("21:10"), known="20:55"))
    room.given(called(None, actor="IKT", known="21:00"))
    assert room.run.contacts["actor:ikt"].promised == clock("21:10")
    room.given(called(None, actor="IKT", known="21:12"))
    assert room.run.contacts["actor:ikt"].promised is None


def test_a_call_is_with_somebody(room: Room) -> None:
    for word in (called(), no_answer(), promised(due=clock("21:00"))):
        room.when(word).then_refused(SubjectMissing, "actor")
    room.when(called("X")).then_refused(UnknownLocation, "location")


def test_a_note_may_be_about_the_room_itself(room: Room) -> None:
    room.when(note("Kaffe er servert")).then(e.NoteWritten())
    room.when(note("Trang gang", location="Moa")).then(e.NoteWritten(location="Moa"))
    room.when(note("x", activity="A-9")).then_refused(UnknownActivity, "activity")
    assert room.run.heard == {}


def test_unplanned_work_is_reported_as_it_comes(room: Room) -> None:
    room.when(added("Hente reserveskriver", location="Moa", minutes=20)).then(
        e.ActivityAdded(activity="X-1", location="Moa", minutes=20)
    )
    added_work = room.activity("X-1")
    assert (added_work.plan.mandatory, added_work.removed) == (False, False)
    room.given(started("X-1"), done("X-1"))
    assert room.activity("X-1").released
    assert room.run.tallies["location:moa"].total == 2
    room.when(added("Igjen", activity="x-1")).then_refused(CodeTaken, "activity")
    room.when(added("Hvor", location="X")).then_refused(UnknownLocation, "location")


def test_struck_unplanned_work_is_gone_from_the_counts(room: Room) -> None:
    room.given(added("Feil sted", location="Moa", id="added-wrong"), struck("added-wrong", "user"))
    assert room.activity("X-1").removed
    assert room.run.tallies[""].total == 1
