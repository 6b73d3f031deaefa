"""Redacted words are gone from memory as they are from the log (rule 18)."""

from domain.state import evolve
from domain.tables import Run
from tests.scenario import Room, activity, done, note, redacted, started


def test_redacted_words_are_forgotten() -> None:
    room = Room(activity("A-1", location="Moa"))
    room.given(
        started("A-1"),
        done("A-1", note="Navn Navnesen", id="told-0001"),
        note("Kaffe", id="told-0002"),
    )
    room.given(note("Navn", id="told-0003"), redacted("told-0001"), redacted("told-0003"))
    assert room.run.reports["told-0001"].text is None
    assert [report.text for report in room.activity("A-1").history] == [None] * 3
    assert room.run.reports["told-0002"].text == {"note": "Kaffe"}
    assert [report.text for report in room.run.contacts[""].history] == [None] * 2


def test_words_about_a_run_that_has_no_header_are_forgotten() -> None:
    room = Room()
    room.given(redacted("report-0001"))
    run = Run(room.id)
    evolve(run, room.last)
    assert list(run.reports) == ["report-0002"]
    bare = Run(room.id)
    bare.reports["report-0001"] = room.log[0]
    evolve(bare, room.last)
    assert bare.reports["report-0001"].text is None
