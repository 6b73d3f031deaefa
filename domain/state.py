"""``evolve``: how the state of a run takes in one recorded event. Total: any subset of events folds."""

from collections.abc import MutableMapping
from typing import Any

import msgspec

from domain.events import (
    PlanChanged,
    PlanFrozen,
    PlanRebaselined,
    PlanShifted,
    RunCreated,
    TextRedacted,
)
from domain.fold.beneath import changed_beneath_gates, met
from domain.fold.consequences import lay_out, lay_touched, relay, replan, settle
from domain.fold.golive import created
from domain.fold.ground import changed_beneath, ground
from domain.fold.hearing import heard
from domain.fold.holds import reached
from domain.fold.things import blank, follow, recall, subject
from domain.recorded import Recorded
from domain.tables import Ref, Run

Touched = set[Ref]


def evolve(run: Run, recorded: Recorded) -> Touched:
    """Fold one event into ``run``, in place, and say what it touched.

    Values are replaced, never changed, so that an overlay can be dropped. Costs some ten
    microseconds, and for an amendment one pass over the reports of the thing it is about.
    """
    event = recorded.event
    ref = subject(run, event)
    stood_on, gates_met = ground(run), met(run, recorded)
    run.reports[recorded.report_id] = recorded
    run.position = recorded.position
    run.known_at = recorded.known_at
    touched = {ref, ("golive", "")}
    if isinstance(event, RunCreated):
        run.golive[""] = follow(created(recorded, event), "golive", recorded)
        return touched | lay_out(run, event.plan)
    _change(run, ref, recorded, touched)
    if isinstance(event, PlanChanged):
        touched |= replan(run, event.difference)
    elif isinstance(event, PlanShifted):
        touched |= relay(run)
    elif isinstance(event, PlanFrozen | PlanRebaselined):
        touched |= lay_touched(run)
    if isinstance(event, TextRedacted):
        _erase(run, ref, event.of)
    if ref[0] == "holds":
        touched |= reached(run, ref[1])
    heard(run, recorded, touched)
    changed_beneath(run, ref, recorded, stood_on)
    return touched | changed_beneath_gates(run, ref, recorded, gates_met)


def _change(run: Run, ref: Ref, recorded: Recorded, touched: Touched) -> None:
    table, code = ref
    entities: MutableMapping[str, Any] = getattr(run, table)
    known = entities.get(code)
    before = known if known is not None else blank(ref, recorded)
    if before is None:
        return
    after = entities[code] = follow(recall(run, before, recorded.event), table, recorded)
    settle(run, known, after, touched)


def _erase(run: Run, ref: Ref, report_id: str) -> None:
    """What a redacted report said is gone from memory as it is from the log (rule 18)."""
    report = run.reports.get(report_id)
    if report is None:
        return
    bare = run.reports[report_id] = msgspec.structs.replace(report, text=None, salt=None)
    table, code = ref
    entities: MutableMapping[str, Any] = getattr(run, table)
    if code in entities:
        history = tuple(bare if r.report_id == report_id else r for r in entities[code].history)
        entities[code] = msgspec.structs.replace(entities[code], history=history)
