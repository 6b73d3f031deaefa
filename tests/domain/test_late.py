"""What is told late, out of order or corrected counts for when it occurred: who was heard, who was called."""

import pytest

from domain.tables import Run
from tests.scenario import (
    Room,
    activity,
    added,
    called,
    clock,
    corrected,
    no_answer,
    note,
    promised,
    skipped,
    started,
    struck,
    waived,
    waiver_confirmed,
)


@pytest.fixture
def room() -> Room:
    return Room(
        activity("A-1", location="Moa", needs_approval=True), activity("A-2", location="Moa")
    )


def heard(run: Run) -> object:
    return run.heard["location:moa"].at


# ---- who was heard ---------------------------------------------------------------------------------


def test_a_corrected_time_moves_when_a_party_was_heard(room: Room) -> None:
    room.given(started("A-2", known="20:10"), started("A-1", known="21:29", id="start-a-1"))
    room.given(corrected("start-a-1", {"occurred_at": clock("20:29")}, "user", id="mistaken"))
    assert heard(room.run) == clock("20:29")
    room.given(corrected("start-a-1", {"occurred_at": clock("20:05")}, "user", id="again-wrong"))
    assert heard(room.run) == clock("20:10")
    room.given(struck("again-wrong", "undo"))
    assert heard(room.run) == clock("20:29")
    room.given(struck("mistaken", "undo"))
    assert heard(room.run) == clock("21:29")


def test_a_correction_of_what_was_not_the_last_word_moves_nothing(room: Room) -> None:
    room.given(started("A-1", known="20:10", id="start-a-1"), started("A-2", known="20:40"))
    room.given(corrected("start-a-1", {"occurred_at": clock("20:05")}, "user"))
    assert heard(room.run) == clock("20:40")


def test_a_struck_strike_lets_a_party_be_heard_again(room: Room) -> None:
    room.given(started("A-1", known="20:30", id="start-a-1"))
    room.given(struck("start-a-1", "user", id="strike-of-1"))
    assert heard(room.run) is None
    room.given(struck("strike-of-1", "undo"))
    assert heard(room.run) == clock("20:30")


def test_what_the_centre_decides_and_writes_itself_is_no_word_from_the_field(room: Room) -> None:
    room.given(skipped("A-1", "other", known="20:10"))
    room.given(waived("A-1", "other", by="leder", known="20:20"))
    room.given(waiver_confirmed("A-1", by="nestleder", known="20:30"))
    room.given(added("Hente skriver", location="Moa", known="20:40"))
    assert heard(room.run) == clock("20:10")
    room.given(added("Hente papir", location="Moa", told="vakt", known="20:50"))
    assert heard(room.run) == clock("20:50")


# ---- who was called --------------------------------------------------------------------------------


def test_an_unanswered_call_told_late_does_not_undo_the_answered_one(room: Room) -> None:
    room.given(called("Moa", known="20:30"), no_answer("Moa", at="20:05", known="20:40"))
    moa = room.run.contacts["location:moa"]
    assert (moa.called_at, moa.unanswered, moa.again_at) == (clock("20:30"), 0, None)


def test_unanswered_calls_count_from_the_last_answer_in_whatever_order_they_are_told(
    room: Room,
) -> None:
    room.given(no_answer("Moa", known="20:30"), no_answer("Moa", at="20:20", known="20:32"))
    assert room.run.contacts["location:moa"].unanswered == 2
    room.given(called("Moa", at="20:25", known="20:35"), note("Trang gang", location="Moa"))
    moa = room.run.contacts["location:moa"]
    assert (moa.called_at, moa.unanswered) == (clock("20:30"), 1)


def test_the_promise_made_last_stands(room: Room) -> None:
    room.given(promised("Moa", clock("21:30"), known="20:50"))
    room.given(promised("Moa", clock("21:00"), at="20:40", known="20:55"))
    moa = room.run.contacts["location:moa"]
    assert (moa.promised, moa.promised_at) == (clock("21:30"), clock("20:50"))
