"""Whether a plan's gates can be held: each is an activity, its seats differ, what it asks for is there."""

from collections.abc import Callable, Iterator

from domain.plan import (
    Counted,
    Criterion,
    InWords,
    PhaseDone,
    Plan,
    PlannedGate,
    SystemIn,
    WorkDone,
)
from domain.terms import key
from web.planfiles.faults import Fault


def wrong(plan: Plan, no_code: Callable[[str], str | None]) -> Iterator[Fault]:
    """Gates that are no activity of that type, seats without a code of their own, what is not there."""
    planned = {key(activity.code): activity for activity in plan.activities}
    for row, gate in enumerate(plan.gates):
        work = planned.get(key(gate.code))
        if gate.code and (work is None or work.type != "gate"):
            yield Fault("gates", row, "code", f"there is no activity {gate.code!r} of type gate")
        elif work is not None and gate.mandatory != work.mandatory:
            yield Fault("gates", row, "mandatory", "says otherwise than its activity")
        yield from _wrong_seats(plan, row, gate, no_code)
        for criterion in gate.criteria:
            if detail := _missing(plan, criterion):
                yield Fault("gates", row, "criteria", detail)


def _wrong_seats(
    plan: Plan, row: int, gate: PlannedGate, no_code: Callable[[str], str | None]
) -> Iterator[Fault]:
    actors, seen = {key(actor.code) for actor in plan.actors}, set[str]()
    for seat in gate.seats:
        if detail := no_code(seat.code):
            yield Fault("gates", row, "seats", detail)
        if not seat.title.strip():
            yield Fault("gates", row, "seats", f"the seat {seat.code!r} has no title")
        if key(seat.code) in seen:
            yield Fault("gates", row, "seats", f"{seat.code!r} stands twice")
        seen.add(key(seat.code))
        if seat.actor is not None and key(seat.actor) not in actors:
            yield Fault("gates", row, "seats", f"there is no actor {seat.actor!r}")


def _missing(plan: Plan, criterion: Criterion) -> str | None:
    """The sentence, where what a criterion asks for is not in the plan."""
    match criterion:
        case PhaseDone(phase=of):
            what, known = "phase", {a.phase for a in plan.activities} | {*plan.phases}
            return None if of in known else f"there is no {what} {of!r}"
        case WorkDone(activity=of):
            what, codes = "activity", [a.code for a in plan.activities]
        case SystemIn(system=of):
            what, codes = "system", [s.code for s in plan.systems]
        case Counted(counter=of):
            what, codes = "counter", [c.code for c in plan.counters]
        case InWords(text=of):
            return None if of.strip() else "a criterion in words has none"
        case _:
            return None
    return None if key(of) in {key(code) for code in codes} else f"there is no {what} {of!r}"
