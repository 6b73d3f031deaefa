"""What is decided at a gate: against whom, without whom, bound to what, and what shook it (rules 7 and 9)."""

from typing import Any

import pytest

from domain import events as e
from domain.events.gates import (
    SetCondition,
    StoodVote,
)
from domain.plan import (
    Counted,
    Difference,
    InWords,
    PatientsSafe,
    PhaseDone,
    SystemIn,
    WorkDone,
)
from domain.refusals import (
    AgainstNoGo,
    AlreadyDecided,
    ConditionMissing,
    NotAmendable,
    NotDecided,
    NothingToConfirm,
    PollNotOpen,
    SeatsMissing,
    TimeOutOfRange,
    UnknownActor,
    UnknownCondition,
    UnknownReport,
)
from domain.state import evolve
from domain.tables import Run
from tests.domain.panels import (
    asked,
    gate,
    room_of,
)
from tests.scenario import (
    Room,
    acknowledged,
    activity,
    clock,
    condition_closed,
    corrected,
    counted,
    decided,
    decision_confirmed,
    decision_withdrawn,
    issue,
    plan_changed,
    poll_opened,
    started,
    struck,
    system,
    voted,
)


@pytest.fixture
def room() -> Room:
    """Asked at 21:00, all three say go within three minutes."""
    return asked(room_of())


# ---- the decision


def test_nothing_is_decided_before_anybody_asked() -> None:
    room_of().when(decided("G1", "go", by="leder")).then_refused(PollNotOpen, "gate")


def test_a_decision_is_not_taken_before_its_poll(room: Room) -> None:
    room.when(decided("G1", "go", by="leder", at="20:50")).then_refused(
        TimeOutOfRange, "occurred_at"
    )


def test_going_on_in_spite_of_a_no_go_needs_a_reason() -> None:
    room = asked(room_of(), fag="no-go")
    refused = room.when(decided("G1", "go", by="leder")).then_refused(AgainstNoGo, "reason")
    assert isinstance(refused, AgainstNoGo)
    assert refused.seats == ("fag",)
    room.given(decided("G1", "go", by="leder", note="Fag varslet for sent, er løst"))
    assert room.last.event.against == ("fag",)  # type: ignore[attr-defined]
    assert gate(room).ruling.against == ("fag",)  # type: ignore[union-attr]


def test_a_no_go_needs_no_reason_and_goes_against_nobody() -> None:
    room = asked(room_of(), fag="no-go").given(decided("G1", "no-go", by="leder"))
    assert room.last.event.against == ()  # type: ignore[attr-defined]


def test_votes_expire_and_missing_seats_are_named(room: Room) -> None:
    late = decided("G1", "go", by="leder", known="21:32", reason="other")
    refused = room.when(decided("G1", "go", by="leder", known="21:31:30")).then_refused(
        SeatsMissing
    )
    assert isinstance(refused, SeatsMissing)
    assert refused.seats == ("drift",)
    room.given(late)
    event = room.last.event
    assert isinstance(event, e.GateDecided)
    assert event.missing == ("drift",)
    assert event.evidence.votes[0].expired
    assert event.evidence.votes[0].age == 31


def test_a_vacant_seat_is_missing_and_one_that_nobody_misses_is_only_named(room: Room) -> None:
    room.given(voted("G1", "fag", "vacant", known="21:04"))
    room.when(decided("G1", "go", by="leder", known="21:05")).then_recorded()
    assert room.last.event.missing == ("fag",)  # type: ignore[attr-defined]
    room.given(poll_opened("G1"), voted("G1", "drift", "vacant"))
    room.when(decided("G1", "go", by="leder")).then_refused(SeatsMissing)


def test_a_seat_that_was_not_asked_stands_in_the_evidence_without_a_vote(room: Room) -> None:
    room.given(poll_opened("G1"), decided("G1", "no-go", by="leder"))
    votes = room.last.event.evidence.votes  # type: ignore[attr-defined]
    assert votes[0] == StoodVote(seat="drift")


def test_what_is_decided_is_asked_anew_or_withdrawn_first(room: Room) -> None:
    room.given(decided("G1", "no-go", by="leder"))
    room.when(decided("G1", "go", by="leder")).then_refused(AlreadyDecided, "gate")
    room.given(
        poll_opened("G1"), voted("G1", "drift", "go"), voted("G1", "klinikk", "go"),
        decided("G1", "go", by="leder"),
    )  # fmt: skip
    assert room.activity("G1").status == "done"


def test_decision_withdrawn(room: Room) -> None:
    room.given(started("G1"), decided("G1", "go", by="leder", known="21:05"), started("A-2"))
    room.when(decision_withdrawn("G1", "Feil", by="leder", at="21:04")).then_refused(TimeOutOfRange)
    room.when(decision_withdrawn("G1", "Feil", by="leder")).then(e.DecisionWithdrawn(gate="G1"))
    found = room.activity("G1")
    assert (found.status, found.done_at, found.released) == ("started", None, False)
    assert found.undone == room.last.position
    room.when(decision_withdrawn("G1", "Feil", by="leder")).then_refused(NotDecided, "gate")
    room.given(decided("G1", "go", by="leder"))
    assert room.activity("G1").status == "done"


