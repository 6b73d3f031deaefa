"""The board ``issues``: every problem that was raised, open or solved."""

from domain.entities import Issue
from domain.tables import Run
from projections.board import News, Row
from projections.times import stamp
from projections.touched import Refs

TABLES = ("issues",)


def rows(run: Run, touched: Refs) -> News:
    """The issues that were touched; None where the report that raised one was struck."""
    codes = [code for table, code in touched if table == "issues"]
    return {"issues": {code: _row(run.issues[code]) for code in codes}}


def _row(issue: Issue) -> Row | None:
    if issue.raised_by is None:
        return None
    return {
        "code": issue.code,
        "severity": issue.severity,
        "area": issue.area,
        "patient_safety": issue.patient_safety,
        "owner": issue.owner,
        "location": issue.location,
        "activity": issue.activity,
        "raised_at": stamp(issue.raised_at),
        "raised_by": issue.raised_by,
        "promised": stamp(issue.promised),
        "accepted": issue.accepted_by is not None,
        "accepted_by": issue.accepted_by,
        "solved_at": stamp(issue.solved_at),
        "position": issue.history[0].position,
        "hinders": issue.hinders,
    }
