"""Replay: any board at a position, at a moment as known today, as it was known then, and both."""

from datetime import timedelta

import pytest

from domain.refusals import UnknownGoLive
from projections.board import Row
from projections.replay import KEYFRAME, Moment, Replay, catch_up, read_replay
from projections.views import VIEWS, build
from tests.projections.boards import live, says
from tests.projections.test_feed import Log
from tests.scenario import (
    Room,
    acknowledged,
    activity,
    added,
    announced,
    approved,
    blocked,
    clock,
    complete,
    corrected,
    done,
    note,
    redacted,
    started,
    struck,
    system,
    went_live,
)


@pytest.fixture
def night() -> Room:
    """Told at 20:10, 20:20 and, late, at 20:40 of 20:15; mended at 21:00 and struck at 21:10."""
    room = Room(activity("A-1", location="Moa"), activity("A-2"), activity("A-3"))
    return room.given(
        started("A-1", at="20:09:30", known="20:10", id="one-began"),
        started("A-2", at="20:20", known="20:20", id="two-began"),
        started("A-3", at="20:15", known="20:40", id="three-began"),
        corrected(
            "two-began", {"occurred_at": clock("20:12")}, "user", known="21:00", id="mended-2"
        ),
        struck("one-began", "user", known="21:10", id="strike-one"),
    )


def replay(room: Room) -> Replay:
    replayed = Replay(room.id)
    replayed.extend(room.log)
    return replayed


def begun(moment: Moment) -> dict[str, str]:
    activities = moment.tables["activities"].values()
    return {row["code"]: row["started_at"][11:16] for row in activities if row["started_at"]}


def plan(room: Room, *, position: int | None = None, at: str = "", known: str = "") -> Moment:
    return replay(room).board(
        "plan",
        position=position,
        at=clock(at) if at else None,
        known_at=clock(known) if known else None,
    )


def test_at_position_0_there_is_nothing(night: Room) -> None:
    for name, view in VIEWS.items():
        moment = replay(night).board(name, position=0)
        assert moment.tables == {table: {} for table in view.tables}
        assert (moment.position, moment.known_at, moment.golive) == (0, None, None)
        assert moment.hash() == live([], name, night.id).hash()


def test_without_a_moment_it_is_what_stands_now(night: Room) -> None:
    moment = plan(night)
    assert moment.tables == build("plan", night.run)
    assert (moment.position, moment.known_at) == (6, clock("21:10"))
    assert moment.golive == night.run.header


def test_at_a_position_it_is_what_the_room_had_then(night: Room) -> None:
    assert begun(plan(night, position=2)) == {"A-1": "18:09"}
    assert begun(plan(night, position=4)) == {"A-1": "18:09", "A-2": "18:20", "A-3": "18:15"}
    assert begun(plan(night, position=99)) == {"A-2": "18:12", "A-3": "18:15"}


def test_a_position_between_two_of_the_run_is_the_one_before() -> None:
    room = Room(activity("A-1")).given(started("A-1"))
    unit = went_live("Os", {"value": "2022-11-12"}, "municipality")
    room.rooms.submit(room.order(unit, run="programme"), room.last.known_at)
    replayed = Replay(room.id)
    replayed.extend(room.log[:2])
    assert replayed.board("wall", position=3).position == 2


def test_as_known_then_is_a_part_of_the_log(night: Room) -> None:
    assert begun(plan(night, known="20:09")) == {}
    assert begun(plan(night, known="20:10")) == {"A-1": "18:09"}
    assert begun(plan(night, known="20:39")) == {"A-1": "18:09", "A-2": "18:20"}
    assert plan(night, known="20:39").position == 3


def test_as_known_today_heeds_what_was_mended_late_and_struck(night: Room) -> None:
    assert begun(plan(night, at="20:11")) == {}
    assert begun(plan(night, at="20:12")) == {"A-2": "18:12"}
    assert begun(plan(night, at="20:14")) == {"A-2": "18:12"}
    assert begun(plan(night, at="20:15")) == {"A-2": "18:12", "A-3": "18:15"}
    assert plan(night, at="20:15").position == 4


