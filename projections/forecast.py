"""The boards ``forecast`` and ``outlook``: when all will be over, what has room, who is late by whose doing.

They depend on the state and on the run's minute, are no folds of the log alone, and are made off the event
loop, of a copy of the state that nobody changes. Chance comes from the run's name: at the same
position and minute the figures are the same, and from one to the next they move because something did.
"""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from domain.clock import minute
from domain.forecast import Outlook, outlook, within
from domain.forecast.normal import Floats
from domain.plan import Plan
from domain.schedule.critical import critical, line
from domain.schedule.delays import Delay, delay
from domain.schedule.network import FUTURE, PAST, network_of
from domain.schedule.passes import AT_WORK, Schedule
from domain.schedule.rolling import rolled
from domain.tables import Run
from domain.terms import key
from projections.board import Difference, News, Row, Rows, Tables, canonical
from projections.times import stamp

TABLES = {"forecast": ("activities", "summary", "sums"), "outlook": ("summary",)}
"""By board: ``outlook`` is of the forecast what stands on walls too, of the run as a whole, without chances."""


def tables(name: str, run: Run, now: datetime) -> Tables:
    """The whole board at the minute of ``now``, by the run's clock; nothing before the run was created."""
    header = run.header
    if header is None:
        return {table: {} for table in TABLES[name]}
    network = network_of(header.plan)
    schedule = Schedule(network, rolled(network, run, now))
    said = Said(schedule)
    summary = said.summary(header.plan, run.position, minute(now))
    if name == "outlook":
        return {"summary": {"": summary}}
    foreseen = outlook(run, schedule, network.seconds(minute(now)), seed_of(run.id))
    delays = [delay(schedule, place) for place in range(len(network.codes))]
    return {
        "activities": said.activities(delays, foreseen),
        "summary": {"": summary | said.chances(header.plan, foreseen, minute(now))},
        "sums": _sums(schedule, delays),
    }


def told_anew(
    name: str, board: Rows, chain: str, run: Run, now: datetime
) -> tuple[Difference, str]:
    """What of the board's rows is otherwise at the minute of ``now``, and the chain with that in it.

    The chain is the first 8 bytes, in hex, of a SHA-256 over the chain before and all that differs: whoever was
    told the same from the beginning on has the same.
    """
    made, known = tables(name, run, now), board.tables()
    news: News = {
        table: dict.fromkeys(known[table].keys() - rows.keys()) | rows
        for table, rows in made.items()
    }
    difference = board.differing(news)
    told: Tables = {table: {} for table in made}
    for (table, row_id), row in difference.items():
        told[table][row_id] = row or {}
    return difference, sha256(chain.encode() + canonical(told)).hexdigest()[:16]


def seed_of(run_id: str) -> int:
    """The chance that belongs to a run, whatever its position: the same code in other letters has the same."""
    return int.from_bytes(sha256(key(run_id).encode()).digest()[:8])


class Said:
    """A schedule in the words of the board. Each moment is written once: much happens in the same minute."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._size = len(schedule.network.codes)
        self._stamps: dict[int, str | None] = {PAST: None, FUTURE: None}

    def activities(self, delays: list[Delay | None], foreseen: Outlook) -> dict[str, Row]:
        deciding = critical(self._schedule)
        return {
            code: self._activity(place, place in deciding, delays[place])
            | {"decides": self._decides(place, foreseen)}
            for place, code in enumerate(self._schedule.network.codes)
        }

    def _activity(self, place: int, decides: bool, late: Delay | None) -> Row:
        schedule, finish = self._schedule, self._size + place
        return {
            "code": schedule.network.activities[place].code,
            "start": self._at(schedule.early[place]),
            "finish": self._at(schedule.early[finish]),
            "late_start": self._at(schedule.late[place]),
            "late_finish": self._at(schedule.late[finish]),
            "total_float": _minutes(schedule.total_float(place)),
            "free_float": _minutes(schedule.free_float(place)),
            "critical": decides,
            "behind": None if late is None else late.behind,
            "caused": None if late is None else late.caused,
            "inherited": None if late is None else late.inherited,
        }

    def _decides(self, place: int, foreseen: Outlook) -> float | None:
        """Of what is over, or will not be, nothing can be said."""
        if self._schedule.facts.stage[place] > AT_WORK:
            return None
        return round(foreseen.decides.get(place, 0.0), 3)

    def summary(self, plan: Plan, position: int, now: datetime) -> Row:
        """Of the run. How long one can still turn back is of interest until one no longer can."""
        schedule = self._schedule
        network, finish = schedule.network, schedule.finish
        turned = max((schedule.early[self._size + place] for place in network.turns), default=PAST)
        codes = [network.activities[place].code for place in line(schedule)]
        return {
            "position": position,
            "minute": stamp(now),
            "finish": self._at(finish),
            "planned_finish": self._at(network.target) if network.codes else None,
            "no_return": stamp(plan.point_of_no_return),
            "window_end": stamp(plan.window_end),
            "offset": None if finish == PAST else network.target // 60 - finish // 60,
            "float_to_no_return": self._until(plan.point_of_no_return, turned, now),
            "float_to_window_end": self._until(plan.window_end, finish),
            "critical": codes,
        }

    def chances(self, plan: Plan, foreseen: Outlook, now: datetime) -> Row:
        """Of the run too: how surely it will be over by when."""
        return {
            "p50": self._by(foreseen.by(0.5)),
            "p80": self._by(foreseen.by(0.8)),
            "in_window": self._within(plan.window_end, foreseen.finishes),
            "before_no_return": self._within(plan.point_of_no_return, foreseen.turned, now),
        }

    def _by(self, seconds: int | None) -> str | None:
        return None if seconds is None else self._at(seconds)

    def _within(
        self, moment: datetime | None, ends: Floats, now: datetime | None = None
    ) -> float | None:
        if moment is None or (now is not None and moment < now):
            return None
        share = within(ends, self._schedule.network.seconds(moment))
        return None if share is None else round(share, 3)

    def _until(
        self, moment: datetime | None, seconds: int, now: datetime | None = None
    ) -> int | None:
        if moment is None or seconds == PAST or (now is not None and moment < now):
            return None
        return self._schedule.network.seconds(moment) // 60 - seconds // 60

    def _at(self, seconds: int) -> str | None:
        if seconds not in self._stamps:
            self._stamps[seconds] = stamp(self._schedule.network.moment(seconds))
        return self._stamps[seconds]


def _minutes(seconds: int | None) -> int | None:
    return None if seconds is None else seconds // 60


def _sums(schedule: Schedule, delays: list[Delay | None]) -> dict[str, Row]:
    """Of every actor, location and workstream with anything late: how late in all, and how many things."""
    sums: dict[str, Row] = {}
    for place, late in enumerate(delays):
        if late is None or late.behind <= 0:
            continue
        for kind, code in _parties(schedule, place):
            row = sums.setdefault(
                f"{kind}:{key(code)}",
                {"kind": kind, "code": code, "caused": 0, "inherited": 0, "activities": 0},
            )
            row["caused"] += late.caused
            row["inherited"] += late.inherited
            row["activities"] += 1
    return sums


def _parties(schedule: Schedule, place: int) -> Iterator[tuple[str, str]]:
    activity = schedule.network.activities[place]
    named = ("actor", activity.actor), ("location", activity.location)
    for kind, code in (*named, ("workstream", activity.workstream)):
        if code:
            yield kind, code
