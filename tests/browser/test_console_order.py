"""What the console says of a report before Enter is what the centre will find in it."""

import json
import subprocess
from itertools import product
from typing import Any, get_args

from msgspec.structs import replace

from domain.plan import Link, PlannedActivity
from domain.refusals import OwnWork
from domain.terms import STATUSES
from domain.transitions import Kind, step
from projections.plan import rows
from projections.times import stamp
from projections.views import build
from tests.house.tree import ROOT
from tests.scenario import (
    Room,
    Said,
    activity,
    approved,
    blocked,
    clock,
    done,
    failed,
    held,
    reopened,
    resumed,
    skipped,
    started,
    struck,
)

TABLE = """
import { AGAIN, deviationOf } from "./web/static/js/console/outcome.js";
import { readFileSync } from "node:fs";
const [kinds, statuses] = JSON.parse(readFileSync(0, "utf8"));
const cell = (kind, status) => [deviationOf(kind, status) || null, (AGAIN[kind] ?? []).includes(status)];
console.log(JSON.stringify(kinds.map((kind) => statuses.map((status) => cell(kind, status)))));
"""
KINDS: tuple[Kind, ...] = tuple(kind for kind in get_args(Kind) if kind not in ("eta", "waived"))

FORESEEN = """
import { deviations, isOwnWork } from "./web/static/js/console/order.js";
import { readFileSync } from "node:fs";
import { outcomeOf } from "./web/static/js/console/outcome.js";
const foreseen = ([said, row, who]) =>
  (isOwnWork(said, row, who) ? null : [deviations(said, row, who), outcomeOf(said, row, who).again]);
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(foreseen)));
"""

EARLY = """
import { deviations } from "./web/static/js/console/order.js";
import { readFileSync } from "node:fs";
const early = ([said, row, who, rows, now]) =>
  deviations(said, row, who, { rowOf: (code) => rows[code.toLowerCase()], holds: {}, now: Date.parse(now) })
    .includes("start-before-predecessors");
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(early)));
"""
UNDER_HOLD = """
import { deviations } from "./web/static/js/console/order.js";
import { readFileSync } from "node:fs";
const foreseen = ([said, row, who, holds, now]) =>
  deviations(said, row, who, { rowOf: () => undefined, holds, now: Date.parse(now) });
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(foreseen)));
"""
HELD: tuple[tuple[Said, ...], ...] = (
    (),
    (held(reason="data", known="21:10:30"),),
    (held(reason="data", known="20:30:20"), resumed(known="21:10:40")),
    (
        held(reason="data", known="20:30"),
        resumed(known="20:50"),
        held(reason="data", known="21:12"),
    ),
    (held(reason="data", location="Moa", known="21:10"),),
    (held(reason="data", location="Eidet", known="21:10"),),
    (held(reason="data", system="EPJ1", known="21:10"), held(reason="data", known="21:12")),
    (
        held(reason="data", id="held-0001", known="21:05"),
        struck("held-0001", "user", known="21:06"),
    ),
)
TOLD = (*(None, "20:29", "20:30", "20:49:59", "20:50"), *("21:09:59", "21:10", "21:11:10"))
LINKS = [
    Link(code="A-1", type=kind, lag=lag) for kind in ("FS", "SS", "FF", "SF") for lag in (0, 5)
]
BEFORE: tuple[tuple[Said, ...], ...] = (
    (),
    (started("A-1", known="21:08:30"),),
    (started("A-1", known="20:30"), done("A-1", known="21:10:30")),
    (done("A-1", known="21:10:30"),),
    (done("A-1", known="20:30"), approved("A-1", by="siri", known="21:09:59")),
    (skipped("A-1", "other", known="21:10"),),
    (done("A-1", known="21:12"), blocked("A-1", "data"), skipped("A-1", "other", known="21:13")),
)
BEGINS = (started("A-2"), started("A-2", at="21:10"), done("A-2"), done("A-2", at="21:09"))

