"""Who is asking: persons own their logins, secrets are kept as digests, rights follow within a moment."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Connection, event, select

from domain.centre import CommandCentre
from web import errands
from web.errands import AddUser, EndKeys, MakeKey, NotDone, WithdrawRole
from web.identity import Identity, keys, now, persons
from web.identity.tables import KEY
from web.roles import allows

T = TypeVar("T")


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[CommandCentre]:
    with CommandCentre(f"sqlite:///{tmp_path}/golive.db") as open_centre:
        yield open_centre


@pytest.fixture
def identity(centre: CommandCentre) -> Identity:
    return Identity(centre, centre.log.store.reader)


@pytest.fixture
def do(centre: CommandCentre, identity: Identity) -> Callable[[errands.AnyErrand], errands.Done]:
    return lambda errand: rows(centre, lambda tx: errands.run(tx, errand))


def rows(centre: CommandCentre, work: Callable[[Connection], T]) -> T:
    return centre.execute(work).result()


async def test_a_link_opens_one_session_once(identity: Identity, do) -> None:
    do(AddUser(name="Kari", role="coordinator", golive="aalesund-2023"))
    link = do(MakeKey(name="Kari", kind="link", seconds=60)).secret
    assert link is not None
    person = await identity.write(lambda tx: keys.spend(tx, link, now()))
    assert person is not None
    assert await identity.write(lambda tx: keys.spend(tx, link, now())) is None


def test_a_link_that_is_too_old_opens_nothing(centre: CommandCentre, do) -> None:
    do(AddUser(name="Kari", role="coordinator"))
    link = do(MakeKey(name="Kari", kind="link", seconds=60)).secret
    assert rows(centre, lambda tx: keys.spend(tx, link, now() + 60)) is None


async def test_a_secret_of_one_kind_is_no_secret_of_another(identity: Identity, do) -> None:
    do(AddUser(name="Kari", role="coordinator"))
    link = do(MakeKey(name="Kari", kind="link")).secret
    assert await identity.caller("session", link) is None
    assert await identity.caller("token", link) is None
    token = do(MakeKey(name="Kari", kind="token")).secret
    assert await identity.caller("token", token)
    assert await identity.caller("session", token) is None


def test_no_secret_stands_in_the_tables(centre: CommandCentre, do) -> None:
    do(AddUser(name="Kari", role="coordinator"))
    token = do(MakeKey(name="Kari", kind="token")).secret
    kept = rows(centre, lambda tx: list(tx.execute(select(KEY))))
    assert token not in str(kept)
    assert kept[0].digest == keys.digest(token)


def test_two_logins_are_one_person(centre: CommandCentre, do) -> None:
    by_mail = do(AddUser(name="Kari", role="reporter", logins={"email": "Kari@Kommune.no"}))
    by_phone = do(AddUser(name="kari@kommune.no", role="approver", logins={"phone": "+4790000000"}))
    assert by_mail.person == by_phone.person
    found = rows(centre, lambda tx: persons.by_login(tx, "phone", "+4790000000"))
    assert found == by_mail.person.ref


def test_a_login_of_somebody_else_is_not_taken_over(do) -> None:
    do(AddUser(name="Kari", role="reporter", logins={"email": "a@b.no"}))
    with pytest.raises(NotDone, match="belongs to somebody else"):
        do(AddUser(name="Ola", role="reporter", logins={"email": "A@B.no"}))


def test_a_name_that_two_have_must_be_said_better(centre: CommandCentre, do) -> None:
    first = do(AddUser(name="Kari", role="reporter")).person.ref
    rows(centre, lambda tx: persons.add(tx, "Kari", "person:other"))
    with pytest.raises(NotDone, match="2 people"):
        do(MakeKey(name="Kari", kind="link"))
    assert do(MakeKey(name=first, kind="link")).person.ref == first


def test_nobody_of_that_name_is_told_so(do) -> None:
    with pytest.raises(NotDone, match="nobody called 'Nemo'"):
        do(MakeKey(name="Nemo", kind="link"))


async def test_roles_hold_where_they_were_given(identity: Identity, do) -> None:
    do(AddUser(name="Kari", role="coordinator", golive="Aalesund-2023"))
    token = do(MakeKey(name="Kari", kind="token")).secret
    kari = await identity.caller("token", token)
    assert kari is not None
    assert allows(kari, "started", "AALESUND-2023")
    assert not allows(kari, "started", "aalesund-2024")
    assert not allows(kari, "announced", "aalesund-2023")
    assert not allows(kari, "no such thing", "aalesund-2023")


@pytest.mark.parametrize("run", ["aalesund-2023-r1", "Aalesund-2023-R12"])
async def test_a_role_in_a_go_live_is_one_in_its_rehearsals(
    identity: Identity, do, run: str
) -> None:
    do(AddUser(name="Kari", role="coordinator", golive="aalesund-2023"))
    kari = await identity.caller("token", do(MakeKey(name="Kari", kind="token")).secret)
    assert kari is not None
    assert allows(kari, "started", run)
    assert not allows(kari, "started", "aalesund-2023-rest")


async def test_a_role_in_a_rehearsal_is_none_in_the_go_live(identity: Identity, do) -> None:
    do(AddUser(name="Kari", role="coordinator", golive="aalesund-2023-r1"))
    kari = await identity.caller("token", do(MakeKey(name="Kari", kind="token")).secret)
    assert kari is not None
    assert allows(kari, "started", "aalesund-2023-r1")
    assert not allows(kari, "started", "aalesund-2023")
    assert not allows(kari, "started", "aalesund-2023-r2")


async def test_a_role_taken_away_is_gone_at_the_next_question(identity: Identity, do) -> None:
    do(AddUser(name="Kari", role="commander"))
    token = do(MakeKey(name="Kari", kind="token")).secret
    assert await identity.rights_changed()
    assert not await identity.rights_changed()
    kari = await identity.caller("token", token)
    assert kari is not None
    assert allows(kari, "announced", "x")
    do(WithdrawRole(name="Kari", role="commander"))
    assert await identity.rights_changed()
    kari = await identity.caller("token", token)
    assert kari is not None
    assert not allows(kari, "announced", "x")


async def test_what_was_read_before_a_right_was_taken_away_is_not_remembered(
    centre: CommandCentre, identity: Identity, do
) -> None:
    """Given somebody who is being looked up, when her role goes meanwhile, then it is gone afterwards."""
    do(AddUser(name="Kari", role="commander"))
    token = do(MakeKey(name="Kari", kind="token")).secret
    loop = asyncio.get_running_loop()
    goes: list[WithdrawRole] = [WithdrawRole(name="Kari", role="commander")]

    def meanwhile(*told: object) -> None:
        if goes and "golive_grant" in str(told[2]):
            errand = goes.pop()
            gone = identity.write(lambda tx: errands.run(tx, errand))
            asyncio.run_coroutine_threadsafe(gone, loop).result()

    event.listen(centre.log.store.reader, "after_cursor_execute", meanwhile)
    await identity.caller("token", token)
    assert goes == []
    kari = await identity.caller("token", token)
    assert kari is not None
    assert kari.roles() == frozenset()


async def test_ended_keys_open_nothing(identity: Identity, do) -> None:
    do(AddUser(name="Kari", role="commander"))
    token = do(MakeKey(name="Kari", kind="token")).secret
    assert await identity.caller("token", token)
    do(EndKeys(name="Kari"))
    await identity.rights_changed()
    assert await identity.caller("token", token) is None


async def test_an_erased_person_leaves_nothing_but_her_reference(identity: Identity, do) -> None:
    kari = do(AddUser(name="Kari", role="commander", logins={"email": "a@b.no"})).person.ref
    token = do(MakeKey(name="Kari", kind="token")).secret
    await identity.write(lambda tx: persons.erase(tx, kari))
    assert await identity.caller("token", token) is None
    assert await identity.read(lambda tx: persons.names(tx, [kari])) == {}
