"""``golive import``: a plan file into a go-live, or first only looked at."""

from pathlib import Path
from typing import Annotated

import typer

from domain.commands import ChangePlan, CreateRun, Order
from domain.entities import GoLive
from domain.eventlog import EventLog, NoLogYet
from domain.plan import Difference, Frame, Plan
from domain.state import evolve
from domain.tables import Run
from web import founding, planfiles
from web.cli.terminal import AsJson, Database, Stop, screen, tell
from web.hatch import desk
from web.receipts import Receipt
from web.reportids import new_report_id
from web.settings import load

TYPIST = "person:command-line"
"""Who stands in the log as having typed what the command line records."""

NOTHING = Plan(name="", activities=())


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
    """Plan from csv or json. Every fault is told with its row and column."""
    url = load(database=database).database
    stands = _standing(url, golive)
    if stands is None:
        founding.check_zone(zone)
    made = planfiles.read(file.name, file.read_bytes(), stands.zone if stands else zone)
    old = stands.plan if stands else NOTHING
    change = planfiles.difference(old, made)
    command = _changed(stands, change) if stands else _founded(golive, title, zone, made.plan)
    if as_json:
        tell(change)
    else:
        _show(old, change, (*made.notes, *planfiles.staying(old, made)))
        if stands and title is not None:
            screen.print(f"note: {golive} is called {stands.title!r} and keeps that title.")
    if dry_run:
        return
    recorded = _record(url, Order(run=golive, recorded_by=TYPIST, command=command))
    if not as_json:
        screen.print(f"Recorded at p{recorded.position}.")


def _changed(stands: GoLive, change: Difference) -> ChangePlan:
    return ChangePlan(report_id=new_report_id(), made_on=stands.plan_position, difference=change)


def _founded(golive: str, title: str | None, zone: str, plan: Plan) -> CreateRun:
    """A go-live that can be followed, as by HTTP. Refused: ``MalformedField``."""
    titled = golive if title is None else title
    new = CreateRun(report_id=new_report_id(), title=titled, plan=plan, zone=zone)
    founding.check(golive, new)
    return new


def _record(url: str, order: Order) -> Receipt:
    """Raises ``Stop`` with the reason of a refusal."""
    with desk(url) as writer:
        (answer,) = writer.submit([order])
    if answer.receipt is None:
        raise Stop(answer.problem.detail if answer.problem else "It was not recorded.")
    return answer.receipt


def _standing(url: str, golive: str) -> GoLive | None:
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


def _show(old: Plan, change: Difference, notes: tuple[str, ...]) -> None:
    for note in notes:
        screen.print(f"note: {note}")
    _show_frame(old, change.frame or old)
    for name in ("activities", "locations", "actors", "systems", "counters"):
        rows = getattr(change, name)
        if rows:
            codes = ", ".join(row.code for row in rows[:20])
            screen.print(
                f"{len(rows)} {name} new or changed: {codes}{' …' if len(rows) > 20 else ''}"
            )
    for name in ("roles", "areas"):
        words = getattr(change, name)
        if words:
            screen.print(f"{len(words)} {name} new: {', '.join(words)}")
    if change.removed:
        screen.print(f"{len(change.removed)} activities gone: {', '.join(change.removed)}")


def _show_frame(old: Frame, new: Frame) -> None:
    for name in Frame.__struct_fields__:
        if getattr(new, name) != getattr(old, name):
            screen.print(f"the plan's {name}: {_cell(getattr(new, name))}")


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "nothing" if value is None else str(value)
