"""What is undone is undone: strikes give back what a report took, decisions go with what they stood on."""

from datetime import datetime, timedelta, timezone

import pytest

from domain.announcing import missing
from domain.plan import Difference, Link, PlannedActivity
from domain.refusals import SameHands, TimeOutOfRange
from domain.state import evolve
from domain.tables import Run
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
    clock,
    complete,
    done,
    eta,
    failed,
    issue,
    no_answer,
    plan_changed,
    promised,
    received,
    rejected,
    skipped,
    started,
    struck,
    system,
    unblocked,
    waived,
    waiver_confirmed,
    withdrawn,
)


@pytest.fixture
def room() -> Room:
    return Room(
        activity("A-1", location="Moa", actor="Moa", needs_approval=True),
        activity("A-2", actor="IKT"),
        systems=(),
    )


def finished(room: Room) -> Room:
    return room.given(
        started("A-1"),
        done("A-1"),
        approved("A-1", by="ola"),
        started("A-2"),
        done("A-2"),
        complete("Moa", known="21:30"),
        complete("IKT", known="21:37"),
    )


def test_a_struck_rejection_leaves_the_actor_as_complete_as_she_was(room: Room) -> None:
    finished(room).given(rejected("A-1", "data", id="mistaken"))
    assert room.run.actors["moa"].complete_at is None
    room.given(struck("mistaken", "undo"))
    assert room.run.actors["moa"].complete_at == clock("21:30")


@pytest.mark.parametrize("mistaken", ["done-a-1", "approval-a-1"])
def test_an_actor_stays_complete_when_what_is_struck_leaves_her_work_missing(
    room: Room, mistaken: str
) -> None:
    room.given(
        done("A-1", id="done-a-1"), approved("A-1", by="ola", id="approval-a-1"), done("A-2")
    )
    room.given(complete("Moa", known="21:30"), complete("IKT"), struck(mistaken, "user"))
    assert room.run.actors["moa"].complete_at == clock("21:30")
    assert missing(room.run) == {"activities": ("A-1",)}


def test_work_of_nobody_may_come_up_again(room: Room) -> None:
    lone = Room(activity("A-9")).given(started("A-9"), done("A-9"), failed("A-9", "data"))
    assert lone.activity("A-9").undone == lone.last.position


def test_a_waiver_goes_with_the_skip_it_was_given_for(room: Room) -> None:
    room.given(skipped("A-2", "other"), waived("A-2", "other", by="leder"), started("A-2"))
    assert room.activity("A-2").waiver is None


def test_a_struck_skip_takes_its_waiver_along(room: Room) -> None:
    room.given(
        skipped("A-2", "other", id="skip-a-2"),
        waived("A-2", "other", by="leder"),
        waiver_confirmed("A-2", by="nestleder"),
        struck("skip-a-2", "user"),
    )
    assert room.activity("A-2").status == "planned"
    assert not room.activity("A-2").released
    assert [d.name for d in room.activity("A-2").open_deviations] == ["waiver-in-doubt"]


def test_a_waiver_counts_for_who_is_signed_in_whoever_is_named(room: Room) -> None:
    room.given(skipped("A-2", "other"), waived("A-2", "other", by="leder"))
    said = waiver_confirmed("A-2", by="leder", told="person:nestleder")
    room.when(said).then_refused(SameHands)
    room.given(issue("Feil dose", patient_safety=True), accepted("S1", by="leder", told="person:x"))
    assert room.run.issues["s1"].accepted_by == "person:leder"


def test_an_early_approval_falls_with_a_rejection_or_failure(room: Room) -> None:
    room.given(approved("A-1", by="ola"), rejected("A-1", "data", by="per"), done("A-1"))
    assert room.activity("A-1").status == "done"
    room.given(rejected("A-1", "data", by="per"), approved("A-1", by="ola"), failed("A-1", "data"))
    room.given(done("A-1"))
    assert room.activity("A-1").status == "done"


def test_unblocked_after_done_is_done_again(room: Room) -> None:
    room.given(started("A-2"), done("A-2"), blocked("A-2", "data"), unblocked("A-2"))
    assert room.activity("A-2").status == "done"
    assert room.activity("A-2").released


def test_a_struck_report_was_not_heard(room: Room) -> None:
    room.given(started("A-1", known="20:30", id="start-a-1"), struck("start-a-1", "user"))
    assert room.run.heard["location:moa"].at is None
    room.given(
        started("A-1", known="20:40", id="start-2nd"), called("Moa", known="20:50", id="the-call")
    )
    room.given(struck("the-call", "user"))
    assert room.run.heard["location:moa"].at == clock("20:40")


def test_work_on_what_the_plan_has_no_more_is_flagged(room: Room) -> None:
    room.given(plan_changed(1, Difference(removed=("A-2",))))
    room.when(started("A-2")).then_recorded(deviations=("on-removed",))


@pytest.mark.parametrize("later", [acknowledged("start-a-2"), struck("start-a-2", "user")])
def test_what_the_plan_has_no_more_stays_gone_whatever_is_said_of_it(room: Room, later) -> None:  # type: ignore[no-untyped-def]
    room.given(started("A-2", id="start-a-2"), plan_changed(1, Difference(removed=("A-2",))), later)
    assert room.activity("A-2").removed
    room.given(plan_changed(1_000, Difference(activities=(activity("A-2", actor="IKT"),))))
    assert not room.activity("A-2").removed


