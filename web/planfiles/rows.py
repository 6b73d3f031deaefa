"""The activities of a file, row by row: what each cell means, and what follows from it."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from domain.plan import PlannedActivity
from domain.terms import key
from web.planfiles import cells
from web.planfiles.places import Names
from web.planfiles.reading import Reader
from web.planfiles.sections import Row
from web.planfiles.words import TYPES

TEXTS = ("workstream", "phase", "approver", "backup", "evidence", "criterion", "instructions")


def activities_of(reader: Reader, rows: list[Row], names: Names) -> Iterator[PlannedActivity]:
    codes = {key(str(row.cells.get("code", "")).strip()) for row in rows}
    for row in rows:
        cell = partial(reader.cell, "activities", row)
        yield PlannedActivity(
            code=reader.need("activities", row, "code"),
            title=reader.need("activities", row, "title"),
            type=cell("type", partial(cells.word, words=TYPES), "activity"),
            actor=cell("actor", names.actor),
            location=cell("location", names.location),
            system=cell("system", names.system),
            predecessors=cell("predecessors", partial(cells.links, codes=codes), ()),
            **_times(reader, row),
            needs_approval=cell("needs_approval", cells.yes, False),
            mandatory=cell("mandatory", cells.yes, True),
            backout_of=cell("backout_of", cells.code),
            **_texts(reader, row),
        )


def _texts(reader: Reader, row: Row) -> dict[str, Any]:
    """What is kept as it is written."""
    return {column: reader.text("activities", row, column) for column in TEXTS}


def _times(reader: Reader, row: Row) -> dict[str, Any]:
    """Start, finish and duration, of which two give the third; it is kept only where it says more than they."""
    cell = partial(reader.cell, "activities", row)
    moment = partial(cells.moment, zone=reader.zone)
    start, finish = cell("planned_start", moment), cell("planned_finish", moment)
    told = cell("duration", cells.minutes)
    length = None if told is None else timedelta(minutes=told)
    if length is not None and start is not None and finish is None:
        finish = start + length
    elif length is not None and finish is not None and start is None:
        start = finish - length
    said = start is not None and finish is not None and finish - start == length
    return {
        "planned_start": start,
        "planned_finish": finish,
        "duration": None if said else told,
        "optimistic": cell("optimistic", cells.minutes),
        "pessimistic": cell("pessimistic", cells.minutes),
        "not_before": cell("not_before", moment),
        "must_finish_by": cell("must_finish_by", moment),
    }
