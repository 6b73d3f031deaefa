"""Full transition is announced by a person, never by itself, and only when rule 8 holds."""

import pytest

from domain import events as e
from domain.announcing import complete_at, missing
from domain.changes import ModeChange
from domain.plan import Difference, PlannedActor, PlannedLocation, PlannedSystem
from domain.refusals import (
    AlreadyAnnounced,
    NotAnnounced,
    NotComplete,
    NothingToWaive,
    ReasonMissing,
    SameHands,
    TimeOutOfRange,
    UnknownActivity,
)
from tests.scenario import (
    Room,
    Said,
    accepted,
    acknowledged,
    activity,
    added,
    announced,
    approved,
    blocked,
    cancelled,
    care_mode,
    clock,
    complete,
    corrected,
    done,
    issue,
    note,
    ordered,
    plan_changed,
    received,
    reopened,
    skipped,
    started,
    struck,
    system,
    triaged,
    waived,
    waiver_confirmed,
    withdrawn,
)


@pytest.fixture
def room() -> Room:
    """Everything is done and approved but the last word: actor IKT is not complete."""
    return Room(
        activity("A-1", location="Moa", actor="Moa", needs_approval=True),
        activity("A-2", "A-1", location="Moa", actor="Moa"),
        activity("A-3", mandatory=False),
    ).given(
        started("A-1"),
        done("A-1", id="done-a-1"),
        approved("A-1", by="ola"),
        started("A-2"),
        done("A-2"),
        system("EPJ1", "off", known="21:31"),
        system("NY", "open", known="21:32"),
        care_mode("Moa", "ready", known="21:33"),
        complete("Moa", known="21:35"),
    )


def ready(room: Room) -> Room:
    return room.given(complete("IKT", known="21:37:40"))


def test_announced(room: Room) -> None:
    before = ready(room).last.position
    room.when(announced(by="leder")).then(
        e.TransitionAnnounced(
            complete_at=clock("21:37:40"),
            position=before,
            counts=e.Counts(
                activities=3,
                approved=1,
                waived=0,
                actors=2,
                complete=2,
                locations=2,
                systems_in_target=2,
                systems=2,
                deviations_open=0,
                issues_open=0,
            ),
        )
    )


def test_it_counts_what_stands_open_and_nothing_that_was_struck(room: Room) -> None:
    room.given(issue("Feil dose", id="raised-s1"), triaged("S1", patient_safety=True))
    room.given(struck("raised-s1", "user"), system("NY", "open", at="+1 20:00", known="21:34"))
    ready(room).given(announced(by="leder"))
    counts = room.run.header.announcement.counts  # type: ignore[union-attr]
    assert (counts.issues_open, counts.deviations_open) == (0, 1)


def test_not_before_every_actor_is_complete(room: Room) -> None:
    assert complete_at(room.run) is None
    refused = room.when(announced()).then_refused(NotComplete)
    assert isinstance(refused, NotComplete)
    assert refused.missing == {"actors": ("IKT",)}
    assert "IKT" in str(refused)


def test_not_before_every_mandatory_activity_is_released(room: Room) -> None:
    ready(room).given(reopened("A-1", "data"), complete("Moa"))
    assert missing(room.run) == {"activities": ("A-1",)}


def test_not_before_every_mandatory_system_is_in_its_target_state(room: Room) -> None:
    ready(room).given(system("NY", "fault"))
    assert missing(room.run) == {"systems": ("NY",)}


def test_not_with_a_patient_safety_issue_that_nobody_accepted(room: Room) -> None:
    ready(room).given(issue("Feil dose", patient_safety=True))
    assert missing(room.run) == {"issues": ("S1",)}
    room.given(accepted("S1", by="leder"))
    assert missing(room.run) == {}


