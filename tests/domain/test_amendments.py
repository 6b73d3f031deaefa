"""Nothing is edited: reports are corrected, struck, acknowledged and redacted by later events (rule 3)."""

import pytest

from domain import events as e
from domain.plan import PlannedActor
from domain.refusals import (
    NotAmendable,
    NothingToCorrect,
    ReasonMissing,
    TimeOutOfRange,
    UnknownReport,
)
from tests.scenario import (
    Room,
    acknowledged,
    activity,
    announced,
    approved,
    clock,
    complete,
    corrected,
    done,
    note,
    redacted,
    skipped,
    started,
    struck,
    system,
    waived,
)


@pytest.fixture
def room() -> Room:
    return Room(
        activity("A-1", location="Moa", actor="Moa", needs_approval=True), activity("A-2", "A-1")
    )


def test_corrected(room: Room) -> None:
    room.given(started("A-1", id="start-a-1", known="20:58"))
    room.when(
        corrected("start-a-1", {"occurred_at": clock("20:47")}, note="hørt feil", known="21:11")
    ).then(e.ReportCorrected(of="start-a-1", occurred_at=clock("20:47")))
    assert room.activity("A-1").started_at == clock("20:47")
    assert room.activity("A-1").corrected


@pytest.mark.parametrize("at", ["2023-04-28T23:00:00+02:00", "1970-01-01T00:00:00Z"])
def test_a_correction_to_a_time_that_cannot_be_is_refused(room: Room, at: str) -> None:
    room.given(started("A-1", id="start-a-1", known="20:58"))
    room.when(corrected("start-a-1", {"occurred_at": at}, "user", known="21:11")).then_refused(
        TimeOutOfRange, "to.occurred_at"
    )


def test_the_last_correction_of_a_field_stands(room: Room) -> None:
    room.given(
        started("A-1"),
        done("A-1", id="done-a-1"),
        corrected("done-a-1", {"result": "workaround", "reason": "printing"}, "user"),
        corrected("done-a-1", {"result": "remark"}, "user"),
    )
    assert room.activity("A-1").result == "remark"
    assert room.activity("A-1").reason == "printing"


def test_who_told_it_may_be_corrected(room: Room) -> None:
    room.given(
        started("A-1"),
        done("A-1", told="vaktleder", by="koordinator", id="done-a-1"),
        corrected("done-a-1", {"told_by": "person:siri"}, "user", by="annen"),
    )
    assert room.activity("A-1").hands == {"person:siri", "person:annen"}


def test_struck(room: Room) -> None:
    room.given(started("A-1"), done("A-1", id="done-a-1"), approved("A-1", by="ola"))
    room.when(struck("done-a-1", "user")).then(e.ReportStruck(of="done-a-1", reason="user"))
    assert room.activity("A-1").status == "started"
    assert [d.name for d in room.activity("A-1").open_deviations] == ["approved-before-done"]
    assert not room.activity("A-1").released


def test_a_struck_strike_brings_the_report_back(room: Room) -> None:
    room.given(started("A-1", id="start-a-1"), struck("start-a-1", "user", id="strike-of-1"))
    assert room.activity("A-1").status == "planned"
    room.given(struck("strike-of-1", "undo"))
    assert room.activity("A-1").status == "started"


def test_a_struck_correction_does_not_count(room: Room) -> None:
    room.given(
        started("A-1", id="start-a-1", known="20:58"),
        corrected("start-a-1", {"occurred_at": clock("20:47")}, "user", id="correction-1"),
        struck("correction-1", "user"),
    )
    assert room.activity("A-1").started_at == clock("20:58")
    assert not room.activity("A-1").corrected


def test_a_corrected_correction_corrects_the_report_itself(room: Room) -> None:
    room.given(
        started("A-1", id="start-a-1", known="20:58"),
        corrected("start-a-1", {"occurred_at": clock("20:40")}, "user", id="correction-1"),
    )
    room.when(corrected("correction-1", {"occurred_at": clock("20:47")}, "user")).then(
        e.ReportCorrected(of="start-a-1", occurred_at=clock("20:47"), why="user")
    )
    assert room.activity("A-1").started_at == clock("20:47")


def test_a_strike_is_struck_and_not_corrected(room: Room) -> None:
    room.given(started("A-1", id="start-a-1"), struck("start-a-1", "user", id="strike-of-1"))
    room.when(corrected("strike-of-1", {"occurred_at": clock("20:00")}, "user")).then_refused(
        NothingToCorrect, "to.occurred_at"
    )


def test_amendments_lie_with_the_thing_they_are_about(room: Room) -> None:
    room.given(system("EPJ1", "off", id="epj1-off"), struck("epj1-off", "user", id="strike-of-1"))
    room.given(struck("strike-of-1", "user"))
    assert room.last.originator_id == room.log[1].originator_id
    assert [r.originator_version for r in room.log[1:]] == [1, 2, 3]


def test_amendments_carry_a_reason(room: Room) -> None:
    room.given(started("A-1", id="start-a-1"))
    room.when(struck("start-a-1")).then_refused(ReasonMissing, "reason")
    room.when(corrected("start-a-1", {"occurred_at": clock("20:00")})).then_refused(ReasonMissing)


def test_a_report_that_nobody_made_cannot_be_amended(room: Room) -> None:
    for word in (
        struck("nobody-said-this", "user"),
        corrected("nobody-said-this", {"result": "ok"}, "user"),
        acknowledged("nobody-said-this"),
        redacted("nobody-said-this"),
    ):
        room.when(word).then_refused(UnknownReport, "of")


def test_only_what_a_report_says_can_be_corrected(room: Room) -> None:
    room.given(started("A-1", id="start-a-1"))
    room.when(corrected("start-a-1", {"result": "ok"}, "user")).then_refused(
        NothingToCorrect, "to.result"
    )
    room.when(corrected("start-a-1", {}, "user")).then_refused(NothingToCorrect)


def test_decisions_are_neither_struck_nor_corrected(room: Room) -> None:
    room.given(skipped("A-2", "other"), waived("A-2", "other", id="waiver-1"))
    room.when(struck("waiver-1", "user")).then_refused(NotAmendable, "of")
    room.when(struck("report-0001", "user")).then_refused(NotAmendable)


def test_redacted_words_leave_every_state_as_it_was(room: Room) -> None:
    room.given(note("Fru Hansen", location="Moa", id="with-a-name"))
    before = room.run.activities["a-1"], room.run.contacts["location:moa"].called_at
    room.when(redacted("with-a-name")).then(e.TextRedacted(of="with-a-name"))
    assert (room.run.activities["a-1"], room.run.contacts["location:moa"].called_at) == before


def test_what_changes_beneath_an_announcement_is_shown_until_acknowledged() -> None:
    room = Room(
        activity("A-1", location="Moa", actor="Moa"),
        systems=(),
        actors=(PlannedActor(code="Moa", name="Moa"),),
    ).given(
        started("A-1"),
        done("A-1", id="done-a-1"),
        complete("Moa"),
        announced(id="the-news", by="leder"),
    )
    room.given(struck("done-a-1", "user"))
    standing = room.run.header.announcement  # type: ignore[union-attr]
    assert standing is not None
    assert standing.stands
    assert standing.changed_beneath == (room.last.position,)
    room.given(acknowledged("the-news", by="leder"))
    assert room.run.header.announcement.acknowledged == 1  # type: ignore[union-attr]
