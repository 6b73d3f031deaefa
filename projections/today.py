"""From when each report of a run counts, as known today: as corrected, a struck one only with its strike.

"Today" is the end of the reports that are given: give fewer to know less (docs/rules.md, rules 3 and 5).
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from domain.amend import corrected_times, struck_ids
from domain.events import Amendment, ReportCorrected, ReportStruck, RunCreated
from domain.recorded import Recorded
from domain.tables import Run

ALWAYS = datetime.min.replace(tzinfo=UTC)


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """Columns with one entry a report, in log order.

    ``occurred``: when it happened, as corrected. ``shown``: from when it stands in the log; a run's
    creation always does, a struck report from its strike on. ``folded``: from when boards heed it; a
    correction or a strike already with the report it is about, for it tells how that one was.
    """

    occurred: list[datetime]
    shown: list[datetime]
    folded: list[datetime]
    struck: list[bool]


def today(events: Sequence[Recorded]) -> Today:
    """When each of ``events``, the reports of a run in log order, counts."""
    places = {r.report_id: place for place, r in enumerate(events)}
    amendments = [r for r in events if isinstance(r.event, Amendment)]
    struck = struck_ids(amendments)
    occurred = [r.occurred_at for r in events]
    for report_id, at in corrected_times(amendments, struck).items():
        occurred[places[report_id]] = at
    shown = list(occurred)
    for place, recorded in enumerate(events):
        if isinstance(recorded.event, RunCreated):
            shown[place] = ALWAYS
        elif recorded.report_id in struck:
            shown[place] = struck[recorded.report_id].occurred_at
    return Today(
        occurred=occurred,
        shown=shown,
        folded=_folded(events, places, shown),
        struck=[r.report_id in struck for r in events],
    )


def _folded(
    events: Sequence[Recorded], places: Mapping[str, int], shown: Sequence[datetime]
) -> list[datetime]:
    folded = list(shown)
    for place, recorded in enumerate(events):
        if isinstance(recorded.event, ReportCorrected | ReportStruck):
            folded[place] = min(folded[place], shown[_root(events, places, place)])
    return folded


def _root(events: Sequence[Recorded], places: Mapping[str, int], place: int) -> int:
    """The report that an amendment, or an amendment of an amendment, is about in the end."""
    event = events[place].event
    while isinstance(event, Amendment) and event.of in places:
        place = places[event.of]
        event = events[place].event
    return place


def show(run: Run, shown: dict[str, Recorded]) -> None:
    """Leave in the log of ``run`` only ``shown``; what is merely heeded has shaken no decision yet."""
    run.reports = shown
    header = run.header
    standing = header.announcement if header else None
    if header is None or standing is None or not standing.changed_beneath:
        return
    known = {r.position for r in shown.values()}
    beneath, seen = standing.changed_beneath, standing.changed_beneath[: standing.acknowledged]
    standing = msgspec.structs.replace(
        standing,
        changed_beneath=tuple(p for p in beneath if p in known),
        acknowledged=sum(1 for p in seen if p in known),
    )
    run.golive[""] = msgspec.structs.replace(header, announcement=standing)
