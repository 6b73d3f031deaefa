"""The calendars of an MS Project file."""

from collections.abc import Iterator
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from web.planfiles.calendars import FURTHEST, ROUND_THE_CLOCK, Calendar, Shifts, shift
from web.planfiles.mspdi.document import each, number, said

Calendars = dict[int, Calendar]


def calendars_of(root: Element) -> Calendars:
    """By their unique ids; one that is based on another has what it does not say from there."""
    elements = {number(found, "UID"): found for found in each(root, "Calendars", "Calendar")}
    return {uid: _calendar(element, elements, set()) for uid, element in elements.items()}


def _calendar(element: Element, elements: dict[int, Element], seen: set[int]) -> Calendar:
    base = number(element, "BaseCalendarUID", -1)
    beneath = ROUND_THE_CLOCK
    if base in elements and base not in seen and number(element, "UID") != base:
        beneath = _calendar(elements[base], elements, seen | {base})
    week = list(beneath.week)
    exceptions = dict(beneath.exceptions)
    for day in each(element, "WeekDays", "WeekDay"):
        kind = number(day, "DayType")
        if 1 <= kind <= 7:  # 1 is Sunday
            week[(kind + 5) % 7] = _shifts(day)
        else:
            exceptions |= dict.fromkeys(_days(day), _shifts(day))
    for exception in each(element, "Exceptions", "Exception"):
        exceptions |= dict.fromkeys(_days(exception), _shifts(exception))
    return Calendar(week=tuple(week), exceptions=exceptions)


def _shifts(day: Element) -> Shifts:
    if said(day, "DayWorking") != "1":
        return ()
    times = each(day, "WorkingTimes", "WorkingTime")
    told = [(said(t, "FromTime"), said(t, "ToTime")) for t in times]
    return tuple(shift(begin, end) for begin, end in told if begin and end)


def _days(exception: Element) -> Iterator[date]:
    """Every day of its period; a recurring one is taken for its first time alone."""
    period = exception.find("TimePeriod")
    if period is None:
        return
    try:
        first, last = (date.fromisoformat(said(period, n)[:10]) for n in ("FromDate", "ToDate"))
    except ValueError:
        return
    for day in range(min((last - first).days, FURTHEST) + 1):
        yield first + timedelta(days=day)
