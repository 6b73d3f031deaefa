"""Activities: a report is a fact from the field, never refused for its order (rules 1-3)."""

import pytest

from domain import events as e
from domain.entities import Block
from domain.plan import Link, PlannedActivity
from domain.refusals import ReasonMissing, UnknownActivity, UnknownActor
from tests.scenario import (
    Room,
    acknowledged,
    activity,
    approved,
    blocked,
    cancelled,
    clock,
    done,
    eta,
    failed,
    rejected,
    reopened,
    skipped,
    started,
    unblocked,
    waived,
    waiver_confirmed,
)


@pytest.fixture
def room() -> Room:
    """A-1 needs approval and lets A-2 begin; A-3 stands alone."""
    return Room(
        activity("A-1", location="Moa", actor="Moa", needs_approval=True),
        activity("A-2", "A-1", location="Moa", actor="Moa"),
        activity("A-3", location="Eidet", actor="IKT"),
    )


def test_started(room: Room) -> None:
    room.when(started("a-1", at="20:00:30")).then(e.ActivityStarted(activity="A-1"))
    assert room.activity("A-1").status == "started"
    assert room.activity("A-1").started_at == room.last.occurred_at


def test_done_after_start_releases_only_once_approved(room: Room) -> None:
    room.given(started("A-1"), done("A-1"))
    assert not room.activity("A-1").released
    room.given(approved("A-1", by="ola"))
    assert room.activity("A-1").released
    assert room.activity("A-1").approved_at == room.activity("A-1").released_at


def test_done_without_approval_releases_at_once(room: Room) -> None:
    room.given(started("A-3"), done("A-3"))
    assert room.activity("A-3").released_at == room.activity("A-3").done_at


def test_done_before_start_is_kept_and_flagged(room: Room) -> None:
    room.when(done("A-3")).then_recorded(deviations=("done-before-start",))
    assert room.activity("A-3").started_at is None
    assert [d.name for d in room.activity("A-3").open_deviations] == ["done-before-start"]


def test_a_start_told_late_fills_the_start(room: Room) -> None:
    room.given(done("A-3", known="21:14"))
    room.when(started("A-3", at="21:00", known="21:20")).then_recorded()
    assert room.activity("A-3").started_at == clock("21:00")
    assert room.activity("A-3").status == "done"
    room.when(started("A-3", known="21:25")).then_recorded(already=True)
    assert room.activity("A-3").started_at == clock("21:00")


def test_a_start_later_than_the_done_fills_nothing_and_is_flagged(room: Room) -> None:
    room.given(done("A-3", known="21:14"))
    room.when(started("A-3", known="21:20")).then_recorded(deviations=("started-after-done",))
    assert room.activity("A-3").started_at is None
    assert room.activity("A-3").status == "done"


def test_a_done_told_for_a_time_before_the_start_is_flagged(room: Room) -> None:
    room.given(started("A-3", known="21:14:40"), started("A-2", at="20:30"))
    room.when(done("A-3", at="21:13", known="21:20")).then_recorded(
        deviations=("started-after-done",)
    )
    assert room.activity("A-3").status == "done"


def test_a_done_told_to_the_minute_is_not_before_a_start_in_that_minute(room: Room) -> None:
    room.given(started("A-3", known="21:14:40"))
    room.when(done("A-3", at="21:14", known="21:20")).then_recorded()


def test_an_earlier_start_moves_the_start_back(room: Room) -> None:
    room.given(started("A-3", known="21:00"))
    room.when(started("A-3", at="20:50", known="21:01")).then_recorded()
    room.when(started("A-3", known="21:05")).then_recorded(already=True)
    assert room.activity("A-3").started_at == clock("20:50")


def test_a_tap_and_a_phone_call_are_one_done(room: Room) -> None:
    room.given(started("A-3"), done("A-3", known="21:10"))
    room.when(done("A-3", known="21:14")).then_recorded(already=True)
    assert room.activity("A-3").confirmations == 1
    assert room.activity("A-3").done_at == clock("21:10")


def test_done_again_with_another_result_is_flagged_and_the_first_stands(room: Room) -> None:
    room.given(started("A-3"), done("A-3"))
    room.when(done("A-3", result="workaround", reason="printing")).then_recorded(
        deviations=("other-result",)
    )
    assert (room.activity("A-3").status, room.activity("A-3").result) == ("done", "ok")


