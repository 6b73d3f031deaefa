"""Systems, locations, actors and counters (rules 8, 12, 13, 15)."""

import pytest

from domain import events as e
from domain.changes import ModeChange
from domain.refusals import (
    SubjectMissing,
    UnknownActor,
    UnknownCounter,
    UnknownLocation,
    UnknownSystem,
)
from tests.scenario import (
    Room,
    activity,
    care_mode,
    checked_in,
    clock,
    complete,
    corrected,
    counted,
    done,
    failed,
    ordered,
    received,
    reopened,
    started,
    struck,
    system,
)


@pytest.fixture
def room() -> Room:
    return Room(activity("A-1", location="Moa", actor="Moa"))


def test_before_any_report_the_old_system_is_on_and_the_new_one_off(room: Room) -> None:
    assert (room.run.systems["epj1"].state, room.run.systems["ny"].state) == ("on", "off")
    assert room.run.systems["epj1"].since is None
    assert not room.run.systems["epj1"].in_target


def test_system_off(room: Room) -> None:
    room.when(system("epj1", "off", at="20:00:30")).then(
        e.SystemReported(system="EPJ1", state="off")
    )
    assert room.run.systems["epj1"].in_target


def test_an_old_system_opened_to_its_users_is_flagged_until_corrected(room: Room) -> None:
    room.when(system("EPJ1", "open", id="epj1-open")).then_recorded(deviations=("legacy-opened",))
    assert [d.name for d in room.run.systems["epj1"].open_deviations] == ["legacy-opened"]
    room.when(system("NY", "open")).then_recorded()
    room.given(corrected("epj1-open", {"state": "off"}, "user"))
    assert room.run.systems["epj1"].open_deviations == ()


def test_the_same_state_again_is_corroboration(room: Room) -> None:
    room.given(system("EPJ1", "off", known="20:05"))
    room.when(system("EPJ1", "off", known="20:07")).then_recorded(already=True)
    assert room.run.systems["epj1"].since == clock("20:05")


def test_a_late_entry_does_not_undo_a_later_state(room: Room) -> None:
    room.given(system("EPJ1", "off", known="20:05"), system("EPJ1", "read_only", at="19:30"))
    assert room.run.systems["epj1"].state == "off"
    assert [s.state for s in room.run.systems["epj1"].states] == ["read_only", "off"]


def test_the_first_opening_is_remembered(room: Room) -> None:
    assert room.run.systems["ny"].opened_at is None
    room.given(system("NY", "on", known="20:30"), system("NY", "open", known="20:58"))
    room.given(system("NY", "fault", known="21:05"), system("NY", "open", known="21:09"))
    assert room.run.systems["ny"].opened_at == clock("20:58")


def test_care_mode_goes_from_old_to_back_entered(room: Room) -> None:
    for mode, at in (("read-only", "19:30"), ("paper", "20:04"), ("ready", "21:20")):
        room.given(care_mode("moa", mode, known=at))
    moa = room.run.locations["moa"]
    assert moa.mode == "ready"
    assert moa.modes[1] == ModeChange("paper", clock("20:04"))
    assert [m.mode for m in moa.modes] == ["read-only", "paper", "ready"]


def test_the_same_care_mode_again_is_corroboration(room: Room) -> None:
    room.given(care_mode("Moa", "paper", known="20:04"))
    room.when(care_mode("Moa", "paper", known="20:10")).then_recorded(already=True)
    assert room.run.locations["moa"].since == clock("20:04")
    room.when(care_mode("Moa", "read-only", at="20:02", known="20:12")).then_recorded()
    room.when(care_mode("Moa", "paper", at="20:03", known="20:14")).then_recorded()
    assert room.run.locations["moa"].since == clock("20:03")
    assert room.run.locations["moa"].mode == "paper"


def test_a_state_told_for_earlier_moves_since_when_it_stands(room: Room) -> None:
    room.given(system("EPJ1", "off", known="21:00"))
    room.when(system("EPJ1", "off", at="20:50", known="21:10")).then_recorded()
    assert room.run.systems["epj1"].since == clock("20:50")


