"""The board ``log``: what was reported, by whom, and what was said of it later."""

from pathlib import Path
from typing import Any, get_args

import pytest

from domain import commands as c
from domain.events import EVENTS, Event
from domain.plan import Difference
from projections.board import Row, digest
from projections.log import rows
from projections.reports import KINDS
from projections.touched import WINDOW
from tests.projections.boards import board, live, row, says
from tests.scenario import (
    Room,
    Said,
    acknowledged,
    activity,
    added,
    announced,
    approved,
    blocked,
    called,
    care_mode,
    checked_in,
    clock,
    complete,
    corrected,
    counted,
    done,
    eta,
    issue,
    no_answer,
    note,
    ordered,
    plan_changed,
    promised,
    received,
    redacted,
    solved,
    started,
    struck,
    system,
    triaged,
)


def last(room: Room) -> Row:
    return report(room, room.last.position)


def report(room: Room, position: int) -> Row:
    return row(room, "log", "reports", str(position))


@pytest.fixture
def room() -> Room:
    return Room(activity("A-1", location="Moa", actor="Moa", needs_approval=True), activity("A-2"))


def test_every_event_has_the_kind_it_was_asked_for_with() -> None:
    commands = (c.FieldReport, c.Decision, c.Housekeeping)
    tags = {kind.__struct_config__.tag for union in commands for kind in get_args(union)}
    assert set(KINDS) == set(EVENTS)
    assert set(KINDS.values()) == tags
    assert len(set(KINDS.values())) == len(KINDS)


@pytest.mark.parametrize("event", EVENTS)
def test_the_list_of_events_names_the_kind_beside_the_topic(event: type[Event]) -> None:
    page = Path("docs/events.md").read_text("utf-8")
    assert f"| `{event.TOPIC}` | `{KINDS[event]}` | {event.__name__} |" in page


NOTHING_ELSE = dict.fromkeys(
    (
        "system",
        "counter",
        "issue",
        "state",
        "mode",
        "value",
        "seconds",
        "eta",
        "due",
        "seat",
        "vote",
        "of",
        "of_position",
        "to",
    )
) | {"acknowledged": False, "corrected_by": [], "was": {}, "struck_by": None, "redacted": False}


def test_a_report_with_all_its_fields(room: Room) -> None:
    words = {"result": "workaround", "reason": "printing", "note": "Skriver", "seen_position": 1}
    told = done("A-1", id="it-is-done", told="vaktleder", at="20:00:59", known="20:02:30", **words)
    assert last(room.given(told)) == NOTHING_ELSE | {
        "position": 2,
        "report_id": "it-is-done",
        "kind": "done",
        "activity": "A-1",
        "location": "Moa",
        "actor": "Moa",
        "title": "Title of A-1",
        "result": "workaround",
        "reason": "printing",
        "told_by": "role:vaktleder",
        "recorded_by": "person:kari",
        "occurred_at": "2023-04-28T18:00:59Z",
        "known_at": "2023-04-28T18:02:30Z",
        "recorded_at": "2023-04-28T18:02:30Z",
        "seen_position": 1,
        "imported": False,
        "late": False,
        "already": False,
        "deviations": ["done-before-start"],
        "text": {"note": "Skriver"},
    }


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        (
            blocked("A-1", "data", eta=clock("21:00")),
            {"reason": "data", "eta": "2023-04-28T19:00:00Z"},
        ),
        (eta("A-2", clock("21:30")), {"eta": "2023-04-28T19:30:00Z", "location": None}),
        (added("Ekstra", location="Moa"), {"activity": "X-1", "title": None, "location": "Moa"}),
        (system("EPJ1", "off"), {"system": "EPJ1", "state": "off"}),
        (care_mode("Moa", "paper"), {"location": "Moa", "mode": "paper", "actor": None}),
        (ordered("Moa", "ready"), {"location": "Moa", "mode": "ready"}),
        (received("Moa"), {"location": "Moa"}),
        (checked_in("IKT"), {"actor": "IKT", "location": None}),
        (counted("PAS", 700), {"counter": "PAS", "value": 700}),
        (
            called("Moa", activity="A-2"),
            {"location": "Moa", "activity": "A-2", "title": "Title of A-2", "seconds": None},
        ),
        (called("Moa", seconds=134), {"location": "Moa", "seconds": 134}),
        (
            note("Te", location="Moa"),
            {"location": "Moa", "seconds": None},
        ),
        (no_answer("Moa", again_at=clock("20:13")), {"due": "2023-04-28T18:13:00Z"}),
        (promised("Moa", clock("20:30")), {"due": "2023-04-28T18:30:00Z"}),
        (
            note("Kaffe", activity="A-1"),
            {"activity": "A-1", "location": "Moa", "text": {"note": "Kaffe"}},
        ),
        (
            issue("Feil", activity="A-1", location="Eidet", promised=clock("22:00")),
            {"issue": "S1", "activity": "A-1", "location": "Eidet", "due": "2023-04-28T20:00:00Z"},
        ),
    ],
)
def test_what_each_kind_names_and_says(room: Room, said: Said, fields: dict[str, Any]) -> None:
    says(last(room.given(said)), kind=said.kind, **fields)


def test_what_is_said_of_an_issue_names_where_it_is(room: Room) -> None:
    room.given(issue("Feil", location="Moa", activity="A-2"))
    room.given(triaged("S1", severity="major", promised=clock("22:00")))
    says(last(room), issue="S1", location="Moa", activity="A-2", due="2023-04-28T20:00:00Z")
    says(last(room.given(solved("S1"))), kind="solved", location="Moa", title="Title of A-2")