def test_a_bare_tap_after_the_call_that_told_more_is_the_same_again(room: Room) -> None:
    room.given(started("A-3"), done("A-3", result="workaround", reason="printing"))
    room.when(done("A-3", result="workaround", note="som sagt")).then_recorded(already=True)
    room.when(done("A-3")).then_recorded(already=True)
    room.when(done("A-3", result="workaround", reason="network")).then_recorded(
        deviations=("other-result",)
    )


@pytest.mark.parametrize(
    ("closing", "name"), [(skipped, "on-skipped"), (cancelled, "on-cancelled")]
)
def test_done_on_what_was_closed_goes_to_the_coordinator(room: Room, closing, name) -> None:  # type: ignore[no-untyped-def]
    room.given(closing("A-3", "other"))
    room.when(done("A-3")).then_recorded(deviations=(name,))
    assert room.activity("A-3").status == "done"


def test_done_on_blocked_is_flagged_and_ends_the_block(room: Room) -> None:
    room.given(started("A-3"), blocked("A-3", "network"))
    room.when(done("A-3")).then_recorded(deviations=("on-blocked",))
    assert room.activity("A-3").block is None


def test_started_before_its_predecessors_is_a_deviation_until_acknowledged(room: Room) -> None:
    room.when(started("A-2", id="too-early")).then_recorded(
        deviations=("start-before-predecessors",)
    )
    room.given(acknowledged("too-early"))
    assert not room.activity("A-2").open_deviations
    assert room.activity("A-2").deviations[0].acknowledged


def test_done_at_once_before_its_predecessors_shows_both(room: Room) -> None:
    room.when(done("A-2")).then_recorded(
        deviations=("done-before-start", "start-before-predecessors")
    )


def test_a_start_that_occurred_before_the_release_is_early_though_told_later(room: Room) -> None:
    room.given(
        started("A-1", known="20:30"),
        done("A-1", known="20:40"),
        approved("A-1", by="ola", known="20:50"),
    )
    room.when(started("A-2", at="20:45", known="20:55")).then_recorded(
        deviations=("start-before-predecessors",)
    )


def test_blocked_with_reason_owner_and_time(room: Room) -> None:
    room.given(started("A-1"))
    room.when(blocked("A-1", "printing", owner="ikt", eta=clock("21:35"))).then(
        e.ActivityBlocked(activity="A-1", reason="printing", owner="ikt", eta=clock("21:35"))
    )
    assert room.activity("A-1").status == "blocked"


def test_a_block_remembers_how_often_its_time_moved(room: Room) -> None:
    room.given(
        blocked("A-1", "printing", owner="IKT", known="20:52"),
        eta("A-1", clock("21:10"), known="20:55"),
        eta("A-1", clock("21:20"), known="21:11"),
        eta("A-1", clock("21:20"), known="21:12"),
        blocked("A-1", note="verre enn vi trodde", eta=clock("21:35"), known="21:22"),
    )
    assert room.activity("A-1").block == Block(
        since=clock("20:52"), reason="printing", owner="IKT", eta=clock("21:35"), moved=2
    )


def test_unblocked_goes_back_to_where_the_work_stood(room: Room) -> None:
    room.given(blocked("A-1", "network"), unblocked("A-1"))
    assert room.activity("A-1").status == "planned"
    room.given(started("A-1"), blocked("A-1", "network"), unblocked("A-1"))
    assert room.activity("A-1").status == "started"
    room.when(unblocked("A-1")).then_recorded(deviations=("not-blocked",))


def test_unblocked_goes_back_to_what_was_decided_too(room: Room) -> None:
    """A block takes the release, and solving it gives that back with the waiver it rests on."""
    room.given(skipped("A-1", "other"), waived("A-1", "other", by="leder"), blocked("A-1", "data"))
    room.given(unblocked("A-1"), waiver_confirmed("A-1", by="nestleder"))
    waiver = room.activity("A-1").waiver
    room.given(blocked("A-1", "data", id="block-a-1"))
    assert (room.activity("A-1").waiver, room.activity("A-1").released) == (None, False)
    room.given(unblocked("A-1"))
    assert (room.activity("A-1").waiver, room.activity("A-1").released) == (waiver, True)
    assert waiver is not None


@pytest.mark.parametrize("word", [skipped, cancelled])
def test_what_need_not_be_done_holds_up_nobody_when_it_is_left_out(word) -> None:  # type: ignore[no-untyped-def]
    room = Room(activity("A-1", mandatory=False), activity("A-2", "A-1"))
    room.given(word("A-1", "other"))
    room.when(started("A-2")).then_recorded()


def test_eta_may_be_told_without_a_block(room: Room) -> None:
    room.given(started("A-1"), eta("A-1", clock("21:40")))
    assert room.activity("A-1").eta == clock("21:40")
    assert room.activity("A-1").block is None


