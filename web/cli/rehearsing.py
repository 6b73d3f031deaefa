"""``golive rehearse``: a run of its own, from the plan of the live one."""

from collections.abc import Iterable
from typing import Annotated

import typer

from domain.clock import Clock
from domain.commands import Order
from domain.terms import key
from web import founding, rehearsals
from web.cli.exporting import standing
from web.cli.people import runs
from web.cli.plans import TYPIST, record
from web.cli.terminal import Database, Stop, screen
from web.hatch import beside
from web.reportids import new_report_id
from web.settings import load

PAGES = ("console", "wall")


def add_to(app: typer.Typer) -> None:
    app.command()(rehearse)


def rehearse(
    golive: str,
    number: Annotated[
        int | None, typer.Option(min=1, help="which rehearsal it is; the next, if not said")
    ] = None,
    database: Database = None,
) -> None:
    """A rehearsal of a go-live, from its plan as it stands now."""
    settings = load(database=database)
    there = runs(settings.database)
    live = standing(settings.database, golive)
    if live is None:
        others = f"there are {', '.join(there)}" if there else "there is none yet"
        raise Stop(f"There is no go-live {golive!r} in this log; {others}.")
    chosen = number or _next(live.run, there)
    name = rehearsals.name(live, chosen)
    command = rehearsals.creation(live, chosen, new_report_id(), clock=Clock())
    founding.check(name, command)
    receipt, server = record(
        settings.database, Order(run=name, recorded_by=TYPIST, command=command)
    )
    screen.print(f"{name} stands in the log at p{receipt.position}, in real time.")
    if server is None and beside(settings.database):
        screen.print("No server runs; once `golive serve` does:")
    elif server is None:
        screen.print("Servers on PostgreSQL cannot be seen from here; one with these settings has:")
    for page in PAGES:
        screen.print(f"  {page:8} {server or settings.address()}/{page}/{name}", soft_wrap=True)


def _next(live: str, there: Iterable[str]) -> int:
    """The number after the highest of its rehearsals."""
    prefix = key(f"{live}-r")
    tails = [run.removeprefix(prefix) for run in there if run.startswith(prefix)]
    return max((int(number) for number in tails if number.isdecimal()), default=0) + 1
