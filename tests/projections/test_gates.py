"""The board of the gates: the panel as it answered, the criteria as they stand, every decision's evidence."""

from domain.plan import (
    Counted,
    Difference,
    InWords,
    PatientsSafe,
    PhaseDone,
    PlannedGate,
    SystemIn,
    WorkDone,
)
from tests.domain.panels import SEATS, asked, room_of
from tests.projections.boards import board, live, row
from tests.scenario import (
    Room,
    activity,
    clock,
    condition_closed,
    counted,
    decided,
    decision_confirmed,
    issue,
    plan_changed,
    poll_opened,
    skipped,
    started,
    system,
    voted,
    waived,
    waiver_confirmed,
)

CRITERIA = (
    PhaseDone(phase="Prøving"),
    WorkDone(activity="A-1"),
    SystemIn(system="EPJ1", state="off"),
    Counted(counter="PAS"),
    PatientsSafe(),
    InWords(text="Alle på plass"),
)


def gate(room: Room) -> dict:  # type: ignore[type-arg]
    """The row as it stands, which is the row as it moved."""
    found = row(room, "gates", "gates", "g1")
    assert live(room.log, "gates", room.id).tables() == board(room, "gates")
    return found


def test_a_gate_before_anybody_asked() -> None:
    found = gate(room_of(criteria=CRITERIA, deputy=True, no_return=True, valid=20))
    assert {name: found[name] for name in found if name not in ("seats", "criteria")} == {
        "code": "G1",
        "title": "Title of G1",
        "order": 1,
        "phase": "Prøving",
        "planned_start": None,
        "planned_finish": None,
        "mandatory": True,
        "no_return": True,
        "deputy": True,
        "valid": 20,
        "status": "planned",
        "released": False,
        "stage": "planned",
        "poll": 0,
        "opened_at": None,
        "opened_position": None,
        "decision": None,
        "passed_at": None,
        "changed_beneath": 0,
        "deviations": [],
        "waiting": ["A-2"],
    }
    assert found["seats"][0] == {
        "code": "drift",
        "title": "Drift",
        "actor": "IKT",
        "mandatory": True,
        "vote": None,
    }


def test_the_criteria_stand_as_the_night_does() -> None:
    room = room_of(criteria=CRITERIA)
    assert [c["met"] for c in gate(room)["criteria"]] == [False, False, False, False, True, None]
    asked(room).given(
        system("EPJ1", "off"), counted("PAS", 713), issue("Feil", patient_safety=True)
    )
    criteria = gate(room)["criteria"]
    assert [c["met"] for c in criteria] == [True, True, True, True, False, None]
    assert criteria[2] == {
        "kind": "system",
        "of": "EPJ1",
        "state": "off",
        "words": None,
        "met": True,
        "value": None,
        "target": None,
    }
    assert [(c["value"], c["target"]) for c in criteria[3:5]] == [(713, 713), (1, None)]
    assert (criteria[0]["of"], criteria[5]["words"]) == ("Prøving", "Alle på plass")


def test_a_vote_carries_its_times_for_whoever_shows_its_age() -> None:
    room = asked(room_of(), fag="no-go")
    assert gate(room)["stage"] == "polling"
    assert gate(room)["opened_at"] == "2023-04-28T19:00:00Z"
    drift, _, fag = (seat["vote"] for seat in gate(room)["seats"])
    assert drift == {
        "vote": "go",
        "at": "2023-04-28T19:01:00Z",
        "good_until": "2023-04-28T19:31:00Z",
        "position": 4,
        "report_id": "report-0004",
        "told_by": "role:vaktleder",
        "deputy": False,
        "by_phone": True,
        "reason": None,
        "owner": None,
        "due": None,
    }
    assert fag["vote"] == "no-go"


def test_a_decision_with_conditions_and_its_second_signature() -> None:
    room = asked(room_of(deputy=True))
    bound = [{"owner": "IKT", "due": clock("22:30"), "text": "Skriver"}]
    said = {"conditions": bound, "id": "the-decision", "known": "21:05"}
    room.given(decided("G1", "conditions", by="leder", **said))
    assert gate(room)["stage"] == "unconfirmed"
    room.given(
        decision_confirmed("G1", by="nestleder", known="21:06"),
        condition_closed("G1", 1, known="21:07"),
    )
    found = gate(room)
    assert (found["stage"], found["status"], found["released"]) == ("passed", "approved", True)
    assert found["passed_at"] == "2023-04-28T19:06:00Z"
    assert found["decision"] == {
        "verdict": "conditions",
        "at": "2023-04-28T19:05:00Z",
        "by": "person:leder",
        "position": 7,
        "report_id": "the-decision",
        "reason": None,
        "against": [],
        "missing": [],
        "confirmed_by": "person:nestleder",
        "confirmed_at": "2023-04-28T19:06:00Z",
        "conditions": [
            {
                "number": 1,
                "owner": "IKT",
                "due": "2023-04-28T20:30:00Z",
                "of": "the-decision",
                "words": "condition.1",
                "closed_at": "2023-04-28T19:07:00Z",
            }
        ],
    }


