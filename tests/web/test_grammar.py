"""What the command line makes of a typed line is what the door takes apart: one vocabulary."""

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from domain.commands import FieldReport
from tests.house.tree import ROOT

BODIES = ROOT / "tests" / "js" / "grammar" / "bodies.mjs"
FOR_BUTTONS_ONLY = {"condition_closed", "redacted", "voted"}
KINDS = {command.__struct_config__.tag for command in FieldReport.__args__}


@pytest.fixture(scope="module")
def bodies() -> list[dict[str, Any]]:
    return typed(BODIES)


def typed(script: Path) -> list[dict[str, Any]]:
    node = shutil.which("node")
    assert node is not None, "node is needed for the tests of the scripts"
    said = subprocess.run([node, script], capture_output=True, text=True, check=True)
    return json.loads(said.stdout)


def door(body: dict[str, Any]) -> FieldReport:
    return msgspec.convert({**body, "report_id": "0189-report"}, FieldReport, strict=True)


def test_every_report_from_the_line_is_one_the_door_takes(bodies: list[dict[str, Any]]) -> None:
    for body in bodies:
        command = door(body)
        assert msgspec.to_builtins(command)["kind"] == body["kind"]
        assert command.occurred_at is not None


def test_the_line_says_every_kind_but_those_left_to_buttons(bodies: list[dict[str, Any]]) -> None:
    assert set(Counter(body["kind"] for body in bodies)) == KINDS - FOR_BUTTONS_ONLY


def test_what_must_have_a_reason_has_one(bodies: list[dict[str, Any]]) -> None:
    odd = {
        "rejected",
        "blocked",
        "failed",
        "skipped",
        "cancelled",
        "reopened",
        "corrected",
        "struck",
    }
    unexplained = [
        body
        for body in bodies
        if body["kind"] in odd or body.get("result") == "workaround"
        if "reason" not in body and "note" not in body
    ]
    assert unexplained == []


def test_a_field_the_door_does_not_know_would_be_noticed(bodies: list[dict[str, Any]]) -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        door({**bodies[0], "place": "Moa"})