WORK = activity("A-1", needs_approval=True)
MOMENT = activity("A-1", type="milestone")
DONE = done("A-1", told="vakt", at="20:20", result="remark", reason="printing")
HISTORIES: tuple[tuple[Said, ...], ...] = (
    (),
    (started("A-1", at="20:10"),),
    (started("A-1", at="20:10"), blocked("A-1", "network")),
    (started("A-1", at="20:10"), DONE),
    (DONE,),
    (done("A-1", told="person:ola", at="20:20"),),
    (DONE, approved("A-1", by="siri")),
    (DONE, approved("A-1", told="fagansvarlig", by="siri")),
    (DONE, approved("A-1", by="siri"), failed("A-1", "data")),
    (approved("A-1", by="siri"),),
    (started("A-1", at="20:10"), approved("A-1", by="siri")),
    (DONE, approved("A-1", by="siri"), reopened("A-1", "data")),
    (started("A-1", at="20:10"), failed("A-1", "data")),
    (skipped("A-1", "other"),),
)
REPORTS = (
    started("A-1"),
    started("A-1", at="20:05"),
    started("A-1", at="20:15"),
    done("A-1"),
    done("A-1", at="20:05"),
    done("A-1", by="siri"),
    done("A-1", told="fagansvarlig"),
    done("A-1", told="fagansvarlig", by="siri"),
    done("A-1", result="workaround", reason="printing"),
    done("A-1", result="remark", reason="printing"),
    done("A-1", reason="data"),
    approved("A-1"),
    approved("A-1", by="siri"),
    approved("A-1", by="ola", told="person:siri"),
)


def test_deviations_and_repeats_are_those_of_the_table_of_transitions() -> None:
    decided = [[[step(k, s).deviation, step(k, s).already] for s in STATUSES] for k in KINDS]
    assert told_by_console(TABLE, [KINDS, STATUSES]) == decided


def test_what_comes_of_the_past_is_foreseen_too() -> None:
    cases = [
        (plan, history, said) for plan, history, said in product((WORK, MOMENT), HISTORIES, REPORTS)
    ]
    asked, found = [], []
    for plan, history, said in cases:
        room = Room(plan).given(*(replace(one, known="21:00") for one in history))
        asked.append(typed(room, said))
        found.append(outcome(room, said))
    told = told_by_console(FORESEEN, asked)
    wrong = [(*case, a, b) for case, a, b in zip(cases, told, found, strict=True) if a != b]
    assert wrong == []
    names = {name for outcome in found if outcome for name in outcome[0]}
    assert {"other-result", "started-after-done", "own-approval"} <= names


def test_a_start_before_its_predecessors_is_foreseen_to_the_minute() -> None:
    asked, found = [], []
    either = (True, False)
    for needs, must, link, history, said in product(either, either, LINKS, BEFORE, BEGINS):
        before = activity("A-1", needs_approval=needs, mandatory=must)
        after = PlannedActivity(code="A-2", title="A-2", predecessors=(link,))
        room = Room(before, after).given(*history)
        plan = rows(room.run, {("activities", "a-1"), ("activities", "a-2")})["activities"]
        asked.append([*typed(room, said, "a-2"), plan, stamp(clock("21:14"))])
        outcome_of = outcome(room, said)
        assert outcome_of is not None
        found.append("start-before-predecessors" in outcome_of[0])
    assert told_by_console(EARLY, asked) == found
    assert {True, False} == set(found)


def test_a_start_under_hold_is_foreseen_to_the_minute() -> None:
    asked, found = [], []
    work = activity("A-1", location="moa", system="epj1")
    for begun, holds, say, at in product(
        ((), (started("A-1", known="20:10"),)), HELD, (started, done), TOLD
    ):
        room = Room(work).given(*begun, *holds)
        said = say("A-1", at=at)
        known = build("wall", room.run)["holds"]
        asked.append([*typed(room, said), known, stamp(clock("21:14"))])
        outcome_of = outcome(room, said)
        assert outcome_of is not None
        found.append(outcome_of[0])
    assert told_by_console(UNDER_HOLD, asked) == found
    names = {name for names in found for name in names}
    assert "start-under-hold" in names


def typed(room: Room, said: Said, code: str = "a-1") -> list[Any]:
    """The report as it stands in the line, its row of the plan, and who types."""
    when = None if said.at is None else stamp(clock(said.at))
    teller = said.told and (said.told if ":" in said.told else f"role:{said.told}")
    body = {"kind": said.kind, "occurred_at": when, "told_by": teller, **said.fields}
    row = rows(room.run, {("activities", code)})["activities"][code]
    return [body, row, {"person": f"person:{said.by}", "roles": []}]


def outcome(room: Room, said: Said) -> list[Any] | None:
    """The deviations and whether it was the same again; None for own work."""
    try:
        event = room.given(replace(said, known="21:14")).last.event
    except OwnWork:
        return None
    return [list(event.deviations), event.already]


def told_by_console(script: str, asked: Any) -> Any:
    told = subprocess.run(
        ["node", "--input-type=module", "--eval", script],
        input=json.dumps(asked),
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(told.stdout)
