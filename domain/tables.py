"""The tables of a run's state, and the overlay on which a batch is decided before it is committed."""

from collections.abc import ItemsView, Iterator, MutableMapping, ValuesView
from datetime import datetime
from operator import add, sub
from typing import Any, NamedTuple, TypeVar

from domain.entities import (
    Activity,
    Actor,
    Contact,
    Counter,
    Heard,
    Issue,
    Location,
    System,
)
from domain.golive import GoLive, Unit
from domain.holding import Hold
from domain.recorded import Recorded

V = TypeVar("V")

Ref = tuple[str, str]
"""A table of the run and a key in it: what an event is about, and where its stream lies."""


class Layer(MutableMapping[str, V]):
    """A mapping over another: reads fall through, writes stay here, in ``own``.

    Deciding on it costs half a microsecond a write, where copying a dict of 5,000 costs 17.
    """

    __slots__ = ("_base", "own")

    def __init__(self, base: MutableMapping[str, V]) -> None:
        self._base = base
        self.own: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        found = self.own.get(key)
        return self._base[key] if found is None else found

    def get(self, key: str, default: Any = None) -> Any:
        """As of any mapping, without the exception that it would cost to find nothing."""
        found = self.own.get(key)
        return self._base.get(key, default) if found is None else found

    def __setitem__(self, key: str, value: V) -> None:
        self.own[key] = value

    def __delitem__(self, key: str) -> None:
        raise TypeError("things of a run are never deleted, only marked removed")

    def __contains__(self, key: object) -> bool:
        return key in self.own or key in self._base

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._base) + sum(1 for key in self.own if key not in self._base)

    def values(self) -> ValuesView[V]:
        return self._whole().values()

    def items(self) -> ItemsView[str, V]:
        return self._whole().items()

    def _whole(self) -> dict[str, V]:
        """For who looks at everything: one copy costs a twentieth of asking for each."""
        base = self._base
        return (base._whole() if isinstance(base, Layer) else dict(base)) | self.own


class Tally(NamedTuple):
    """Counts of activities, kept as they change. All numbers.

    ``mandatory_released`` leaves out what is in doubt: at ``mandatory``, no work hinders the announcement.
    """

    total: int = 0
    released: int = 0
    approved: int = 0
    done: int = 0
    started: int = 0
    blocked: int = 0
    failed: int = 0
    mandatory: int = 0
    mandatory_released: int = 0
    deviations: int = 0

    def plus(self, other: "Tally") -> "Tally":
        return Tally._make(map(add, self, other))

    def minus(self, other: "Tally") -> "Tally":
        return Tally._make(map(sub, self, other))


NOTHING = Tally()


class Expected(NamedTuple):
    """An activity at work, by its key, and when it should be over."""

    at: datetime
    code: str


_TABLES = (
    "golive",
    "activities",
    "locations",
    "systems",
    "actors",
    "counters",
    "issues",
    "contacts",
    "units",
    "holds",
    "heard",
    "reports",
    "successors",
    "tallies",
    "unfinished",
    "running",
    "first",
    "gates",
)


class Run:
    """Everything that stands in one run. Keys are folded codes (``terms.key``); values are frozen.

    ``position`` is the last log position folded in, ``known_at`` the last run time of its log. ``gates``
    holds, under "", the keys of the activities that are gates.
    """

    __slots__ = ("id", "known_at", "position", *_TABLES)

    known_at: datetime | None

    golive: MutableMapping[str, GoLive]
    activities: MutableMapping[str, Activity]
    locations: MutableMapping[str, Location]
    systems: MutableMapping[str, System]
    actors: MutableMapping[str, Actor]
    counters: MutableMapping[str, Counter]
    issues: MutableMapping[str, Issue]
    contacts: MutableMapping[str, Contact]
    units: MutableMapping[str, Unit]
    holds: MutableMapping[str, Hold]
    heard: MutableMapping[str, Heard]
    reports: MutableMapping[str, Recorded]
    successors: MutableMapping[str, tuple[str, ...]]
    tallies: MutableMapping[str, Tally]
    unfinished: MutableMapping[str, tuple[str, ...]]
    running: MutableMapping[str, tuple[Expected, ...]]
    first: MutableMapping[str, str]
    gates: MutableMapping[str, tuple[str, ...]]

    def __init__(self, run_id: str) -> None:
        self.id = run_id
        self.position = 0
        self.known_at = None
        for name in _TABLES:
            setattr(self, name, {})

    @property
    def header(self) -> GoLive | None:
        """The run's own entity; None before it was created (and for a programme's run)."""
        return self.golive.get("")

    def overlay(self) -> "Run":
        """A run that reads through to this one and keeps its own writes."""
        above = Run(self.id)
        above.position = self.position
        above.known_at = self.known_at
        for name in _TABLES:
            setattr(above, name, Layer(getattr(self, name)))
        return above

    def bare(self) -> "Run":
        """A run with its own tables, without its reports; what is in them is never changed, only replaced."""
        own = Run(self.id)
        own.position, own.known_at = self.position, self.known_at
        for name in _TABLES:
            if name != "reports":
                setattr(own, name, dict(getattr(self, name)))
        return own

    def folded(self, over: "Run", touched: set[Ref]) -> "Folded":
        """What this overlay of ``over`` holds. Neither may be changed by it later."""
        layers = {name: getattr(self, name).own for name in _TABLES}
        return Folded(
            before=over.position,
            position=self.position,
            known_at=self.known_at,
            tables={name: own for name, own in layers.items() if own},
            touched=touched,
        )

    def lay(self, folded: "Folded") -> None:
        """Take over what was folded over this very state, of which ``before`` is the position."""
        assert folded.before == self.position, "it was folded over another state"
        for name, own in folded.tables.items():
            getattr(self, name).update(own)
        self.position = folded.position
        self.known_at = folded.known_at


class Folded(NamedTuple):
    """What some reports in a row made of a run that stood at ``before``: by table, what is new in it.

    Nothing in it is ever changed, so that threads may share it.
    """

    before: int
    position: int
    known_at: datetime | None
    tables: dict[str, dict[str, Any]]
    touched: set[Ref]
