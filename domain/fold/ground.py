"""What an announcement stands on, and whether a later report shook it (docs/rules.md, rule 9)."""

from datetime import datetime

import msgspec

from domain.announcing import complete_at, missing
from domain.entities import Announcement
from domain.events import ActivityEvent, DeviationAcknowledged, Event, ReportCorrected, ReportStruck
from domain.fold.things import subject
from domain.recorded import Recorded
from domain.tables import Run
from domain.terms import key

Ground = tuple[dict[str, tuple[str, ...]], datetime | None]

BEARING = ("activities", "systems", "actors", "issues")
"""Things whose reports an announcement stands on."""


def standing(run: Run) -> Announcement | None:
    """The announcement of the run, if one stands."""
    header = run.header
    found = header.announcement if header else None
    return found if found is not None and found.stands else None


def ground(run: Run) -> Ground | None:
    """What is missing and when the last actor was complete, while an announcement stands on it."""
    return (missing(run), complete_at(run)) if standing(run) is not None else None


def changed_beneath(run: Run, recorded: Recorded, before: Ground | None) -> None:
    """Note on a standing announcement what later shook its ground; the decision stands."""
    header, found = run.header, standing(run)
    if header is None or found is None or before is None or recorded.position <= found.position:
        return
    event, beneath = recorded.event, found.changed_beneath
    if isinstance(event, DeviationAcknowledged) and event.of == found.report_id:
        found = msgspec.structs.replace(found, acknowledged=len(beneath))
    elif ground(run) != before or _shakes(run, event, found.position):
        found = msgspec.structs.replace(found, changed_beneath=(*beneath, recorded.position))
    else:
        return
    run.golive[""] = msgspec.structs.replace(header, announcement=found)


def _shakes(run: Run, event: Event, announced: int) -> bool:
    """A fact it stood on was mended, or an approval it stood on is in doubt."""
    match event:
        case ReportCorrected(of=of) | ReportStruck(of=of):
            about = run.reports.get(of)
            told_before = about is not None and about.position <= announced
            return told_before and subject(run, event)[0] in BEARING
        case ActivityEvent(activity=code):
            activity = run.activities[key(code)]
            return activity.plan.mandatory and activity.in_doubt
        case _:
            return False
