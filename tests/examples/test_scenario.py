"""Reading a scenario: what is broken is named by file, line and field."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domain.clock import Clock
from domain.commands import Correction, CorrectReport
from examples.scenario import FOLDER, BrokenScenario, Scenario, as_persons, load, names

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A short scenario that may be broken: the first twenty lines of the night."""
    shutil.copytree(FOLDER / "aalesund-2023", tmp_path / "short")
    night = tmp_path / "short" / "night.jsonl"
    night.write_bytes(b"".join(night.read_bytes().splitlines(keepends=True)[:20]))
    return tmp_path


def broken(folder: Path, number: int, change: Change) -> BrokenScenario:
    """What is said when line ``number`` of the night is changed so."""
    night = folder / "short" / "night.jsonl"
    lines = night.read_text("utf-8").splitlines()
    row = json.loads(lines[number - 1])
    change(row)
    lines[number - 1] = json.dumps(row)
    night.write_text("\n".join(lines), "utf-8")
    with pytest.raises(BrokenScenario) as problem:
        load("short", folder)
    return problem.value


def test_the_scenarios_are_found_by_name() -> None:
    assert "aalesund-2023" in names()


def test_a_short_one_reads(folder: Path) -> None:
    assert len(load("short", folder).steps) == 20


def test_a_name_that_is_not_there_lists_those_that_are(folder: Path) -> None:
    with pytest.raises(BrokenScenario, match=r"bergen/scenario\.json: not there; there are: short"):
        load("bergen", folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "short" / "users.json").unlink()
    with pytest.raises(BrokenScenario, match=r"users\.json: No such file"):
        load("short", folder)


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        (lambda row: row["body"].update(kind="shouted"), "$.body.kind", "shouted"),
        (lambda row: row["body"].update(colour="red"), "$.body", "unknown field `colour`"),
        (lambda row: row["body"].pop("report_id"), "$.body", "`report_id`"),
        (lambda row: row["body"].update(occurred_at="21:37"), "$.body.occurred_at", "RFC3339"),
        (
            lambda row: row["body"].update(told_by="Kari Nordmann"),
            "$.body.told_by",
            "matching regex",
        ),
        (lambda row: row["body"].update(told_by="person:kari"), "$.body.told_by", "no user"),
        (lambda row: row["body"].update(location="bergen"), "$.body.location", "no 'bergen'"),
        (lambda row: row.update(recorded_by="kari"), "$.recorded_by", "no user 'kari'"),
        (lambda row: row.update(route="announcement"), "$.route", "not handed in"),
        (
            lambda row: row.update(recorded_at="2023-04-28T12:00:00Z"),
            "$.recorded_at",
            "before the line",
        ),
        (lambda row: row.pop("recorded_at"), None, "`recorded_at`"),
    ],
)
def test_a_fault_in_a_line_is_named_by_line_and_field(
    folder: Path, change: Change, field: str | None, says: str
) -> None:
    problem = broken(folder, 7, change)
    assert (problem.file, problem.line, problem.field) == ("night.jsonl", 7, field)
    assert says in problem.detail
    assert str(problem).startswith("night.jsonl, line 7")


def test_a_report_id_used_twice_is_a_fault(folder: Path) -> None:
    first = json.loads((folder / "short" / "night.jsonl").read_text("utf-8").splitlines()[0])
    problem = broken(
        folder, 9, lambda row: row["body"].update(report_id=first["body"]["report_id"])
    )
    assert (problem.line, problem.field, problem.detail) == (9, "$.body.report_id", "used twice")


def test_an_amendment_of_nothing_is_a_fault(folder: Path) -> None:
    def strike(row: dict[str, Any]) -> None:
        row["body"] = {"kind": "struck", "report_id": "report-0001", "of": "report-0000"}

    problem = broken(folder, 5, strike)
    assert (problem.line, problem.field) == (5, "$.body.of")


def test_a_line_that_is_no_json_is_named(folder: Path) -> None:
    night = folder / "short" / "night.jsonl"
    night.write_bytes(night.read_bytes() + b"{half a line\n")
    with pytest.raises(BrokenScenario, match=r"night\.jsonl, line 21"):
        load("short", folder)


def test_a_plan_that_is_no_json_is_named_by_line(folder: Path) -> None:
    plan = folder / "short" / "plan.json"
    before, _, after = plan.read_bytes().partition(b'"A-002"')
    plan.write_bytes(before + b"A-002" + after)
    line = before.count(b"\n") + 1
    with pytest.raises(BrokenScenario, match=rf"plan\.json, line {line}:"):
        load("short", folder)


def test_a_plan_row_without_a_code_is_named_by_path(folder: Path) -> None:
    plan = folder / "short" / "plan.json"
    plan.write_bytes(plan.read_bytes().replace(b'"code":"A-002",', b"", 1))
    with pytest.raises(BrokenScenario) as problem:
        load("short", folder)
    assert (problem.value.file, problem.value.field) == ("plan.json", "$.activities[1]")


def test_housekeeping_is_no_step(folder: Path) -> None:
    def live(row: dict[str, Any]) -> None:
        row["body"] = {
            "kind": "went_live",
            "report_id": "report-0001",
            "unit": "Bergen",
            "unit_kind": "municipality",
            "date": {"value": "2023-01-01"},
        }

    assert broken(folder, 3, live).field == "$.route"


def test_the_run_is_created_by_the_clock_that_is_asked_for(aalesund: Scenario) -> None:
    assert aalesund.creation().clock.kind == "real"
    assert aalesund.creation(Clock(kind="shifted")).clock.kind == "shifted"
    created = aalesund.creation()
    assert (created.title, created.zone) == ("Ålesund · Helseplattformen", "Europe/Oslo")
    assert (created.programme, created.unit) == ("helseplattformen", "Ålesund")


def test_logins_become_the_persons_of_an_installation(aalesund: Scenario) -> None:
    told = next(
        s.command for s in aalesund.steps if (s.command.told_by or "").startswith("person:")
    )
    assert told.told_by is not None
    assert as_persons(told, {told.told_by: "person:p-17"}).told_by == "person:p-17"
    assert as_persons(told, {}) is told


def test_a_corrected_teller_becomes_her_too() -> None:
    wrong = CorrectReport(
        report_id="report-0002", of="report-0001", to=Correction(told_by="person:approver-bolig")
    )
    right = as_persons(wrong, {"person:approver-bolig": "person:p-17"})
    assert isinstance(right, CorrectReport)
    assert right.to.told_by == "person:p-17"
