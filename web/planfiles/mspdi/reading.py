"""An MS Project file as tables: one line a task, under the names that MS Project gives its fields."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element

from web.planfiles.calendars import ROUND_THE_CLOCK, Calendar
from web.planfiles.lengths import minutes
from web.planfiles.mspdi.calendars import calendars_of
from web.planfiles.mspdi.document import document, each, number, said
from web.planfiles.mspdi.fields import custom, fields_of
from web.planfiles.mspdi.outline import Links, Outline
from web.planfiles.tables import Line, NotReadable, Table, Tables, check_rows, counted
from web.planfiles.unclear import Unclear
from web.planfiles.words import HEADERS, meaning

MEANS = {
    "UID": "code", "Name": "title", "Start": "planned_start", "Finish": "planned_finish",
    "Duration": "duration", "Milestone": "type", "PredecessorLink": "predecessors",
    "ConstraintDate": "not_before", "Deadline": "must_finish_by", "Resource": "actor",
    "Notes": "instructions", "Phase": "phase", "Workstream": "workstream",
    "ID": "", "WBS": "", "OutlineNumber": "", "BaselineStart": "", "BaselineFinish": "",
}  # fmt: skip
"""What MS Project's own fields mean; those without a meaning may be mapped to one."""

LINKS = {"0": "FF", "1": "FS", "2": "SF", "3": "SS"}
ELAPSED = frozenset((4, 6, 8, 10, 12, 20))
"""Formats of a length of time that goes by the clock, whatever the calendar."""

PERCENT = frozenset((19, 20))
STARTS, FINISHES = frozenset(("2", "4")), frozenset(("3", "7"))
"""Constraints on the start (on, not before) and on the finish (on, not after)."""


def tables_of(data: bytes) -> Tables:
    """The tasks, and what the file says of the project. Raises ``NotReadable``."""
    root = document(data)
    if root.tag != "Project" or root.find("Tasks") is None:
        raise NotReadable("The file is XML, but no project of MS Project: it has no tasks.")
    return _Project(root).tables()


