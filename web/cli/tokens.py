"""``golive token``: tokens for bots and scripts, told once, then known by their ids alone."""

from datetime import UTC, datetime
from typing import Annotated

import msgspec
import typer
from sqlalchemy import Connection

from web.cli.people import Name, known_in, run
from web.cli.terminal import AsJson, Database, screen, table, tell
from web.errands import EndToken, MakeKey
from web.identity import keys, persons
from web.settings import load
from web.times import stamp

tokens = typer.Typer(no_args_is_help=True, help="Tokens for bots and scripts.")


def add_to(app: typer.Typer) -> None:
    app.add_typer(tokens, name="token")


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """A token that opens something: its id, whose it is, what it is for, when it was made."""

    id: str
    person: str
    name: str | None
    label: str | None
    made_at: str


@tokens.command("add")
def add(name: Name, label: str = "", database: Database = None) -> None:
    """Print a bearer token, which is told only now."""
    done = run(MakeKey(name=name, kind="token", label=label or None), database)
    screen.print(done.secret, soft_wrap=True)


@tokens.command("list")
def listed(as_json: AsJson = False, database: Database = None) -> None:
    """Every token that opens something, without its secret."""
    found = known_in(load(database=database).database, _tokens)
    if as_json:
        tell(found)
        return
    rows = ((one.id, one.name, one.person, one.label, one.made_at) for one in found)
    heads = ("id", "name", "reference", "label", "made at")
    screen.print(table(heads, rows) if found else "There is no token.")


@tokens.command("end")
def end(
    token: Annotated[str, typer.Argument(help="its id, as `golive token list` has it")],
    database: Database = None,
) -> None:
    """End one token; what it had open is closed within two seconds."""
    done = run(EndToken(id=token), database)
    screen.print(f"The token {token} of {done.person.name} is ended.")


def _tokens(tx: Connection) -> list[Token]:
    found = keys.tokens(tx)
    names = persons.names(tx, {one.person for one in found})
    return [
        Token(
            id=one.id,
            person=one.person,
            name=names.get(one.person),
            label=one.label,
            made_at=stamp(datetime.fromtimestamp(one.made_at, UTC)),
        )
        for one in found
    ]
