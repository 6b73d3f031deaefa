"""A board as plain rows: keyed, whole, each with the position that last changed it; and their hash."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

Row = dict[str, Any]
"""Texts, whole numbers, booleans, null, and lists and objects of these. Never changed, only replaced."""

Tables = dict[str, dict[str, Row]]
News = Mapping[str, Mapping[str, Row | None]]
"""Rows by table and id as they stand now; None where there is none any more."""

Difference = dict[tuple[str, str], Row | None]
"""By table and id, the row of each that is not as it was; None where it is gone."""

ERASABLE = "text"
"""The field that a hash leaves out, so that erasing words changes no hash."""

REMEMBERED = 1_000
"""Removed rows that a board remembers; who stayed away for more must take the whole board."""

_canonical = msgspec.json.Encoder(order="sorted").encode


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What changed in ``prev < … <= pos``, named as on the wire: whole rows in ``u``, rows gone in ``d``."""

    prev: int
    pos: int
    u: Tables
    d: dict[str, list[str]]


class Rows:
    """The rows of one board, by table and id. Costs of ``changes`` follow what changed, not what there is."""

    def __init__(self, tables: Iterable[str]) -> None:
        self.head = 0
        self._tables: Tables = {name: {} for name in tables}
        self._changed: dict[tuple[str, str], int] = {}
        self._gone: dict[tuple[str, str], int] = {}
        self._forgotten = 0
        self._hashed = (-1, "")

    def put(self, position: int, news: News) -> bool:
        """Take rows as they stand after ``position``, which never goes back. Whether any changed."""
        return self.accept(position, self.differing(news))

    def differing(self, news: News) -> Difference:
        """The part of ``news`` that is not so here already."""
        found: Difference = {}
        for name, rows in news.items():
            known = self._tables[name]
            found |= {(name, i): row for i, row in rows.items() if known.get(i) != row}
        return found

    def accept(self, position: int, difference: Difference) -> bool:
        """Take what was found differing. Whether there was anything."""
        assert position >= self.head, "a board only moves forward"
        for key, row in difference.items():
            self._set(position, key, row)
        if difference:
            self.head = position
        return bool(difference)

    def changes(self, since: int | None) -> Changes | None:
        """All that changed after ``since``; None when it is no longer known what was removed since then.

        Without ``since``, and for position 0, where a board is empty, that is every row.
        """
        if not since:
            return Changes(prev=0, pos=self.head, u=self.tables(), d={})
        if since < self._forgotten:
            return None
        changed: Tables = {}
        gone: dict[str, list[str]] = {}
        for name, row_id in _after(self._changed, since):
            changed.setdefault(name, {})[row_id] = self._tables[name][row_id]
        for name, row_id in _after(self._gone, since):
            gone.setdefault(name, []).append(row_id)
        return Changes(prev=since, pos=self.head, u=changed, d=gone)

    def tables(self) -> Tables:
        """Every row; the mappings are the caller's own."""
        return {name: dict(rows) for name, rows in self._tables.items()}

    def hash(self) -> str:
        """The hash of all rows, worked out once for each head."""
        if self._hashed[0] != self.head:
            self._hashed = self.head, digest(self._tables)
        return self._hashed[1]

    def _set(self, position: int, key: tuple[str, str], row: Row | None) -> None:
        name, row_id = key
        self._changed.pop(key, None)  # what changes now stands last
        if self._gone:
            self._gone.pop(key, None)
        if row is not None:
            self._tables[name][row_id] = row
            self._changed[key] = position
            return
        del self._tables[name][row_id]
        self._gone[key] = position
        if len(self._gone) > 2 * REMEMBERED:
            self._forget()

    def _forget(self) -> None:
        """Half of the removed rows at a time, the oldest."""
        kept = list(self._gone.items())
        self._forgotten = kept[-REMEMBERED - 1][1]
        self._gone = dict(kept[-REMEMBERED:])


def digest(tables: Tables) -> str:
    """Hexadecimal SHA-256 over the canonical JSON of the rows.

    That is ``{table: {id: row}}``, keys by code point at every depth, no spaces, UTF-8, as JavaScript's
    ``JSON.stringify`` escapes; the rows' field ``text`` is left out.
    """
    return hashlib.sha256(canonical(tables)).hexdigest()


def canonical(tables: Tables) -> bytes:
    """What ``digest`` hashes."""
    return _canonical(
        {
            name: {row_id: _lasting(row) for row_id, row in rows.items()}
            for name, rows in tables.items()
        }
    )


def _lasting(row: Row) -> Row:
    return {f: v for f, v in row.items() if f != ERASABLE} if ERASABLE in row else row


def _after(changed: dict[tuple[str, str], int], since: int) -> Iterator[tuple[str, str]]:
    """Keys changed after ``since``, the latest first: the last changed stand last."""
    for key, position in reversed(changed.items()):
        if position <= since:
            return
        yield key
