"""What the replay page plays: steps in both orders of time, rows in columns."""

from datetime import datetime
from typing import Any

from domain.plan import Difference
from projections.recording import BOARDS, recording
from projections.replay import Replay
from projections.tracks import Track
from projections.views import VIEWS
from tests.projections.boards import recorded_tables
from tests.scenario import (
    Room,
    acknowledged,
    activity,
    clock,
    corrected,
    note,
    plan_changed,
    redacted,
    started,
    struck,
)

Course = dict[str, Any]


def course(room: Room, axis: str) -> Course:
    found: Course = recording(room.log)["axes"][axis]
    return found


def begun(recorded: Course, step: int) -> set[str]:
    rows = recorded_tables(recorded["boards"]["plan"], step)["activities"].values()
    return {row["code"] for row in rows if row["started_at"]}


def night() -> Room:
    return Room(activity("A-1"), activity("A-2"), activity("A-3")).given(
        started("A-1", at="20:20", known="20:20", id="one-began"),
        started("A-2", at="20:10", known="20:30", id="two-began"),
        started("A-3", at="20:40", known="20:40", id="three-began"),
        corrected("three-began", {"occurred_at": clock("20:05")}, "user", known="20:50"),
        struck("one-began", "user", known="21:00"),
    )


def test_as_the_room_saw_it_each_report_is_a_step_in_the_order_of_the_log() -> None:
    known = course(night(), "known")
    assert known["order"] == [1, 2, 3, 4, 5, 6]
    assert known["at"][1:3] == ["2023-04-28T18:20:00.000Z", "2023-04-28T18:30:00.000Z"]
    assert [begun(known, step) for step in (1, 2, 4, 6)] == [
        set(),
        {"A-1"},
        {"A-1", "A-2", "A-3"},
        {"A-2", "A-3"},
    ]


def test_words_that_were_erased_while_the_log_was_read_are_in_no_step() -> None:
    room = Room(activity("A-1")).given(
        note("Navn", id="the-note"), note("Kaffe"), redacted("the-note")
    )
    assert room.log[1].text == {"note": "Navn"}
    told = str(recording(room.log))
    assert "Kaffe" in told
    assert "Navn" not in told


def test_as_known_today_each_report_is_a_step_when_it_happened_and_struck_ones_are_none() -> None:
    occurred = course(night(), "occurred")
    assert occurred["order"] == [1, 4, 3, 5, 6]
    assert [at[11:16] for at in occurred["at"]] == ["18:01", "18:05", "18:10", "18:50", "19:00"]
    assert [begun(occurred, step) for step in (1, 2, 3, 5)] == [
        set(),
        {"A-3"},
        {"A-2", "A-3"},
        {"A-2", "A-3"},
    ]


def test_a_struck_report_comes_into_the_log_with_its_strike() -> None:
    boards = course(night(), "occurred")["boards"]
    assert list(recorded_tables(boards["log"], 4)["reports"]) == ["1", "4", "3", "5"]
    assert set(recorded_tables(boards["log"], 5)["reports"]) == {"1", "2", "3", "4", "5", "6"}


def test_a_run_begins_with_its_plan_whenever_that_was_recorded() -> None:
    room = Room(activity("A-1")).given(started("A-1", at="19:00"))
    occurred = course(room, "occurred")
    assert occurred["order"] == [1, 2]
    assert occurred["at"] == ["2023-04-28T17:00:00.000Z", "2023-04-28T17:00:00.000Z"]


def test_late_entries_behind_a_new_plan_are_folded_in_their_place() -> None:
    room = Room(activity("A-1"), activity("A-2")).given(
        note("Kaffe", at="20:30", known="20:30"),
        plan_changed(1, Difference(removed=("A-2",)), at="20:10", known="20:40"),
        started("A-1", at="20:20", known="20:50"),
    )
    replayed = Replay(room.id)
    replayed.extend(room.log)
    occurred = course(room, "occurred")
    assert occurred["order"] == [1, 3, 4, 2]
    for step, at in enumerate(occurred["at"], 1):
        for name in BOARDS:
            moment = replayed.board(name, at=datetime.fromisoformat(at))
            assert recorded_tables(occurred["boards"][name], step) == moment.tables