def test_struck_unplanned_work_stays_gone_though_it_is_done_and_acknowledged(room: Room) -> None:
    room.given(added("Feil sted", id="added-x-1"), struck("added-x-1", "user", id="strike-x-1"))
    room.when(done("X-1", id="done-x-1")).then_recorded(
        deviations=("done-before-start", "on-removed")
    )
    room.given(acknowledged("done-x-1"))
    assert room.activity("X-1").removed
    room.given(struck("strike-x-1", "undo"))
    assert not room.activity("X-1").removed


def test_unplanned_work_taken_into_the_plan_stays_there_though_its_report_is_struck(
    room: Room,
) -> None:
    room.given(added("Reserveskriver", id="added-x-1"), started("X-1", id="start-x-1"))
    room.given(plan_changed(1, Difference(activities=(activity("X-1"),))))
    room.given(acknowledged("start-x-1"), struck("added-x-1", "user"))
    assert not room.activity("X-1").removed
    assert room.activity("X-1").added is None


# ---- under an announcement -------------------------------------------------------------------------


def beneath(room: Room) -> tuple[int, ...]:
    header = room.run.header
    assert header is not None
    assert header.announcement is not None
    return header.announcement.changed_beneath


def test_what_would_forbid_the_announcement_now_shakes_it() -> None:
    room = finished(
        Room(activity("A-1", actor="Moa", needs_approval=True), activity("A-2", actor="IKT"))
    )
    room.given(system("EPJ1", "off"), system("NY", "open"), announced())
    room.given(system("EPJ1", "on"))
    assert beneath(room) == (room.last.position,)
    room.given(issue("Feil dose", patient_safety=True))
    assert len(beneath(room)) == 2
    room.given(plan_changed(room.last.position, Difference(activities=(activity("A-3"),))))
    assert len(beneath(room)) == 3


def test_a_struck_call_shakes_nothing(room: Room) -> None:
    finished(room).given(called("Moa", id="the-call"), announced(), struck("the-call", "user"))
    assert beneath(room) == ()


def test_a_withdrawal_takes_the_new_system_back_from_all_it_was_given(room: Room) -> None:
    finished(room).given(announced(), care_mode("Moa", "ready"))
    assert room.run.locations["moa"].mode == "new"
    room.given(withdrawn("for tidlig"))
    assert room.run.locations["moa"].mode == "ready"


def test_who_had_received_a_withdrawn_announcement_is_known_until_the_next(room: Room) -> None:
    """They are the ones to be called back."""
    finished(room).given(
        announced(), received("Moa", id="received-1", known="22:45"), withdrawn("nei")
    )
    assert room.run.locations["moa"].announcement_received_at == clock("22:45")
    room.given(acknowledged("received-1"), received("Moa", known="22:50"))
    assert room.run.locations["moa"].announcement_received_at == clock("22:45")
    room.given(announced(known="22:55"))
    assert room.run.locations["moa"].announcement_received_at is None


def test_a_second_announcement_has_been_received_by_nobody(room: Room) -> None:
    finished(room).given(
        announced(), received("Moa", id="received-1"), withdrawn("nei"), announced()
    )
    assert room.run.locations["moa"].announcement_received_at is None
    room.given(care_mode("Moa", "paper", id="on-paper"), struck("on-paper", "user"))
    assert room.run.locations["moa"].announcement_received_at is None
    room.given(received("Moa", known="22:50"))
    assert room.run.locations["moa"].announcement_received_at == clock("22:50")


# ---- times that cannot be --------------------------------------------------------------------------

FIRST = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))
LAST = datetime(9999, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-14)))


@pytest.mark.parametrize("at", [FIRST, LAST])
def test_no_time_breaks_the_room(room: Room, at: datetime) -> None:
    clockless = Room(activity("A-1"), start=None)
    for where in (room, clockless):
        where.given(started("A-1", occurred_at=at))
        assert where.last.occurred_at == where.last.known_at
        assert len(where.last.event.deviations) == 1


@pytest.mark.parametrize(
    ("word", "field"),
    [
        (eta("A-1", FIRST), "eta"),
        (blocked("A-1", "data", eta=LAST), "eta"),
        (promised("Moa", FIRST), "due"),
        (no_answer("Moa", again_at=LAST), "again_at"),
        (issue("Feil", promised=FIRST), "promised"),
    ],
)
def test_a_promise_for_no_year_is_refused(room: Room, word, field: str) -> None:  # type: ignore[no-untyped-def]
    room.when(word).then_refused(TimeOutOfRange, field)


def test_a_successor_of_waived_work_may_start_with_it() -> None:
    after = PlannedActivity(code="A-2", title="To", predecessors=(Link(code="A-1", type="SS"),))
    room = Room(activity("A-1"), after).given(
        skipped("A-1", "other"), waived("A-1", "other", by="leder"), waiver_confirmed("A-1", by="n")
    )
    room.when(started("A-2")).then_recorded()


def test_a_strike_without_its_report_folds_to_nothing(room: Room) -> None:
    room.given(started("A-1", id="start-a-1"), struck("start-a-1", "user"))
    alone = Run(room.id)
    evolve(alone, room.last)
    assert alone.heard == {}
