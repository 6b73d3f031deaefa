"""Runs are created from a plan and re-planned by differences; the programme counts its units (rules 5, 21)."""

import pytest

from domain import events as e
from domain.plan import Difference, Link, PlannedActivity, PlannedCounter, PlannedLocation
from domain.refusals import CodeTaken, MalformedId, PlanMoved, UnknownGoLive, UnknownReport
from domain.terms import live_run
from tests.scenario import (
    EVENING,
    Room,
    Said,
    activity,
    announced,
    complete,
    created,
    done,
    issue,
    note,
    plan_changed,
    plan_of,
    started,
    struck,
    system,
    unlived,
    went_live,
)


@pytest.fixture
def room() -> Room:
    return Room(activity("A-1", location="Moa"), activity("A-2", "A-1", location="Moa"))


def test_created(room: Room) -> None:
    header = room.run.header
    assert header is not None
    assert (header.title, header.kind, header.zone) == ("Moa · Nytt system", "live", "Europe/Oslo")
    assert list(room.run.activities) == ["a-1", "a-2"]
    assert room.run.successors["a-1"] == ("a-2",)
    assert room.run.tallies["location:moa"].mandatory == 2


def test_a_run_is_created_once(room: Room) -> None:
    room.when(created("Igjen", plan_of())).then_refused(CodeTaken, "golive")


@pytest.mark.parametrize("run_id", ["æ/ø", "moa natt", "moa\n", "m" * 33])
def test_a_run_has_an_id_that_its_event_can_be_read_with(room: Room, run_id: str) -> None:
    with pytest.raises(MalformedId) as refused:
        room.rooms.submit(room.order(created("Moa", plan_of()), run=run_id), EVENING)
    assert refused.value.field == "golive"


def test_nothing_is_reported_into_a_run_that_is_not_there(room: Room) -> None:
    with pytest.raises(UnknownGoLive):
        room.rooms.submit(room.order(started("A-1"), run="elsewhere"), EVENING)


@pytest.mark.parametrize(
    ("run", "live"),
    [
        ("moa", "moa"),
        ("moa-r1", "moa"),
        ("Moa-R12", "Moa"),
        ("moa-r1\n", "moa-r1\n"),
        ("ra-r", "ra-r"),
    ],
)
def test_a_rehearsal_belongs_to_its_live_run(run: str, live: str) -> None:
    assert live_run(run) == live


def test_who_strikes_in_a_programme_strikes_no_report_of_a_go_live(room: Room) -> None:
    room.given(done("A-1", id="done-a-1"))
    room.when(unlived("done-a-1", "user")).then_refused(CodeTaken, "programme")


TRONDHEIM = went_live("Trondheim", {"value": "2022-05-07"}, "municipality")


@pytest.mark.parametrize(
    "said", [announced(), note("Hei"), issue("Feil", area="network"), struck("report-0001", "user")]
)
def test_a_tally_of_a_programme_is_no_go_live(room: Room, said: Said) -> None:
    room.rooms.submit(room.order(TRONDHEIM, run="programme"), EVENING)
    with pytest.raises(UnknownGoLive):
        room.rooms.submit(room.order(said, run="programme"), EVENING)


def test_a_go_live_does_not_take_the_id_of_a_programme(room: Room) -> None:
    room.rooms.submit(room.order(TRONDHEIM, run="programme"), EVENING)
    with pytest.raises(CodeTaken) as taken:
        room.rooms.submit(room.order(created("Moa", plan_of()), run="Programme"), EVENING)
    assert taken.value.field == "golive"


def test_nor_a_programme_that_of_a_go_live(room: Room) -> None:
    room.when(TRONDHEIM).then_refused(CodeTaken, "programme")


