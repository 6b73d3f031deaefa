"""The evening's clock, the lead over the plan that the night gains, and chance from a fixed seed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

SEED = 280423
ZONE = ZoneInfo("Europe/Oslo")

LEADS = (
    ("16:00", 0),
    ("17:30", 4),
    ("18:50", 3),
    ("19:25", -4),
    ("19:45", -3),
    ("20:00", 8),
    ("20:20", 15),
    ("21:15", 17),
    ("21:50", 20),
    ("22:00", 23),
)
"""Planned time, and by how many minutes the night was ahead of it there; only the last is no invention."""

V = TypeVar("V")


def at(text: str) -> datetime:
    """``"21:37"`` or ``"21:37:20"`` on the evening of 28 April 2023 in Ålesund."""
    hour, minute, second = (*map(int, text.split(":")), 0)[:3]
    return datetime(2023, 4, 28, hour, minute, second, tzinfo=ZONE)


def seconds(count: float) -> timedelta:
    return timedelta(seconds=round(count))


def really(planned: datetime) -> datetime:
    """When the night came to what the plan had at ``planned``."""
    for (early, lead), (late, gained) in pairwise((at(time), lead) for time, lead in LEADS):
        if planned <= late:
            share = max(0.0, (planned - early) / (late - early))
            return planned - seconds(60 * (lead + share * (gained - lead)))
    return planned - timedelta(minutes=LEADS[-1][1])


def chance(*what: object) -> float:
    """A number in [0, 1) that belongs to ``what`` for ever, whatever else is drawn."""
    return Random("/".join(map(str, (SEED, *what)))).random()


def between(low: float, high: float, *what: object) -> float:
    return low + (high - low) * chance(*what)


def pick(options: Sequence[V], *what: object) -> V:
    return options[int(chance(*what) * len(options))]