def test_what_was_confirmed_stands_though_a_late_entry_says_it_was_otherwise_before(
    room: Room,
) -> None:
    room.given(system("EPJ1", "off", known="20:50"), system("EPJ1", "off", known="21:00"))
    room.given(system("EPJ1", "on", at="20:55", known="21:05"))
    assert room.run.systems["epj1"].state == "off"
    assert room.run.systems["epj1"].since == clock("21:00")


def test_ordered_waits_for_received(room: Room) -> None:
    room.given(ordered("Moa", "paper", known="20:00"))
    assert room.run.locations["moa"].order_received_at is None
    room.when(received("Moa", known="20:02")).then_recorded()
    assert room.run.locations["moa"].order_received_at == clock("20:02")
    room.when(received("Moa", known="20:20")).then_recorded(already=True)
    assert room.run.locations["moa"].order_received_at == clock("20:02")


def test_checked_in_by_actor_or_by_the_location_of_the_same_code(room: Room) -> None:
    room.given(checked_in(location="moa", known="20:10"))
    assert room.run.actors["moa"].checked_in_at == clock("20:10")
    room.when(checked_in("Moa", known="20:12")).then_recorded(already=True)
    assert room.run.actors["moa"].checked_in_at == clock("20:10")
    room.when(checked_in()).then_refused(SubjectMissing, "actor")
    room.when(checked_in(location="Eidet")).then_refused(UnknownActor, "location")
    room.when(checked_in("nobody")).then_refused(UnknownActor, "actor")


def test_complete_counts_from_the_first_time(room: Room) -> None:
    room.given(complete("Moa", known="21:37"))
    room.when(complete("Moa", known="21:38")).then_recorded(already=True)
    assert room.run.actors["moa"].complete_at == clock("21:37")


def test_finished_work_that_comes_up_again_asks_for_complete_anew(room: Room) -> None:
    room.given(started("A-1"), done("A-1"), complete("Moa", known="21:30", id="too-soon"))
    room.given(reopened("A-1", "data"))
    assert room.run.actors["moa"].complete_at is None
    room.given(done("A-1", known="21:36"), complete("Moa", known="21:37"))
    assert room.run.actors["moa"].complete_at == clock("21:37")
    room.given(struck("too-soon", "user"))
    assert room.run.actors["moa"].complete_at == clock("21:37")


def test_trouble_with_somebody_else_s_work_leaves_an_actor_complete(room: Room) -> None:
    room.given(started("A-1"), complete("Moa"), failed("A-1", "data"))
    assert room.run.actors["moa"].complete_at is not None


def test_a_counter_stands_at_what_occurred_last(room: Room) -> None:
    room.given(counted("pas", 500, known="21:00"), counted("PAS", 713, known="21:10"))
    room.given(counted("PAS", 600, at="21:05", known="21:15"))
    assert room.run.counters["pas"].value == 713
    room.when(counted("PAS", 713)).then_recorded(already=True)
    room.when(counted("X", 1)).then_refused(UnknownCounter, "counter")


def test_unknown_places_are_refused_by_field(room: Room) -> None:
    room.when(system("epj9", "off")).then_refused(UnknownSystem, "system")
    for word in (care_mode("X", "paper"), ordered("X", "paper"), received("X")):
        room.when(word).then_refused(UnknownLocation, "location")


def test_a_wrong_state_is_corrected(room: Room) -> None:
    room.given(
        system("EPJ1", "off", known="20:15", id="epj1-off"),
        corrected("epj1-off", {"occurred_at": clock("20:05")}, note="hørt feil", known="21:24"),
    )
    assert room.run.systems["epj1"].since == clock("20:05")
    assert room.run.systems["epj1"].corrected


def test_a_wrong_clock_shows_on_the_thing_itself(room: Room) -> None:
    room.given(system("EPJ1", "off", at="+1 20:00", known="20:15"))
    assert [d.name for d in room.run.systems["epj1"].open_deviations] == ["clock-ahead"]


def test_who_was_heard_when(room: Room) -> None:
    room.given(started("A-1", known="20:41"), care_mode("Moa", "paper", at="20:30", known="20:45"))
    assert room.run.heard["location:moa"].at == clock("20:41")
    assert room.run.heard["actor:moa"].at == clock("20:41")
