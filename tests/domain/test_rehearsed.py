"""A rehearsal is accepted, and a plan that needs one is frozen only after it."""

import pytest

from domain import events as e
from domain.decide.golives import counts
from domain.plan import Difference, Plan
from domain.refusals import NotAmendable, NotBegun, NotRehearsed, UnknownGoLive
from domain.rehearsed import needs_rehearsal, same_plan
from tests.scenario import (
    Room,
    Said,
    activity,
    clock,
    created,
    frozen,
    plan_changed,
    plan_of,
    rebaselined,
    rehearsal_accepted,
    shifted,
    started,
    struck,
    went_live,
)

WORK = activity("A-1", planned_start=clock("20:10"), planned_finish=clock("20:40"))


def room(needs: bool = True, rehearsed: tuple[Said, ...] = (started("A-1"),)) -> Room:
    """The live run, and its first rehearsal as far as that came."""
    live = Room(WORK, needs_rehearsal=needs)
    made = created("Moa", plan_of(WORK, needs_rehearsal=needs), run_kind="rehearsal", number=1)
    for said in (made, *rehearsed):
        live.rooms.submit(live.order(said, "moa-night-r1"), live.now(said))
    return live


def needed(live: Room) -> bool:
    header = live.run.header
    assert header is not None
    return needs_rehearsal(header)


def test_rehearsal_accepted() -> None:
    live = room()
    stood = live.last.position
    live.when(rehearsal_accepted(1)).then(
        e.RehearsalAccepted(
            number=1, position=stood, counts=counts(live.rooms.run("moa-night-r1")), same_plan=True
        )
    )
    assert live.run.header is not None
    assert live.run.header.rehearsals == (1,)
    live.given(rehearsal_accepted(1))
    assert live.run.header.rehearsals == (1,)


def test_a_plan_that_needs_it_is_frozen_after_it_alone() -> None:
    live = room()
    assert needed(live)
    live.when(frozen()).then_refused(NotRehearsed)
    live.given(rehearsal_accepted(1))
    assert not needed(live)
    live.when(frozen()).then_recorded()


def test_one_that_does_not_need_it_is_frozen_at_once() -> None:
    live = room(needs=False)
    assert not needed(live)
    live.when(frozen()).then_recorded()


def test_a_rehearsed_plan_may_be_shifted_but_not_changed() -> None:
    live = room().given(rehearsal_accepted(1), shifted(60))
    assert not needed(live)
    more = Difference(activities=(activity("B-1"),))
    live.given(plan_changed(live.last.position, more))
    live.when(frozen()).then_refused(NotRehearsed)
    live.when(rehearsal_accepted(1)).then_recorded(deviations=("other-plan",))
    live.when(frozen()).then_refused(NotRehearsed)


def test_a_new_baseline_is_set_in_the_night_without_another_rehearsal() -> None:
    live = room().given(rehearsal_accepted(1), frozen())
    live.given(plan_changed(live.last.position, Difference(activities=(activity("B-1"),))))
    live.when(rebaselined("supplier")).then_recorded()


def test_a_rehearsal_itself_is_frozen_whenever_one_likes() -> None:
    live = room()
    header = live.rooms.run("moa-night-r1").header
    assert header is not None
    assert not needs_rehearsal(header)


@pytest.mark.parametrize("said", [rehearsal_accepted(2), rehearsal_accepted(0)])
def test_there_must_be_such_a_rehearsal(said: Said) -> None:
    room().when(said).then_refused(UnknownGoLive)


def test_a_programme_of_such_a_name_is_no_rehearsal() -> None:
    live = Room(WORK)
    tally = went_live("Molde", {"value": "2023-11", "precision": "month"}, "municipality")
    live.rooms.submit(live.order(tally, "moa-night-r1"), live.now(tally))
    live.when(rehearsal_accepted(1)).then_refused(UnknownGoLive)


def test_a_rehearsal_in_which_nothing_began_shows_nothing() -> None:
    room(rehearsed=()).when(rehearsal_accepted(1)).then_refused(NotBegun, "number")


def test_an_acceptance_is_never_struck() -> None:
    live = room().given(rehearsal_accepted(1, id="accepted-01"))
    live.when(struck("accepted-01", "user")).then_refused(NotAmendable)


def test_plans_without_any_time_are_the_same_when_they_are_equal() -> None:
    bare = Plan(name="Moa", activities=(activity("A-1"),))
    assert same_plan(bare, Plan(name="Moa", activities=(activity("A-1"),)))
    assert not same_plan(bare, Plan(name="Moa", activities=(activity("A-2"),)))
    assert not same_plan(plan_of(WORK), plan_of(WORK, start=clock("20:00:30")))
