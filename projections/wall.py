"""The board ``wall``: the state of the night for the whole room. No free text, no name of a person."""

from datetime import datetime

from domain.announcing import complete_at, missing
from domain.entities import Issue
from domain.events import (
    Amendment,
    ContactEvent,
    Event,
    PlanChanged,
    PlanFrozen,
    PlanRebaselined,
    PlanShifted,
    RehearsalAccepted,
    ReportCorrected,
    RunCreated,
    UnitWentLive,
)
from domain.fold.tallies import open_deviations
from domain.golive import Announcement, GoLive
from domain.holding import standing as standing_holds
from domain.plan import Plan
from domain.recorded import Recorded
from domain.rehearsed import needs_rehearsal
from domain.tables import NOTHING, Run
from domain.terms import key
from projections.board import News, Row
from projections.holds import hold_row
from projections.milestones import milestone_row
from projections.places import block_row, failed_row, location_row
from projections.planned import Laid, laid_out, place_of
from projections.reports import KINDS, about, says, told
from projections.times import minutes_ahead, stamp
from projections.touched import Refs, newest, thing_of

TABLES = (
    *("golive", "holds", "systems", "locations", "central"),
    *("issues", "latest", "actors", "counters"),
)

_UNSAID: tuple[type[Event], ...] = (
    *(Amendment, ContactEvent, RunCreated, UnitWentLive),
    *(PlanChanged, PlanFrozen, PlanRebaselined, PlanShifted),
    RehearsalAccepted,
)
"""What the foot of the wall leaves out: words about reports, talk, and the setting up of the run."""

_CALLED = {"actors": "name", "counters": "title"}
"""Tables that are on the wall for what their codes are called."""

_LATEST = (
    *("activity", "title", "location", "actor", "system", "counter", "issue"),
    *("state", "mode", "result", "value", "eta", "due", "seat", "vote"),
)


def rows(run: Run, touched: Refs) -> News:
    """What was touched, as it stands; None where something is not on the wall any more."""
    laid = laid_out(run)
    news: dict[str, dict[str, Row | None]] = {name: {} for name in TABLES}
    for code in _locations(run, touched):
        news["locations"][code] = location_row(run, laid, code)
    for table, code in touched:
        if table == "golive":
            news["golive"][""] = _golive(run, laid)
            news["latest"][""] = _latest(run)
            news["systems"] = {system: _system(run, system) for system in run.systems}
        elif table == "activities":
            news["central"][code] = _central(run, code)
        elif table == "holds":
            news[table][code] = hold_row(run, code)
        elif table == "issues":
            news[table][code] = _issue(run.issues[code])
        elif table in _CALLED and code in getattr(run, table):
            plan, name = getattr(run, table)[code].plan, _CALLED[table]
            news[table][code] = {"code": plan.code, name: getattr(plan, name)}
    return news


def _locations(run: Run, touched: Refs) -> list[str]:
    """The locations that are touched, or answer the telephone of who is; work touches where it is done."""
    named: dict[str, None] = {}
    for table, code in touched:
        if table == "contacts":
            named[code.partition(":")[2]] = None
        elif table in ("locations", "actors"):
            named[code] = None
    return [code for code in named if code in run.locations]


# ---- the go-live


def _golive(run: Run, laid: Laid) -> Row | None:
    header = run.header
    if header is None:
        return None
    return (
        _frame(header)
        | _transition(run, header)
        | {"milestone": milestone_row(run, laid, header, _began(run))}
        | _work(run)
        | _people(run)
        | _issues(run)
    )


def _frame(header: GoLive) -> Row:
    plan: Plan = header.plan
    return {
        "title": header.title,
        "kind": header.kind,
        "number": header.number,
        "zone": header.zone,
        "programme": header.programme,
        "unit": header.unit,
        "start": stamp(plan.start),
        "finish": stamp(plan.finish),
        "window_end": stamp(plan.window_end),
        "point_of_no_return": stamp(plan.point_of_no_return),
        "checkin_by": stamp(plan.checkin_by),
        "centres": list(plan.centres),
        "frozen_at": stamp(header.frozen_at),
        "rebaselined": header.rebaselined,
        "rehearsals": list(header.rehearsals),
        "needs_rehearsal": header.baseline is None and needs_rehearsal(header),
        "replanned": header.baseline is not None and header.baseline is not plan,
    }


def _transition(run: Run, header: GoLive) -> Row:
    """How far the night has come, by rule 8 (docs/rules.md)."""
    announced = header.announcement
    standing = announced if announced is not None and announced.stands else None
    completed = standing.complete_at if standing else complete_at(run)
    began = _began(run)
    return {
        "stage": _stage(run, standing, began is not None),
        "started_at": stamp(began),
        "complete_at": stamp(completed),
        "announced_at": stamp(standing.at) if standing else None,
        "announcement_position": standing.position if standing else None,
        "ordinal": standing.ordinal if standing else None,
        "ahead_minutes": _ahead(header, standing),
        "withdrawn_at": stamp(announced.withdrawn_at) if announced else None,
        "changed_beneath": (
            len(standing.changed_beneath) - standing.acknowledged if standing else 0
        ),
    }


