"""The plan of the Ålesund night: a true size, real words, and marks on what is known and what is made up."""

import json
import re
from collections import Counter
from functools import cache
from itertools import pairwise

from domain.plan import Plan, PlannedActivity
from examples.aalesund_2023.files import files
from examples.scenario import FOLDER, Scenario

HOME = FOLDER / "aalesund-2023"


def test_written_anew_the_files_are_the_same_byte_for_byte() -> None:
    written = files()
    shipped = {path.name: path.read_bytes() for path in HOME.iterdir() if path.suffix != ".md"}
    assert sorted(written) == sorted(shipped)
    assert [name for name in written if written[name] != shipped[name]] == []


def test_it_has_the_size_of_such_a_night(aalesund: Scenario) -> None:
    plan = aalesund.plan
    assert 300 <= len(plan.activities) <= 500
    assert len(plan.locations) == 50
    assert len(plan.phases) == 5
    assert 1500 <= len(aalesund.steps) <= 2500


def test_every_location_has_work_in_every_phase(aalesund: Scenario) -> None:
    for location in aalesund.plan.locations:
        own = [a for a in aalesund.plan.activities if a.location == location.code]
        assert len(own) >= 5, location.code
        assert {a.phase for a in own} == set(aalesund.plan.phases), location.code
        assert {a.actor for a in own} == {location.code}


def test_places_have_staff_round_the_clock_home_care_included(aalesund: Scenario) -> None:
    groups = Counter(location.group for location in aalesund.plan.locations)
    assert groups["Hjemmetjeneste"] == 8
    assert all(location.care for location in aalesund.plan.locations)


def test_short_names_fit_the_tiles_and_differ(aalesund: Scenario) -> None:
    shorts = [location.short or "" for location in aalesund.plan.locations]
    assert len(set(shorts)) == 50
    assert all(1 < len(short) <= 9 for short in shorts)


def test_three_systems_become_one(aalesund: Scenario) -> None:
    kinds = Counter((s.kind, s.target_state) for s in aalesund.plan.systems)
    assert kinds == {("legacy", "off"): 3, ("new", "open"): 1}


def test_the_chain_of_predecessors_is_deep_and_leads_somewhere(aalesund: Scenario) -> None:
    rows = by_code(aalesund.plan)

    @cache
    def depth(code: str) -> int:
        return 1 + max((depth(link.code) for link in rows[code].predecessors), default=0)

    assert max(depth(code) for code in rows) >= 15


def test_nothing_is_planned_to_begin_before_what_it_waits_for(aalesund: Scenario) -> None:
    rows = by_code(aalesund.plan)
    early = [
        (a.code, link.code)
        for a in aalesund.plan.activities
        for link in a.predecessors
        if starts(a) < finishes(rows[link.code])
    ]
    assert early == []


def test_times_lie_between_start_and_planned_finish(aalesund: Scenario) -> None:
    plan = aalesund.plan
    assert plan.finish is not None
    assert plan.start is not None
    assert f"{plan.finish:%Y-%m-%d %H:%M %z}" == "2023-04-28 22:00 +0200"
    assert min(starts(a) for a in plan.activities) == plan.start.timestamp()
    assert max(finishes(a) for a in plan.activities) == plan.finish.timestamp()


def test_milestones_follow_the_phases(aalesund: Scenario) -> None:
    milestones = [a for a in aalesund.plan.activities if a.type == "milestone"]
    assert len(milestones) == 5
    assert all(finishes(a) < finishes(b) for a, b in pairwise(milestones))
    kinds = Counter(a.type for a in aalesund.plan.activities)
    assert (kinds["system_down"], kinds["system_up"]) == (3, 2)


def test_what_matters_is_approved_by_somebody_who_is_there(aalesund: Scenario) -> None:
    titles = {user.title for user in aalesund.users if user.role == "approver"}
    approved = [a for a in aalesund.plan.activities if a.needs_approval]
    assert len(approved) > 150
    assert {a.approver for a in approved} <= titles
    assert 0 < sum(not a.mandatory for a in aalesund.plan.activities) < 30


def test_titles_are_words_and_no_numbered_fillers(aalesund: Scenario) -> None:
    titles = {a.title for a in aalesund.plan.activities}
    assert len(titles) >= 200
    assert all(len(title.split()) >= 2 for title in titles)
    bare = Counter(re.sub(r"\d+", "#", title) for title in titles)
    assert sum(count for count in bare.values() if count > 1) <= 20


def test_every_field_has_a_mark() -> None:
    marks = json.loads((HOME / "marks.json").read_text("utf-8"))
    covered = {(mark["file"], mark["what"]) for mark in marks["marks"]}
    assert {mark["mark"] for mark in marks["marks"]} == {"fact", "derived", "illustrative"}
    for name in ("scenario.json", "plan.json", "programme.json"):
        fields = json.loads((HOME / name).read_text("utf-8"))
        assert [field for field in fields if (name, field) not in covered] == []
    for name in ("users.json", "night.jsonl", "expects.json"):
        assert (name, "*") in covered


def test_every_fact_names_its_source_and_whatever_is_derived_says_how() -> None:
    marks = json.loads((HOME / "marks.json").read_text("utf-8"))
    sources = {row["source"] for row in marks["sources"]}
    units = json.loads((HOME / "programme.json").read_text("utf-8"))["units"]
    for row in (*marks["marks"], *marks["facts"], *units):
        if row["mark"] == "fact":
            assert set(row["source"].split(", ")) <= sources, row
        if row["mark"] == "derived":
            assert row["how"], row


def test_nobody_is_invented(aalesund: Scenario) -> None:
    """Logins are roles; what tells is a login or a role."""
    roles = {user.key.split("-")[0] for user in aalesund.users}
    assert roles == {
        "approver", "auditor", "commander", "coordinator", "deputy", "local", "planner",
        "reporter", "spectator",
    }  # fmt: skip
    told = {step.command.told_by for step in aalesund.steps} - {None}
    assert [t for t in told if not t.startswith(("role:", "person:approver-"))] == []


def by_code(plan: Plan) -> dict[str, PlannedActivity]:
    return {activity.code: activity for activity in plan.activities}


def starts(activity: PlannedActivity) -> float:
    assert activity.planned_start is not None
    return activity.planned_start.timestamp()


def finishes(activity: PlannedActivity) -> float:
    assert activity.planned_finish is not None
    return activity.planned_finish.timestamp()
