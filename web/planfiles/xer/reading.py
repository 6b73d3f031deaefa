"""A Primavera file as tables: one line an activity, under the names of its fields."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from web.planfiles.calendars import ROUND_THE_CLOCK, Calendar
from web.planfiles.tables import Line, NotReadable, Table, Tables, check_rows, counted
from web.planfiles.xer.records import Record, Records, calendars_of, records_of

MEANS = {
    "task_code": "code", "task_name": "title", "target_start_date": "planned_start",
    "target_end_date": "planned_finish", "target_drtn_hr_cnt": "duration", "task_type": "type",
    "pred_task_id": "predecessors", "cstr_date": "not_before", "cstr_date2": "must_finish_by",
    "rsrc_id": "actor", "phase": "phase", "workstream": "workstream", "task_id": "",
}  # fmt: skip
"""What Primavera's own fields mean."""

LINKS = {"PR_FS": "FS", "PR_SS": "SS", "PR_FF": "FF", "PR_SF": "SF"}
STARTS = frozenset(("CS_MSOA", "CS_MSO", "CS_MANDSTART"))
FINISHES = frozenset(("CS_MEOB", "CS_MEO", "CS_MANDFIN"))
SPANS = {"TT_LOE": "of a level of effort", "TT_WBS": "that sum others up"}
"""Activities that follow from others and that nobody reports."""


def tables_of(data: bytes) -> Tables:
    """The activities of the one project that the file exports. Raises ``NotReadable``."""
    records = records_of(data)
    exported = [p for p in records.get("PROJECT", []) if p.said("export_flag") != "N"]
    if not exported or not records.get("TASK"):
        raise NotReadable("The file has no project with activities.")
    if len(exported) > 1:
        names = ", ".join(p.said("proj_short_name") for p in exported)
        raise NotReadable(f"The file has {len(exported)} projects ({names}): export one.")
    check_rows(len(records["TASK"]))
    return _Project(records, exported[0]).tables()


