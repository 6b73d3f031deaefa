"""Whether what a gate asks for is so: each criterion of its panel against the run as it stands."""

from functools import lru_cache
from typing import assert_never

from domain.entities import Activity
from domain.events.gates import StoodCriterion
from domain.plan import (
    AnyCriterion,
    Counted,
    InWords,
    PatientsSafe,
    PhaseDone,
    PlannedGate,
    SystemIn,
    WorkDone,
    reached,
)
from domain.tables import NOTHING, Ref, Run
from domain.terms import key


def stands(run: Run, criterion: AnyCriterion) -> StoodCriterion:
    """How a criterion stands. What is in words only people can say; what the plan has not is not met."""
    match criterion:
        case InWords():
            return StoodCriterion(criterion=criterion)
        case PhaseDone(phase=phase):
            tally = run.tallies.get(phase_scope(phase), NOTHING)
            return _counted(criterion, tally.mandatory_released, tally.mandatory)
        case WorkDone(activity=code):
            work = run.activities.get(key(code))
            met = work is not None and work.released and not work.in_doubt
            return StoodCriterion(criterion=criterion, met=met)
        case SystemIn(system=code, state=state):
            system = run.systems.get(key(code))
            met = system is not None and reached(state, system.state)
            return StoodCriterion(criterion=criterion, met=met)
        case Counted(counter=code):
            counter = run.counters.get(key(code))
            if counter is None:
                return StoodCriterion(criterion=criterion, met=False)
            return _counted(criterion, counter.value or 0, counter.plan.target)
        case PatientsSafe():
            hindering = sum(1 for issue in run.issues.values() if issue.hinders)
            return StoodCriterion(criterion=criterion, met=hindering == 0, value=hindering)
        case never:
            assert_never(never)


def _counted(criterion: AnyCriterion, value: int, target: int) -> StoodCriterion:
    return StoodCriterion(criterion=criterion, met=value >= target, value=value, target=target)


def phase_scope(phase: str) -> str:
    """The name of a phase's tally."""
    return f"phase:{phase}"


@lru_cache(maxsize=256)
def bearing(gate: PlannedGate) -> frozenset[Ref]:
    """What the criteria of a gate look at: things of the run, phases, and ``("issues", "")`` for all issues."""
    return frozenset(ref for c in gate.criteria if (ref := _looks_at(c)) is not None)


def _looks_at(criterion: AnyCriterion) -> Ref | None:
    match criterion:
        case PhaseDone(phase=phase):
            return "phases", phase
        case WorkDone(activity=code):
            return "activities", key(code)
        case SystemIn(system=code):
            return "systems", key(code)
        case Counted(counter=code):
            return "counters", key(code)
        case PatientsSafe():
            return "issues", ""
        case InWords():
            return None
        case never:
            assert_never(never)


def bears(run: Run, gate: PlannedGate, ref: Ref) -> bool:
    """Whether a criterion of that gate looks at the thing ``ref``."""
    looked_at, (table, code) = bearing(gate), ref
    if table == "issues":
        return ("issues", "") in looked_at
    if table == "activities" and ("phases", _phase(run.activities.get(code))) in looked_at:
        return True
    return ref in looked_at


def _phase(work: Activity | None) -> str:
    return (work.plan.phase if work is not None else None) or ""
