"""The board ``log``: the newest reports with their free words; corrections and strikes stay visible."""

from collections.abc import Sequence
from itertools import islice

import msgspec

from domain.events import Amendment
from domain.fold.things import subject
from domain.recorded import Recorded
from domain.tables import Run
from projections.board import News, Row
from projections.reports import report_row
from projections.touched import WINDOW, Refs, newest

TABLES = ("reports",)


def rows(run: Run, touched: Refs) -> News:
    """The reports that were touched, by position; None for those that newer ones have pushed out.

    A correction may be heeded before it stands in the log (today.py); then it has no row.
    """
    ids = [report_id for table, report_id in touched if table == "reports"]
    if not ids:
        return {}
    last = list(islice(newest(run), WINDOW + len(ids)))
    kept, pushed_out = last[:WINDOW], last[WINDOW:]
    oldest = kept[-1].position
    news: dict[str, Row | None] = {str(r.position): None for r in pushed_out}
    for report_id in ids:
        report = run.reports.get(report_id)
        if report is not None:
            shown = report.position >= oldest
            news[str(report.position)] = report_row(run, report) if shown else None
    return {"reports": news}


def whole(run: Run, reports: Sequence[Recorded]) -> list[Row]:
    """The rows of any reports of ``run``, which may be changed meanwhile, on another thread.

    What a row tells of later words is looked for in the history of its thing. The run's own history has
    half the night in it, so that it is first reduced, once, to these reports and all later words.
    """
    ids = {report.report_id for report in reports}
    reduced = run.overlay()
    for table, code in {subject(run, report.event) for report in reports}:
        things = getattr(reduced, table)
        thing = things.get(code)
        if thing is not None:
            kept = (
                r for r in thing.history if r.report_id in ids or isinstance(r.event, Amendment)
            )
            things[code] = msgspec.structs.replace(thing, history=tuple(kept))
    return [report_row(reduced, report) for report in reports]
