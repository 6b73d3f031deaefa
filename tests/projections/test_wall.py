"""The board ``wall``: the state of the night as the whole room sees it."""

import json
import sys
from datetime import datetime

import pytest

from domain.plan import Difference, PlannedActivity, PlannedActor
from domain.tables import Run
from projections.board import Row
from projections.views import build
from tests.projections.boards import board, row, says
from tests.scenario import (
    Room,
    accepted,
    acknowledged,
    activity,
    added,
    announced,
    approved,
    blocked,
    care_mode,
    checked_in,
    clock,
    complete,
    done,
    failed,
    issue,
    note,
    plan_changed,
    received,
    skipped,
    started,
    struck,
    system,
    withdrawn,
)


def golive(room: Room) -> Row:
    return row(room, "wall", "golive")


@pytest.fixture
def night() -> Room:
    """Two teams, one activity each, both of a whole night that ended at 21:37:20."""
    room = Room(
        activity("A-1", actor="Moa", location="Moa", needs_approval=True),
        activity("A-2", actor="IKT", mandatory=False),
        checkin_by=clock("19:45"),
        centres=("Trondheim", "Ålesund"),
    )
    return room.given(
        started("A-1", at="20:05", known="20:06"),
        done("A-1", known="21:30"),
        approved("A-1", by="siri", known="21:31"),
        system("EPJ1", "off", known="21:32"),
        system("NY", "on", at="21:20", known="21:33"),
        system("NY", "open", known="21:34"),
        complete("Moa", known="21:35"),
        complete("IKT", at="21:37:20", known="21:38"),
    )


UNDONE = dict.fromkeys(
    (
        *("approved", "mandatory_released", "blocked", "failed", "deviations", "actors_in"),
        *("actors_complete", "locations_new", "locations_received", "issues_open"),
        *("patient_safety_open", "rebaselined", "holds", "gates", "gates_passed"),
    ),
    0,
)


def test_before_anything_has_begun() -> None:
    room = Room(activity("A-1", mandatory=False), activity("A-2"), centres=("Ålesund",))
    assert golive(room) == UNDONE | {
        "title": "Moa · Nytt system",
        "kind": "live",
        "number": 0,
        "zone": "Europe/Oslo",
        "frozen_at": None,
        "replanned": False,
        "rehearsals": [],
        "needs_rehearsal": False,
        "programme": None,
        "unit": None,
        "start": "2023-04-28T18:00:00Z",
        "finish": "2023-04-28T20:00:00Z",
        "window_end": "2023-04-28T21:30:00Z",
        "point_of_no_return": None,
        "checkin_by": None,
        "centres": ["Ålesund"],
        "stage": "before",
        "started_at": None,
        "complete_at": None,
        "announced_at": None,
        "announcement_position": None,
        "ordinal": None,
        "ahead_minutes": None,
        "withdrawn_at": None,
        "changed_beneath": 0,
        "milestone": None,
        "activities": 2,
        "released": 0,
        "mandatory": 1,
        "actors": 2,
        "locations": 2,
    }


def test_during_the_night() -> None:
    room = Room(*(activity(f"A-{n}", needs_approval=n < 3) for n in range(1, 6)))
    room.given(
        checked_in("Moa"),
        started("A-1", at="20:30", known="20:31"),
        done("A-2", known="20:40"),
        done("A-1", known="20:41"),
        approved("A-1", by="siri", known="20:42"),
        blocked("A-3", "data", known="20:43"),
        failed("A-4", "data", known="20:44"),
    )
    says(
        golive(room),
        stage="during",
        started_at="2023-04-28T18:30:00Z",
        released=1,
        approved=1,
        mandatory=5,
        mandatory_released=1,
        blocked=1,
        failed=1,
        deviations=1,
        actors_in=1,
    )


def test_complete_only_when_every_condition_of_the_announcement_holds(night: Room) -> None:
    says(golive(night), stage="complete", complete_at="2023-04-28T19:37:20Z", actors_complete=2)
    night.given(issue("Feil", patient_safety=True))
    says(golive(night), stage="during", complete_at="2023-04-28T19:37:20Z", patient_safety_open=1)
    night.given(accepted("S1", by="leder"))
    assert golive(night)["stage"] == "complete"


def test_an_announcement_is_live_from_when_the_last_actor_was_complete(night: Room) -> None:
    night.given(
        care_mode("Moa", "ready", known="21:38"),
        announced(at="21:39:10", known="21:40", by="leder"),
        received("Moa", known="21:41"),
    )
    says(
        golive(night),
        stage="announced",
        complete_at="2023-04-28T19:37:20Z",
        announced_at="2023-04-28T19:39:10Z",
        announcement_position=11,
        ahead_minutes=23,
        ordinal=None,
        withdrawn_at=None,
        locations_new=1,
        locations_received=1,
    )
    assert row(night, "wall", "systems", "ny")["live_at"] == "2023-04-28T19:37:20Z"
    assert row(night, "wall", "systems", "epj1")["live_at"] is None


