"""The activities of a file, row by row: what each cell means, and what follows from it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from domain.plan import PlannedActivity
from domain.terms import key
from web.planfiles import cells
from web.planfiles.lengths import minutes
from web.planfiles.moments import dayless
from web.planfiles.places import Names
from web.planfiles.reading import Reader
from web.planfiles.tables import Row
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
    moment = partial(reader.moment, "activities", row)
    day = reader.day(row)
    start = moment("planned_start", day)
    finish = moment("planned_finish", day or _day(start, reader.zone))
    if finish is not None and start is not None and finish < start:
        finish = _day_after(finish, reader.zone) if dayless(row.cells["planned_finish"]) else finish
    told = cell("duration", minutes)
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
        "optimistic": cell("optimistic", minutes),
        "pessimistic": cell("pessimistic", minutes),
        "not_before": moment("not_before", day),
        "must_finish_by": moment("must_finish_by", day),
    }


def _day(moment: datetime | None, zone: str) -> date | None:
    """Its day where the people are."""
    return None if moment is None else moment.astimezone(ZoneInfo(zone)).date()


def _day_after(finish: datetime, zone: str) -> datetime:
    """A finish that stands without a day, and would lie before the start, is of the day after."""
    return (finish.astimezone(ZoneInfo(zone)) + timedelta(days=1)).astimezone(UTC)