def test_a_new_decision_takes_the_place_of_one_that_passed_the_gate(room: Room) -> None:
    room.given(started("G1"), decided("G1", "go", by="leder", known="21:05"))
    room.given(poll_opened("G1", known="21:20"))
    assert room.activity("G1").released
    room.given(voted("G1", "drift", "go", known="21:21"), voted("G1", "klinikk", "go"))
    room.given(decided("G1", "go", by="leder", known="21:25"))
    assert room.activity("G1").done_at == clock("21:25")
    room.given(decision_withdrawn("G1", "Feil", by="leder"))
    assert room.activity("G1").status == "started"


def test_only_a_decision_to_go_on_is_confirmed() -> None:
    room = asked(room_of(deputy=True))
    room.when(decision_confirmed("G1", by="nestleder")).then_refused(NotDecided)
    room.given(decided("G1", "no-go", by="leder"))
    room.when(decision_confirmed("G1", by="nestleder")).then_refused(NothingToConfirm, "gate")


def test_a_decision_is_not_confirmed_before_it_was_taken() -> None:
    room = asked(room_of(deputy=True)).given(decided("G1", "go", by="leder", known="21:06"))
    room.when(decision_confirmed("G1", by="nestleder", at="21:05")).then_refused(TimeOutOfRange)


# ---- conditions

DUE = clock("22:30")


def bound(room: Room) -> Room:
    """Drift's own condition, and one in words."""
    return room.given(
        voted(
            "G1", "drift", "conditions", note="Skriver byttes", id="with-condition", known="21:04"
        ),
        decided(
            "G1",
            "conditions",
            by="leder",
            conditions=[
                {"owner": "IKT", "due": DUE, "of": "with-condition"},
                {"owner": "Moa", "due": DUE, "text": "Ekstra vakt"},
            ],
            id="it-is-bound",
            known="21:05",
        ),
    )


def test_go_with_conditions_lets_go_and_says_who_does_what_by_when(room: Room) -> None:
    bound(room)
    event = room.last.event
    assert isinstance(event, e.GateDecided)
    assert event.conditions == (
        SetCondition(owner="IKT", due=DUE, of="with-condition"),
        SetCondition(owner="Moa", due=DUE),
    )
    assert room.last.text == {"condition.2": "Ekstra vakt"}
    assert [(c.number, c.of, c.words) for c in gate(room).ruling.conditions] == [  # type: ignore[union-attr]
        (1, "with-condition", "note"),
        (2, "it-is-bound", "condition.2"),
    ]
    assert room.activity("G1").released


def test_condition_closed(room: Room) -> None:
    room.when(condition_closed("G1", 1)).then_refused(NotDecided)
    bound(room).when(condition_closed("G1", 2)).then(
        e.ConditionClosed(gate="G1", decision="it-is-bound", condition=2)
    )
    room.when(condition_closed("G1", 2)).then_recorded(already=True)
    room.when(condition_closed("G1", 3)).then_refused(UnknownCondition, "condition")
    conditions = gate(room).ruling.conditions  # type: ignore[union-attr]
    assert [condition.closed_by is None for condition in conditions] == [True, False]


def test_what_was_closed_of_an_earlier_decision_closes_nothing_of_a_later_one(room: Room) -> None:
    bound(room).given(condition_closed("G1", 1, id="it-closed"))
    room.given(decision_withdrawn("G1", "Feil", by="leder"), struck("it-closed", "user"))
    assert gate(room).ruling is None


@pytest.mark.parametrize(
    ("verdict", "conditions", "reason", "field"),
    [
        ("conditions", [], ConditionMissing, "conditions"),
        ("go", [{"owner": "IKT", "due": DUE, "text": "x"}], ConditionMissing, "conditions"),
        ("conditions", [{"owner": "IKT", "due": DUE}], ConditionMissing, "conditions.0.text"),
        (
            "conditions",
            [{"owner": "IKT", "due": DUE, "text": "x", "of": "report-0004"}],
            ConditionMissing,
            "conditions.0.text",
        ),
        (
            "conditions",
            [{"owner": "HNT", "due": DUE, "text": "x"}],
            UnknownActor,
            "conditions.0.owner",
        ),
        (
            "conditions",
            [{"owner": "IKT", "due": DUE, "of": "report-0002"}],
            UnknownReport,
            "of",
        ),
        ("conditions", [{"owner": "IKT", "due": DUE, "of": "nowhere-1"}], UnknownReport, "of"),
        (
            "conditions",
            [{"owner": "IKT", "due": clock("20:00"), "text": "x"}],
            TimeOutOfRange,
            "conditions.0.due",
        ),
        (
            "conditions",
            [{"owner": "IKT", "due": clock("20:00").replace(year=2300), "text": "x"}],
            TimeOutOfRange,
            "conditions.0.due",
        ),
    ],
)
def test_a_condition_says_what_by_whom_and_by_when(
    room: Room, verdict: str, conditions: Any, reason: Any, field: str
) -> None:
    said = decided("G1", verdict, by="leder", conditions=conditions)
    room.when(said).then_refused(reason, field)


