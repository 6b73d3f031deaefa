"""Nobody approves her own work, and no admin goes around it (rule 6)."""

import pytest

from domain.refusals import OwnWork
from tests.scenario import Room, activity, approved, corrected, done, rejected, started, struck


@pytest.fixture
def room() -> Room:
    return Room(activity("A-1", location="Moa", needs_approval=True)).given(started("A-1"))


def test_who_did_it_does_not_approve_it(room: Room) -> None:
    room.given(done("A-1", by="kari"))
    room.when(approved("A-1", by="kari")).then_refused(OwnWork, "activity")
    room.when(approved("A-1", by="ola")).then_recorded()


def test_who_told_it_by_phone_does_not_approve_it(room: Room) -> None:
    room.given(done("A-1", by="koordinator", told="person:kari"))
    room.when(approved("A-1", by="kari")).then_refused(OwnWork)


def test_who_only_typed_for_a_person_may_approve(room: Room) -> None:
    room.given(done("A-1", by="koordinator", told="person:kari"))
    room.when(approved("A-1", by="koordinator")).then_recorded()


def test_who_typed_for_a_role_counts_as_having_done_it(room: Room) -> None:
    room.given(done("A-1", by="koordinator", told="vaktleder"))
    room.when(approved("A-1", by="koordinator")).then_refused(OwnWork)
    room.when(approved("A-1", by="annen", told="vaktleder")).then_refused(OwnWork)
    room.when(approved("A-1", by="annen", told="fagansvarlig")).then_recorded()


def test_who_corrected_it_counts_as_having_done_it(room: Room) -> None:
    room.given(
        done("A-1", by="kari", id="the-done", known="21:00"),
        corrected("the-done", {"occurred_at": "2023-04-28T20:30:00+02:00"}, "user", by="ola"),
    )
    room.when(approved("A-1", by="ola")).then_refused(OwnWork)


def test_an_approval_falls_when_the_approver_then_corrects_the_work(room: Room) -> None:
    room.given(
        done("A-1", by="kari", id="the-done"),
        approved("A-1", by="ola"),
        corrected("the-done", {"result": "remark"}, "user", by="ola"),
    )
    assert room.activity("A-1").status == "done"
    assert [d.name for d in room.activity("A-1").open_deviations] == ["own-approval"]


def test_approved_before_done_takes_effect_when_another_person_is_done(room: Room) -> None:
    room.when(approved("A-1", by="ola", known="21:00")).then_recorded(
        deviations=("approved-before-done",)
    )
    assert room.activity("A-1").status == "started"
    room.given(done("A-1", by="kari", known="21:10"))
    assert room.activity("A-1").status == "approved"
    assert room.activity("A-1").approved_at == room.last.occurred_at


def test_an_early_approval_by_the_doer_falls_away(room: Room) -> None:
    room.given(approved("A-1", by="kari"))
    room.when(done("A-1", by="kari")).then_recorded(deviations=("own-approval",))
    assert room.activity("A-1").status == "done"
    assert room.activity("A-1").early is None


def test_everyone_who_told_that_it_is_done_is_kept_from_approving(room: Room) -> None:
    room.given(done("A-1", by="kari"), done("A-1", by="koordinator", told="person:siri"))
    room.when(approved("A-1", by="kari")).then_refused(OwnWork)
    room.when(approved("A-1", by="siri")).then_refused(OwnWork)
    room.when(approved("A-1", by="ola")).then_recorded()


def test_an_approval_falls_when_the_approver_then_tells_that_it_is_done(room: Room) -> None:
    room.given(done("A-1", by="kari"), approved("A-1", by="ola"))
    room.when(done("A-1", by="ola", id="done-ola")).then_recorded(deviations=("own-approval",))
    assert room.activity("A-1").status == "done"
    assert not room.activity("A-1").released
    room.when(approved("A-1", by="ola")).then_refused(OwnWork)
    room.given(struck("done-ola", "user"))
    assert room.activity("A-1").status == "approved"


def test_an_approval_falls_when_the_approver_corrects_what_another_told_after_it(
    room: Room,
) -> None:
    room.given(
        done("A-1", by="kari"), approved("A-1", by="ola"), done("A-1", by="siri", id="said-again")
    )
    assert room.activity("A-1").status == "approved"
    room.given(corrected("said-again", {"told_by": "person:siri"}, "user", by="ola"))
    assert [d.name for d in room.activity("A-1").open_deviations] == ["own-approval"]


def test_who_only_began_it_may_approve_it(room: Room) -> None:
    room.given(done("A-1", by="siri"))
    room.when(approved("A-1", by="kari")).then_recorded()


def test_an_approval_by_phone_is_marked_and_confirmed_from_her_own_device(room: Room) -> None:
    room.given(done("A-1", by="kari"), approved("A-1", by="koordinator", told="person:ola"))
    assert room.activity("A-1").approval.by_phone  # type: ignore[union-attr]
    room.when(approved("A-1", by="siri")).then_recorded(already=True)
    assert room.activity("A-1").approval.by_phone  # type: ignore[union-attr]
    room.when(approved("A-1", by="ola")).then_recorded(already=True)
    assert not room.activity("A-1").approval.by_phone  # type: ignore[union-attr]


def test_after_a_rejection_the_old_hands_are_forgotten(room: Room) -> None:
    room.given(done("A-1", by="kari"), rejected("A-1", "data", by="ola"), done("A-1", by="siri"))
    room.when(approved("A-1", by="kari")).then_recorded()
