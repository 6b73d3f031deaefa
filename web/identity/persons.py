"""Persons, the logins that are one person, and the roles she has in which go-live."""

from collections.abc import Iterable
from typing import Literal
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, delete, select, update

from domain.terms import key
from web.identity.tables import EVERYWHERE, GRANT, KEY, LOGIN, PERSON, REVISION

LoginKind = Literal["subject", "email", "phone"]
Role = Literal[
    "spectator",
    "reporter",
    "approver",
    "coordinator",
    "commander",
    "planner",
    "admin",
    "auditor",
    "wall",
]


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """``ref`` is what the log carries; the name stands here alone."""

    ref: str
    name: str


class LoginTaken(Exception):
    """The login belongs to somebody else; persons are merged by nobody in silence."""


def add(tx: Connection, name: str, ref: str | None = None) -> Person:
    """A new person; ``ref`` is given by who brings her from elsewhere, such as a scenario."""
    person = Person(ref=ref or f"person:{uuid4()}", name=name)
    tx.execute(PERSON.insert().values(id=person.ref, name=name))
    return person


def get(tx: Connection, ref: str) -> Person | None:
    found = tx.execute(select(PERSON.c.id, PERSON.c.name).where(PERSON.c.id == ref)).first()
    return None if found is None else Person(ref=found.id, name=found.name)


def named(tx: Connection, name: str) -> list[Person]:
    """Everybody of that name, login or reference, which may be said without its ``person:``."""
    logins = select(LOGIN.c.person).where(LOGIN.c.value == _login(name))
    refs = PERSON.c.id.in_((name, f"person:{name}"))
    wanted = (PERSON.c.name == name) | refs | PERSON.c.id.in_(logins)
    rows = tx.execute(select(PERSON.c.id, PERSON.c.name).where(wanted).order_by(PERSON.c.id))
    return [Person(ref=row.id, name=row.name) for row in rows]


def everybody(tx: Connection) -> list[Person]:
    """All who are known, by name."""
    rows = tx.execute(select(PERSON.c.id, PERSON.c.name).order_by(PERSON.c.name, PERSON.c.id))
    return [Person(ref=row.id, name=row.name) for row in rows]


def logins(tx: Connection, ref: str) -> list[str]:
    """All that she may sign in as."""
    rows = tx.scalars(select(LOGIN.c.value).where(LOGIN.c.person == ref).order_by(LOGIN.c.value))
    return list(rows)


def add_login(tx: Connection, ref: str, kind: LoginKind, value: str) -> None:
    """One more way in for the same person. Raises ``LoginTaken``."""
    owner = by_login(tx, kind, value)
    if owner is not None and owner != ref:
        raise LoginTaken(f"{value} belongs to somebody else.")
    if owner is None:
        tx.execute(LOGIN.insert().values(kind=kind, value=_login(value), person=ref))


def by_login(tx: Connection, kind: LoginKind, value: str) -> str | None:
    """The person whose login this is."""
    match = (LOGIN.c.kind == kind) & (LOGIN.c.value == _login(value))
    found: str | None = tx.scalar(select(LOGIN.c.person).where(match))
    return found


def names(tx: Connection, refs: Iterable[str]) -> dict[str, str]:
    """The names behind references; those of erased persons are missing."""
    rows = tx.execute(select(PERSON.c.id, PERSON.c.name).where(PERSON.c.id.in_(list(refs))))
    return {row.id: row.name for row in rows}


def grant(tx: Connection, ref: str, role: Role, golive: str = EVERYWHERE) -> None:
    """``ref`` has ``role`` in ``golive`` from now on."""
    row = {"person": ref, "golive": key(golive), "role": role}
    if (key(golive), role) not in grants(tx, ref):
        tx.execute(GRANT.insert().values(row))
        changed(tx)


def withdraw(tx: Connection, ref: str, role: Role, golive: str = EVERYWHERE) -> None:
    """``ref`` no longer has ``role`` in ``golive``; open screens notice within two seconds."""
    here = (GRANT.c.person == ref) & (GRANT.c.role == role) & (GRANT.c.golive == key(golive))
    tx.execute(delete(GRANT).where(here))
    changed(tx)


def grants(tx: Connection, ref: str) -> frozenset[tuple[str, str]]:
    """Pairs of go-live (or ``*``) and role."""
    rows = tx.execute(select(GRANT.c.golive, GRANT.c.role).where(GRANT.c.person == ref))
    return frozenset((row.golive, row.role) for row in rows)


def erase(tx: Connection, ref: str) -> None:
    """Forget who she was. The log keeps the reference, which then leads to nobody."""
    for table, column in ((PERSON, "id"), (LOGIN, "person"), (GRANT, "person"), (KEY, "person")):
        tx.execute(delete(table).where(table.c[column] == ref))
    changed(tx)


def revision(tx: Connection) -> int:
    """Grows with every change of rights."""
    found: int = tx.execute(select(REVISION.c.number)).scalar_one()
    return found


def changed(tx: Connection) -> None:
    """Tell every process that rights are not what they were."""
    tx.execute(update(REVISION).values(number=REVISION.c.number + 1))


def _login(value: str) -> str:
    return value.strip().casefold()
