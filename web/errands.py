"""What the command line may have done in the identity tables, as data, so that a running server can do it."""

import msgspec
from sqlalchemy import Connection

from domain.terms import key
from web.identity import Person, Role, keys, now, persons
from web.identity.persons import LoginKind
from web.identity.tables import EVERYWHERE, create
from web.lines import fault_of


class NotDone(Exception):
    """The errand cannot be run; ``str()`` says why."""


class Errand(msgspec.Struct, frozen=True, kw_only=True, tag_field="do"):
    """One small write."""


class AddUser(Errand, frozen=True, kw_only=True, tag="add-user"):
    """A person with a role; who is known by that name, reference or login gets one role more."""

    name: str
    role: Role
    golive: str = EVERYWHERE
    ref: str | None = None
    logins: dict[LoginKind, str] = {}


class WithdrawRole(Errand, frozen=True, kw_only=True, tag="withdraw-role"):
    name: str
    role: Role
    golive: str = EVERYWHERE


class MakeKey(Errand, frozen=True, kw_only=True, tag="make-key"):
    """A sign-in link or a token for somebody who is known."""

    name: str
    kind: keys.Kind
    seconds: int | None = None
    label: str | None = None


class EndKeys(Errand, frozen=True, kw_only=True, tag="end-keys"):
    """Every session and token of a person ends."""

    name: str


class EndToken(Errand, frozen=True, kw_only=True, tag="end-token"):
    """One token ends, called by the id that its list gives it."""

    id: str


class EraseUser(Errand, frozen=True, kw_only=True, tag="erase-user"):
    """A person is forgotten: name, logins, roles and keys. The log keeps a reference to nobody."""

    name: str


AnyErrand = AddUser | WithdrawRole | MakeKey | EndKeys | EndToken | EraseUser


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """Whom it was about, the secret that was made, told only now, and where the server is that did it.

    ``still`` is where she has a role that was withdrawn elsewhere: ``in molde``, ``everywhere``.
    """

    person: Person
    still: tuple[str, ...] = ()
    secret: str | None = None
    address: str | None = None


def run(tx: Connection, errand: AnyErrand) -> Done:
    """Do it. Raises ``NotDone``."""
    create(tx)
    match errand:
        case AddUser():
            return _add(tx, errand)
        case WithdrawRole():
            return _withdraw(tx, errand)
        case MakeKey():
            person = _one(tx, errand.name)
            secret = keys.issue(tx, errand.kind, person.ref, now(), errand.seconds, errand.label)
            return Done(person=person, secret=secret)
        case EndKeys(name=name):
            person = _one(tx, name)
            keys.end_all(tx, person.ref, now())
            return Done(person=person)
        case EndToken(id=token):
            return _end_token(tx, token)
        case EraseUser(name=name):
            person = _one(tx, name)
            persons.erase(tx, person.ref)
            return Done(person=person)


def _add(tx: Connection, errand: AddUser) -> Done:
    known = persons.get(tx, errand.ref) if errand.ref else None
    if known is None and errand.ref is None:
        known = next(iter(persons.named(tx, errand.name)), None)
    if known is None and (wrong := fault_of(errand.name)):
        raise NotDone(f"A name {wrong}")
    for login in errand.logins.values():
        if wrong := fault_of(login):
            raise NotDone(f"A login {wrong}")
    person = known or persons.add(tx, errand.name, errand.ref)
    try:
        for kind, value in errand.logins.items():
            persons.add_login(tx, person.ref, kind, value)
    except persons.LoginTaken as taken:
        raise NotDone(str(taken)) from None
    persons.grant(tx, person.ref, errand.role, errand.golive)
    return Done(person=person)


def _withdraw(tx: Connection, errand: WithdrawRole) -> Done:
    person, role, here = _one(tx, errand.name), errand.role, key(errand.golive)
    held = {golive for golive, has in persons.grants(tx, person.ref) if has == role}
    still = tuple(sorted(map(place, held - {here})))
    if not held:
        raise NotDone(f"{person.name} is {role} nowhere.")
    if here not in held:
        where = " and ".join(still)
        raise NotDone(f"{person.name} is not {role} {place(errand.golive)}; she is {where}.")
    persons.withdraw(tx, person.ref, role, here)
    return Done(person=person, still=still)


def place(golive: str) -> str:
    """Where a role holds, in words."""
    return "everywhere" if golive == EVERYWHERE else f"in {golive}"


def _end_token(tx: Connection, token: str) -> Done:
    found = next((one for one in keys.tokens(tx) if one.id == token), None)
    if found is None:
        raise NotDone(f"There is no token {token!r}; `golive token list` has their ids.")
    keys.end(tx, found.digest, now())
    name = persons.names(tx, [found.person]).get(found.person, "")
    return Done(person=Person(ref=found.person, name=name))


def _one(tx: Connection, name: str) -> Person:
    found = persons.named(tx, name)
    if not found:
        raise NotDone(f"There is nobody called {name!r}.")
    if len(found) > 1:
        refs = ", ".join(person.ref for person in found)
        raise NotDone(f"{len(found)} people are called {name!r}; say which: {refs}.")
    return found[0]