def test_a_plan_without_actors_is_complete_with_its_last_mandatory_activity() -> None:
    room = Room(
        activity("A-1"),
        activity("A-2", needs_approval=True),
        activity("A-3", mandatory=False),
        *(activity("A-4"), activity("A-5")),
        actors=(),
        systems=(),
    )
    room.given(done("A-1", known="21:10"), done("A-2", known="21:20"), skipped("A-4", "other"))
    room.given(waived("A-4", "other", by="leder"), waiver_confirmed("A-4", by="nestleder"))
    room.given(plan_changed(1, Difference(removed=("A-5",))), done("A-5"))
    refused = room.when(announced()).then_refused(NotComplete)
    assert str(refused) == "Full transition cannot be announced yet. activities: A-2."
    room.given(approved("A-2", by="ola", known="21:37:40"), done("A-3", known="21:50"))
    room.given(announced())
    assert room.run.header.announcement.complete_at == clock("21:37:40")  # type: ignore[union-attr]


def test_full_transition_waits_for_no_step_back() -> None:
    room = Room(activity("A-1"), activity("B-1", "A-1", backout_of="A-1"), actors=(), systems=())
    room.given(done("A-1", known="21:20")).when(announced()).then_recorded()
    assert room.last.event.counts.activities == 1  # type: ignore[attr-defined]


def test_a_plan_in_which_nothing_must_be_done_by_anybody_says_why_it_is_never_complete() -> None:
    room = Room(activity("A-1", mandatory=False), actors=(), systems=()).given(done("A-1"))
    refused = room.when(announced()).then_refused(NotComplete)
    assert "says since when" in str(refused)


def test_only_once(room: Room) -> None:
    ready(room).given(announced())
    room.when(announced()).then_refused(AlreadyAnnounced)


def test_it_is_not_announced_before_the_last_actor_was_complete(room: Room) -> None:
    ready(room)
    room.when(announced(at="21:36", known="21:50")).then_refused(TimeOutOfRange, "occurred_at")
    room.given(announced(at="21:37", known="21:50"))
    room.when(withdrawn("nei", at="21:36", known="21:55")).then_refused(TimeOutOfRange)
    room.given(withdrawn("nei", at="21:37", known="21:55"))


def test_it_is_not_announced_before_the_last_mandatory_activity_was_released(room: Room) -> None:
    room.given(reopened("A-1", "data"), done("A-1"), complete("Moa", known="21:35"))
    ready(room).given(approved("A-1", by="ola", known="21:45"))
    room.when(announced(at="21:44", known="21:50")).then_refused(TimeOutOfRange, "occurred_at")
    room.given(announced(at="21:45", known="21:50"))
    assert room.run.header.announcement.complete_at == clock("21:37:40")  # type: ignore[union-attr]


def test_what_was_received_before_the_announcement_is_the_order(room: Room) -> None:
    room.given(ordered("Moa", "paper", known="21:36"))
    ready(room).given(announced(known="21:45:30"))
    room.when(received("Moa", at="21:40", known="21:50")).then(e.LocationReceived(location="Moa"))
    assert room.run.locations["moa"].order_received_at == clock("21:40")
    room.when(received("Moa", at="21:45", known="21:51")).then(
        e.LocationReceived(location="Moa", of_announcement=True)
    )


def test_live_comes_from_the_announcement(room: Room) -> None:
    ready(room).given(announced())
    moa = room.run.locations["moa"]
    assert moa.mode == "new"
    assert moa.modes[-1] == ModeChange("new", clock("21:37:40"), announced=True)
    assert room.run.locations["eidet"].mode == "old"
    room.given(care_mode("Eidet", "ready", known="21:50"))
    assert room.run.locations["eidet"].modes[-1] == ModeChange(
        "new", clock("21:50"), announced=True
    )


def test_live_comes_from_the_announcement_whatever_is_corrected_later(room: Room) -> None:
    ready(room).given(announced(), care_mode("Moa", "paper", known="21:55", id="on-paper"))
    room.given(care_mode("Moa", "back-entered", known="23:00"))
    lived = ModeChange("new", clock("21:37:40"), announced=True)
    assert lived in room.run.locations["moa"].modes
    room.given(corrected("on-paper", {"occurred_at": clock("21:50")}, "user", known="23:10"))
    moa = room.run.locations["moa"]
    assert [m.mode for m in moa.modes] == ["ready", "new", "paper", "back-entered"]
    assert moa.modes[1] == lived