class _Project:
    def __init__(self, root: Element) -> None:
        tasks = list(each(root, "Tasks", "Task"))
        check_rows(len(tasks))
        self.root = root
        self.fields = fields_of(root)
        self.calendars = calendars_of(root)
        self.calendar = self.calendars.get(number(root, "CalendarUID", -1), ROUND_THE_CLOCK)
        self.whole = [task for task in tasks if said(task, "UID") == "0"]
        self.left = [task for task in tasks if said(task, "Active") == "0"]
        self.outline = Outline([task for task in tasks if self._counts(task)])
        self.resources = _resources(root)
        self.doers = _doers(root, self.resources)
        self.notes: list[str] = []

    def tables(self) -> Tables:
        lines, ids = self._lines()
        tables = [self._itself(), *self._actors()]
        named = {
            f"{meant}s": field.values
            for field in self.fields.values()
            if (meant := meaning(HEADERS["activities"], field.name)) in ("location", "system")
        }
        activities = Table(section="activities", name="Tasks", lines=lines, means=MEANS, ids=ids)
        self._remark()
        return Tables(tables=[*tables, activities], notes=tuple(self.notes), named=named)

    def _counts(self, task: Element) -> bool:
        none = said(task, "IsNull") == "1" or said(task, "UID") == "0"
        return not none and said(task, "Active") != "0" and said(task, "ExternalTask") != "1"

    def _lines(self) -> tuple[list[Line], list[str]]:
        links = self.outline.spread(self._links())
        told = {uid: dict(custom(task, self.fields)) for uid, task in self.outline.leaves.items()}
        customs = tuple(dict.fromkeys(name for each in told.values() for name in each))
        names = (*customs, *MEANS)
        lines = [
            Line(
                number=number(task, "ID"),
                names=names,
                cells=[
                    *(told[uid].get(name, "") for name in customs),
                    *self._cells(uid, task, links[uid]),
                ],
            )
            for uid, task in self.outline.leaves.items()
        ]
        return lines, list(self.outline.leaves)

    def _cells(self, uid: str, task: Element, links: list[dict[str, object]]) -> list[Any]:
        """Under the names of ``MEANS``."""
        bound = said(task, "ConstraintType")
        phase, workstream = self.outline.named(uid)
        deadlines = [said(task, "Deadline")]
        deadlines += [said(task, "ConstraintDate")] if bound in FINISHES else []
        baseline = next(
            (b for b in task.iterfind("Baseline") if said(b, "Number") in ("", "0")), task
        )
        return [
            said(task, "UID"),
            said(task, "Name"),
            said(task, "Start"),
            said(task, "Finish"),
            self._duration(task),
            "milestone" if said(task, "Milestone") == "1" else "",
            links or "",
            said(task, "ConstraintDate") if bound in STARTS else "",
            min(filter(None, deadlines), default=""),
            self.doers.get(uid, [""])[0],
            said(task, "Notes"),
            phase,
            workstream,
            said(task, "ID"),
            said(task, "WBS"),
            said(task, "OutlineNumber"),
            said(baseline, "Start") if baseline is not task else "",
            said(baseline, "Finish") if baseline is not task else "",
        ]

    def _duration(self, task: Element) -> str:
        """Of working time, what lies between start and finish counts: a night goes by the clock."""
        by_clock = number(task, "DurationFormat") in ELAPSED or self._calendar(task).continuous
        timed = said(task, "Start") and said(task, "Finish")
        return said(task, "Duration") if by_clock or not timed else ""

    def _calendar(self, task: Element) -> Calendar:
        return self.calendars.get(number(task, "CalendarUID", -1), self.calendar)

    def _links(self) -> Links:
        every = {**self.outline.leaves, **self.outline.summaries}
        known = set(every) | {said(task, "UID") for task in self.left}
        return {uid: list(self._links_of(task, known, every)) for uid, task in every.items()}

    def _links_of(
        self, task: Element, known: set[str], every: dict[str, Element]
    ) -> Iterator[dict[str, object]]:
        for link in task.iterfind("PredecessorLink"):
            uid, kind = said(link, "PredecessorUID"), LINKS.get(said(link, "Type") or "1", "FS")
            if said(link, "CrossProject") == "1" or (uid in known and uid not in every):
                self.notes.append(
                    f"A link of {said(task, 'Name')!r} to what is not in the plan was left out."
                )
            else:
                yield {
                    "code": uid,
                    "type": kind,
                    "lag": self._lag(link, kind, every.get(uid), task),
                }

    def _lag(self, link: Element, kind: str, before: Element | None, task: Element) -> int:
        """Minutes by the clock. Lags are tenths of minutes of working time, unless their format is elapsed."""
        lag, form = number(link, "LinkLag"), number(link, "LagFormat")
        if form in PERCENT:
            return round(lag / 100 * (0 if before is None else _minutes(said(before, "Duration"))))
        told = round(lag / 10)
        end = "Finish" if kind in ("FS", "FF") else "Start"
        at = _moment("" if before is None else said(before, end))
        return told if form in ELAPSED or at is None else self._calendar(task).passed(at, told)

    def _itself(self) -> Table:
        """What the project says of itself, and the custom fields of its own summary task."""
        told = {"Title": said(self.root, "Title")}
        for task in self.whole:
            told |= dict(custom(task, self.fields))
        line = Line(number=0, names=tuple(told), cells=list(told.values()))
        return Table(section="plan", name="Project", lines=[line], means={"Title": "name"})

    def _actors(self) -> list[Table]:
        """The resources as actors, where every one has a code of its own."""
        work = [r for r in self.resources.values() if said(r, "Name")]
        if not work or not all(said(r, "Code") for r in work):
            return []
        names = ("Code", "Name", "Group")
        lines = [
            Line(number=number(r, "ID"), names=names, cells=[said(r, name) for name in names])
            for r in work
        ]
        means = {"Code": "code", "Name": "name", "Group": "centre"}
        return [Table(section="actors", name="Resources", lines=lines, means=means)]

    def _remark(self) -> None:
        leaves = self.outline.leaves.values()
        many = [said(t, "Name") for t in leaves if len(self.doers.get(said(t, "UID"), ())) > 1]
        begun = sum(
            number(t, "PercentComplete") > 0 or bool(said(t, "ActualStart")) for t in leaves
        )
        working = sum(not self._duration(t) and bool(said(t, "Duration")) for t in leaves)
        self.notes += counted(
            (len(self.left), "tasks are inactive and were left out."),
            (
                len(many),
                f"tasks have more than one resource, of which the first is the actor: {many[:3]}.",
            ),
            (
                working,
                "tasks are planned in working time: what lies between start and finish counts.",
            ),
            (begun, "tasks are begun or done in the file: no report was made of it."),
        )


def _resources(root: Element) -> dict[str, Element]:
    """Those that work, by unique id."""
    found = each(root, "Resources", "Resource")
    return {
        said(r, "UID"): r for r in found if said(r, "Type") in ("", "1") and said(r, "UID") != "0"
    }


def _doers(root: Element, resources: dict[str, Element]) -> dict[str, list[str]]:
    """By the task's unique id, the resources that it has."""
    doers: dict[str, list[str]] = {}
    for assignment in each(root, "Assignments", "Assignment"):
        resource = resources.get(said(assignment, "ResourceUID"))
        if resource is not None and said(resource, "Name"):
            doer = said(resource, "Code") or said(resource, "Name")
            doers.setdefault(said(assignment, "TaskUID"), []).append(doer)
    return doers


def _minutes(said: str) -> int:
    try:
        return minutes(said)
    except Unclear:
        return 0


def _moment(said: str) -> datetime | None:
    """In the project's own time, whose zone nobody says."""
    try:
        return datetime.fromisoformat(said).replace(tzinfo=None)
    except ValueError:
        return None
