"""What holds of every forecast, whatever the plan and whatever was told."""

import random

import msgspec
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.plan import Plan
from domain.schedule.network import PAST, Network
from domain.schedule.passes import AT_WORK, TO_COME, Schedule
from domain.schedule.rolling import rolled
from domain.tables import Run
from tests.domain.forecast.outlooks import Night, look_at
from tests.domain.schedule.networks import random_plan
from tests.histories import night, words
from tests.scenario import blocked, clock, done, eta, started

_PLANS = st.integers(0, 10_000).map(lambda number: random_plan(random.Random(number)))
_MINUTES = st.integers(0, 59)


def run_of(plan: Plan, told: int, chance: int) -> Run:
    """A night of that plan in which the first rows are begun, most of them done, one is blocked."""
    fields = {name: getattr(plan, name) for name in ("start", "finish")}
    room = Night(*plan.activities, **fields)
    rng = random.Random(chance)
    for row in Network(plan).activities[:told]:
        begun, over = sorted(rng.sample(range(60), 2))
        room.given(started(row.code, at=f"18:{begun:02}"))
        if rng.random() < 0.7:
            room.given(done(row.code, at=f"18:{over:02}"))
        elif rng.random() < 0.5:
            room.given(blocked(row.code, "network", at=f"18:{over:02}", eta=clock("19:30")))
        else:
            room.given(eta(row.code, clock("19:20"), at=f"18:{over:02}"))
    return room.run


def to_starts(plan: Plan) -> Plan:
    """Its links to a finish as links to the start."""
    rows = [
        msgspec.structs.replace(
            row,
            predecessors=tuple(
                msgspec.structs.replace(link, type="FS" if link.type[0] == "F" else "SS")
                for link in row.predecessors
            ),
        )
        for row in plan.activities
    ]
    return msgspec.structs.replace(plan, activities=tuple(rows))


@settings(max_examples=40, deadline=None)
@given(_PLANS, st.integers(0, 12), st.integers(0, 99))
def test_the_same_gives_the_same_bytes_in_whatever_order_the_rows_are(
    plan: Plan, told: int, chance: int
) -> None:
    run = run_of(plan, told, chance)
    first = look_at(run, "19:05", 64)
    assert (
        first.foreseen.finishes.tobytes() == look_at(run, "19:05", 64).foreseen.finishes.tobytes()
    )
    header = run.header
    assert header is not None
    rows = list(header.plan.activities)
    random.Random(chance).shuffle(rows)
    moved = msgspec.structs.replace(header.plan, activities=tuple(rows))
    run.golive[""] = msgspec.structs.replace(header, plan=moved)
    run.activities = dict(sorted(run.activities.items()))
    other = look_at(run, "19:05", 64)
    assert other.foreseen.finishes.tobytes() == first.foreseen.finishes.tobytes()
    assert other.decides == first.decides


@settings(max_examples=40, deadline=None)
@given(_PLANS, st.integers(0, 12), st.integers(0, 99), _MINUTES, _MINUTES)
def test_later_is_never_earlier_when_nothing_new_is_told(
    plan: Plan, told: int, chance: int, one: int, other: int
) -> None:
    run = run_of(plan, told, chance)
    sooner, later = (look_at(run, f"19:{minute:02}", 64) for minute in sorted((one, other)))
    for share in (0.1, 0.5, 0.8):
        assert (later.foreseen.by(share) or 0) >= (sooner.foreseen.by(share) or 0)


@settings(max_examples=40, deadline=None)
@given(_PLANS, st.integers(0, 12), st.integers(0, 99))
def test_no_night_is_over_before_it_can_be(plan: Plan, told: int, chance: int) -> None:
    """Not before now, nor before what the links, limits and what has happened allow of no work.

    Of links to a finish that is not so: the longer the work, the sooner it may begin, and others with it.
    """
    run = run_of(to_starts(plan), told, chance)
    found = look_at(run, "19:05", 64)
    assert run.header is not None
    network = Network(run.header.plan)
    facts = rolled(network, run, clock("19:05"))
    network.margin, network.planned = [0] * len(facts.stage), [PAST] * len(network.planned)
    for place, stage in enumerate(facts.stage):
        if stage == TO_COME:
            facts.duration[place] = 0
            facts.start[place] = max(network.not_before[place], found.now)
        elif stage == AT_WORK:
            facts.finish[place] = found.now
    bound = Schedule(network, facts).finish
    assert (found.foreseen.finishes >= bound - 1).all()
    assert (found.foreseen.by(0.5) or 0) <= (found.foreseen.by(0.8) or 0)
    assert all(0 < share <= 1 for share in found.foreseen.decides.values())


@settings(max_examples=60, deadline=None)
@given(st.lists(words(), max_size=14), _MINUTES)
def test_any_night_has_a_forecast(said: list, minute: int) -> None:  # type: ignore[type-arg]
    found = look_at(night(said).run, f"20:{minute:02}", 32)
    assert np.isfinite(found.foreseen.finishes).all()