def test_ready_told_again_under_an_announcement_moves_nothing(room: Room) -> None:
    ready(room).given(announced())
    room.given(care_mode("Moa", "ready", known="21:50"))
    moa = room.run.locations["moa"]
    assert (moa.mode, moa.since) == ("new", clock("21:37:40"))


def test_who_left_ready_before_all_were_complete_does_not_go_live(room: Room) -> None:
    room.given(care_mode("Moa", "paper", known="21:36"))
    ready(room).given(announced())
    assert room.run.locations["moa"].mode == "paper"


def test_withdrawn_loudly(room: Room) -> None:
    room.when(withdrawn("for tidlig")).then_refused(NotAnnounced)
    ready(room).given(announced())
    room.when(withdrawn("EPJ 3 svarer fortsatt", by="leder")).then(e.AnnouncementWithdrawn())
    announcement = room.run.header.announcement  # type: ignore[union-attr]
    assert announcement is not None
    assert not announcement.stands
    assert room.run.locations["moa"].mode == "ready"
    room.when(withdrawn("igjen")).then_refused(NotAnnounced)
    room.given(announced())
    assert room.run.locations["moa"].mode == "new"


def test_received_after_the_announcement_is_the_announcement(room: Room) -> None:
    ready(room).given(announced())
    room.when(received("Moa", known="21:45")).then(
        e.LocationReceived(location="Moa", of_announcement=True)
    )
    room.given(received("Moa", known="21:46"))
    assert room.run.locations["moa"].announcement_received_at == clock("21:45")


def test_a_skipped_mandatory_activity_releases_nothing_until_waived(room: Room) -> None:
    ready(room).given(reopened("A-2", "data"), skipped("A-2", "staffing"), complete("Moa"))
    assert missing(room.run) == {"activities": ("A-2",)}
    room.when(waived("A-2", by="leder")).then_refused(ReasonMissing, "reason")
    room.given(waived("A-2", "staffing", by="leder"))
    assert missing(room.run) == {"activities": ("A-2",)}
    room.when(waiver_confirmed("A-2", by="leder")).then_refused(SameHands, "activity")
    room.given(waiver_confirmed("A-2", by="nestleder"))
    assert missing(room.run) == {}
    assert room.activity("A-2").waiver.confirmed_by == "person:nestleder"  # type: ignore[union-attr]
    assert room.activity("A-2").released_at is None


def test_only_what_was_skipped_or_cancelled_is_waived(room: Room) -> None:
    room.when(waived("A-1", "other")).then_refused(NothingToWaive, "activity")
    room.when(waiver_confirmed("A-1")).then_refused(NothingToWaive, "activity")
    room.when(waived("A-9", "other")).then_refused(UnknownActivity, "activity")
    room.given(cancelled("A-3", "other"))
    room.when(waiver_confirmed("A-3")).then_refused(NothingToWaive)
    room.when(waived("A-3", "other")).then(e.ActivityWaived(activity="A-3", reason="other"))


def test_a_waived_predecessor_lets_its_successor_begin() -> None:
    room = Room(activity("A-1"), activity("A-2", "A-1")).given(
        skipped("A-1", "other"),
        waived("A-1", "other", by="leder"),
        waiver_confirmed("A-1", by="nest"),
    )
    room.when(started("A-2")).then_recorded()


@pytest.mark.parametrize(
    ("word", "shaken"),
    [
        (struck("done-a-1", "user"), True),
        (corrected("done-a-1", {"occurred_at": "2023-04-28T20:30:00+02:00"}, "user"), True),
        (blocked("A-1", "data"), True),
        (added("Mer arbeid"), False),
        (started("A-3"), False),
        (note("fint"), False),
    ],
)
def test_what_shakes_an_announcement(room: Room, word, shaken: bool) -> None:  # type: ignore[no-untyped-def]
    ready(room).given(announced(), word)
    assert bool(room.run.header.announcement.changed_beneath) is shaken  # type: ignore[union-attr]


