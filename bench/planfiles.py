"""Plan files read into a checked plan, in each form, beside another library that only reads the cells."""

import io
import statistics
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

import openpyxl

from bench import night
from bench.report import Goal, Report, Row, exponent
from domain.plan import Plan
from web.planfiles import read
from web.planfiles.out import FORMS

SIZES = (1250, 2500, 5000)
QUICK = (100, 200, 400)
RUNS = 5
ZONE = "Europe/Oslo"
MEASURED = ("xlsx", "xml", "xer", "csv", "json")
NAMES = {"xml": "xml (MS Project)", "xer": "xer (Primavera)"}
PROMISED = ("xlsx", "xml", "xer")


def run(quick: bool) -> Report:
    """Each form at three sizes, and the peer over the same workbooks."""
    sizes = QUICK if quick else SIZES
    plans = [night.plan(size) for size in sizes]
    rows: list[Row] = []
    grown: list[str] = []
    last: dict[str, float] = {}
    for form in MEASURED:
        files = [_file(form, plan) for plan in plans]
        costs = [_cost(partial(read, f"plan.{form}", data, ZONE)) for data in files]
        rows += _rows(NAMES.get(form, form), sizes, files, costs)
        grown.append(f"{exponent(sizes, costs):.2f} ({form})")
        last[form] = costs[-1]
    books = [_file("xlsx", plan) for plan in plans]
    costs = [_cost(partial(_cells, data)) for data in books]
    rows += _rows("openpyxl, cells alone", sizes, books, costs)
    grown.append(f"{exponent(sizes, costs):.2f} (openpyxl)")
    return Report(
        bench="import",
        work=f"a file of {sizes[-1]:,} activities, linked, read, checked and made a plan",
        rows=rows,
        goals=[
            Goal(f"{NAMES.get(form, form)}, s", last[form] / 1000, 1, 1, less=True)
            for form in PROMISED
        ],
        notes=[
            f"cost grows with activities to the power {', '.join(grown)}",
            "milliseconds of the processor's time: one thread, whatever else runs beside it",
        ],
    )


def _rows(name: str, sizes: tuple[int, ...], files: list[bytes], costs: list[float]) -> list[Row]:
    return [
        Row(f"{name}, {size:,}", {"ms": cost, "KiB": len(data) / 1024}, RUNS)
        for size, data, cost in zip(sizes, files, costs, strict=True)
    ]


def _cost(work: Callable[[], object]) -> float:
    """Milliseconds of the processor's time, the middle one of several runs."""
    costs = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        costs.append((time.process_time() - begun) * 1000)
    return statistics.median(costs)


def _cells(data: bytes) -> int:
    """Every cell of a workbook, as the peer reads it quickest."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        return sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True))
    finally:
        book.close()


def _file(form: str, plan: Plan) -> bytes:
    return _xer(plan) if form == "xer" else FORMS[form][1](plan, ZONE)


def _xer(plan: Plan) -> bytes:
    """The plan as Primavera would export it: tables of tabs, round the clock."""
    ids = {activity.code: str(number) for number, activity in enumerate(plan.activities, 1)}
    tasks = [
        (
            ids[a.code],
            "1",
            "TT_Task",
            "TK_NotStart",
            a.code,
            a.title,
            _local(a.planned_start),
            _local(a.planned_finish),
        )
        for a in plan.activities
    ]
    links = [
        (ids[a.code], ids[link.code], "1", f"PR_{link.type}", f"{link.lag / 60:.4f}")
        for a in plan.activities
        for link in a.predecessors
    ]
    lines = [
        ("ERMHDR", "19.12"),
        *_table("PROJECT", "proj_id proj_short_name export_flag", [("1", "NATT", "Y")]),
        *_table(
            "TASK",
            "task_id proj_id task_type status_code task_code task_name target_start_date target_end_date",
            tasks,
        ),
        *_table("TASKPRED", "task_id pred_task_id pred_proj_id pred_type lag_hr_cnt", links),
        ("%E",),
    ]
    return "\r\n".join("\t".join(line) for line in lines).encode("cp1252")


def _table(name: str, fields: str, rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [("%T", name), ("%F", *fields.split()), *(("%R", *row) for row in rows)]


def _local(moment: datetime | None) -> str:
    return "" if moment is None else moment.strftime("%Y-%m-%d %H:%M")