def test_without_a_planned_finish_nobody_is_ahead() -> None:
    room = Room(activity("A-1", actor="IKT"), systems=(), actors=(), finish=None)
    room.given(plan_changed(1, Difference(actors=(PlannedActor(code="IKT", name="IKT"),))))
    room.given(started("A-1"), done("A-1"), complete("IKT"), announced())
    says(golive(room), stage="announced", ahead_minutes=None)


def test_what_changed_beneath_an_announcement_waits_for_somebody_to_see_it(night: Room) -> None:
    night.given(announced(id="announced-1", known="21:40"))
    night.given(struck("report-0004", "user", known="21:41"))
    says(golive(night), stage="announced", changed_beneath=1, complete_at="2023-04-28T19:37:20Z")
    night.given(acknowledged("announced-1", known="21:42"))
    assert golive(night)["changed_beneath"] == 0


def test_a_withdrawn_announcement_is_told_until_there_is_another(night: Room) -> None:
    night.given(announced(known="21:40"), withdrawn("feil", at="21:44", known="21:45"))
    says(
        golive(night),
        stage="complete",
        withdrawn_at="2023-04-28T19:44:00Z",
        announced_at=None,
        announcement_position=None,
        ahead_minutes=None,
    )
    night.given(announced(known="21:50"))
    says(golive(night), stage="announced", withdrawn_at=None)


def test_the_last_milestone_reached_gives_the_offset() -> None:
    def milestone(code: str, finish: str | None, start: str | None = None) -> PlannedActivity:
        times = {
            "planned_finish": finish and clock(finish),
            "planned_start": start and clock(start),
        }
        return activity(code, type="milestone", **times)

    room = Room(
        milestone("M-1", "20:30"),
        milestone("M-2", None, "21:15"),
        milestone("M-3", "21:00"),
        milestone("M-4", None),
        activity("A-1", planned_finish=clock("20:00")),
    )
    room.given(done("M-1", at="20:34:50", known="20:35"), done("A-1"), done("M-4"))
    assert golive(room)["milestone"] == {
        "code": "M-1",
        "title": "Title of M-1",
        "planned": "2023-04-28T18:30:00Z",
        "at": "2023-04-28T18:34:50Z",
        "offset_minutes": -4,
        "offset_from_start_minutes": 30,
    }
    room.given(done("M-2", at="20:58:59", known="20:59"), done("M-3", at="20:50", known="21:00"))
    says(golive(room)["milestone"], code="M-2", offset_minutes=17)


def test_a_milestone_that_was_done_and_then_skipped_was_not_reached() -> None:
    plan = {"type": "milestone", "planned_finish": clock("21:00"), "mandatory": False}
    room = Room(activity("M-1", **plan)).given(done("M-1", known="20:32"))
    says(golive(room)["milestone"], offset_minutes=28)
    room.given(blocked("M-1", "network"), skipped("M-1", "user"))
    assert golive(room)["milestone"] is None


@pytest.mark.parametrize(("start", "relative"), [(clock("20:00"), 3), (None, None)])
def test_the_offset_of_a_milestone_is_also_told_from_when_the_night_began(
    start: datetime | None, relative: int | None
) -> None:
    milestone = activity("M-1", type="milestone", planned_finish=clock("20:30"))
    room = Room(activity("A-1"), milestone, start=start)
    room.given(
        started("A-1", at="20:07:50", known="20:08"), done("M-1", at="20:34:10", known="20:35")
    )
    says(golive(room)["milestone"], offset_minutes=-4, offset_from_start_minutes=relative)


def test_a_clock_that_cannot_be_right_is_a_deviation_wherever_it_was() -> None:
    room = Room(activity("A-1")).given(system("EPJ1", "off", at="23:00", id="too-early"))
    assert golive(room)["deviations"] == 1
    room.given(acknowledged("too-early"))
    assert golive(room)["deviations"] == 0


def test_no_words_and_no_names_of_people_stand_on_it() -> None:
    room = Room(activity("A-1", location="Moa", needs_approval=True)).given(
        started("A-1", note="Navn Navnesen"),
        done("A-1", note="Navn Navnesen"),
        approved("A-1", told="person:siri"),
        blocked("A-1", "data", note="Navn Navnesen"),
        added("Navn Navnesen", location="Moa"),
        blocked("X-1", note="Navn Navnesen"),
        issue("Navn Navnesen"),
        note("Navn Navnesen"),
        skipped("X-1", note="Navn Navnesen"),
    )
    said = json.dumps(board(room, "wall"))
    assert "Navnesen" not in said
    assert "person:" not in said


def test_before_the_run_was_created_there_is_no_go_live() -> None:
    run = Run("moa-night")
    assert build("wall", run)["golive"] == {}


def test_a_long_tail_of_notes_costs_the_wall_no_more_for_each(night: Room) -> None:
    """Work is counted in calls of functions: twice the notes are twice the work, not four times."""

    def calls(notes: int) -> int:
        night.given(*(note(f"melding {number}") for number in range(notes)))
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1

        sys.setprofile(count)
        build("wall", night.run)
        sys.setprofile(None)
        return counted

    first = calls(100)
    assert calls(100) - first < 100 * 30