def test_late_is_what_was_recorded_five_minutes_after_it_happened(room: Room) -> None:
    assert not last(room.given(started("A-1", at="20:10", known="20:15")))["late"]
    assert last(room.given(started("A-2", at="20:10", known="20:15:01")))["late"]


def test_the_same_again_is_marked(room: Room) -> None:
    assert last(room.given(started("A-1"), started("A-1")))["already"]


def test_a_corrected_report_says_what_is_true_and_what_it_said_first(room: Room) -> None:
    room.given(
        started("A-1"),
        done("A-1", id="it-is-done", at="20:03", result="remark", reason="data"),
        corrected("it-is-done", {"occurred_at": clock("20:02:30"), "result": "ok"}, "user"),
        corrected(
            "it-is-done", {"told_by": "role:vikar", "occurred_at": clock("20:02")}, note="Hm"
        ),
    )
    says(
        report(room, 3),
        occurred_at="2023-04-28T18:02:00Z",
        result="ok",
        told_by="role:vikar",
        reason="data",
        corrected_by=[4, 5],
        was={
            "occurred_at": "2023-04-28T18:03:00Z",
            "told_by": "person:kari",
            "result": "remark",
        },
    )
    says(
        report(room, 4),
        kind="corrected",
        of="it-is-done",
        of_position=3,
        to={"occurred_at": "2023-04-28T18:02:30Z", "result": "ok"},
        reason="user",
        result=None,
        activity="A-1",
        location="Moa",
        title="Title of A-1",
        occurred_at="2023-04-28T18:04:00Z",
    )
    assert report(room, 5)["text"] == {"note": "Hm"}


def test_where_nothing_was_said_first_there_is_nothing_to_show(room: Room) -> None:
    room.given(blocked("A-1", note="Uvisst", id="blocked-1"))
    room.given(corrected("blocked-1", {"reason": "data"}, "user"))
    says(report(room, 2), reason="data", was={}, corrected_by=[3])


def test_a_struck_report_stays_and_names_its_strike(room: Room) -> None:
    room.given(done("A-1", id="it-is-done"), struck("it-is-done", "user"))
    says(report(room, 2), struck_by=3, deviations=[], kind="done")
    says(report(room, 3), kind="struck", of_position=2, to=None, activity="A-1")


def test_a_struck_correction_corrects_nothing(room: Room) -> None:
    room.given(started("A-1", id="it-began", at="20:02"))
    room.given(corrected("it-began", {"occurred_at": clock("20:00")}, "user", id="wrongly-so"))
    room.given(struck("wrongly-so", "user"))
    says(report(room, 2), occurred_at="2023-04-28T18:02:00Z", corrected_by=[], was={})
    assert report(room, 3)["struck_by"] == 4


def test_a_correction_is_not_corrected_but_told_anew(room: Room) -> None:
    room.given(started("A-1", id="it-began", at="20:02"))
    room.given(corrected("it-began", {"occurred_at": clock("20:00")}, "user", id="mended-it"))
    room.given(corrected("mended-it", {"occurred_at": clock("20:01")}, "user"))
    says(report(room, 3), corrected_by=[], was={}, occurred_at="2023-04-28T18:03:00Z")


def test_deviations_and_who_has_seen_them(room: Room) -> None:
    room.given(done("A-1", id="it-is-done"), acknowledged("it-is-done"))
    says(report(room, 2), deviations=["done-before-start"], acknowledged=True)
    says(report(room, 3), kind="acknowledged", of_position=2)


def test_redacted_words_are_gone_and_the_row_says_so(room: Room) -> None:
    room.given(started("A-1", id="it-began", note="Navn Navnesen"), redacted("it-began"))
    says(report(room, 2), text=None, redacted=True)
    says(report(room, 3), kind="redacted", of="it-began", of_position=2)


def test_the_announcement_is_acknowledged_like_any_report() -> None:
    room = Room(systems=()).given(complete("Moa"), complete("IKT"), announced(id="announced-1"))
    room.given(acknowledged("announced-1"))
    says(report(room, 4), kind="announced", acknowledged=True, activity=None)


def test_a_new_plan_renames_what_was_told(room: Room) -> None:
    room.given(started("A-1"))
    moved = activity("A-1", location="Eidet")
    log = live(room.log, "log", room.id)
    room.given(plan_changed(1, Difference(activities=(moved,))))
    assert report(room, 2)["location"] == "Eidet"
    log.put(3, rows(room.run, {("reports", r.report_id) for r in room.log}))
    assert log.tables() == board(room, "log")


def test_the_newest_are_kept(room: Room) -> None:
    room.given(*(note(f"Notat {n}") for n in range(WINDOW + 20)))
    kept = [int(position) for position in board(room, "log")["reports"]]
    assert sorted(kept) == list(range(22, WINDOW + 22))
    assert live(room.log, "log", room.id).tables() == board(room, "log")


def test_an_approval_told_by_telephone_is_told_by_whoever_approved(room: Room) -> None:
    room.given(started("A-1"), done("A-1"), approved("A-1", told="person:siri"))
    says(last(room), told_by="person:siri", recorded_by="person:kari")


def test_nothing_touched_nothing_told(room: Room) -> None:
    assert rows(room.run, {("golive", "")}) == {}


def test_the_hash_is_not_of_the_words(room: Room) -> None:
    tables = board(room.given(note("Navn Navnesen")), "log")
    erased = {"reports": {i: r | {"text": None} for i, r in tables["reports"].items()}}
    assert digest(erased) == digest(tables)
