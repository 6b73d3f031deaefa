"""``golive serve``."""

from pathlib import Path

import typer

from domain.eventlog import EventLog, NoLogYet
from web.cli.terminal import Database, screen, shown
from web.server import serve as run
from web.settings import load


def add_to(app: typer.Typer) -> None:
    app.command()(serve)


def serve(
    database: Database = None,
    host: str | None = None,
    port: int | None = None,
    workers: int | None = None,
    public_url: str | None = None,
    tls_certificate: Path | None = None,
    tls_key: Path | None = None,
) -> None:
    """The server. It listens on loopback unless TLS, here or at a proxy, is told."""
    settings = load(
        database=database,
        host=host,
        port=port,
        workers=workers,
        public_url=public_url,
        tls_certificate=tls_certificate,
        tls_key=tls_key,
    )
    new = _is_new(settings.database)

    def started(address: str) -> None:
        screen.print(f"{shown(settings.database)} at {address}", soft_wrap=True)
        if new:
            screen.print("It is a new log, with nothing in it yet: `golive import` brings a plan.")

    run(settings, started)


def _is_new(url: str) -> bool:
    """Whether there is no log yet: then starting makes one, which a misspelt address should not do unseen."""
    try:
        EventLog(url, reading=True).close()
    except NoLogYet:
        return True
    return False
