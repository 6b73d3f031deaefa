"""How true the forecast is: on synthetic nights with known durations, how often what it said came true."""

import multiprocessing
import os
from datetime import timedelta
from typing import NamedTuple

import numpy as np

from bench.report import SEED, Goal, Report, Row
from bench.synthetic import START, Teller, night
from domain.forecast import outlook
from domain.schedule.network import Network
from domain.schedule.passes import Schedule
from domain.schedule.rolling import rolled

NIGHTS, QUICK = 1000, 60
SAMPLES = 400
"""Of each forecast: the share that holds is that of a thousand within half a hundredth."""

PARTS = (0.25, 0.5, 0.75)
"""Of the night as planned: of the night as it went would tell the forecast something of its end."""


class Held(NamedTuple):
    """What was foreseen of one night beside what came: minutes after it, below 0 before it."""

    part: float
    p50: float
    p80: float
    single: float


def run(quick: bool) -> Report:
    """The forecast and the one that is not of chances, at three parts of every night."""
    nights = QUICK if quick else NIGHTS
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        found = [held for of_one in pool.imap(_night, range(nights), 4) for held in of_one]
    rows = [_row(part, np.array([held for held in found if held.part == part])) for part in PARTS]
    goals = []
    for row in rows:
        for share, near in ((80, 3.0), (50, 4.0)):
            missed = abs(row.figures[f"P{share} holds %"] - share)
            goals.append(Goal(f"{row.name}, P{share} off by", missed, near, near, less=True))
    return Report(
        bench="calibration",
        work=f"{nights:,} synthetic nights of 128 activities, {SAMPLES} samples, seed {SEED}",
        rows=rows,
        goals=goals,
        notes=[
            "each P holds in so many of the nights that are not over by then; the single forecast beside it",
            "missed: median of the minutes between it and the end of the night, either way",
        ],
    )


def _night(number: int) -> list[Held]:
    """Told to a run of its own, and looked at three times."""
    one = night(number)
    teller, network = Teller(one), Network(one.plan)
    found = []
    for part in PARTS:
        minute = int(part * one.planned)
        teller.until(minute)
        if one.finish < minute:
            break
        schedule = Schedule(network, rolled(network, teller.run, START + timedelta(minutes=minute)))
        foreseen = outlook(teller.run, schedule, 60 * minute, number, SAMPLES)
        ends = (foreseen.by(0.5), foreseen.by(0.8), schedule.finish)
        found.append(Held(part, *((end or 0) // 60 - one.finish for end in ends)))
    return found


def _row(part: float, held: np.ndarray) -> Row:
    p50, p80, single = held[:, 1], held[:, 2], held[:, 3]
    return Row(
        f"{part:.0%} of the night",
        {
            "nights": len(held),
            "P50 holds %": 100 * float((p50 >= 0).mean()),
            "P80 holds %": 100 * float((p80 >= 0).mean()),
            "deterministic holds %": 100 * float((single >= 0).mean()),
            "P50 missed min": float(np.median(np.abs(p50))),
            "deterministic missed min": float(np.median(np.abs(single))),
        },
        len(held),
    )
