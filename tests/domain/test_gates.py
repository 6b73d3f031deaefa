"""A gate is a poll: its panel answers, and what waits for it waits until it is decided (rule 7)."""

import pytest

from domain import events as e
from domain.announcing import missing
from domain.events.gates import (
    OpenDeviation,
    OpenIssue,
    StoodCriterion,
    StoodVote,
)
from domain.panel import (
    COMMANDER,
)
from domain.plan import (
    PlannedGate,
)
from domain.refusals import (
    NotComplete,
    NothingToConfirm,
    ReasonMissing,
    SameHands,
    SeatsMissing,
    UnknownActor,
    UnknownGate,
    UnknownSeat,
)
from tests.domain.panels import (
    CRITERIA,
    asked,
    gate,
    room_of,
)
from tests.scenario import (
    Room,
    activity,
    announced,
    approved,
    blocked,
    clock,
    corrected,
    decided,
    decision_confirmed,
    done,
    failed,
    issue,
    poll_opened,
    reopened,
    skipped,
    started,
    struck,
    voted,
    waived,
    waiver_confirmed,
)


@pytest.fixture
def room() -> Room:
    """Asked at 21:00, all three say go within three minutes."""
    return asked(room_of())


# ---- the decision lets go


def test_decided(room: Room) -> None:
    position = room.last.position
    room.given(issue("Feil", severity="minor", known="21:03"))
    room.when(decided("G1", "go", met=[3], by="leder", known="21:05")).then(
        e.GateDecided(
            gate="G1",
            verdict="go",
            evidence=e.Evidence(
                position=position + 1,
                counts=e.Counts(
                    activities=3,
                    approved=0,
                    waived=0,
                    actors=2,
                    complete=0,
                    locations=2,
                    systems_in_target=0,
                    systems=2,
                    deviations_open=1,
                    issues_open=1,
                ),
                criteria=(
                    StoodCriterion(criterion=CRITERIA[0], met=True, value=1, target=1),
                    StoodCriterion(criterion=CRITERIA[1], met=True, value=0),
                    StoodCriterion(criterion=CRITERIA[2], met=True),
                ),
                votes=(
                    StoodVote(
                        seat="drift", vote="go", report_id="report-0004", age=4, by_phone=True
                    ),
                    StoodVote(seat="klinikk", vote="go", report_id="report-0005", age=3),
                    StoodVote(seat="fag", vote="go", report_id="report-0006", age=2),
                ),
                deviations=(OpenDeviation(report_id="report-0002", name="done-before-start"),),
                issues=(OpenIssue(issue="S1", severity="minor"),),
            ),
        )
    )


def test_what_waits_for_a_gate_waits(room: Room) -> None:
    room.when(started("A-2")).then_recorded(deviations=("start-before-predecessors",))


def test_what_waited_may_start_once_it_is_decided(room: Room) -> None:
    room.given(decided("G1", "go", by="leder"))
    assert (room.activity("G1").status, room.activity("G1").released) == ("done", True)
    room.when(started("A-2")).then_recorded()


def test_a_no_go_lets_nothing_go(room: Room) -> None:
    room.given(decided("G1", "no-go", by="leder"))
    assert (room.activity("G1").status, room.activity("G1").released) == ("planned", False)
    room.when(started("A-2")).then_recorded(deviations=("start-before-predecessors",))


def test_where_the_gate_says_so_a_deputy_confirms() -> None:
    room = asked(room_of(deputy=True)).given(decided("G1", "go", by="leder"))
    assert (room.activity("G1").status, room.activity("G1").released) == ("planned", False)
    room.when(decision_confirmed("G1", by="leder")).then_refused(SameHands, "gate")
    room.when(decision_confirmed("G1", by="nestleder")).then(e.DecisionConfirmed(gate="G1"))
    found = room.activity("G1")
    assert (found.status, found.released, found.released_at) == (
        "approved",
        True,
        room.last.occurred_at,
    )
    room.when(decision_confirmed("G1", by="nestleder")).then_refused(NothingToConfirm)
    room.when(started("A-2")).then_recorded()


def test_a_gate_without_a_panel_of_its_own_has_the_commanders_seat() -> None:
    room = Room(activity("G1", type="gate", needs_approval=True))
    assert gate(room).plan == PlannedGate(
        code="G1", title="Title of G1", seats=(COMMANDER,), deputy=True
    )
    room.given(poll_opened("G1"), voted("G1", "commander", "go"), decided("G1", "go", by="leder"))
    assert not room.activity("G1").released
    room.given(decision_confirmed("G1", by="nestleder"))
    assert room.activity("G1").status == "approved"


def test_full_transition_waits_for_every_mandatory_gate(room: Room) -> None:
    refused = room.when(announced(by="leder")).then_refused(NotComplete)
    assert isinstance(refused, NotComplete)
    assert refused.missing["gates"] == ("G1",)
    assert "gates: G1" in str(refused)
    assert refused.missing["activities"] == ("A-2",)
    room.given(decided("G1", "go", by="leder"))
    assert "gates" not in missing(room.run)


