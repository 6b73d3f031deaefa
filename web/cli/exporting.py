"""``golive plan``: the plan as it stands, as a file that can be imported again."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from domain.eventlog import EventLog, NoLogYet
from domain.golive import GoLive
from domain.state import evolve
from domain.tables import Run
from web.cli.terminal import Database, Stop, screen
from web.planfiles.out import FORMS
from web.settings import load


def add_to(app: typer.Typer) -> None:
    app.command("plan")(plan)


def plan(
    golive: str,
    out: Annotated[
        Path | None, typer.Option(help="its ending says what it is: .csv, .xlsx, .json or .xml")
    ] = None,
    database: Database = None,
) -> None:
    """The plan as it stands, as csv, xlsx, json or MS Project XML; as csv in the terminal."""
    stands = standing(load(database=database).database, golive)
    if stands is None:
        raise Stop(f"There is no golive {golive!r}.")
    form = "csv" if out is None else out.suffix.lstrip(".").lower()
    if form not in FORMS:
        raise Stop(f"A plan is not written as {form!r}; there are {', '.join(FORMS)}.")
    data = FORMS[form][1](stands.plan, stands.zone)
    if out is None:
        sys.stdout.write(data.decode("utf-8-sig").replace("\r\n", "\n"))
    else:
        screen.print(f"Wrote {write(out, data)}.")


def write(path: Path, data: bytes) -> Path:
    """The file, or the sentence why it cannot be written."""
    try:
        path.write_bytes(data)
    except OSError as wrong:
        raise Stop(f"{path} cannot be written: {wrong.strerror}.") from None
    return path


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
