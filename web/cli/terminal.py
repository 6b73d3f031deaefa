"""What the commands share: their options, and how they speak."""

import sys
from collections.abc import Iterable, Sequence
from typing import Annotated

import msgspec
import typer
from rich import box
from rich.console import Console
from rich.table import Table
from sqlalchemy import make_url

from web.settings import TOKEN

screen = Console(highlight=False, markup=False)
"""Brackets in a plan's titles and people's notes are theirs."""

Database = Annotated[
    str | None,
    typer.Option("--database", help="sqlite:///FILE or postgresql+psycopg://…", show_default=False),
]
Url = Annotated[str | None, typer.Option("--url", help="a running command centre")]
Token = Annotated[
    str | None, typer.Option("--token", help="a bearer token", envvar=TOKEN, show_envvar=True)
]
AsJson = Annotated[bool, typer.Option("--json", help="for machines")]


class Stop(Exception):
    """The command cannot be done; ``str()`` is the sentence."""


def shown(database: str) -> str:
    """The address of a database without its password."""
    return make_url(database).render_as_string(hide_password=True)


def table(heads: Sequence[str], rows: Iterable[Sequence[str | None]]) -> Table:
    """Rows under their heads; what is too wide goes on below."""
    drawn = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for head in heads:
        drawn.add_column(head, overflow="fold")
    for row in rows:
        drawn.add_row(*row)
    return drawn


def tell(value: object) -> None:
    """``value`` as JSON on the terminal, for machines."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")