def test_a_gate_that_is_skipped_is_passed_only_by_a_waiver(room: Room) -> None:
    room.given(skipped("G1", "other"))
    assert not room.activity("G1").released
    room.given(waived("G1", "other", by="leder"), waiver_confirmed("G1", by="nestleder"))
    assert (room.activity("G1").released, room.activity("G1").released_at) == (True, None)


# ---- the poll


def test_poll_opened() -> None:
    room = room_of()
    room.when(poll_opened("g1")).then(e.PollOpened(gate="G1"))
    room.when(poll_opened("G1")).then(e.PollOpened(gate="G1", already=True))
    for code in ("A-1", "G9"):
        room.when(poll_opened(code)).then_refused(UnknownGate, "gate")


def test_voted() -> None:
    room = room_of().given(poll_opened("G1"))
    due = clock("22:00")
    room.when(
        voted(
            "G1",
            "DRIFT",
            "conditions",
            told="vaktleder",
            deputy=True,
            note="Skriver",
            owner="IKT",
            due=due,
        )
    ).then(
        e.VoteCast(
            gate="G1",
            seat="drift",
            vote="conditions",
            deputy=True,
            by_phone=True,
            owner="IKT",
            due=due,
        )
    )
    room.when(voted("G1", "styret", "go")).then_refused(UnknownSeat, "seat")
    room.when(voted("G1", "fag", "conditions")).then_refused(ReasonMissing, "reason")
    room.when(voted("G1", "fag", "go", owner="HNT")).then_refused(UnknownActor, "owner")


def test_a_vote_before_anybody_asked_is_kept_and_does_not_count() -> None:
    room = room_of()
    room.when(voted("G1", "drift", "go")).then_recorded(deviations=("vote-before-poll",))
    room.given(poll_opened("G1", known="21:00:30"))
    room.when(voted("G1", "fag", "go", at="20:59", known="21:01")).then_recorded(
        deviations=("vote-before-poll",)
    )
    room.when(voted("G1", "klinikk", "go", at="21:00", known="21:02")).then_recorded()
    assert [vote.seat for vote in gate(room).votes] == ["klinikk"]


def test_the_last_word_of_a_seat_counts_as_it_was_told(room: Room) -> None:
    room.given(
        voted("G1", "drift", "no-go", at="21:05", known="21:06"),
        voted("G1", "drift", "go", at="21:04", known="21:07"),
    )
    assert [seat.code for seat in gate(room).against()] == ["drift"]


def test_a_poll_opened_again_asks_everybody_anew(room: Room) -> None:
    room.given(poll_opened("G1", known="21:10"))
    assert (gate(room).poll, gate(room).votes) == (2, ())
    refused = room.when(decided("G1", "go", by="leder", known="21:11")).then_refused(SeatsMissing)
    assert isinstance(refused, SeatsMissing)
    assert refused.seats == ("drift", "klinikk")


def test_a_vote_is_heard_from_who_answers_for_the_seat(room: Room) -> None:
    assert room.run.heard["actor:ikt"].at == clock("21:01")
    room.given(
        voted("G1", "drift", "vacant", known="21:09"), voted("G1", "fag", "go", known="21:10")
    )
    assert room.run.heard["actor:ikt"].at == clock("21:01")


def test_a_vote_is_corrected_and_struck_like_any_report(room: Room) -> None:
    room.given(corrected("report-0004", {"vote": "no-go"}, "user"))
    assert [seat.code for seat in gate(room).against()] == ["drift"]
    assert room.activity("G1").corrected
    room.given(struck("report-0004", "user"))
    assert gate(room).vote_of("drift") is None


# ---- what the field says of a gate


def test_the_field_passes_no_gate(room: Room) -> None:
    for word in (done("G1"), approved("G1", by="ola")):
        room.when(word).then_recorded(deviations=("gate-not-decided",))
    found = room.activity("G1")
    assert (found.status, found.done_at, found.early, found.released) == (
        "planned",
        None,
        None,
        False,
    )
    room.given(blocked("G1", "other"))
    assert room.activity("G1").status == "blocked"
    room.given(decided("G1", "go", by="leder"))
    assert (room.activity("G1").status, room.activity("G1").block) == ("done", None)


def test_the_field_takes_no_passage_back(room: Room) -> None:
    room.given(decided("G1", "go", by="leder"))
    for word in (started("G1"), done("G1"), approved("G1", by="ola")):
        room.when(word).then_recorded(already=True)
    for odd in (failed("G1", "data"), reopened("G1", "data"), blocked("G1", "data")):
        room.when(odd).then_recorded(deviations=("gate-decided",))
    assert (room.activity("G1").status, room.activity("G1").released) == ("done", True)
