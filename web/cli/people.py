"""``golive user``: people, what they may do, and their sign-in links."""

from collections.abc import Callable
from typing import Annotated, TypeVar, get_args

import msgspec
import typer
from sqlalchemy import Connection, inspect

from domain.eventlog import EventLog, NoLogYet
from domain.terms import key
from web.cli.terminal import AsJson, Database, Stop, screen, table, tell
from web.errands import AddUser, AnyErrand, Done, EndKeys, EraseUser, MakeKey, WithdrawRole, place
from web.hatch import desk
from web.identity import Person, Role, persons
from web.identity.persons import LoginKind
from web.identity.tables import EVERYWHERE, PERSON
from web.playing import located
from web.settings import load

users = typer.Typer(no_args_is_help=True, help="People and what they may do.")

Name = Annotated[str, typer.Argument(help="a name, a login or a reference (person:…)")]
GoLive = Annotated[str, typer.Option("--golive", help="in this go-live only")]
T = TypeVar("T")
RoleName = Annotated[str, typer.Option("--role", help=", ".join(get_args(Role)))]


def add_to(app: typer.Typer) -> None:
    app.add_typer(users, name="user")


@users.command("add")
def add(
    name: Name,
    role: RoleName,
    golive: GoLive = EVERYWHERE,
    email: str = "",
    phone: str = "",
    subject: str = "",
    ahead: Annotated[bool, typer.Option("--ahead", help="the go-live is still to come")] = False,
    database: Database = None,
) -> None:
    """Give somebody a role. Who is known by that name or login is the same person."""
    if golive != EVERYWHERE and not ahead:
        _must_be_there(golive, load(database=database).database)
    given: dict[LoginKind, str] = {"email": email, "phone": phone, "subject": subject}
    logins = {kind: value for kind, value in given.items() if value}
    done = run(AddUser(name=name, role=_role(role), golive=golive, logins=logins), database)
    screen.print(f"{done.person.name} ({done.person.ref}) is {role} {place(golive)}.")


def _must_be_there(golive: str, url: str) -> None:
    """Raises ``Stop``: a role for a go-live that is misspelt would hold nowhere, and nobody would see why."""
    there = runs(url)
    if key(golive) not in there:
        others = f"there are {', '.join(there)}" if there else "there is none yet"
        raise Stop(
            f"There is no go-live {golive!r} in this log; {others}."
            " --ahead gives the role for one that is still to come."
        )


def runs(url: str) -> list[str]:
    """The folded ids of all runs in the log; none where there is no log yet."""
    try:
        log = EventLog(url, reading=True)
    except NoLogYet:
        return []
    try:
        return log.runs()
    finally:
        log.close()


@users.command("list")
def listed(as_json: AsJson = False, database: Database = None) -> None:
    """Everybody who is known, with her roles and logins."""
    known = known_in(load(database=database).database, _everybody)
    if as_json:
        tell(known)
        return
    rows = ((one.name, one.ref, ", ".join(one.roles), ", ".join(one.logins)) for one in known)
    heads = ("name", "reference", "roles", "logins")
    screen.print(table(heads, rows) if known else "Nobody is known yet.")


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody, with her roles (``commander in molde``) and logins."""

    ref: str
    name: str
    roles: tuple[str, ...]
    logins: tuple[str, ...]


def known_in(url: str, ask: Callable[[Connection], list[T]]) -> list[T]:
    """What the tables of people answer; nothing where there are none yet."""
    log = EventLog(url, reading=True)
    try:
        with log.store.reader.connect() as tx:
            return ask(tx) if inspect(tx).has_table(PERSON.name) else []
    finally:
        log.close()


def _everybody(tx: Connection) -> list[Known]:
    return [_with_roles(tx, person) for person in persons.everybody(tx)]


def _with_roles(tx: Connection, person: Person) -> Known:
    roles = sorted(
        role if golive == EVERYWHERE else f"{role} in {golive}"
        for golive, role in persons.grants(tx, person.ref)
    )
    logins = tuple(persons.logins(tx, person.ref))
    return Known(ref=person.ref, name=person.name, roles=tuple(roles), logins=logins)


@users.command("withdraw")
def withdraw(
    name: Name, role: RoleName, golive: GoLive = EVERYWHERE, database: Database = None
) -> None:
    """Take a role away; open screens notice within two seconds."""
    done = run(WithdrawRole(name=name, role=_role(role), golive=golive), database)
    still = f", but still {' and '.join(done.still)}" if done.still else ""
    screen.print(f"{done.person.name} is no longer {role} {place(golive)}{still}.")


@users.command("link")
def link(
    name: Name,
    url: Annotated[str, typer.Option("--url", help="the address of the command centre")] = "",
    database: Database = None,
) -> None:
    """Print a sign-in link. It is used once."""
    settings = load(database=database)
    if url:
        located(url)
    done = run(MakeKey(name=name, kind="link", seconds=settings.link_minutes * 60), database)
    base = url.rstrip("/") or done.address or settings.address()
    screen.print(f"{base}/signin#{done.secret}", soft_wrap=True)


@users.command("end")
def end(name: Name, database: Database = None) -> None:
    """End every session and token of somebody."""
    done = run(EndKeys(name=name), database)
    screen.print(f"{done.person.name} is signed out everywhere.")


@users.command("erase")
def erase(
    name: Name,
    yes: Annotated[bool, typer.Option("--yes", help="without asking")] = False,
    database: Database = None,
) -> None:
    """Forget somebody for good: name, logins, roles, keys. The log keeps a reference to nobody."""
    if not yes and not typer.confirm(f"Forget {name} for good, with logins, roles and keys?"):
        raise Stop("Nobody was forgotten.")
    done = run(EraseUser(name=name), database)
    screen.print(f"{done.person.ref} leads to nobody now.")


def run(errand: AnyErrand, database: str | None) -> Done:
    """Have it done by whoever writes the log. Raises ``NotDone``."""
    with desk(load(database=database).database) as writer:
        return writer.run(errand)


def _role(name: str) -> Role:
    for role in get_args(Role):
        if role == name:
            return role  # type: ignore[no-any-return]
    raise Stop(f"{name!r} is no role; there are {', '.join(get_args(Role))}.")
