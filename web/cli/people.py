"""``golive user`` and ``golive token``: people, their sign-in links, and tokens for bots."""

from typing import Annotated, get_args

import typer

from web.cli.terminal import Database, Stop, screen
from web.errands import AddUser, AnyErrand, Done, EndKeys, EraseUser, MakeKey, WithdrawRole
from web.hatch import desk
from web.identity import Role
from web.identity.persons import LoginKind
from web.identity.tables import EVERYWHERE
from web.settings import load

users = typer.Typer(no_args_is_help=True, help="People and what they may do.")
tokens = typer.Typer(no_args_is_help=True, help="Tokens for bots and scripts.")

Name = Annotated[str, typer.Argument(help="a name, a login or a reference (person:…)")]
GoLive = Annotated[str, typer.Option("--golive", help="in this go-live only")]
RoleName = Annotated[str, typer.Option("--role", help=", ".join(get_args(Role)))]


def add_to(app: typer.Typer) -> None:
    app.add_typer(users, name="user")
    app.add_typer(tokens, name="token")


@users.command("add")
def add(
    name: Name,
    role: RoleName,
    golive: GoLive = EVERYWHERE,
    email: str = "",
    phone: str = "",
    subject: str = "",
    database: Database = None,
) -> None:
    """Give somebody a role. Who is known by that name or login is the same person."""
    given: dict[LoginKind, str] = {"email": email, "phone": phone, "subject": subject}
    logins = {kind: value for kind, value in given.items() if value}
    done = _run(AddUser(name=name, role=_role(role), golive=golive, logins=logins), database)
    where = "everywhere" if golive == EVERYWHERE else f"in {golive}"
    screen.print(f"{done.person.name} ({done.person.ref}) is {role} {where}.")


@users.command("withdraw")
def withdraw(
    name: Name, role: RoleName, golive: GoLive = EVERYWHERE, database: Database = None
) -> None:
    """Take a role away; open screens notice within two seconds."""
    done = _run(WithdrawRole(name=name, role=_role(role), golive=golive), database)
    screen.print(f"{done.person.name} is no longer {role}.")


@users.command("link")
def link(
    name: Name,
    url: Annotated[str, typer.Option("--url", help="the address of the command centre")] = "",
    database: Database = None,
) -> None:
    """Print a sign-in link. It is used once."""
    settings = load(database=database)
    done = _run(MakeKey(name=name, kind="link", seconds=settings.link_minutes * 60), database)
    base = url.rstrip("/") or settings.address()
    screen.print(f"{base}/signin#{done.secret}", soft_wrap=True)


@users.command("end")
def end(name: Name, database: Database = None) -> None:
    """End every session and token of somebody."""
    done = _run(EndKeys(name=name), database)
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
    done = _run(EraseUser(name=name), database)
    screen.print(f"{done.person.ref} leads to nobody now.")


@tokens.command("add")
def token(name: Name, label: str = "", database: Database = None) -> None:
    """Print a bearer token, which is told only now."""
    done = _run(MakeKey(name=name, kind="token", label=label or None), database)
    screen.print(done.secret, soft_wrap=True)


def _run(errand: AnyErrand, database: str | None) -> Done:
    with desk(load(database=database).database) as writer:
        return writer.run(errand)


def _role(name: str) -> Role:
    for role in get_args(Role):
        if role == name:
            return role  # type: ignore[no-any-return]
    raise Stop(f"{name!r} is no role; there are {', '.join(get_args(Role))}.")
