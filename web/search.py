"""Looks through all the reports of an open run, on threads of its own: it takes tenths of a second that the
event loop has not got."""

import asyncio
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from operator import attrgetter
from weakref import WeakValueDictionary

import msgspec

from domain.centre import Unavailable
from domain.recorded import Recorded
from domain.tables import Run
from domain.terms import key
from projections.board import Row
from projections.reports import KINDS, about, report_row

_encode = msgspec.json.Encoder().encode
MOST = 16
"""Questions of one caller that may wait behind each other."""

_SAYS = ("activity", "title", "location", "system", "issue")


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Reports in the order of their positions; ``next`` is the position to go on after, if there are more."""

    reports: list[Row]
    next: int | None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which reports: after a position, at most so many, of one actor, with some words in them."""

    after: int
    limit: int
    actor: str | None = None
    q: str | None = None


class Lane:
    """A thread that nobody fills: of each caller it has one question at a time, and ``MOST`` wait for that."""

    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(1, name)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._asked: Counter[str] = Counter()

    async def told(self, caller: str, make: Callable[[], bytes]) -> msgspec.Raw:
        """``Unavailable``: she asks for more than she waits for."""
        if self._asked[caller] > MOST:
            raise Unavailable(f"You have {MOST} questions waiting. Ask again in a moment.")
        self._asked[caller] += 1
        try:
            async with self._turns.setdefault(caller, asyncio.Lock()):
                loop = asyncio.get_running_loop()
                return msgspec.Raw(await loop.run_in_executor(self._thread, make))
        finally:
            self._asked[caller] -= 1


class Search:
    """Answers in JSON: what must be looked for in one lane, what needs only be written out in another.

    The reports are those of the moment of asking. The run may go on meanwhile: its things are never changed,
    only replaced, and a row is as later words have it.
    """

    def __init__(self) -> None:
        self._looking = Lane("golive-search")
        self._plain = Lane("golive-pages")

    async def page(self, caller: str, run: Run, asked: Asked) -> msgspec.Raw:
        """A ``Page``."""
        lane = self._plain if asked.actor is None and asked.q is None else self._looking
        return await lane.told(caller, partial(_page, run, list(run.reports.values()), asked))

    async def texts(self, caller: str, run: Run) -> msgspec.Raw:
        """The free words by report id."""
        return await self._plain.told(caller, partial(_texts, list(run.reports.values())))


def _page(run: Run, reports: Sequence[Recorded], asked: Asked) -> bytes:
    first = bisect_right(reports, asked.after, key=attrgetter("position"))
    matching = (r for r in islice(reports, first, None) if _matches(run, r, asked))
    found = list(islice(matching, asked.limit + 1))
    shown = found[: asked.limit]
    more = shown[-1].position if len(found) > len(shown) else None
    return _encode(Page(reports=[report_row(run, r) for r in shown], next=more))


def _texts(reports: Sequence[Recorded]) -> bytes:
    """Put together piece by piece: encoded at once, they would let no other thread run before the end."""
    entries = (b"%b:%b" % (_encode(r.report_id), _encode(r.text)) for r in reports if r.text)
    return b"{%b}" % b",".join(entries)


def _matches(run: Run, recorded: Recorded, asked: Asked) -> bool:
    if asked.actor is None and asked.q is None:
        return True
    named = about(run, recorded.event)
    return (asked.actor is None or _of(named, asked.actor)) and (
        asked.q is None or _says(recorded, named, asked.q)
    )


def _of(named: Row, actor: str) -> bool:
    """Whether it names the actor, or the location that stands for it."""
    return key(actor) in (key(named[field]) for field in ("actor", "location") if named[field])


def _says(recorded: Recorded, named: Row, q: str) -> bool:
    wanted = q.casefold()
    words = [KINDS[type(recorded.event)], *(named[field] for field in _SAYS)]
    words += (recorded.text or {}).values()
    return any(wanted in word.casefold() for word in words if word)