def _began(run: Run) -> datetime | None:
    """When the first activity began, by the first sign of it."""
    code = run.first.get("")
    return run.activities[code].began_at if code else None


def _stage(run: Run, standing: Announcement | None, begun: bool) -> str:
    if standing is not None:
        return "announced"
    tally = run.tallies.get("", NOTHING)
    released = (
        tally.mandatory == tally.mandatory_released
    )  # asked first: it saves a look at every activity
    if released and complete_at(run) is not None and not missing(run):
        return "complete"
    return "during" if begun else "before"


def _ahead(header: GoLive, standing: Announcement | None) -> int | None:
    finish = header.plan.finish
    return minutes_ahead(finish, standing.complete_at) if finish and standing else None


def _work(run: Run) -> Row:
    tally = run.tallies.get("", NOTHING)
    return {
        "activities": tally.total,
        "released": tally.released,
        "approved": tally.approved,
        "mandatory": tally.mandatory,
        "mandatory_released": tally.mandatory_released,
        "blocked": tally.blocked,
        "failed": tally.failed,
        "deviations": open_deviations(run),
        "holds": len(standing_holds(run.holds)),
    } | _gates(run)


def _gates(run: Run) -> Row:
    """How many gates there are, and how many let go what waits for them."""
    gates = [run.activities[code] for code in run.gates.get("", ())]
    return {"gates": len(gates), "gates_passed": sum(1 for gate in gates if gate.released)}


def _people(run: Run) -> Row:
    actors, locations = run.actors.values(), run.locations.values()
    return {
        "actors": len(run.actors),
        "actors_in": sum(1 for a in actors if a.checked_in_at is not None),
        "actors_complete": sum(1 for a in actors if a.complete_at is not None),
        "locations": len(run.locations),
        "locations_new": sum(1 for at in locations if at.mode in ("new", "back-entered")),
        "locations_received": sum(1 for at in locations if at.announcement_received_at is not None),
    }


def _issues(run: Run) -> Row:
    standing = [issue for issue in run.issues.values() if issue.open]
    return {
        "issues_open": len(standing),
        "patient_safety_open": sum(1 for issue in standing if issue.patient_safety),
    }


# ---- the rest of the wall


def _system(run: Run, code: str) -> Row:
    system, header = run.systems[code], run.header
    announced = header.announcement if header else None
    live = announced is not None and announced.stands and system.plan.kind == "new"
    return {
        "code": system.plan.code,
        "name": system.plan.name,
        "kind": system.plan.kind,
        "order": place_of(run.systems, code),
        "state": system.state,
        "since": stamp(system.since),
        "target_state": system.plan.target_state,
        "in_target": system.in_target,
        "mandatory": system.plan.mandatory,
        "opened_at": stamp(system.opened_at),
        "live_at": stamp(announced.complete_at) if announced and live else None,
    }


def _central(run: Run, code: str) -> Row | None:
    """Work at no location, such as the centre's own, that is blocked or failed."""
    activity = run.activities[code]
    if not activity.counts or key(activity.plan.location or "") in run.locations:
        return None
    row = block_row(activity) or failed_row(activity)
    return row and row | {"actor": activity.plan.actor, "status": activity.status}


def _issue(issue: Issue) -> Row | None:
    """Open ones only."""
    if not issue.open:
        return None
    return {
        "code": issue.code,
        "severity": issue.severity,
        "area": issue.area,
        "patient_safety": issue.patient_safety,
        "owner": issue.owner,
        "location": issue.location,
        "activity": issue.activity,
        "raised_at": stamp(issue.raised_at),
        "promised": stamp(issue.promised),
        "accepted": issue.accepted_by is not None,
    }


def _latest(run: Run) -> Row | None:
    """The last that happened in the field and was not struck; of two at the same time the later entry."""
    last: tuple[datetime, int, Row] | None = None
    for recorded in newest(run):
        if last is not None and recorded.known_at < last[0]:
            break  # what was known before that happened no later
        last = max(filter(None, (last, _happened(run, recorded))), default=None, key=_when)
    return last and last[2]


def _when(found: tuple[datetime, int, Row]) -> tuple[datetime, int]:
    return found[:2]


def _happened(run: Run, recorded: Recorded) -> tuple[datetime, int, Row] | None:
    """When it was, its position and its row; a correction leads to what it moved in time."""
    if isinstance(recorded.event, ReportCorrected) and recorded.event.of in run.reports:
        recorded = run.reports[recorded.event.of]
    if isinstance(recorded.event, _UNSAID):
        return None
    now = told(thing_of(run, recorded), recorded)
    if now.strike is not None:
        return None
    row = about(run, now.said.event) | says(now.said.event)
    head = {
        "position": recorded.position,
        "kind": KINDS[type(recorded.event)],
        "occurred_at": stamp(now.said.occurred_at),
    }
    return now.said.occurred_at, recorded.position, head | {name: row[name] for name in _LATEST}