def test_words_that_are_told_before_what_they_are_about_name_it_once_it_is_told() -> None:
    room = Room(activity("A-1")).given(
        started("A-1", id="it-began"),
        corrected(
            "it-began", {"told_by": "role:vikar"}, "user", at="20:30", known="20:40", id="mended-1"
        ),
        acknowledged("mended-1", at="20:20", known="20:50"),
    )
    occurred = course(room, "occurred")
    assert occurred["order"] == [1, 2, 4, 3]
    named = [
        recorded_tables(occurred["boards"]["log"], n)["reports"]["4"]["of_position"] for n in (3, 4)
    ]
    assert named == [None, 3]


def test_what_was_foreseen_is_recorded_once_a_minute_with_news() -> None:
    """Three of four reports come in another minute; the run's creation is the first."""
    timed = activity("A-1", planned_start=clock("20:00"), planned_finish=clock("20:10"))
    room = Room(timed, activity("A-2", "A-1")).given(
        note("a", known="20:20"),
        started("A-1", at="20:20", known="20:20:30"),
        note("b", known="20:25"),
        note("c", known="20:40"),
    )
    known = course(room, "known")["boards"]["outlook"]
    assert known["summary"]["step"] == [1, 2, 4, 5]
    told = [recorded_tables(known, step)["summary"][""] for step in (1, 3, 4, 5)]
    assert [row["position"] for row in told] == [1, 2, 4, 5]
    assert [row["finish"][11:16] for row in told] == ["18:11", "18:30", "18:30", "18:40"]


def test_an_empty_log_has_an_empty_recording() -> None:
    empty: Course = {"ids": [], "fields": [], "pool": [], "step": [], "row": [], "cells": []}
    boards = {name: dict.fromkeys(VIEWS[name].tables, empty) for name in BOARDS}
    boards["outlook"] = {"summary": empty}
    nothing = {"order": [], "at": [], "boards": boards}
    assert recording([]) == {"position": 0, "axes": {"known": nothing, "occurred": nothing}}


def test_a_row_is_written_whole_when_it_comes_and_then_what_differs() -> None:
    track = Track()
    track.put(1, "moa", {"name": "Moa", "open": True, "n": 1, "eta": None, "bars": [1, 2]})
    track.put(1, "moa", {"name": "Moa", "open": True, "n": 1, "eta": None, "bars": [1, 2]})
    track.put(2, "eidet", {"name": "Eidet", "open": False, "n": 1, "eta": "x", "bars": [1, 2]})
    track.put(4, "moa", {"name": "Moa", "open": True, "n": 0, "eta": "x", "bars": [1, 2]})
    track.put(5, "eidet", None)
    track.put(5, "nobody", None)
    track.put(6, "eidet", {"name": "Eidet", "open": False, "n": 1, "eta": None, "bars": [1, 2]})
    assert track.columns() == {
        "ids": ["moa", "eidet"],
        "fields": ["name", "open", "n", "eta", "bars"],
        "pool": ["Moa", True, 1, [1, 2], "Eidet", False, "x", 0],
        "step": [1, 2, 4, 5, 6],
        "row": [0, 1, 0, 1, 1],
        "cells": [
            [0, 0, 1, 1, 2, 2, 4, 3],
            [0, 4, 1, 5, 2, 2, 3, 6, 4, 3],
            [2, 7, 3, 6],
            None,
            [0, 4, 1, 5, 2, 2, 4, 3],
        ],
    }


def test_a_value_that_is_gone_becomes_null() -> None:
    track = Track()
    track.put(1, "moa", {"eta": "x"})
    track.put(2, "moa", {"eta": None})
    assert track.columns()["cells"] == [[0, 0], [0, 1]]
    assert track.columns()["pool"] == ["x", None]
