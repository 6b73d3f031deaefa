"""``golive doctor``: what is wrong with this installation, and every setting there is."""

import typer
from rich.table import Table

from domain.eventlog import EventLog
from web.cli.terminal import Database, Stop, screen, shown
from web.hatch import beside, is_answered
from web.settings import PREFIX, TOKEN, Settings, load


def add_to(app: typer.Typer) -> None:
    app.command()(doctor)


def doctor(settings: bool = False, database: Database = None) -> None:
    """Look at the settings and the log. Finds nothing wrong, or says what and ends with 1."""
    known = load(database=database)
    if settings:
        _list(known)
        return
    log = EventLog(known.database, reading=True)
    try:
        head = log.head()
        screen.print(
            f"The log {shown(known.database)} holds {head.position} reports, epoch {log.epoch}."
        )
        bad = log.verify()
    finally:
        log.close()
    hatch = beside(known.database)
    if hatch is not None:
        screen.print("A server is running." if is_answered(hatch) else "No server is running.")
    if bad is not None:
        raise Stop(f"The log is not what was written from position {bad} on.")
    screen.print("Every report is as it was written.")


def _list(known: Settings) -> None:
    table = Table("setting", "value", "what it is")
    for name, field in Settings.model_fields.items():
        value = getattr(known, name)
        told = shown(value) if name == "database" else str(value if value is not None else "")
        table.add_row(f"{PREFIX}{name}".upper(), told, field.description or "")
    table.add_row(TOKEN, "", "who the command line is to a running server; in the environment only")
    screen.print(table)