def test_plan_changed(room: Room) -> None:
    room.given(started("A-1"), done("A-1"))
    difference = Difference(
        activities=(
            PlannedActivity(code="A-1", title="Nytt navn", location="Eidet"),
            PlannedActivity(code="A-4", title="Fire", predecessors=(Link(code="A-1"),)),
        ),
        removed=("A-2", "A-9"),
        locations=(
            PlannedLocation(code="Moa", name="Moa nye"),
            PlannedLocation(code="KAD", name="KAD"),
        ),
        counters=(PlannedCounter(code="INT", title="Integrasjoner", target=41),),
    )
    room.when(plan_changed(room.last.position, difference)).then(
        e.PlanChanged(made_on=3, difference=difference)
    )
    assert room.activity("A-1").plan.title == "Nytt navn"
    assert room.activity("A-1").status == "done"
    assert room.activity("A-2").removed
    assert room.activity("A-4").status == "planned"
    assert room.run.locations["moa"].plan.name == "Moa nye"
    assert {"kad", "eidet"} <= set(room.run.locations)
    assert room.run.counters["int"].plan.target == 41
    assert room.run.successors["a-1"] == ("a-4",)
    assert room.run.tallies["location:moa"].total == 0
    assert room.run.tallies["location:eidet"].released == 1
    header = room.run.header
    assert header is not None
    assert [a.code for a in header.plan.activities] == ["A-1", "A-4"]


def test_a_difference_made_on_an_older_plan_is_refused(room: Room) -> None:
    room.given(plan_changed(1, Difference(removed=("A-2",))))
    room.when(plan_changed(1, Difference(removed=("A-1",)))).then_refused(PlanMoved, "made_on")


def test_a_removed_activity_that_comes_back_keeps_what_was_told(room: Room) -> None:
    room.given(started("A-2"), plan_changed(1, Difference(removed=("A-2",))))
    room.given(plan_changed(3, Difference(activities=(activity("A-2"),))))
    assert not room.activity("A-2").removed
    assert room.activity("A-2").status == "started"


def test_alesund_is_municipality_number_ten_by_counting() -> None:
    room = Room(activity("A-1", actor="IKT"), systems=(), actors=())
    units = ("Trondheim", "Røros", "Os", "Holtålen", "Indre Fosen", "Ørland", "Åfjord")
    for unit in (*units, "Levanger", "Verdal"):
        said = went_live(unit, {"value": "2023-02-11"}, "municipality")
        room.rooms.submit(room.order(said, run="helseplattformen"), EVENING)
    wrong = went_live("Oslo", {"value": "2023-02-11"}, "municipality", id="oslo-is-live")
    for said in (wrong, unlived("oslo-is-live", "user")):
        room.rooms.submit(room.order(said, run="helseplattformen"), EVENING)
    hospital = went_live("St. Olavs", {"value": "2022-11-12"}, "hospital")
    room.rooms.submit(room.order(hospital, run="helseplattformen"), EVENING)
    night = created(
        "Ålesund", plan_of(activity("B-1")), programme="helseplattformen", unit="Ålesund"
    )
    room.rooms.submit(room.order(night, run="aalesund-2023"), EVENING)
    for word in (
        started("B-1"),
        done("B-1"),
        complete("Moa"),
        complete("IKT"),
        system("EPJ1", "off"),
        system("NY", "open"),
    ):
        room.rooms.submit(room.order(word, run="aalesund-2023"), EVENING)
    event = room.rooms.submit(room.order(announced(), run="aalesund-2023"), EVENING).event
    assert isinstance(event, e.TransitionAnnounced)
    assert event.ordinal == 10


def test_without_a_programme_there_is_no_number() -> None:
    room = Room(activity("A-1", actor="Moa"), systems=()).given(started("A-1"), done("A-1"))
    room.given(complete("Moa"), complete("IKT"), announced())
    header = room.run.header
    assert header is not None
    assert header.announcement is not None
    assert header.announcement.ordinal is None


def live_units(room: Room, *words: Said) -> list[str]:
    """Units of the programme that are live once all this is said into it."""
    for said in words:
        room.rooms.submit(room.order(said, run="programme"), EVENING)
    return [unit.name for unit in room.rooms.run("programme").units.values() if unit.live]


def test_a_unit_whose_report_was_struck_is_not_live(room: Room) -> None:
    said = went_live("Os", {"value": "2022-11-12"}, "municipality", id="os-is-live")
    assert live_units(room, said) == ["Os"]
    assert live_units(room, unlived("os-is-live", "user", id="os-is-not")) == []
    assert live_units(room, unlived("os-is-not", "undo")) == ["Os"]
    with pytest.raises(UnknownReport):
        live_units(room, unlived("never-told", "user"))