def test_both_axes_what_was_known_by_then_of_what_had_occurred(night: Room) -> None:
    assert begun(plan(night, at="20:12", known="20:30")) == {"A-1": "18:09"}
    assert begun(plan(night, at="20:20", known="20:30")) == {"A-1": "18:09", "A-2": "18:20"}
    assert begun(plan(night, at="20:12", known="21:00")) == {"A-1": "18:09", "A-2": "18:12"}
    assert begun(plan(night, at="20:12", position=6)) == {"A-2": "18:12"}


def test_a_moment_includes_itself_to_the_microsecond(night: Room) -> None:
    just_before = clock("20:15") - timedelta(microseconds=1)
    assert begun(replay(night).board("plan", at=just_before)) == {"A-2": "18:12"}


def test_long_before_the_run_it_is_as_planned(night: Room) -> None:
    moment = plan(night, at="-3 12:00")
    assert len(moment.tables["activities"]) == 3
    assert (moment.position, begun(moment)) == (1, {})


def log_at(room: Room, at: str) -> dict[str, Row]:
    return replay(room).board("log", at=clock(at)).tables["reports"]


def test_the_log_as_known_today_shows_words_about_reports_when_they_were_told(night: Room) -> None:
    assert list(log_at(night, "20:30")) == ["1", "3", "4"]
    says(log_at(night, "20:30")["3"], occurred_at="2023-04-28T18:12:00Z", corrected_by=[5])
    assert list(log_at(night, "21:00")) == ["1", "3", "4", "5"]
    assert list(log_at(night, "21:10")) == ["1", "2", "3", "4", "5", "6"]
    assert log_at(night, "21:10")["2"]["struck_by"] == 6


def test_what_was_seen_later_was_not_seen_then() -> None:
    room = Room(activity("A-1")).given(done("A-1", at="20:05", known="20:05", id="early-one"))
    room.given(acknowledged("early-one", known="21:00"))
    replayed = replay(room)

    def open_ones(at: str) -> int:
        tables = replayed.board("wall", at=clock(at)).tables
        found: int = tables["golive"][""]["deviations"]
        return found

    assert (open_ones("20:59"), open_ones("21:00")) == (1, 0)


def test_the_announcement_stands_from_when_it_was_said_and_is_shaken_when_it_was() -> None:
    room = Room(activity("A-1", actor="Moa", needs_approval=True)).given(
        started("A-1", known="21:00"),
        done("A-1", known="21:10", id="one-is-done"),
        approved("A-1", by="siri", known="21:20"),
        system("EPJ1", "off", known="21:30"),
        system("NY", "open", known="21:31"),
        complete("Moa", known="21:35"),
        complete("IKT", at="21:37:20", known="21:40"),
        announced(at="21:40", known="21:42"),
        corrected("one-is-done", {"result": "remark"}, "user", known="22:00"),
        acknowledged("report-0008", known="22:10"),
    )
    replayed = replay(room)

    def wall(at: str) -> Row:
        return replayed.board("wall", at=clock(at)).tables["golive"][""]

    says(wall("21:37:19"), stage="during")
    says(wall("21:37:20"), stage="complete")
    says(wall("21:40"), stage="announced", ahead_minutes=23, changed_beneath=0)
    says(wall("22:00"), stage="announced", changed_beneath=1)
    says(wall("22:10"), stage="announced", changed_beneath=0)


