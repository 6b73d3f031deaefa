"""The indexes of activities say what a look at all of them would say."""

from datetime import UTC, datetime

from hypothesis import given

from domain.fold.indexes import UNFINISHED, expected
from domain.plan import Difference, PlannedActivity
from domain.tables import Expected, Run
from domain.terms import key
from tests.histories import nights
from tests.scenario import (
    Room,
    activity,
    added,
    clock,
    corrected,
    done,
    eta,
    plan_changed,
    reopened,
    started,
    struck,
)


def at_work(run: Run) -> dict[str, list[Expected]]:
    """Who is at work for whom and should be over when, looked up the slow way."""
    found: dict[str, list[Expected]] = {}
    for one in run.activities.values():
        named = {"location": one.plan.location, "actor": one.plan.actor}
        for kind, party in named.items():
            over = expected(one)
            if party is not None and over is not None:
                found.setdefault(f"{kind}:{key(party)}", []).append(over)
    return {party: sorted(all_of_it) for party, all_of_it in found.items()}


def still_to_do(run: Run) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for code, one in run.activities.items():
        if one.plan.location is not None and one.status in UNFINISHED and not one.removed:
            found.setdefault(key(one.plan.location), set()).add(code)
    return found


def in_order(run: Run, codes: tuple[str, ...]) -> bool:
    finishes = [run.activities[code].plan.planned_finish for code in codes]
    planned = [at for at in finishes if at is not None]
    return planned == sorted(planned) and finishes == [*planned, *[None] * finishes.count(None)]


def kept(index: dict[str, tuple[str, ...]]) -> dict[str, set[str]]:
    assert all(len(set(codes)) == len(codes) for codes in index.values())
    return {place: set(codes) for place, codes in index.items() if codes}


def first_began(run: Run) -> datetime | None:
    standing = (a for a in run.activities.values() if not a.removed)
    return min((at for a in standing if (at := a.began_at)), default=None)


def kept_first(run: Run) -> datetime | None:
    code = run.first.get("")
    return run.activities[code].began_at if code else None


def holds(run: Run) -> None:
    assert kept(dict(run.unfinished)) == still_to_do(run)
    assert all(in_order(run, codes) for codes in run.unfinished.values())
    assert {party: list(over) for party, over in run.running.items() if over} == at_work(run)
    assert kept_first(run) == first_began(run)


@given(nights)
def test_indexes_are_what_a_look_at_all_gives(room: Room) -> None:
    holds(room.run)


def test_the_first_may_be_overtaken_moved_and_struck() -> None:
    room = Room(activity("A-1"), activity("A-2"), activity("A-3"))
    for word in (
        started("A-2", id="two-starts"),
        started("A-1", at="19:00"),
        done("A-3", at="18:30", id="three-done"),
    ):
        room.given(word)
        holds(room.run)
    assert room.run.first[""] == "a-3"
    room.given(struck("three-done", "user"))
    assert room.run.first[""] == "a-1"
    room.given(corrected("two-starts", {"occurred_at": "2023-04-28T16:10:00Z"}, "user"))
    assert room.run.first[""] == "a-2"
    holds(room.run)


def test_nothing_is_first_when_the_only_start_is_struck() -> None:
    room = Room(activity("A-1")).given(started("A-1", id="one-starts"))
    room.given(struck("one-starts", "user"))
    assert room.run.first[""] == ""
    room.given(started("A-1"))
    assert room.run.first[""] == "a-1"


def test_a_changed_plan_moves_and_takes_away_whoever_is_at_work() -> None:
    times = {"planned_start": clock("20:00"), "planned_finish": clock("20:30")}
    room = Room(
        activity("A-1", location="Moa", actor="Moa", **times),
        activity("A-2", location="Moa", **times),
    )
    room.given(started("A-1"), started("A-2"))
    moved = activity("A-1", location="Eidet", actor="IKT", **times)
    room.given(plan_changed(1, Difference(activities=(moved,), removed=("A-2",))))
    holds(room.run)
    assert room.run.unfinished == {"moa": (), "eidet": ("a-1",)}
    assert {p for p, codes in room.run.running.items() if codes} == {"location:eidet", "actor:ikt"}


def test_what_should_be_finished_first_stands_first() -> None:
    room = Room(
        activity("A-1", location="Moa"),
        activity("A-2", location="Moa", planned_finish=clock("21:30")),
        activity("A-3", location="Moa", planned_finish=clock("21:00")),
    )
    assert room.run.unfinished["moa"] == ("a-3", "a-2", "a-1")
    room.given(done("A-3"), done("A-1"), reopened("A-3", "data"), added("Ekstra", location="Moa"))
    assert room.run.unfinished["moa"] == ("a-3", "a-2", "x-1")
    sooner = activity("A-2", location="Moa", planned_finish=clock("20:30"))
    room.given(plan_changed(1, Difference(activities=(sooner,))))
    assert room.run.unfinished["moa"] == ("a-2", "a-3", "x-1")
    holds(room.run)


def test_work_stands_in_the_order_in_which_it_should_be_over() -> None:
    def planned(code: str, begins: str, ends: str) -> PlannedActivity:
        times = {"planned_start": clock(begins), "planned_finish": clock(ends)}
        return activity(code, location="Moa", **times)

    room = Room(planned("A-1", "18:00", "19:30"), planned("A-2", "18:00", "18:20"))
    room.given(started("A-1", at="20:00"), started("A-2", at="20:01"))
    assert [one.code for one in room.run.running["location:moa"]] == ["a-2", "a-1"]
    room.given(eta("A-2", clock("23:00")))
    assert [one.code for one in room.run.running["location:moa"]] == ["a-1", "a-2"]
    room.given(done("A-1"))
    assert room.run.running["location:moa"] == (Expected(clock("23:00"), "a-2"),)


def test_a_length_that_leads_backwards_or_out_of_the_calendar_ends_at_its_edge() -> None:
    last = datetime.max.replace(tzinfo=UTC)
    backwards = activity("A-1", planned_start=clock("20:30"), planned_finish=clock("20:00"))
    endless = activity("A-2", planned_start=clock("20:00"), planned_finish=last)
    room = Room(backwards, endless).given(started("A-1", at="20:00"), started("A-2", at="20:00"))
    ends = {code: expected(one) for code, one in room.run.activities.items()}
    assert ends == {"a-1": Expected(clock("20:00"), "a-1"), "a-2": Expected(last, "a-2")}


def test_each_phase_of_a_location_is_counted() -> None:
    room = Room(
        activity("A-1", location="Moa", phase="Prøving"),
        activity("A-2", location="Moa", phase="Prøving"),
        activity("A-3", location="Moa"),
    ).given(done("A-2"))
    tallies = room.run.tallies
    assert (tallies["location:moa/Prøving"].released, tallies["location:moa/Prøving"].total) == (
        1,
        2,
    )
    assert tallies["location:moa/"].total == 1
