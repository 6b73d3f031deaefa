"""Secrets that let somebody in: sign-in links, sessions, tokens. Only their digests are kept."""

import hashlib
import secrets
from typing import Literal, NamedTuple

from sqlalchemy import Connection, select, update

from web.identity.persons import changed
from web.identity.tables import KEY

Kind = Literal["link", "session", "token"]
_PREFIX: dict[Kind, str] = {"link": "gll_", "session": "gls_", "token": "glt_"}


class Held(NamedTuple):
    """Whose a secret is, and until when (unix seconds; None is for ever)."""

    person: str
    expires_at: int | None


class Token(NamedTuple):
    """A token as it is kept. ``made_at`` is in unix seconds."""

    digest: bytes
    person: str
    label: str | None
    made_at: int

    @property
    def id(self) -> str:
        """By which it can be called: the beginning of its digest, which opens nothing."""
        return self.digest.hex()[:12]


def digest(secret: str) -> bytes:
    """What is kept of a secret. Its 256 random bits need no salt."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def issue(
    tx: Connection,
    kind: Kind,
    person: str,
    now: int,
    seconds: int | None = None,
    label: str | None = None,
) -> str:
    """A new secret for ``person``. It is told once and never again."""
    secret = _PREFIX[kind] + secrets.token_urlsafe(32)
    row = {
        "digest": digest(secret),
        "kind": kind,
        "person": person,
        "label": label,
        "made_at": now,
        "expires_at": None if seconds is None else now + seconds,
    }
    tx.execute(KEY.insert().values(row))
    return secret


def held(tx: Connection, kind: Kind, mark: bytes, now: int) -> Held | None:
    """Whose secret has this digest, if it still opens anything."""
    live = (KEY.c.digest == mark) & (KEY.c.kind == kind) & KEY.c.ended_at.is_(None)
    found = tx.execute(select(KEY.c.person, KEY.c.expires_at).where(live)).first()
    if found is None or (found.expires_at is not None and found.expires_at <= now):
        return None
    return Held(found.person, found.expires_at)


def tokens(tx: Connection) -> list[Token]:
    """Every token that was not ended, in the order in which they were made."""
    live = (KEY.c.kind == "token") & KEY.c.ended_at.is_(None)
    asked = select(KEY.c.digest, KEY.c.person, KEY.c.label, KEY.c.made_at).where(live)
    return [Token(*row) for row in tx.execute(asked.order_by(KEY.c.made_at, KEY.c.digest))]


def spend(tx: Connection, secret: str, now: int) -> str | None:
    """The person of a sign-in link, which is then used up; None if it was already, or is too old."""
    mark = digest(secret)
    found = held(tx, "link", mark, now)
    if found is None:
        return None
    unused = (KEY.c.digest == mark) & KEY.c.ended_at.is_(None)
    spent = tx.execute(update(KEY).where(unused).values(ended_at=now))
    return found.person if spent.rowcount == 1 else None


def end(tx: Connection, mark: bytes, now: int) -> None:
    """A session or token opens nothing any more."""
    tx.execute(update(KEY).where(KEY.c.digest == mark).values(ended_at=now))
    changed(tx)


def end_all(tx: Connection, person: str, now: int) -> None:
    """Every session and token of a person ends."""
    live = (KEY.c.person == person) & KEY.c.ended_at.is_(None)
    tx.execute(update(KEY).where(live).values(ended_at=now))
    changed(tx)
