"""What boards need of a plan, worked out once for each plan."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from domain.plan import Itself, Plan, PlannedActivity
from domain.tables import Run
from domain.terms import key
from projections.board import Row
from projections.times import stamp

BARS = 5
"""The phases of a plan as a wall shows them: merged to so many."""

_NO_PLAN = Plan(name="", activities=())


class Before(NamedTuple):
    """What an activity waits for before it may start; ``started`` where the other's start is enough."""

    code: str
    started: bool


class Planned(NamedTuple):
    """One activity's plan: its part of the row, and what must come before it."""

    plan: PlannedActivity
    row: Row
    before: tuple[Before, ...]


class Laid:
    """A plan laid out. Activities and systems go by their keys (``terms.key``).

    ``order`` is each one's place in the plan, ``milestones`` those of that type, ``begun_after`` who may
    start when another has started (SS links), ``bars`` each phase with the bar that it goes into; what has
    no phase, "", belongs to the end of the night.
    """

    def __init__(self, plan: Plan, baseline: Plan | None) -> None:
        self._baseline = {} if baseline is None else {key(a.code): a for a in baseline.activities}
        self.order = {key(a.code): place for place, a in enumerate(plan.activities)}
        self.milestones = tuple(key(a.code) for a in plan.activities if a.type == "milestone")
        self.begun_after = _begun_after(plan)
        self.bars = _bars(plan)
        self._rows: dict[str, Planned] = {}

    def based(self, code: str) -> Row:
        """Its times in the baseline; none before there is one, and of what came into the plan after it."""
        plan = self._baseline.get(code)
        return {
            "baseline_start": stamp(plan.planned_start) if plan else None,
            "baseline_finish": stamp(plan.planned_finish) if plan else None,
        }

    def planned(self, code: str, plan: PlannedActivity) -> Planned:
        """The plan's part of an activity, as long as it is the same plan."""
        known = self._rows.get(code)
        if known is None or known.plan is not plan:
            place = self.order.get(code, len(self.order))
            known = self._rows[code] = Planned(plan, _row(plan, place), _before(plan))
        return known


def laid_out(run: Run) -> Laid:
    """The run's plan, beside its baseline."""
    header = run.header
    plan, baseline = (_NO_PLAN, None) if header is None else (header.plan, header.baseline)
    return _laid(Itself(plan), None if baseline is None else Itself(baseline))


def place_of(things: Iterable[str], code: str) -> int:
    """The place of one among the things of its kind, which stand as the plan has them."""
    return list(things).index(code)


@lru_cache(maxsize=64)
def _laid(itself: Itself, base: Itself | None) -> Laid:
    return Laid(itself.plan, None if base is None else base.plan)


def _bars(plan: Plan) -> tuple[tuple[str, int], ...]:
    """Up to five phases have a bar each; more share them evenly."""
    phases = dict.fromkeys((*plan.phases, *(a.phase for a in plan.activities if a.phase)))
    merged = max(len(phases), BARS)
    bars = {phase: place * BARS // merged for place, phase in enumerate(phases)}
    return *bars.items(), ("", max(bars.values(), default=0))


def _begun_after(plan: Plan) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for activity in plan.activities:
        for link in activity.predecessors:
            if link.type == "SS":
                found[key(link.code)] = (*found.get(key(link.code), ()), key(activity.code))
    return found


def _before(plan: PlannedActivity) -> tuple[Before, ...]:
    """FF and SF bind only the finish."""
    binding = (link for link in plan.predecessors if link.type in ("FS", "SS"))
    return tuple(Before(key(link.code), link.type == "SS") for link in binding)


def _row(plan: PlannedActivity, place: int) -> Row:
    return {
        "code": plan.code,
        "title": plan.title or None,
        "type": plan.type,
        "actor": plan.actor,
        "location": plan.location,
        "workstream": plan.workstream,
        "phase": plan.phase,
        "system": plan.system,
        "mandatory": plan.mandatory,
        "needs_approval": plan.needs_approval,
        "approver": plan.approver,
        "order": place,
        "planned_start": stamp(plan.planned_start),
        "planned_finish": stamp(plan.planned_finish),
        "predecessors": [
            {"code": link.code, "type": link.type, "lag": link.lag} for link in plan.predecessors
        ],
    }
