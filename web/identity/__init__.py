"""Who is asking: persons, logins, sessions and tokens, read beside the log, written through its writer."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar

import msgspec
from sqlalchemy import Connection, Engine

from domain.terms import key, live_run
from web.identity import keys, persons, tables
from web.identity.persons import Person, Role
from web.identity.tables import EVERYWHERE

__all__ = ["Caller", "Identity", "Person", "Role", "Writer"]

T = TypeVar("T")
REMEMBERED = 50_000
"""How many callers are kept in memory before all are looked up again."""


class Writer(Protocol):
    """What identity needs of the centre: its writer thread."""

    def execute(self, work: Callable[[Connection], T]) -> Future[T]:
        """``work`` in a transaction of its own, on the one writing connection."""


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is let in: the person, what she may be where, and until when (unix seconds)."""

    person: Person
    grants: frozenset[tuple[str, str]]
    kind: keys.Kind
    mark: bytes
    expires_at: int | None = None

    def roles(self, golive: str | None = None) -> frozenset[str]:
        """Her roles in ``golive``; without one, all that she has anywhere.

        What is given for a live run holds for its rehearsals too; for a rehearsal, there alone.
        """
        if golive is None:
            return frozenset(role for _, role in self.grants)
        here = (EVERYWHERE, key(golive), live_run(key(golive)))
        return frozenset(role for where, role in self.grants if where in here)

    @property
    def is_wall(self) -> bool:
        """A screen on a wall, which is nobody in person."""
        return self.roles() == {"wall"}


class Identity:
    """The desk where secrets become persons. Answers from memory until somebody's rights change."""

    def __init__(self, writer: Writer, reader: Engine) -> None:
        self._writer = writer
        self._reader = reader
        self._known: dict[tuple[keys.Kind, bytes], Caller] = {}
        self._forgotten = 0
        self._revision = 0
        writer.execute(tables.create).result()

    async def write(self, work: Callable[[Connection], T]) -> T:
        """``work`` on the writer thread. What this process remembers is looked up again after it."""
        done = await asyncio.wrap_future(self._writer.execute(work))
        self._forget()
        return done

    async def read(self, work: Callable[[Connection], T]) -> T:
        """``work`` on a reading connection, beside the writer."""
        return await asyncio.to_thread(self._read, work)

    async def caller(self, kind: keys.Kind, secret: str) -> Caller | None:
        """Whose session or token this is; None if it opens nothing."""
        return await self.marked(kind, keys.digest(secret))

    async def marked(self, kind: keys.Kind, mark: bytes) -> Caller | None:
        """As ``caller``, by the digest that an open socket keeps."""
        known = self._known.get((kind, mark)) or await self._looked_up(kind, mark)
        if known is None or (known.expires_at is not None and known.expires_at <= now()):
            return None
        return known

    async def rights_changed(self) -> bool:
        """Whether anybody's rights changed since this was last asked, here or in another process."""
        stands = await self.read(persons.revision)
        changed, self._revision = stands != self._revision, stands
        if changed:
            self._forget()
        return changed

    async def _looked_up(self, kind: keys.Kind, mark: bytes) -> Caller | None:
        """Remembered only if no right changed meanwhile, for then it may be what was before."""
        forgotten = self._forgotten
        found = await self.read(lambda tx: _find(tx, kind, mark))
        if found is not None and forgotten == self._forgotten:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[kind, mark] = found
        return found

    def _forget(self) -> None:
        """From now on everybody is looked up again."""
        self._forgotten += 1
        self._known.clear()

    def _read(self, work: Callable[[Connection], Any]) -> Any:
        with self._reader.begin() as tx:
            return work(tx)


def now() -> int:
    """Unix seconds."""
    return int(time.time())


def _find(tx: Connection, kind: keys.Kind, mark: bytes) -> Caller | None:
    found = keys.held(tx, kind, mark, now())
    person = persons.get(tx, found.person) if found else None
    if found is None or person is None:
        return None
    return Caller(
        person=person,
        grants=persons.grants(tx, person.ref),
        kind=kind,
        mark=mark,
        expires_at=found.expires_at,
    )
