"""A plan as MS Project's XML: its own fields where it has them, custom fields for ours, actors as resources."""

from datetime import datetime, timedelta
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring
from zoneinfo import ZoneInfo

from domain.plan import Plan, PlannedActivity
from domain.terms import key
from web.planfiles.mspdi.fields import DURATIONS, FLAGS, TEXTS
from web.planfiles.out.cells import COLUMNS, stamp, text, twice

SPACE = "http://schemas.microsoft.com/project"
TYPES = {"FF": "0", "FS": "1", "SF": "2", "SS": "3"}
ELAPSED = "4"
"""Minutes that go by the clock."""

HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MANUAL, NOT_EARLIER = "1", "4"
KEPT = ("code", "type", "location", "workstream", "phase", "system", "approver", "backup",
        "evidence", "criterion", "backout_of")  # fmt: skip
"""Texts of ours that are custom fields of theirs."""

EXACT = ("planned_start", "planned_finish", "not_before", "must_finish_by")
"""Times that stand beside their own once more, where those could not say them: they know no zone."""

ITSELF = [column for column in COLUMNS["plan"] if column != "name"]
TEXT = dict(zip((*KEPT, *EXACT, *ITSELF), TEXTS, strict=False))
FLAG = dict(zip(("needs_approval", "mandatory"), FLAGS, strict=False))
LENGTH = {"optimistic": DURATIONS[0], "pessimistic": DURATIONS[2]}
"""Where MS Project keeps the estimates of three points."""


def xml_of(plan: Plan, zone: str) -> bytes:
    """Reads back as the same plan, but for what has no place there: counters, gates, and more of places and
    systems than their names."""
    return _Writer(plan, zone).document()