class _Project:
    def __init__(self, records: Records, project: Record) -> None:
        self.records = records
        self.project = project.said("proj_id")
        self.calendars = calendars_of(records)
        own = [t for t in records["TASK"] if t.said("proj_id") == self.project]
        self.tasks: dict[str, Record] = {}
        for task in (task for task in own if task.said("task_type") not in SPANS):
            self.tasks[_free(task.said("task_id"), self.tasks)] = task
        self.wbs = {w.said("wbs_id"): w for w in records.get("PROJWBS", [])}
        self.doers = self._doers()
        self.customs = self._customs()
        self.notes = list(self._spans(own))

    def tables(self) -> Tables:
        columns = tuple(dict.fromkeys(name for told in self.customs.values() for name in told))
        names = (*columns, *MEANS)
        links = self._links()
        lines = [
            Line(
                number=task.number,
                names=names,
                cells=[
                    *(self.customs.get(own, {}).get(name, "") for name in columns),
                    *self._cells(own, task, links[own]),
                ],
            )
            for own, task in self.tasks.items()
        ]
        table = Table(
            section="activities", name="TASK", lines=lines, means=MEANS, ids=list(self.tasks)
        )
        self._remark()
        return Tables(tables=[self._itself(), table], notes=tuple(self.notes))

    def _cells(self, own: str, task: Record, links: list[dict[str, object]]) -> list[Any]:
        """Under the names of ``MEANS``."""
        bounds = [(task.said(f"cstr_type{n}"), task.said(f"cstr_date{n}")) for n in ("", "2")]
        first, second = self._named(task.said("wbs_id"))
        start = task.said("target_start_date") or task.said("early_start_date")
        finish = task.said("target_end_date") or task.said("early_end_date")
        return [
            task.said("task_code"),
            task.said("task_name"),
            start,
            finish,
            self._duration(task, start, finish),
            "milestone" if task.said("task_type") in ("TT_Mile", "TT_FinMile") else "",
            links or "",
            max((at for kind, at in bounds if kind in STARTS), default=""),
            min((at for kind, at in bounds if kind in FINISHES and at), default=""),
            self.doers.get(own, [""])[0],
            first,
            second,
            task.said("task_id"),
        ]

    def _duration(self, task: Record, start: str, finish: str) -> str:
        """Of working time, what lies between start and finish counts: a night goes by the clock."""
        hours = task.said("target_drtn_hr_cnt")
        if not hours or (start and finish and not self._calendar(task).continuous):
            return ""
        return f"{hours} h"

    def _calendar(self, task: Record) -> Calendar:
        return self.calendars.get(task.said("clndr_id"), ROUND_THE_CLOCK)

    def _links(self) -> dict[str, list[dict[str, object]]]:
        links: dict[str, list[dict[str, object]]] = {own: [] for own in self.tasks}
        spans = {t.said("task_id") for t in self.records["TASK"]} - self.tasks.keys()
        away = 0
        for link in self.records.get("TASKPRED", []):
            own, before = link.said("task_id"), link.said("pred_task_id")
            other = link.said("pred_proj_id") not in ("", self.project)
            if own not in self.tasks or before in spans or other:
                away += own in self.tasks
                continue
            kind = LINKS.get(link.said("pred_type"), "FS")
            links[own].append({"code": before, "type": kind, "lag": self._lag(link, kind)})
        if away:
            self.notes.append(f"{away} links to what is not in the plan were left out.")
        return links

    def _lag(self, link: Record, kind: str) -> int:
        """Minutes by the clock; Primavera's hours are working time of what comes before."""
        told = round(_hours(link.said("lag_hr_cnt")) * 60)
        before = self.tasks.get(link.said("pred_task_id"))
        if before is None:
            return told
        end = "target_end_date" if kind in ("FS", "FF") else "target_start_date"
        try:
            at = datetime.fromisoformat(before.said(end))
        except ValueError:
            return told
        return self._calendar(before).passed(at.replace(tzinfo=None), told)

    def _named(self, wbs: str) -> tuple[str, str]:
        """Phase and workstream: the two outermost parts of the project that it lies in."""
        names: list[str] = []
        while (part := self.wbs.get(wbs)) is not None and part.said("proj_node_flag") != "Y":
            names.insert(0, part.said("wbs_name"))
            wbs = part.said("parent_wbs_id")
            if len(names) > len(self.wbs):
                break
        first, second = (*names, "", "")[:2]
        return first, second

    def _doers(self) -> dict[str, list[str]]:
        names = {r.said("rsrc_id"): r.said("rsrc_name") for r in self.records.get("RSRC", [])}
        doers: dict[str, list[str]] = defaultdict(list)
        for assigned in self.records.get("TASKRSRC", []):
            if name := names.get(assigned.said("rsrc_id")):
                doers[assigned.said("task_id")].append(name)
        return dict(doers)

    def _customs(self) -> dict[str, dict[str, str]]:
        """Activity codes and user-defined fields by activity, under the names of their columns."""
        table = self.records.get
        types = {
            t.said("actv_code_type_id"): t.said("actv_code_type") for t in table("ACTVTYPE", [])
        }
        codes = {c.said("actv_code_id"): c.said("actv_code_name") for c in table("ACTVCODE", [])}
        labels = {u.said("udf_type_id"): u.said("udf_type_label") for u in table("UDFTYPE", [])}
        told: dict[str, dict[str, str]] = defaultdict(dict)
        for given in table("TASKACTV", []):
            column, code = (
                types.get(given.said("actv_code_type_id")),
                codes.get(given.said("actv_code_id")),
            )
            if column and code:
                told[given.said("task_id")][column] = code
        for given in table("UDFVALUE", []):
            if (column := labels.get(given.said("udf_type_id"))) and given.said(
                "fk_id"
            ) in self.tasks:
                values = (given.said(f"udf_{kind}") for kind in ("text", "number", "date"))
                told[given.said("fk_id")][column] = next(filter(None, values), "")
        return dict(told)

    def _itself(self) -> Table:
        root = next((w for w in self.wbs.values() if w.said("proj_node_flag") == "Y"), None)
        line = Line(
            number=0, names=("wbs_name",), cells=["" if root is None else root.said("wbs_name")]
        )
        return Table(section="plan", name="PROJECT", lines=[line], means={"wbs_name": "name"})

    def _spans(self, own: list[Record]) -> Iterator[str]:
        for kind, what in SPANS.items():
            if count := sum(task.said("task_type") == kind for task in own):
                yield f"{count} activities {what} were left out."

    def _remark(self) -> None:
        tasks = self.tasks.values()
        begun = sum(t.said("status_code") not in ("", "TK_NotStart") for t in tasks)
        many = [
            t.said("task_code") for own, t in self.tasks.items() if len(self.doers.get(own, ())) > 1
        ]
        working = sum(not self._calendar(t).continuous for t in tasks)
        self.notes += counted(
            (
                len(many),
                f"activities have more than one resource, of which the first is the actor: {many[:3]}.",
            ),
            (
                working,
                "activities are planned in working time: what lies between start and finish counts.",
            ),
            (begun, "activities are begun or done in the file: no report was made of it."),
        )


def _free(own: str, taken: dict[str, Record]) -> str:
    """A second activity of the same id is kept apart, so that it is told of as such."""
    return _free(f"{own} ", taken) if own in taken else own


def _hours(said: str) -> float:
    try:
        return float(said.replace(",", "."))
    except ValueError:
        return 0.0
