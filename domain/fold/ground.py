"""What an announcement stands on, and whether a later report shook it (docs/rules.md, rule 9)."""

from datetime import datetime
from typing import NamedTuple

import msgspec

from domain.announcing import complete_at, missing
from domain.events import DeviationAcknowledged, Event, ReportCorrected, ReportStruck
from domain.golive import Announcement
from domain.recorded import Recorded
from domain.tables import Ref, Run


class Ground(NamedTuple):
    """What is missing, and when the last actor was complete."""

    missing: dict[str, tuple[str, ...]]
    complete_at: datetime | None


BEARING = ("activities", "systems", "actors", "issues")
"""Things whose reports an announcement stands on."""


def standing(run: Run) -> Announcement | None:
    """The announcement of the run, if one stands."""
    header = run.header
    found = header.announcement if header else None
    return found if found is not None and found.stands else None


def ground(run: Run) -> Ground | None:
    """What an announcement stands on, while one stands."""
    return None if standing(run) is None else Ground(missing(run), complete_at(run))


def changed_beneath(run: Run, ref: Ref, recorded: Recorded, before: Ground | None) -> None:
    """Note on a standing announcement what later shook its ground; the decision stands."""
    header, found = run.header, standing(run)
    if header is None or found is None or before is None or recorded.position <= found.position:
        return
    event, beneath = recorded.event, found.changed_beneath
    if isinstance(event, DeviationAcknowledged):
        if event.of != found.report_id:
            return  # somebody has looked: nothing else has happened
        found = msgspec.structs.replace(found, acknowledged=len(beneath))
    elif ground(run) != before or _mends(run, ref, event, found.position):
        found = msgspec.structs.replace(found, changed_beneath=(*beneath, recorded.position))
    else:
        return
    run.golive[""] = msgspec.structs.replace(header, announcement=found)


def _mends(run: Run, ref: Ref, event: Event, announced: int) -> bool:
    """Whether a fact it stood on was corrected or struck, or a correction or strike of it was."""
    return ref[0] in BEARING and mended(run, event, announced)


def mended(run: Run, event: Event, decided: int) -> bool:
    """Whether it mends a report from before the decision at that position."""
    if not isinstance(event, ReportCorrected | ReportStruck):
        return False
    about = run.reports.get(event.of)
    while about is not None and isinstance(about.event, ReportCorrected | ReportStruck):
        about = run.reports.get(about.event.of)
    return about is not None and about.position <= decided
