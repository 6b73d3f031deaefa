"""Full transition: what it needs, and when it was reached (docs/rules.md, rule 8)."""

from datetime import datetime

from domain.entities import Activity
from domain.holding import standing
from domain.tables import NOTHING, Run


def missing(run: Run) -> dict[str, tuple[str, ...]]:
    """Each unmet condition with the codes that stand in the way; empty when it may be announced."""
    work = _open_work(run)
    conditions = {
        "actors": _incomplete_actors(run),
        "activities": tuple(a.plan.code for a in work if a.gate is None),
        "gates": tuple(a.plan.code for a in work if a.gate is not None),
        "systems": tuple(
            s.plan.code for s in run.systems.values() if s.plan.mandatory and not s.in_target
        ),
        "issues": tuple(i.code for i in run.issues.values() if i.hinders),
        "holds": tuple(hold.scope for hold in standing(run.holds)),
    }
    return {name: codes for name, codes in conditions.items() if codes}


def _incomplete_actors(run: Run) -> tuple[str, ...]:
    return tuple(a.plan.code for a in run.actors.values() if a.complete_at is None)


def _open_work(run: Run) -> tuple[Activity, ...]:
    tally = run.tallies.get("", NOTHING)
    if tally.mandatory == tally.mandatory_released:
        return ()
    return tuple(
        a
        for a in run.activities.values()
        if a.plan.mandatory and a.counts and (a.in_doubt or not a.released)
    )


def complete_at(run: Run) -> datetime | None:
    """When the last actor was complete; None while one is not.

    Of a plan without actors, when the last mandatory activity was released: then there is one look at
    all activities, and none before.
    """
    if not run.actors:
        return last_release(run)
    times = [a.complete_at for a in run.actors.values()]
    return None if None in times else max(t for t in times if t is not None)


def grounded_at(run: Run) -> datetime | None:
    """When the last came true of what an announcement stands on, beside complete actors.

    Mandatory work was released or waived, a mandatory system went over to its target state, a hold ended. None
    where there is none of them.
    """
    waivers = (a.waiver for a in run.activities.values() if a.status == "waived")
    systems = (s.in_target_since for s in run.systems.values() if s.plan.mandatory)
    resumed = (span.until for hold in run.holds.values() for span in hold.spans)
    confirmed = (w.confirmed_at for w in waivers if w is not None)
    times = (last_release(run), *confirmed, *systems, *resumed)
    return max((at for at in times if at is not None), default=None)


def last_release(run: Run) -> datetime | None:
    """When the last mandatory activity was done, or approved; None while one is open, or none was."""
    if _open_work(run):
        return None
    mandatory = (a for a in run.activities.values() if a.plan.mandatory and a.counts)
    return max((at for a in mandatory if (at := a.released_at) is not None), default=None)