def test_every_decision_keeps_what_it_stood_on() -> None:
    room = asked(room_of(), fag="no-go").given(decided("G1", "no-go", by="leder", known="21:05"))
    assert gate(room)["stage"] == "stopped"
    room.given(poll_opened("G1"), voted("G1", "drift", "go"), voted("G1", "klinikk", "go"))
    room.given(decided("G1", "go", by="leder", seen_position=9))
    decisions = board(room, "gates")["decisions"]
    assert [decisions[p]["verdict"] for p in ("7", "11")] == ["no-go", "go"]
    second = decisions["11"]
    assert (second["gate"], second["stood_at"], second["seen_position"]) == ("G1", 10, 9)
    assert second["counts"]["activities"] == 3
    assert second["missing"] == ["fag"]
    assert decisions["7"]["votes"][2]["vote"] == "no-go"
    assert decisions["7"]["criteria"][0]["met"] is True
    assert decisions["7"]["deviations"] == [
        {"report_id": "report-0002", "name": "done-before-start"}
    ]
    assert decisions["7"]["issues"] == []


def test_a_late_no_go_stands_on_the_gate() -> None:
    room = asked(room_of()).given(decided("G1", "go", by="leder", known="21:05"))
    room.given(voted("G1", "fag", "no-go", known="21:10"))
    assert [d["name"] for d in gate(room)["deviations"]] == ["late-no-go"]


def test_the_wall_counts_the_gates_and_those_that_are_passed() -> None:
    room = asked(room_of())
    counts = [row(room, "wall", "golive")[name] for name in ("gates", "gates_passed")]
    assert counts == [1, 0]
    room.given(decided("G1", "go", by="leder"))
    assert row(room, "wall", "golive")["gates_passed"] == 1


def test_a_waived_gate() -> None:
    room = room_of().given(skipped("G1", "other"), waived("G1", "other", by="leder"))
    room.given(waiver_confirmed("G1", by="nestleder"))
    assert gate(room)["stage"] == "waived"


def test_a_new_plan_gives_a_gate_another_panel_and_keeps_its_votes() -> None:
    room = asked(room_of())
    other = PlannedGate(code="G1", title="Åpne", seats=SEATS[:1], valid=15)
    room.given(plan_changed(1, Difference(gates=(other,))))
    found = gate(room)
    assert (found["title"], found["valid"]) == ("Åpne", 15)
    assert [seat["vote"]["vote"] for seat in found["seats"]] == ["go"]


def test_what_a_new_plan_has_no_more_is_no_gate() -> None:
    room = asked(room_of())
    room.given(plan_changed(1, Difference(activities=(activity("G1", "A-1"),))))
    assert board(room, "gates")["gates"] == {}
    assert live(room.log, "gates", room.id).tables() == board(room, "gates")
    room.given(plan_changed(room.last.position, Difference(removed=("G1",))))
    assert live(room.log, "gates", room.id).tables() == board(room, "gates")


def test_a_gate_that_comes_back_has_its_votes() -> None:
    room = asked(room_of()).given(decided("G1", "go", by="leder"))
    room.given(plan_changed(1, Difference(removed=("G1",))))
    assert board(room, "gates")["gates"] == {}
    again = activity("G1", "A-1", type="gate")
    room.given(plan_changed(room.last.position, Difference(activities=(again,))))
    assert gate(room)["stage"] == "passed"


def test_work_that_becomes_a_gate_waits_for_its_decision() -> None:
    room = Room(activity("A-1"), activity("A-2", "A-1")).given(started("A-1"))
    room.given(plan_changed(1, Difference(activities=(activity("A-1", type="gate"),))))
    assert board(room, "gates")["gates"]["a-1"]["stage"] == "planned"
    assert row(room, "plan", "activities", "a-2")["waits_for"] == ["A-1"]
