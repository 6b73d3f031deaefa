"""Expected times as they were told, and what became of them: a promise that was put off is put off again."""

import math
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import numpy as np

from domain.amend import effective
from domain.events import ActivityBlocked, ActivityDone, ActivityEtaMoved, ActivityUnblocked
from domain.forecast.pace import Seen
from domain.recorded import Recorded

HINDRANCE = 1200.0
"""Seconds that work is believed to be blocked where nobody says for how long."""

SPREAD = 0.5
"""Deviation of the logarithm of how long it lasts over how long it was to last."""

_TELLING = (ActivityBlocked, ActivityEtaMoved)
_ENDING = (ActivityUnblocked, ActivityDone)
_MINUTE = 60.0
_LEAST = 15.0


class Promise(NamedTuple):
    """At ``told`` it was said to last until ``due``; ``ended`` when that was over or said anew, ``kept``
    if over.

    Seconds after the network's origin; ``ended`` is infinite while it stands. What ``hinders`` work is to
    be over then, and not the work itself.
    """

    place: int
    told: float
    due: float
    hinders: bool
    ended: float = math.inf
    kept: bool = False

    @property
    def stands(self) -> bool:
        """Whether it is neither over nor put off."""
        return self.ended == math.inf

    @property
    def length(self) -> float:
        """Seconds that it was to last; a promise of no time at all is one of a minute."""
        return max(self.due - self.told, _MINUTE)


def promises(place: int, history: Sequence[Recorded], origin: datetime) -> list[Promise]:
    """Every promise told of one activity, the last one last."""
    if not any(isinstance(recorded.event, _TELLING) for recorded in history):
        return []
    made: list[Promise] = []
    blocked = False
    for said in effective(history):
        at, event = (said.recorded.occurred_at - origin).total_seconds(), said.recorded.event
        if isinstance(event, (*_TELLING, *_ENDING)) and made and made[-1].stands:
            made[-1] = made[-1]._replace(ended=at, kept=isinstance(event, _ENDING))
        blocked = not isinstance(event, _ENDING) and (blocked or isinstance(event, ActivityBlocked))
        if isinstance(event, _TELLING):
            eta = event.eta
            due = at + HINDRANCE if eta is None else (eta - origin).total_seconds()
            made.append(Promise(place, at, due, blocked))
    return made


def seen(made: Sequence[Promise], groups: dict[int, int], known: float) -> Seen:
    """How promises went until ``known``, in the ``groups`` of the activities that they were made for.

    One that was put off lasts longer than until then. An activity is a group of its own: who was wrong
    twice is believed less than others.
    """
    lasted = [max(min(p.ended, known) - p.told, _LEAST) / p.length for p in made]
    return Seen(
        np.log(np.array(lasted, dtype=float)),
        np.full(len(made), SPREAD),
        np.array([groups[promise.place] for promise in made], dtype=np.int64),
        np.array([not promise.kept for promise in made], dtype=bool),
    )