def test_later_reports_about_later_reports_do_not_shake_it(room: Room) -> None:
    ready(room).given(announced(), started("A-3", id="later-on"), struck("later-on", "user"))
    assert room.run.header.announcement.changed_beneath == ()  # type: ignore[union-attr]


def test_a_struck_correction_of_what_it_stood_on_shakes_it_anew(room: Room) -> None:
    moved = {"occurred_at": "2023-04-28T20:30:00+02:00"}
    ready(room).given(announced(id="announced-1"))
    room.given(corrected("done-a-1", moved, "user", id="moved-a-1"), acknowledged("announced-1"))
    room.given(struck("moved-a-1", "undo"))
    announcement = room.run.header.announcement  # type: ignore[union-attr]
    assert len(announcement.changed_beneath) - announcement.acknowledged == 1  # type: ignore[union-attr]


def test_after_withdrawal_nothing_is_beneath(room: Room) -> None:
    ready(room).given(announced(), withdrawn("nei"), struck("done-a-1", "user"))
    assert room.run.header.announcement.changed_beneath == ()  # type: ignore[union-attr]


def test_a_location_that_was_never_ready_keeps_its_mode_at_withdrawal() -> None:
    room = Room(
        activity("A-1", actor="IKT"),
        systems=(),
        actors=(PlannedActor(code="IKT", name="IKT"),),
        locations=(PlannedLocation(code="Moa", name="Moa"),),
    ).given(started("A-1"), done("A-1"), care_mode("Moa", "paper"), complete("IKT"), announced())
    room.given(withdrawn("nei"))
    assert room.run.locations["moa"].mode == "paper"


def test_optional_work_that_goes_on_after_it_was_skipped_makes_nobody_incomplete() -> None:
    room = Room(
        activity("A-1", location="Moa", actor="Moa"),
        activity("B-1", location="Moa", actor="Moa", mandatory=False, needs_approval=True),
        systems=(),
    ).given(done("A-1"), skipped("B-1", "user"), complete("Moa"), complete("IKT"), announced())
    room.given(started("B-1"), done("B-1"))
    assert room.run.actors["moa"].complete_at is not None
    assert missing(room.run) == {}
    assert room.run.header.announcement.changed_beneath == ()  # type: ignore[union-attr]


def test_a_system_that_is_open_to_users_is_on_from_when_it_was_put_on() -> None:
    ny = PlannedSystem(code="NY", name="Nytt", kind="new", target_state="on")
    room = Room(activity("A-1", location="Moa", actor="Moa"), systems=(ny,)).given(
        done("A-1"), system("NY", "on", known="21:30"), complete("Moa"), complete("IKT")
    )
    room.given(system("NY", "open", known="21:45"))
    assert missing(room.run) == {}
    room.when(announced(by="leder", at="21:29", known="21:50")).then_refused(TimeOutOfRange)
    room.given(announced(by="leder", at="21:30", known="21:51"))
    room.given(system("NY", "read_only"))
    assert missing(room.run) == {"systems": ("NY",)}


@pytest.mark.parametrize(
    "last",
    [
        (waived("A-2", "user", by="leder"), waiver_confirmed("A-2", by="dag", known="21:45")),
        (
            waived("A-2", "user", by="leder"),
            waiver_confirmed("A-2", by="dag"),
            system("NY", "fault"),
            system("NY", "open", known="21:45"),
        ),
    ],
)
def test_it_is_not_announced_before_what_it_stands_on(last: tuple[Said, ...]) -> None:
    room = Room(activity("A-1", location="Moa", actor="Moa"), activity("A-2")).given(
        done("A-1"),
        skipped("A-2", "user"),
        system("EPJ1", "off"),
        system("NY", "open", known="21:32"),
        complete("Moa", known="21:35"),
        complete("IKT", known="21:36"),
        *last,
    )
    room.when(announced(by="leder", at="21:44", known="21:50")).then_refused(
        TimeOutOfRange, "occurred_at"
    )
    room.given(announced(by="leder", at="21:45", known="21:51"))