# ---- afterwards


def test_a_late_no_go_alerts_until_somebody_has_seen_it(room: Room) -> None:
    room.given(decided("G1", "go", by="leder", known="21:05"))
    room.when(voted("G1", "fag", "no-go", id="too-late", known="21:10")).then_recorded(
        deviations=("late-no-go",)
    )
    assert [d.name for d in room.activity("G1").open_deviations] == ["late-no-go"]
    assert room.activity("G1").released
    room.when(voted("G1", "klinikk", "go", known="21:11")).then_recorded()
    room.given(acknowledged("too-late"))
    assert room.activity("G1").open_deviations == ()


def shaken(room: Room) -> int:
    return gate(room).shaken


def test_a_decision_stands_and_says_what_changed_beneath_it() -> None:
    criteria = (
        PhaseDone(phase="Prøving"),
        WorkDone(activity="A-1"),
        SystemIn(system="EPJ1", state="off"),
        Counted(counter="PAS"),
        PatientsSafe(),
    )
    room = asked(
        room_of(criteria=criteria).given(
            system("EPJ1", "off", known="20:50"),
            counted("PAS", 713, id="it-counted", known="20:51"),
        )
    )
    room.given(decided("G1", "go", by="leder", id="the-decision", known="21:05"))
    assert all(s.met for s in room.log[-1].event.evidence.criteria)  # type: ignore[attr-defined]
    room.given(started("A-2", known="21:06"), system("EPJ1", "on", known="21:07"))
    assert shaken(room) == 0  # what happens after a decision is not beneath it
    room.given(counted("PAS", 700, at="21:04", known="21:08"))
    room.given(corrected("it-counted", {"value": 710}, "user", known="21:09"))
    assert shaken(room) == 2
    room.given(corrected("report-0005", {"vote": "go"}, "user", known="21:10"))
    room.given(voted("G1", "fag", "go", at="21:04", known="21:11"))
    room.given(issue("Feil dose", patient_safety=True, at="21:00", known="21:12"))
    assert shaken(room) == 5
    room.given(acknowledged("report-0002"), acknowledged("the-decision"))
    assert shaken(room) == 0
    assert room.activity("G1").released


def test_a_system_that_is_open_to_users_is_on() -> None:
    room = asked(room_of(criteria=(SystemIn(system="EPJ1", state="on"),)))
    room.given(system("EPJ1", "open"), decided("G1", "go", by="leder"))
    assert room.last.event.evidence.criteria[0].met  # type: ignore[attr-defined]


def test_what_no_criterion_asks_for_is_not_beneath_a_decision() -> None:
    room = asked(room_of(criteria=(InWords(text="Alle på plass"),)))
    room.given(decided("G1", "go", by="leder", known="21:05"))
    room.given(system("EPJ1", "off", at="20:00", known="21:06"), struck("report-0002", "user"))
    assert shaken(room) == 0


def test_what_the_plan_has_not_is_not_met() -> None:
    criteria = (
        WorkDone(activity="X-9"),
        SystemIn(system="X", state="off"),
        Counted(counter="X"),
        PhaseDone(phase="Ingen"),
    )
    room = asked(room_of(criteria=criteria)).given(decided("G1", "go", by="leder"))
    met = [s.met for s in room.last.event.evidence.criteria]  # type: ignore[attr-defined]
    assert met == [False, False, False, True]


def test_a_decision_is_neither_struck_nor_corrected(room: Room) -> None:
    room.given(decided("G1", "go", by="leder", id="the-decision"))
    room.when(struck("the-decision", "user")).then_refused(NotAmendable)


def test_what_was_decided_anew_within_the_minute_is_not_shaken_by_its_withdrawal(
    room: Room,
) -> None:
    room.given(decided("G1", "go", by="leder", known="21:05:30"))
    room.given(decision_withdrawn("G1", "Feil", by="leder", at="21:05", known="21:06"))
    assert (gate(room).ruling, shaken(room)) == (None, 0)


def test_a_vote_is_struck_though_a_new_plan_has_no_such_gate(room: Room) -> None:
    room.given(plan_changed(1, Difference(activities=(activity("G1", "A-1"),))))
    room.given(struck("report-0004", "user"))
    assert room.activity("G1").gate is None


def test_any_part_of_the_log_of_a_gate_folds() -> None:
    room = asked(room_of(deputy=True))
    bound(room).given(condition_closed("G1", 1), decision_confirmed("G1", by="nestleder"))
    room.given(decision_withdrawn("G1", "Feil", by="leder"))
    for left_out in room.log:
        run = Run(room.id)
        for recorded in room.log:
            if recorded is not left_out:
                evolve(run, recorded)
        free = isinstance(left_out.event, e.RunCreated | e.DecisionWithdrawn)
        assert run.activities["g1"].released is free