class _Writer:
    def __init__(self, plan: Plan, zone: str) -> None:
        self.plan, self.zone = plan, zone
        self.ids = {key(activity.code): n for n, activity in enumerate(plan.activities, 1)}
        self.actors = {key(actor.code): n for n, actor in enumerate(plan.actors, 1)}
        self.vague = [n for n in EXACT if any(map(self._vague, self._all(n)))]

    def document(self) -> bytes:
        root = Element("Project", xmlns=SPACE)
        _say(root, SaveVersion=14, Title=self.plan.name, ScheduleFromStart=1, CalendarUID=1)
        _say(root, MinutesPerDay=1440, MinutesPerWeek=10080, DaysPerMonth=30, NewTasksAreManual=1)
        self._fields(SubElement(root, "ExtendedAttributes"))
        _calendar(SubElement(SubElement(root, "Calendars"), "Calendar"))
        tasks = SubElement(root, "Tasks")
        self._whole(SubElement(tasks, "Task"))
        for activity in self.plan.activities:
            self._task(SubElement(tasks, "Task"), activity)
        self._resources(root)
        return HEAD + bytes(tostring(root, "utf-8"))

    def _fields(self, fields: Element) -> None:
        names = {
            name: {place.code: place.name for place in getattr(self.plan, f"{name}s")}
            for name in ("location", "system")
        }
        for kind, known in (("Text", TEXT), ("Flag", FLAG), ("Duration", LENGTH)):
            for turn, (name, number) in enumerate(known.items(), 1):
                field = SubElement(fields, "ExtendedAttribute")
                place = DURATIONS.index(number) + 1 if kind == "Duration" else turn
                _say(field, FieldID=number, FieldName=f"{kind}{place}", Alias=name)
                for turned, (code, described) in enumerate(names.get(name, {}).items(), 1):
                    listed = field.find("ValueList")
                    listed = SubElement(field, "ValueList") if listed is None else listed
                    _say(SubElement(listed, "Value"), ID=turned, Value=code, Description=described)

    def _whole(self, task: Element) -> None:
        """The project's own summary task, which has what the plan says of itself."""
        _say(task, UID=0, ID=0, Name=self.plan.name, Type=1, IsNull=0, OutlineLevel=0, Summary=1)
        for name in ITSELF:
            self._custom(task, name, text(getattr(self.plan, name), self.zone, set()))

    def _task(self, task: Element, activity: PlannedActivity) -> None:
        own = self.ids[key(activity.code)]
        _say(task, UID=own, ID=own, Name=activity.title, Active=1, Manual=MANUAL, Type=1, IsNull=0)
        _say(task, WBS=own, OutlineNumber=own, OutlineLevel=1, Priority=500)
        self._planned(task, activity)
        _say(task, Milestone=int(activity.type == "milestone"), Summary=0, PercentComplete=0)
        if activity.not_before is not None:
            _say(task, ConstraintType=NOT_EARLIER, ConstraintDate=self._local(activity.not_before))
        if activity.must_finish_by is not None:
            _say(task, Deadline=self._local(activity.must_finish_by))
        _say(task, Notes=activity.instructions)
        for link in activity.predecessors:
            before = SubElement(task, "PredecessorLink")
            _say(
                before,
                PredecessorUID=self.ids[key(link.code)],
                Type=TYPES[link.type],
                CrossProject=0,
            )
            _say(before, LinkLag=link.lag * 10, LagFormat=ELAPSED)
        self._customs(task, activity)

    def _planned(self, task: Element, activity: PlannedActivity) -> None:
        start, finish, length = activity.planned_start, activity.planned_finish, activity.duration
        _say(task, Start=self._local(start), Finish=self._local(finish))
        if length is None and start is not None and finish is not None:
            whole, rest = divmod(finish - start, timedelta(minutes=1))
            length = None if rest else whole
        if length is not None:
            _say(task, Duration=_length(length), DurationFormat=ELAPSED)

    def _customs(self, task: Element, activity: PlannedActivity) -> None:
        for name in KEPT:
            self._custom(task, name, getattr(activity, name))
        for name in self.vague:
            moment = getattr(activity, name)
            self._custom(task, name, None if moment is None else stamp(moment, self.zone))
        for name, number in FLAG.items():
            _field(task, number, str(int(getattr(activity, name))))
        for name, number in LENGTH.items():
            minutes = getattr(activity, name)
            if minutes is not None:
                _say(_field(task, number, _length(minutes)), DurationFormat=ELAPSED)

    def _custom(self, task: Element, name: str, value: str | None) -> None:
        if value:
            _field(task, TEXT[name], value)

    def _local(self, moment: datetime | None) -> str | None:
        if moment is None:
            return None
        return moment.astimezone(ZoneInfo(self.zone)).strftime("%Y-%m-%dT%H:%M:%S")

    def _all(self, name: str) -> list[datetime]:
        """What stands in a column of times."""
        return [at for at in (getattr(a, name) for a in self.plan.activities) if at is not None]

    def _vague(self, moment: datetime) -> bool:
        """Whether a local time without offset and without less than seconds does not say it."""
        return bool(moment.microsecond) or twice(moment.astimezone(ZoneInfo(self.zone)))

    def _resources(self, root: Element) -> None:
        resources, assignments = SubElement(root, "Resources"), SubElement(root, "Assignments")
        for number, actor in enumerate(self.plan.actors, 1):
            _say(SubElement(resources, "Resource"), UID=number, ID=number, Name=actor.name, Type=1,
                 IsNull=0, Code=actor.code, Group=actor.centre)  # fmt: skip
        for activity in self.plan.activities:
            if activity.actor is not None:
                own, actor_id = self.ids[key(activity.code)], self.actors[key(activity.actor)]
                _say(
                    SubElement(assignments, "Assignment"),
                    UID=own,
                    TaskUID=own,
                    ResourceUID=actor_id,
                )


def _calendar(calendar: Element) -> None:
    """Round the clock, as a night goes."""
    _say(calendar, UID=1, Name="24 hours", IsBaseCalendar=1, BaseCalendarUID=-1)
    days = SubElement(calendar, "WeekDays")
    for kind in range(1, 8):
        day = SubElement(days, "WeekDay")
        _say(day, DayType=kind, DayWorking=1)
        shift = SubElement(SubElement(day, "WorkingTimes"), "WorkingTime")
        _say(shift, FromTime="00:00:00", ToTime="00:00:00")


def _field(task: Element, number: int, value: str) -> Element:
    field = SubElement(task, "ExtendedAttribute")
    _say(field, FieldID=number, Value=value)
    return field


def _length(minutes: int) -> str:
    return f"PT{minutes // 60}H{minutes % 60}M0S"


def _say(element: Element, **told: Any) -> None:
    """A child for each that says anything."""
    for name, value in told.items():
        if value is not None:
            SubElement(element, name).text = str(value)
