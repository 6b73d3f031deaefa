"""What the decision of a gate stands on, and whether a later report shook it (docs/rules.md, rule 9)."""

import msgspec

from domain.criteria import bears, stands
from domain.entities import Activity
from domain.events import DeviationAcknowledged, ReportCorrected, ReportStruck, VoteCast
from domain.fold.ground import mended
from domain.recorded import Recorded
from domain.tables import Ref, Run

Stood = tuple[bool | None, ...]
"""Which criteria of a gate are met."""

Met = dict[str, Stood]
"""By gate whose decision stands, which of its criteria are met."""


def met(run: Run, recorded: Recorded) -> Met:
    """What decisions of gates stand on, as far as ``recorded`` tells of the time before them."""
    decided = (code for code in run.gates.get("", ()) if _tells_of_before(run, code, recorded))
    return {code: _met(run, run.activities[code]) for code in decided}


def _tells_of_before(run: Run, code: str, recorded: Recorded) -> bool:
    """A late report, a correction or a strike; what happens after a decision is not beneath it."""
    gate = run.activities[code].gate
    if gate is None or gate.ruling is None:
        return False
    mends = isinstance(recorded.event, DeviationAcknowledged | ReportCorrected | ReportStruck)
    return mends or recorded.occurred_at < gate.ruling.at


def _met(run: Run, work: Activity) -> Stood:
    return () if work.gate is None else tuple(stands(run, c).met for c in work.gate.plan.criteria)


def changed_beneath_gates(run: Run, ref: Ref, recorded: Recorded, before: Met) -> set[Ref]:
    """Note on each gate what shook its decision, or that it was seen; which gates it was."""
    shaken = {code for code, stood in before.items() if _note(run, ref, recorded, code, stood)}
    return {("activities", code) for code in shaken}


def _note(run: Run, ref: Ref, recorded: Recorded, code: str, stood: Stood) -> bool:
    work, event = run.activities[code], recorded.event
    gate = work.gate
    ruling = gate.ruling if gate is not None else None
    if gate is None or ruling is None:
        return False
    if isinstance(event, DeviationAcknowledged):
        if event.of != ruling.report_id:
            return False
        gate = msgspec.structs.replace(gate, seen=recorded.position)
    elif _met(run, work) != stood or _shakes(run, ref, recorded, code, ruling.position):
        gate = msgspec.structs.replace(gate, beneath=(*gate.beneath, recorded.position))
    else:
        return False
    run.activities[code] = msgspec.structs.replace(work, gate=gate)
    return True


def _shakes(run: Run, ref: Ref, recorded: Recorded, code: str, decided: int) -> bool:
    """A vote from before the decision came late; or one, or what a criterion asks for, was mended."""
    gate, own = run.activities[code].gate, ref == ("activities", code)
    if own and isinstance(recorded.event, VoteCast):
        return True
    looked_at = own or (gate is not None and bears(run, gate.plan, ref))
    return looked_at and mended(run, recorded.event, decided)