def test_words_about_words_and_about_what_is_still_to_come() -> None:
    room = Room(activity("A-1")).given(
        started("A-1", at="20:05", known="20:06", id="it-began"),
        corrected(
            "it-began", {"occurred_at": clock("20:30")}, "user", known="20:40", id="mended-1"
        ),
        struck("mended-1", "user", at="20:20", known="20:50", id="unmended"),
        note("Kaffe", known="20:55", id="a-remark"),
        corrected(
            "a-remark", {"occurred_at": clock("20:54")}, "user", known="20:56", id="mended-2"
        ),
        corrected("mended-2", {"occurred_at": clock("20:00")}, "user", known="20:57"),
    )
    assert begun(plan(room, at="20:05")) == {"A-1": "18:05"}
    assert begun(plan(room, at="20:10", known="20:45")) == {}
    assert list(log_at(room, "20:19")) == ["1", "2", "5"]
    assert list(log_at(room, "20:20")) == ["1", "2", "3", "4", "5"]


def test_a_correction_may_be_told_before_what_it_corrects_has_happened() -> None:
    room = Room(activity("A-1")).given(
        started("A-1", at="20:05", known="20:06", id="it-began"),
        corrected("it-began", {"occurred_at": clock("20:40")}, "user", at="20:30", known="20:50"),
    )
    said = log_at(room, "20:35")
    assert list(said) == ["1", "3"]
    says(said["3"], of="it-began", of_position=None, activity=None)
    assert list(log_at(room, "20:40")) == ["1", "2", "3"]


def test_a_log_without_its_beginning_has_its_rows() -> None:
    room = Room(systems=()).given(complete("Moa"), complete("IKT"), announced(id="announced-1"))
    room.given(acknowledged("announced-1"))
    replayed = Replay(room.id)
    replayed.extend(room.log[3:])
    says(replayed.board("log").tables["reports"]["4"], kind="announced", acknowledged=False)


def test_a_long_night_is_the_same_from_any_keyframe() -> None:
    room = Room(*(activity(f"A-{n}", location="Moa") for n in range(3)))
    for n in range(KEYFRAME):
        room.given(blocked(f"A-{n % 3}", "data"), started(f"A-{n % 3}"), note(f"Notat {n}"))
    replayed = replay(room)
    for position in (KEYFRAME - 1, KEYFRAME, KEYFRAME + 1, 2 * KEYFRAME, len(room.log)):
        moment = replayed.board("plan", position=position)
        assert moment.hash() == live(room.log[:position], "plan", room.id).hash()
    late = replayed.board("plan", at=room.log[600].occurred_at)
    assert late.tables == replayed.board("plan", position=601).tables


def test_what_is_redacted_is_forgotten_also_in_keyframes() -> None:
    room = Room(activity("A-1")).given(note("Navn Navnesen", id="a-remark"))
    for n in range(2 * KEYFRAME):
        room.given(note(f"Notat {n}"))
    replayed = replay(room)
    assert replayed.board("log", position=400).tables["reports"]["2"]["text"]
    before = replayed.board("log", position=400).hash()
    room.given(redacted("a-remark"))
    replayed.extend(room.log[-1:])
    moment = replayed.board("log", position=400)
    says(moment.tables["reports"]["2"], text=None, redacted=False)
    assert moment.hash() == before
    state = replayed.run(position=2 * KEYFRAME)
    assert "Navnesen" not in str(state.contacts)
    assert "Navnesen" not in str(replayed.events)


def test_a_redaction_of_what_is_not_here_is_no_accident() -> None:
    room = Room(activity("A-1")).given(started("A-1", note="Her"), redacted("report-0002"))
    replayed = Replay(room.id)
    replayed.extend([room.log[0], room.log[2]])
    assert replayed.position == 3


def test_a_replay_is_read_from_the_log_and_kept_up_with_it() -> None:
    room = Room(activity("A-1")).given(*(note(f"Notat {n}") for n in range(9)))
    log = Log(room)
    replayed = read_replay(log.read, "MOA-night")
    assert replayed.position == 10
    room.given(added("Ekstra"))
    catch_up(log.read, replayed)
    assert replayed.board("plan").tables == build("plan", room.run)


def test_there_is_no_replay_of_what_is_no_go_live() -> None:
    with pytest.raises(UnknownGoLive):
        read_replay(Log(Room()).read, "nowhere")
