"""``golive import``: a plan file into a go-live, or first only looked at."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import msgspec
import typer

from domain.commands import ChangePlan, CreateRun, Order
from domain.eventlog import EventLog, NoLogYet
from domain.golive import GoLive
from domain.plan import Difference, Frame, Plan
from domain.refusals import Refused
from domain.state import evolve
from domain.tables import Run
from web import founding, planfiles
from web.cli.terminal import AsJson, Database, Stop, screen, tell
from web.errors import Problem, problem
from web.hatch import desk
from web.receipts import Receipt
from web.reportids import new_report_id
from web.settings import load

TYPIST = "person:command-line"
"""Who stands in the log as having typed what the command line records."""

NOTHING = Plan(name="", activities=())

LISTED = 20
"""Codes that are written out of those that changed."""

ONE = {
    "activities": "activity",
    "locations": "location",
    "actors": "actor",
    "systems": "system",
    "counters": "counter",
    "roles": "role",
    "areas": "area",
}
"""What one of a section is called."""


def add_to(app: typer.Typer) -> None:
    app.command("import")(import_plan)


def import_plan(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)],
    golive: Annotated[str, typer.Option("--golive", help="the go-live it belongs to")],
    title: Annotated[str | None, typer.Option(help="of a go-live that is created so")] = None,
    zone: Annotated[str, typer.Option(help="of times without offset")] = "Europe/Oslo",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="record nothing")] = False,
    as_json: AsJson = False,
    database: Database = None,
) -> None:
    """Plan from csv, xlsx, json, MS Project XML or Primavera XER; every fault with its row and column."""
    url = load(database=database).database
    try:
        looked = _looked(url, file, golive, title, zone)
        told = _told(looked, dry_run, url)
    except (Refused, NotRecorded) as wrong:
        if as_json:
            tell(problem(wrong, str(file)) if isinstance(wrong, Refused) else wrong.problem)
        raise
    if as_json:
        tell(looked.change)
        return
    _show(looked)
    screen.print(told)


class NotRecorded(Stop):
    """The writer refused the order; ``problem`` is as over HTTP."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """A file beside the plan that stands, and the order that takes it in; None where nothing would change."""

    old: Plan
    zone: str
    change: Difference
    notes: tuple[str, ...]
    order: Order | None


def _looked(url: str, file: Path, golive: str, title: str | None, zone: str) -> Looked:
    """Refused: ``PlanFaults``, ``NotReadable``, ``MalformedField``."""
    stands = standing(url, golive)
    if stands is None:
        founding.check_zone(zone)
    made = planfiles.read(file.name, file.read_bytes(), stands.zone if stands else zone)
    old = stands.plan if stands else NOTHING
    change = planfiles.difference(old, made)
    command = _changed(stands, change) if stands else _founded(golive, title, zone, made.plan)
    notes = (*made.notes, *planfiles.staying(old, made))
    if stands and title is not None:
        notes += (f"{golive} is called {stands.title!r} and keeps that title.",)
    order = Order(run=golive, recorded_by=TYPIST, command=command) if command else None
    in_zone = stands.zone if stands else zone
    return Looked(old=old, zone=in_zone, change=change, notes=notes, order=order)


def _told(looked: Looked, dry_run: bool, url: str) -> str:
    """Have it recorded, unless it is dry or nothing changed; the sentence that says so."""
    if looked.order is None:
        return "Nothing changed; nothing was recorded."
    if dry_run:
        return "Nothing was recorded, for this run was dry."
    receipt, _ = record(url, looked.order)
    return f"Recorded at p{receipt.position}."


def _changed(stands: GoLive, change: Difference) -> ChangePlan | None:
    if change == Difference():
        return None
    return ChangePlan(report_id=new_report_id(), made_on=stands.plan_position, difference=change)


def _founded(golive: str, title: str | None, zone: str, plan: Plan) -> CreateRun:
    """A go-live that can be followed, as by HTTP. Refused: ``MalformedField``."""
    titled = golive if title is None else title
    new = CreateRun(report_id=new_report_id(), title=titled, plan=plan, zone=zone)
    founding.check(golive, new)
    return new


def record(url: str, order: Order) -> tuple[Receipt, str | None]:
    """Its receipt, and where the server is that took it, if one runs. Raises ``NotRecorded``."""
    with desk(url) as writer:
        (answer,) = writer.submit([order])
    if answer.receipt is None:
        assert answer.problem is not None, "what has no receipt has a reason"
        raise NotRecorded(answer.problem)
    return answer.receipt, answer.address


def standing(url: str, golive: str) -> GoLive | None:
    """The go-live as the log has it; None when it is not there yet."""
    try:
        log = EventLog(url, reading=True)
    except NoLogYet:
        return None
    try:
        run = Run(golive)
        for page in log.pages(golive):
            for recorded in page:
                evolve(run, recorded)
    finally:
        log.close()
    return run.header


def _show(looked: Looked) -> None:
    for note in looked.notes:
        screen.print(f"note: {note}")
    change = looked.change
    _show_frame(looked.old, change.frame or looked.old, ZoneInfo(looked.zone))
    for section, one in ONE.items():
        rows = [getattr(row, "code", row) for row in getattr(change, section)]
        if rows:
            new = "new" if section in ("roles", "areas") else "new or changed"
            screen.print(f"{_counted(rows, one, section)} {new}: {_listed(rows)}")
    if change.removed:
        gone = _counted(change.removed, "activity", "activities")
        screen.print(f"{gone} gone: {_listed(change.removed)}")


def _counted(rows: Sequence[str], one: str, several: str) -> str:
    return f"{len(rows)} {one if len(rows) == 1 else several}"


def _listed(codes: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    more = len(codes) - LISTED
    return ", ".join(codes[:LISTED]) + (f" and {more} more" if more > 0 else "")


def _show_frame(old: Frame, new: Frame, zone: ZoneInfo) -> None:
    for name in Frame.__struct_fields__:
        if getattr(new, name) != getattr(old, name):
            screen.print(f"the plan's {name}: {_cell(getattr(new, name), zone)}")


def _cell(value: object, zone: ZoneInfo) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%Y-%m-%d %H:%M}"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "nothing" if value is None else str(value)
