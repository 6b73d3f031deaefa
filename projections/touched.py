"""What a report touches: the things of the run that evolve names, and the reports whose rows may change."""

from collections.abc import Iterator, Set
from itertools import islice
from typing import cast

from domain.entities import Entity
from domain.events import Amendment, PlanChanged
from domain.fold.things import subject
from domain.recorded import Recorded
from domain.state import evolve
from domain.tables import Run

Touched = set[tuple[str, str]]
"""Tables of the run with keys in them; for ``reports`` the key is the report id."""

Refs = Set[tuple[str, str]]
"""The same, of whatever order."""

WINDOW = 500
"""Reports that the log board holds: the newest."""

THINGS = (
    "golive",
    "activities",
    "locations",
    "systems",
    "actors",
    "counters",
    "issues",
    "contacts",
    "holds",
)
"""Tables of what boards show; the units of a programme are on none."""


def take_in(run: Run, recorded: Recorded) -> Touched:
    """Fold ``recorded`` into ``run``, in place, and say all that it touched."""
    return evolve(run, recorded) | retold(run, recorded)


def retold(run: Run, recorded: Recorded) -> Touched:
    """The reports that ``recorded``, which is folded in ``run``, may tell anew; itself the first of them."""
    told = [recorded]
    if isinstance(recorded.event, PlanChanged):
        told += list(run.reports.values())[-WINDOW:]
    elif isinstance(recorded.event, Amendment):
        told += told_of(run, recorded)
    return {("reports", report.report_id) for report in told}


def pushed_out(run: Run, newer: int) -> Touched:
    """The reports that the last ``newer`` ones have pushed off the log board."""
    return {("reports", r.report_id) for r in islice(newest(run), WINDOW, WINDOW + newer)}


def everything(run: Run) -> Refs:
    """All that any board shows, in the order of the plan and of the log."""
    things = [(table, code) for table in THINGS for code in getattr(run, table)]
    told = [("reports", r.report_id) for r in islice(newest(run), WINDOW)]
    return dict.fromkeys((*things, *reversed(told))).keys()


def newest(run: Run) -> Iterator[Recorded]:
    """Reports from the last one back."""
    return reversed(cast("dict[str, Recorded]", run.reports).values())


def thing_of(run: Run, recorded: Recorded) -> Entity | None:
    """What a report is about; None for what no plan knew."""
    table, code = subject(run, recorded.event)
    thing: Entity | None = getattr(run, table).get(code)
    return thing


def told_of(run: Run, recorded: Recorded) -> tuple[Recorded, ...]:
    """Everything told of the thing that a report is about, in log order."""
    thing = thing_of(run, recorded)
    return () if thing is None else thing.history
