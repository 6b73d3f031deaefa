"""What the console says of a report before Enter is what the centre will find in it."""

import json
import subprocess
from typing import get_args

from domain.terms import STATUSES
from domain.transitions import Kind, step
from tests.house.tree import ROOT

ASK = """
import { AGAIN, deviationOf } from "./web/static/js/console/order.js";
const [kinds, statuses] = JSON.parse(process.argv[1]);
const cell = (kind, status) => [deviationOf(kind, status) || null, (AGAIN[kind] ?? []).includes(status)];
console.log(JSON.stringify(kinds.map((kind) => statuses.map((status) => cell(kind, status)))));
"""
KINDS: tuple[Kind, ...] = tuple(kind for kind in get_args(Kind) if kind not in ("eta", "waived"))


def test_deviations_and_repeats_are_those_of_the_table_of_transitions() -> None:
    asked = json.dumps([KINDS, STATUSES])
    told = subprocess.run(
        ["node", "--input-type=module", "--eval", ASK, asked],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    decided = [[[step(k, s).deviation, step(k, s).already] for s in STATUSES] for k in KINDS]
    assert json.loads(told.stdout) == decided
