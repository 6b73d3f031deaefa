"""The board ``gates``: each gate with its panel and what it asks for; every decision with its evidence."""

from typing import Any

import msgspec

from domain.criteria import bears, stands
from domain.entities import Activity
from domain.events import GateDecided, GateEvent
from domain.events.gates import StoodCriterion
from domain.panel import Binding, Gate, Ruling
from domain.plan import (
    Counted,
    InWords,
    PhaseDone,
    PlannedActivity,
    Seat,
    SystemIn,
    WorkDone,
)
from domain.recorded import Recorded
from domain.tables import Run
from projections.board import News, Row
from projections.planned import laid_out
from projections.times import stamp
from projections.touched import Refs

TABLES = ("gates", "decisions")


def rows(run: Run, touched: Refs) -> News:
    """The gates that were touched, or look at what was; None for what is no gate any more."""
    here = run.gates.get("", ())
    own = {code for table, code in touched if table == "activities" and _kept(run, code)}
    looking = {code for code in here if any(_looks_at(run, code, ref) for ref in touched)}
    decisions = {
        str(told.position): _decided(told, told.event)
        for code in own
        for told in run.activities[code].history
        if isinstance(told.event, GateDecided)
    }
    return {"gates": {code: _row(run, code) for code in own | looking}, "decisions": decisions}


def _kept(run: Run, code: str) -> bool:
    """Whether there is or was a row: what a new plan made of a gate may be none any more."""
    work = run.activities[code]
    return work.gate is not None or any(isinstance(r.event, GateEvent) for r in work.history)


def _looks_at(run: Run, code: str, ref: tuple[str, str]) -> bool:
    gate = run.activities[code].gate
    return gate is not None and bears(run, gate.plan, ref)


def _row(run: Run, code: str) -> Row | None:
    work = run.activities[code]
    gate = work.gate
    if gate is None or work.removed:
        return None
    return _planned(run, code, work.plan, gate) | {
        "status": work.status,
        "released": work.released,
        "stage": stage(work),
        "poll": gate.poll,
        "opened_at": stamp(gate.asked_at),
        "opened_position": gate.asked or None,
        "seats": [_seat(gate, seat) for seat in gate.plan.seats],
        "criteria": [_criterion(stands(run, c)) for c in gate.plan.criteria],
        "decision": _decision(gate, gate.ruling),
        "passed_at": stamp(gate.passed_at),
        "changed_beneath": gate.shaken,
        "deviations": [
            {"name": d.name, "report_id": d.report_id, "position": d.position}
            for d in work.open_deviations
        ],
        "waiting": [_code_of(run, after) for after in run.successors.get(code, ())],
    }


def stage(work: Activity) -> str:
    """How far a gate has come: ``planned`` ``polling`` ``unconfirmed`` ``passed`` ``stopped`` ``waived``."""
    gate = work.gate
    assert gate is not None
    if gate.polling:
        return "polling"
    if gate.ruling is None:
        return "waived" if work.released else "planned"
    if gate.ruling.verdict == "no-go":
        return "stopped"
    return "unconfirmed" if gate.unconfirmed else "passed"


def _planned(run: Run, code: str, plan: PlannedActivity, gate: Gate) -> Row:
    return {
        "code": plan.code,
        "title": gate.plan.title,
        "order": laid_out(run).order.get(code),
        "phase": plan.phase,
        "planned_start": stamp(plan.planned_start),
        "planned_finish": stamp(plan.planned_finish),
        "mandatory": plan.mandatory,
        "no_return": gate.plan.no_return,
        "deputy": gate.plan.deputy,
        "valid": gate.plan.valid,
    }


def _code_of(run: Run, key: str) -> str:
    return run.activities[key].plan.code


def _seat(gate: Gate, seat: Seat) -> Row:
    """A seat with its answer in this poll, if any; its age is worked out where it is shown."""
    row: dict[str, Any] = {
        "code": seat.code,
        "title": seat.title,
        "actor": seat.actor,
        "mandatory": seat.mandatory,
        "vote": None,
    }
    found = gate.vote_of(seat.code)
    if found is None:
        return row
    return row | {
        "vote": {
            "vote": found.vote,
            "at": stamp(found.at),
            "good_until": stamp(gate.good_until(found)),
            "position": found.position,
            "report_id": found.report_id,
            "told_by": found.told_by,
            "deputy": found.deputy,
            "by_phone": found.by_phone,
            "reason": found.reason,
            "owner": found.owner,
            "due": stamp(found.due),
        }
    }


def _criterion(stood: StoodCriterion) -> Row:
    criterion = stood.criterion
    row = {"kind": criterion.__struct_config__.tag, "of": None, "state": None, "words": None}
    match criterion:
        case InWords(text=words):
            row["words"] = words
        case PhaseDone(phase=of) | WorkDone(activity=of) | Counted(counter=of):
            row["of"] = of
        case SystemIn(system=of, state=state):
            row |= {"of": of, "state": state}
        case _:
            pass
    return row | {"met": stood.met, "value": stood.value, "target": stood.target}


def _decision(gate: Gate, ruling: Ruling | None) -> Row | None:
    if ruling is None:
        return None
    return {
        "verdict": ruling.verdict,
        "at": stamp(ruling.at),
        "by": ruling.by,
        "position": ruling.position,
        "report_id": ruling.report_id,
        "reason": ruling.reason,
        "against": list(ruling.against),
        "missing": list(ruling.missing),
        "confirmed_by": ruling.confirmed_by,
        "confirmed_at": stamp(ruling.confirmed_at),
        "conditions": [_condition(binding) for binding in ruling.conditions],
    }


def _condition(binding: Binding) -> Row:
    """``of`` is the report beside which its words stand, ``words`` the field there."""
    return {
        "number": binding.number,
        "owner": binding.owner,
        "due": stamp(binding.due),
        "of": binding.of,
        "words": binding.words,
        "closed_at": stamp(binding.closed_at),
    }


# ---- a decision with what it stood on ------------------------------------------------------------


def _decided(told: Recorded, event: GateDecided) -> Row:
    """As it was made, whatever became of it."""
    evidence = event.evidence
    return {
        "gate": event.gate,
        "verdict": event.verdict,
        "at": stamp(told.occurred_at),
        "by": told.recorded_by,
        "position": told.position,
        "report_id": told.report_id,
        "seen_position": told.seen_position,
        "reason": event.reason,
        "against": list(event.against),
        "missing": list(event.missing),
        "stood_at": evidence.position,
        "counts": msgspec.structs.asdict(evidence.counts),
        "criteria": [_criterion(stood) for stood in evidence.criteria],
        "votes": [msgspec.structs.asdict(vote) for vote in evidence.votes],
        "deviations": [msgspec.structs.asdict(found) for found in evidence.deviations],
        "issues": [msgspec.structs.asdict(issue) for issue in evidence.issues],
    }
