"""``golive serve``."""

from pathlib import Path

import typer

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
    run(
        settings,
        lambda address: screen.print(f"{shown(settings.database)} at {address}", soft_wrap=True),
    )
