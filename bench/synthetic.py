"""Nights whose durations are known because they were thrown: what a forecast is held against.

Nothing here is taken from the forecast's own model. A night is slower or quicker as a whole, so is each of
its workstreams, and so is each place, which the forecast knows nothing of. What is left to each activity is
a gamma distribution, not a lognormal one; some nights keep the minutes that the plan spares and some do
not; approvals lag and starts come late by gamma and exponential distributions; now and then work is
blocked, for longer than anybody says at first; the pace drifts as people tire; the planners' pessimism
falls short of it, and half of the rows have none. What is told is told in whole minutes.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import numpy as np

from bench.report import SEED
from domain import events as e
from domain.clock import Clock
from domain.plan import Link, Plan, PlannedActivity
from domain.recorded import Recorded, stream
from domain.state import evolve
from domain.tables import Run

START = datetime(2023, 4, 28, 16, tzinfo=UTC)
RUN = "bench-night"
PLACES = 12
LENGTHS = (5, 10, 15, 20, 30, 45)


class Laid(NamedTuple):
    """One activity as the plan has it: minutes, what comes before by number, minutes to spare after that,
    and whose."""

    minutes: int
    before: tuple[int, ...]
    spare: int
    workstream: str
    place: int
    approved: bool


class Thrown(NamedTuple):
    """What became of one activity, in minutes after the start of the night."""

    started: float
    done: float
    released: float
    blocked: tuple[float, tuple[tuple[float, float], ...], float] | None


class Night(NamedTuple):
    """A plan, everything that will be told of it in order, each with its minute, and when it is all over."""

    plan: Plan
    told: list[tuple[float, e.Event]]
    planned: float
    finish: float


def night(number: int, seed: int = SEED) -> Night:
    """The ``number``-th night: of the same seed always the same."""
    rng = np.random.default_rng((seed, number))
    rows = _lay(rng)
    starts, ends = _schedule(rows)
    spread = rng.uniform(0.15, 0.4, len(rows))
    thrown = _throw(rows, starts, spread, rng)
    told = sorted(_tell(thrown, rows), key=lambda said: said[0])
    return Night(
        _plan(rows, starts, spread, rng),
        told,
        max(ends),
        np.floor(max(one.released for one in thrown)),
    )


def _lay(rng: np.random.Generator) -> list[Laid]:
    """Preparation at every place, a central line down and over, proof at every place, and the end."""
    rows: list[Laid] = []

    def add(
        before: tuple[int, ...], workstream: str, place: int = 0, *, moment: bool = False
    ) -> int:
        minutes = 0 if moment else int(rng.choice(LENGTHS))
        spare = int(rng.choice((0, 0, 0, 10)))
        rows.append(
            Laid(minutes, before, spare, workstream, place, not moment and rng.random() < 0.3)
        )
        return len(rows) - 1

    def line(first: tuple[int, ...], steps: int, workstream: str, place: int = 0) -> list[int]:
        made: list[int] = []
        for _ in range(steps):
            made.append(add((made[-1],) if made else first, workstream, place))
        return made

    ready = [line((), 3, "Utstyr", place) for place in range(1, PLACES + 1)]
    down = line((), 5, "Drift")
    gate = add((*(part[-1] for part in ready), down[-1]), "Ledelse", moment=True)
    moved = [
        line((gate,), 4, workstream) for workstream in ("Migrering", "Integrasjoner", "Tilgang")
    ]
    joined = add(tuple(part[-1] for part in moved), "Ledelse", moment=True)
    ends = []
    for place in range(1, PLACES + 1):
        other = moved[int(rng.integers(3))][int(rng.integers(4))]
        proved = line((joined, other), 3, "Journal", place)
        drugs = line((joined,), 2, "Legemidler", place)
        ends.append(add((proved[-1], drugs[-1]), "Bemanning", place))
    add(tuple(ends), "Ledelse", moment=True)
    return rows


def _schedule(rows: list[Laid]) -> tuple[list[float], list[float]]:
    """When the plan has each: after what comes before, one in four with some minutes to spare."""
    starts: list[float] = []
    ends: list[float] = []
    for row in rows:
        starts.append(max((ends[other] for other in row.before), default=0.0) + row.spare)
        ends.append(starts[-1] + row.minutes)
    return starts, ends


def _throw(
    rows: list[Laid], starts: list[float], spread: np.ndarray, rng: np.random.Generator
) -> list[Thrown]:
    """One night as it goes."""
    night, tiring = np.exp(rng.normal(0.0, 0.18)), rng.normal(0.0, 0.05)
    streams = {
        name: np.exp(rng.normal(0.0, 0.12)) for name in sorted({row.workstream for row in rows})
    }
    places = np.exp(rng.normal(0.0, 0.08, PLACES + 1))
    slow, lag = np.exp(rng.normal(0.0, 0.4)), np.exp(rng.normal(0.0, 0.4))
    kept = rng.random()
    thrown: list[Thrown] = []
    for row, planned, deviation in zip(rows, starts, spread, strict=True):
        free = max((thrown[other].released for other in row.before), default=planned)
        spared = kept * min(max(planned - free, 0.0), row.spare)
        started = free + spared + (rng.exponential(2.0 * slow) if row.minutes else 0.0)
        pace = night * streams[row.workstream] * places[row.place] * (1 + tiring * started / 120)
        shape = deviation**-2
        median = 1 - deviation**2 / 3
        work = row.minutes * max(pace, 0.2) * rng.gamma(shape, 1 / shape) / median
        blocked = _block(started, work, rng) if row.minutes and rng.random() < 0.03 else None
        done = started + work + (blocked[2] - blocked[0] if blocked else 0.0)
        released = done + (rng.gamma(1.5, 4.0 * lag) if row.approved else 0.0)
        thrown.append(Thrown(started, done, released, blocked))
    return thrown


def _block(
    started: float, work: float, rng: np.random.Generator
) -> tuple[float, tuple[tuple[float, float], ...], float]:
    """From when, until when at the times that somebody says it, and until when."""
    since = started + work * rng.random()
    until = since + 20.0 * np.exp(rng.normal(0.0, 0.7))
    told = [(since, since + max((until - since) * np.exp(rng.normal(-0.3, 0.4)), 2.0))]
    while told[-1][1] < until:
        at = told[-1][1]
        told.append((at, at + max((until - at) * np.exp(rng.normal(-0.1, 0.4)), 2.0)))
    return since, tuple(told), until


def _tell(thrown: list[Thrown], rows: list[Laid]) -> Iterator[tuple[float, e.Event]]:
    """Every report, at its minute."""
    for number, (one, row) in enumerate(zip(thrown, rows, strict=True)):
        code = f"A-{number}"
        if row.minutes:
            yield one.started, e.ActivityStarted(activity=code)
        if one.blocked:
            (since, first), *later = one.blocked[1]
            yield since, e.ActivityBlocked(activity=code, reason="network", eta=_moment(first))
            for at, eta in later:
                yield at, e.ActivityEtaMoved(activity=code, eta=_moment(eta))
            yield one.blocked[2], e.ActivityUnblocked(activity=code)
        yield one.done, e.ActivityDone(activity=code)
        if row.approved:
            yield one.released, e.ActivityApproved(activity=code)


def _plan(
    rows: list[Laid], starts: list[float], spread: np.ndarray, rng: np.random.Generator
) -> Plan:
    activities = []
    for number, (row, start) in enumerate(zip(rows, starts, strict=True)):
        low, high = np.exp(np.array((-0.9, 0.9)) * spread[number] * rng.uniform(0.7, 1.3))
        three = row.minutes > 0 and rng.random() < 0.5
        activities.append(
            PlannedActivity(
                code=f"A-{number}",
                title="Syntetisk",
                type="activity" if row.minutes else "milestone",
                workstream=row.workstream,
                predecessors=tuple(Link(code=f"A-{other}") for other in row.before),
                planned_start=_moment(start),
                planned_finish=_moment(start + row.minutes),
                optimistic=int(row.minutes * low) if three else None,
                pessimistic=int(np.ceil(row.minutes * high)) if three else None,
                needs_approval=row.approved,
            )
        )
    return Plan(name="Bench", start=START, activities=tuple(activities))


def _moment(minutes: float) -> datetime:
    """The whole minute, as people say it."""
    return START + timedelta(minutes=int(minutes))


class Teller:
    """Tells a night to a run of its own, report by report."""

    def __init__(self, night: Night) -> None:
        self.run = Run(RUN)
        self._told = iter(night.told)
        self._next = next(self._told, None)
        clock = Clock()
        self._fold(
            0.0,
            e.RunCreated(run=RUN, kind="live", title="", zone="UTC", clock=clock, plan=night.plan),
        )

    def until(self, minute: float) -> None:
        """Everything told before ``minute``."""
        while self._next is not None and self._next[0] < minute:
            self._fold(*self._next)
            self._next = next(self._told, None)

    def _fold(self, minute: float, event: e.Event) -> None:
        position = self.run.position + 1
        at = _moment(minute)
        teller = "person:siri" if isinstance(event, e.ActivityApproved) else "person:kari"
        evolve(
            self.run,
            Recorded(
                position=position,
                originator_id=_STREAM,
                originator_version=position,
                run=RUN,
                report_id=f"bench-{position:08}",
                told_by=teller,
                recorded_by=teller,
                occurred_at=at,
                known_at=at,
                recorded_at=at,
                seen_position=None,
                fingerprint="",
                event=event,
            ),
        )


_STREAM = stream(RUN, "golive", "")
