"""The board ``log``: the newest reports with their free words; corrections and strikes stay visible."""

from itertools import islice

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
