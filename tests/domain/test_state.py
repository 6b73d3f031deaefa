"""The fold is total, the same however it is cut, and its tallies are never off."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.events import ActivityWaived, TransitionAnnounced
from domain.fold.consequences import settle
from domain.fold.tallies import weigh
from domain.fold.things import refold
from domain.plan import Difference
from domain.recorded import Recorded
from domain.state import evolve
from domain.tables import NOTHING, Layer, Run, Tally
from tests.histories import nights
from tests.scenario import (
    Room,
    activity,
    announced,
    called,
    care_mode,
    checked_in,
    complete,
    counted,
    done,
    plan_changed,
    skipped,
    started,
    system,
    waived,
    waiver_confirmed,
    withdrawn,
)

TABLES = [name for name in Run.__slots__ if name not in ("id", "position", "known_at")]


def everything(run: Run) -> dict[str, dict[str, object]]:
    return {name: dict(getattr(run, name)) for name in TABLES}


def folded(log: Iterable[Recorded], run_id: str) -> Run:
    run = Run(run_id)
    for recorded in log:
        evolve(run, recorded)
    return run


def recount(run: Run) -> Tally:
    total = NOTHING
    for one in run.activities.values():
        total = total.plus(weigh(one))
    return total


@given(nights)
def test_folding_the_log_anew_gives_what_stands(room: Room) -> None:
    assert everything(folded(room.log, room.id)) == everything(room.run)


@given(nights)
def test_a_thing_made_anew_from_its_reports_is_the_thing_that_stands(room: Room) -> None:
    run = room.run.overlay()
    for table in ("activities", "systems", "locations", "actors", "counters", "issues", "contacts"):
        for code, thing in getattr(room.run, table).items():
            getattr(run, table)[code] = refold(thing, table)
            settle(run, thing, getattr(run, table)[code], set())
            assert getattr(run, table)[code] == thing


@given(nights, st.data())
def test_any_subset_of_the_log_folds(room: Room, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(room.log), unique_by=lambda r: r.position))
    run = folded(sorted(chosen, key=lambda r: r.position), room.id)
    assert run.tallies.get("", NOTHING) == recount(run)


@given(nights)
def test_tallies_are_what_a_recount_gives(room: Room) -> None:
    assert room.run.tallies[""] == recount(room.run)


@given(nights, st.integers(1, 40))
def test_a_batch_on_an_overlay_is_the_same_as_one_by_one(room: Room, cut: int) -> None:
    run = folded(room.log[:cut], room.id)
    before = everything(run)
    above = run.overlay()
    for recorded in room.log[cut:]:
        evolve(above, recorded)
    assert everything(run) == before
    run.lay(above.folded(run, set()))
    assert everything(run) == everything(room.run)
    assert (run.position, run.known_at) == (room.run.position, room.run.known_at)


def test_a_dropped_overlay_leaves_no_trace() -> None:
    room = Room(activity("A-1"))
    above = room.run.overlay()
    above.activities["new"] = above.activities["a-1"]
    assert list(above.activities) == ["a-1", "new"]
    assert len(above.activities) == 2
    assert "new" in above.activities
    assert "new" not in room.run.activities


def test_things_of_a_run_are_never_deleted() -> None:
    layer: Layer[int] = Layer({"one": 1})
    with pytest.raises(TypeError):
        del layer["one"]


def test_what_no_plan_knows_is_still_folded() -> None:
    room = Room(activity("A-1", location="Moa", actor="Moa")).given(
        started("A-1"),
        done("A-1"),
        system("EPJ1", "off"),
        care_mode("Moa", "paper"),
        checked_in("IKT"),
        counted("PAS", 7),
        called("Moa"),
    )
    run = folded(room.log[1:], room.id)
    assert run.header is None
    assert run.activities["a-1"].status == "done"
    assert not run.activities["a-1"].plan.mandatory
    assert run.systems["epj1"].state == "off"
    assert run.locations["moa"].mode == "paper"
    assert run.actors["ikt"].checked_in_at is not None
    assert run.counters["pas"].value == 7


def test_halves_of_decisions_fold_to_nothing() -> None:
    room = Room(activity("A-1", actor="Moa"), systems=()).given(
        skipped("A-1", "other"),
        waived("A-1", "other", by="leder"),
        waiver_confirmed("A-1", by="nestleder"),
        complete("Moa"),
        complete("IKT"),
        announced(),
        withdrawn("nei"),
        plan_changed(1, Difference(removed=("A-1",))),
    )
    log = [r for r in room.log if not isinstance(r.event, ActivityWaived | TransitionAnnounced)]
    run = folded(log, room.id)
    assert run.activities["a-1"].status == "skipped"
    assert run.header is not None
    assert run.header.announcement is None
    assert folded(log[-2:], room.id).header is None
