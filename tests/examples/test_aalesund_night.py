"""The Ålesund night as the rules take it: every step accepted, every deviation meant, the facts there."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from domain import events as e
from domain.amend import hands
from domain.announcing import complete_at, missing
from domain.recorded import Recorded
from domain.state import evolve
from domain.tables import Run
from examples.scenario import FOLDER, Scenario
from tests.scenario import Rooms, clock

EXPECTED = json.loads((FOLDER / "aalesund-2023" / "expects.json").read_text("utf-8"))
OSLO = ZoneInfo("Europe/Oslo")


@pytest.fixture(scope="module")
def run(night: Rooms) -> Run:
    return night.run("aalesund-2023")


@pytest.fixture(scope="module")
def log(night: Rooms) -> list[Recorded]:
    return [recorded for recorded in night.log if recorded.run == "aalesund-2023"]


def test_it_shows_the_deviations_that_are_meant_and_no_others(log: list[Recorded]) -> None:
    found = [
        {"report_id": recorded.report_id, "name": name}
        for recorded in log
        for name in recorded.event.deviations
    ]
    by_report = sorted(found, key=str)
    assert by_report == sorted(EXPECTED["deviations"], key=str)
    assert {row["name"] for row in found} == {
        "start-before-predecessors", "done-before-start", "approved-before-done", "on-blocked", "clock-ahead",
    }  # fmt: skip


def test_every_deviation_is_acknowledged_before_the_announcement(run: Run) -> None:
    assert run.header is not None
    assert run.header.announcement is not None
    assert run.header.announcement.counts.deviations_open == 0


def test_full_transition_is_2137_and_23_minutes_ahead(run: Run) -> None:
    completed = complete_at(run)
    assert completed is not None
    assert completed.astimezone(OSLO).strftime("%Y-%m-%d %H:%M") == "2023-04-28 21:37"
    assert run.header is not None
    assert run.header.plan.finish is not None
    assert run.header.plan.finish - completed.replace(second=0) == timedelta(minutes=23)


def test_aalesund_is_municipality_number_ten(run: Run, night: Rooms) -> None:
    assert run.header is not None
    assert run.header.announcement is not None
    assert run.header.announcement.ordinal == 10
    assert len(night.run("helseplattformen").units) == 9


def test_the_announcement_comes_some_minutes_after_and_before_the_plan(run: Run) -> None:
    assert run.header is not None
    announcement = run.header.announcement
    assert announcement is not None
    assert announcement.complete_at == complete_at(run)
    assert announcement.complete_at < announcement.at < clock("22:00")


@pytest.mark.parametrize("axis", ["known_at", "occurred_at"])
@pytest.mark.parametrize(("minute", "stage"), [(m["at"], m["stage"]) for m in EXPECTED["moments"]])
def test_the_stage_turns_in_the_minutes_that_are_facts(
    log: list[Recorded], axis: str, minute: str, stage: str
) -> None:
    end = clock(minute) + timedelta(minutes=1)
    run = Run("aalesund-2023")
    for recorded in log:
        if getattr(recorded, axis) < end or isinstance(recorded.event, e.RunCreated):
            evolve(run, recorded)
    assert stage_of(run) == stage


def stage_of(run: Run) -> str:
    assert run.header is not None
    if run.header.announcement is not None:
        return "announced"
    return "during" if missing(run) else "complete"


def test_the_last_actor_is_complete_and_recorded_in_the_same_minute(log: list[Recorded]) -> None:
    last = [r for r in log if isinstance(r.event, e.ActorCompleted)][-1]
    assert last.occurred_at.replace(second=0) == last.known_at.replace(second=0, microsecond=0)
    assert last.occurred_at >= clock("21:37")


def test_everything_planned_is_over_when_the_last_actor_is(run: Run) -> None:
    over = [a.released_at for a in run.activities.values() if a.released_at is not None]
    assert len(over) + 1 == len(run.activities)
    assert max(over) < clock("21:37:20")
    assert all(a.released for a in run.activities.values())


def test_three_old_systems_end_off_and_the_new_one_open(run: Run) -> None:
    states = {code: system.state for code, system in run.systems.items()}
    assert states == {"epj1": "off", "epj2": "off", "epj3": "off", "ny": "open"}


def test_four_eyes_hold_on_every_approval(run: Run) -> None:
    approved = [a for a in run.activities.values() if a.approval is not None]
    assert len(approved) > 150
    assert [a.plan.code for a in approved if a.approval.hands & a.hands] == []
    assert not any(a.early or a.in_doubt for a in run.activities.values())


def test_the_deputy_confirms_what_the_commander_waived(run: Run) -> None:
    (waived,) = [a for a in run.activities.values() if a.status == "waived"]
    assert waived.waiver is not None
    assert (waived.waiver.by, waived.waiver.confirmed_by) == ("person:commander", "person:deputy")


def test_one_matter_of_patient_safety_is_accepted_by_name_in_time(
    log: list[Recorded], run: Run
) -> None:
    (issue,) = [i for i in run.issues.values() if i.patient_safety]
    (accepted,) = [r for r in log if isinstance(r.event, e.IssueAccepted)]
    assert (issue.accepted_by, accepted.event.issue) == ("person:commander", issue.code)
    assert accepted.position < run.header.announcement.position
    assert len(run.issues) == 8


def test_moas_printer_is_blocked_its_time_moves_twice_and_it_is_solved(
    log: list[Recorded], run: Run
) -> None:
    moa = run.activities["a-112"]
    block = Run("aalesund-2023")
    for recorded in log:
        if recorded.known_at < clock("21:14:05"):
            evolve(block, recorded)
    then = block.activities["a-112"].block
    assert then is not None
    assert (then.reason, then.owner, then.moved, then.eta) == ("network", "ikt", 2, clock("21:35"))
    assert (moa.status, moa.block, moa.plan.location) == ("approved", None, "moa")


def test_the_second_system_was_told_off_at_2015_and_corrected_to_2005(
    log: list[Recorded], run: Run
) -> None:
    told = next(
        r
        for r in log
        if isinstance(r.event, e.SystemReported)
        and (r.event.system, r.event.state) == ("epj2", "off")
    )
    assert told.occurred_at == clock("20:15")
    assert run.systems["epj2"].since == clock("20:05")


def test_the_second_night_team_is_silent_from_2041_to_2126(log: list[Recorded], run: Run) -> None:
    between = [
        r for r in log
        if clock("20:42") < r.known_at < clock("21:26") and "natt2" in about(r, run)
    ]  # fmt: skip
    assert {type(r.event) for r in between} == {e.SwitchOrdered, e.CallUnanswered, e.NoteWritten}


def about(recorded: Recorded, run: Run) -> set[str | None]:
    activity = run.activities.get((getattr(recorded.event, "activity", None) or "").casefold())
    return {
        getattr(recorded.event, "location", None),
        getattr(recorded.event, "actor", None),
        activity.plan.location if activity else None,
    }


def test_all_that_a_night_holds_happens(log: list[Recorded]) -> None:
    kinds = Counter(type(r.event) for r in log)
    wanted = set(e.EVENTS) - {
        e.UnitWentLive, e.PlanChanged, e.TextRedacted, e.AnnouncementWithdrawn, e.ActivityCancelled,
        e.PlanRebaselined, e.PlanShifted, e.RehearsalAccepted, e.WorkHeld, e.WorkResumed,
        e.DecisionWithdrawn,
    }  # fmt: skip
    assert wanted - set(kinds) == set()
    assert kinds[e.ReportStruck] >= 2
    assert kinds[e.ReportCorrected] >= 5
    assert sum(r.event.already for r in log) >= 10
    assert sum(r.known_at - r.occurred_at > timedelta(minutes=5) for r in log) >= 6


def test_every_location_goes_its_way_from_old_to_new(run: Run) -> None:
    for location in run.locations.values():
        modes = [change.mode for change in location.modes]
        assert modes[:4] == ["read-only", "paper", "ready", "new"], location.plan.code
        assert all(a.at < b.at for a, b in pairwise(location.modes))
        assert location.order_received_at is not None
        assert location.announcement_received_at is not None
    late = sorted(location.announcement_received_at for location in run.locations.values())
    assert (late[0] < clock("21:40"), clock("22:15") < late[-1] < clock("22:30")) == (True, True)


def test_some_paper_is_entered_before_the_window_ends(run: Run) -> None:
    modes = Counter(location.mode for location in run.locations.values())
    assert modes["back-entered"] >= 10
    assert modes["new"] + modes["back-entered"] == 50


def test_counters_reach_their_targets(run: Run) -> None:
    assert {c.plan.code: c.value for c in run.counters.values()} == {
        c.plan.code: c.plan.target for c in run.counters.values()
    }


def test_a_late_correction_shook_the_announcement_and_was_seen(run: Run) -> None:
    assert run.header is not None
    announcement = run.header.announcement
    assert announcement is not None
    assert (len(announcement.changed_beneath), announcement.acknowledged) == (1, 1)
    assert announcement.stands


def test_report_ids_are_made_by_clients_and_used_once(aalesund: Scenario) -> None:
    ids = [step.command.report_id for step in aalesund.steps]
    assert len(set(ids)) == len(ids)
    assert all(i[14] == "7" and i[19] in "89ab" for i in ids)


def test_steps_are_recorded_one_after_the_other(aalesund: Scenario) -> None:
    assert all(a.recorded_at < b.recorded_at for a, b in pairwise(aalesund.steps))
    assert all(step.command.seen_position is None for step in aalesund.steps)
    assert all(isinstance(step.command.occurred_at, datetime) for step in aalesund.steps)


def test_every_report_is_about_what_is_hers(aalesund: Scenario) -> None:
    """A reporter speaks of her own places and actors, an approver of those she approves for."""
    users = {user.key: user for user in aalesund.users}
    plans = {a.code: a for a in aalesund.plan.activities}
    wrong = []
    for step in aalesund.steps:
        user, command = users[step.recorded_by], step.command
        if user.role not in ("reporter", "approver"):
            continue
        activity = plans.get(getattr(command, "activity", None) or "")
        own = {getattr(command, "location", None), getattr(command, "actor", None)} - {None}
        named = own | ({activity.actor} if activity else set())
        if not named <= {*user.locations, *user.actors}:
            wrong.append((step.recorded_by, command))
    assert wrong == []


def test_hands_of_a_done_told_by_a_role_are_the_role_and_the_typist(log: list[Recorded]) -> None:
    told = [r for r in log if isinstance(r.event, e.ActivityDone) and r.told_by.startswith("role:")]
    assert len(told) > 100
    assert all(hands(r) == {r.told_by, r.recorded_by} for r in told)
    assert all(r.known_at.tzinfo is UTC for r in log)
