"""``golive import``: a plan file into a go-live, or first only looked at."""

from pathlib import Path
from typing import Annotated, NamedTuple, cast

import msgspec
import typer

from domain.commands import ChangePlan, CreateRun, Order
from domain.golive import GoLive
from domain.mapping import AS_NAMED, DateOrder, Mapping
from domain.plan import Difference, Plan
from domain.refusals import Refused
from web import founding, planfiles
from web.cli.differences import show, show_columns
from web.cli.exporting import standing, write
from web.cli.terminal import AsJson, Database, Stop, screen, tell
from web.door import IMPORT
from web.errors import Problem, problem
from web.hatch import desk
from web.planfiles import out
from web.planfiles.out.labels import Lang
from web.receipts import Receipt
from web.reportids import new_report_id
from web.settings import load

TYPIST = "person:command-line"
"""Who stands in the log as having typed what the command line records."""

NOTHING = Plan(name="", activities=())


def add_to(app: typer.Typer) -> None:
    app.command("import")(import_plan)


def import_plan(
    file: Annotated[Path | None, typer.Argument(exists=True, dir_okay=False, readable=True)] = None,
    golive: Annotated[
        str | None, typer.Option("--golive", help="the go-live it belongs to")
    ] = None,
    title: Annotated[str | None, typer.Option(help="of a go-live that is created so")] = None,
    zone: Annotated[str, typer.Option(help="of times without offset")] = "Europe/Oslo",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="record nothing")] = False,
    columns: Annotated[
        list[str] | None, typer.Option("--map", help="'their header=our column', remembered")
    ] = None,
    dates: Annotated[str | None, typer.Option(help="dmy or mdy: what 3/4/2023 means")] = None,
    sheet: Annotated[str | None, typer.Option(help="the sheet with the activities")] = None,
    template: Annotated[
        Path | None, typer.Option(help="write an empty workbook with drop-downs here instead")
    ] = None,
    lang: Annotated[Lang, typer.Option(help="of the template")] = "nb",
    as_json: AsJson = False,
    database: Database = None,
) -> None:
    """Plan from csv, xlsx, json, MS Project XML or Primavera XER; every fault with its row and column."""
    if template is not None:
        screen.print(f"Wrote {write(template, out.template(lang))}.")
        return
    if file is None or golive is None:
        raise typer.BadParameter("a FILE and --golive, or --template alone, say what to do.")
    url = load(database=database).database
    try:
        said = planfiles.mapping_of(columns or (), cast(DateOrder | None, dates), sheet)
        looked = _looked(url, file, golive, Asked(title, zone, said, not as_json and dry_run))
        told = _told(looked, dry_run, url)
    except (Refused, NotRecorded) as wrong:
        if as_json:
            tell(problem(wrong, str(file)) if isinstance(wrong, Refused) else wrong.problem)
        raise
    if as_json:
        tell(looked.change)
        return
    show(looked.old, looked.change, looked.notes, looked.zone)
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


class Asked(NamedTuple):
    """``title`` and ``zone`` of a go-live that is created so; ``shown`` where the columns are to be told."""

    title: str | None
    zone: str
    mapping: Mapping
    shown: bool


def _looked(url: str, file: Path, golive: str, asked: Asked) -> Looked:
    """Refused: ``PlanFaults``, ``NotReadable``, ``MalformedField``."""
    stands = standing(url, golive)
    if stands is None:
        founding.check_zone(asked.zone)
    zone, old = (stands.zone, stands.plan) if stands else (asked.zone, NOTHING)
    mapping = asked.mapping.over(stands.mapping) if stands else asked.mapping
    look = planfiles.look(file.name, _bytes(file), zone, mapping, old if stands else None)
    if asked.shown:
        show_columns(look.sheets)
    made = planfiles.made_of(look)
    change = planfiles.difference(old, made)
    kept = None if mapping == AS_NAMED else mapping
    command = _changed(stands, change, kept) if stands else _founded(golive, asked, made.plan, kept)
    notes = (*made.notes, *planfiles.staying(old, made))
    if stands and asked.title is not None:
        notes += (f"{golive} is called {stands.title!r} and keeps that title.",)
    order = Order(run=golive, recorded_by=TYPIST, command=command) if command else None
    return Looked(old=old, zone=zone, change=change, notes=notes, order=order)


def _bytes(file: Path) -> bytes:
    """Not more than can be a plan: what is larger is refused for its size."""
    with file.open("rb") as opened:
        return opened.read(IMPORT + 1)


def _told(looked: Looked, dry_run: bool, url: str) -> str:
    """Have it recorded, unless it is dry or nothing changed; the sentence that says so."""
    if looked.order is None:
        return "Nothing changed; nothing was recorded."
    if dry_run:
        return "Nothing was recorded, for this run was dry."
    receipt, _ = record(url, looked.order)
    return f"Recorded at p{receipt.position}."


def _changed(stands: GoLive, change: Difference, mapping: Mapping | None) -> ChangePlan | None:
    if change == Difference():
        return None
    return ChangePlan(
        report_id=new_report_id(),
        made_on=stands.plan_position,
        difference=change,
        mapping=mapping,
    )


def _founded(golive: str, asked: Asked, plan: Plan, mapping: Mapping | None) -> CreateRun:
    """A go-live that can be followed, as by HTTP. Refused: ``MalformedField``."""
    new = CreateRun(
        report_id=new_report_id(),
        title=golive if asked.title is None else asked.title,
        plan=plan,
        zone=asked.zone,
        mapping=mapping,
    )
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