@pytest.mark.parametrize("end", [done, failed, skipped])
def test_an_expected_time_goes_with_the_work_it_was_told_for(room: Room, end) -> None:  # type: ignore[no-untyped-def]
    room.given(started("A-1"), eta("A-1", clock("20:30")), end("A-1", note="slutt"))
    assert room.activity("A-1").eta is None
    room.given(eta("A-1", clock("20:40")), reopened("A-1", "network"), started("A-1"))
    assert room.activity("A-1").eta is None


def test_rejected_must_be_done_and_approved_again(room: Room) -> None:
    room.given(started("A-1"), done("A-1"), rejected("A-1", "data", by="ola"))
    assert room.activity("A-1").status == "rejected"
    assert room.activity("A-1").reason == "data"
    room.given(done("A-1"), approved("A-1", by="ola"))
    assert room.activity("A-1").status == "approved"


def test_a_rejected_approval_releases_nothing(room: Room) -> None:
    room.given(started("A-1"), done("A-1"), approved("A-1", by="ola"))
    room.when(rejected("A-1", "data")).then_recorded(deviations=("approval-in-doubt",))
    assert not room.activity("A-1").released


def test_reopened_after_failure(room: Room) -> None:
    room.given(failed("A-1", "data"), reopened("A-1", "data"))
    assert room.activity("A-1").status == "reopened"
    room.when(reopened("A-1", "data")).then_recorded(already=True)


def test_skipped_after_done_changes_nothing(room: Room) -> None:
    room.given(started("A-3"), done("A-3"))
    room.when(skipped("A-3", "other")).then_recorded(deviations=("skipped-after-done",))
    assert room.activity("A-3").status == "done"


@pytest.mark.parametrize("word", [failed, blocked, skipped, cancelled, rejected, reopened])
def test_what_is_odd_carries_a_reason_or_words(room: Room, word) -> None:  # type: ignore[no-untyped-def]
    room.when(word("A-1")).then_refused(ReasonMissing, "reason")
    room.when(word("A-1", note="strømmen gikk")).then_recorded(deviations=room_deviations(word))


def room_deviations(word: object) -> tuple[str, ...]:
    """What these words show on work that is only planned."""
    return {rejected: ("rejected-before-done",), reopened: ("nothing-to-reopen",)}.get(word, ())  # type: ignore[call-overload, no-any-return]


def test_a_workaround_says_why(room: Room) -> None:
    room.when(done("A-1", result="workaround")).then_refused(ReasonMissing, "reason")
    room.given(started("A-1"), done("A-1", result="workaround", reason="printing"))
    assert room.activity("A-1").result == "workaround"


def test_unknown_activity_and_unknown_owner_are_refused(room: Room) -> None:
    room.when(done("A-999")).then_refused(UnknownActivity, "activity")
    room.when(blocked("A-1", "network", owner="nobody")).then_refused(UnknownActor, "owner")


def test_a_milestone_is_reached_without_a_start() -> None:
    room = Room(activity("M-1", type="milestone"))
    room.when(done("M-1")).then_recorded()


def test_a_start_in_the_minute_of_the_release_is_not_early(room: Room) -> None:
    room.given(
        started("A-1", known="20:30"),
        done("A-1", known="20:40"),
        approved("A-1", by="ola", known="20:41:30"),
    )
    room.when(started("A-2", at="20:41", known="20:42")).then_recorded()


def test_links_allow_a_start_by_their_type() -> None:
    links = {
        "SS": Link(code="A-1", type="SS", lag=5),
        "FF": Link(code="A-1", type="FF"),
        "gone": Link(code="Z-9"),
    }
    room = Room(
        activity("A-1"),
        *(
            PlannedActivity(code=name, title=name, predecessors=(link,))
            for name, link in links.items()
        ),
    )
    room.when(started("SS", known="20:30")).then_recorded(deviations=("start-before-predecessors",))
    room.when(started("FF")).then_recorded()
    room.when(started("gone")).then_recorded()
    room.given(started("A-1", known="20:35"))
    room.when(done("SS", known="20:45")).then_recorded()


def test_what_is_done_has_begun_for_whoever_may_start_with_it() -> None:
    """Given a done without a start that waits for its approval, then no successor is early for it."""
    after = PlannedActivity(code="A-2", title="To", predecessors=(Link(code="A-1", type="SS"),))
    room = Room(activity("A-1", needs_approval=True), after).given(done("A-1", known="20:35"))
    room.when(started("A-2", known="20:40")).then_recorded()
