"""Killed under load, again and again: what was answered stands in the log, once; nothing true is refused."""

import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import pytest

from tests.faults.conftest import SHORT
from tests.faults.judge import History, judge, rows_of
from tests.faults.reporters import ACTIVITIES, Reporters
from tests.faults.served import GOLIVE as SERVE
from tests.faults.served import Address, serving
from tests.scenario import activity, plan_of
from tests.web.conftest import GOLIVE, House

SEED = 20230428
CROWD = {f"person{number}": "coordinator" for number in range(8)}
PLAN = plan_of(*(activity(f"A-{number + 1}", mandatory=False) for number in range(ACTIVITIES)))

FORGETFUL = (sys.executable, "-m", "tests.faults.forgetful")


# ---- the night


def storm(command: Sequence[str], tokens: Mapping[str, str], rounds: int) -> Reporters:
    """Eight people report without pause while the server dies ``rounds`` times; the last one lives."""
    random, address = Random(SEED), Address()
    reporters = Reporters(GOLIVE, tokens, address, SEED)
    with reporters.at_work():
        for _ in range(rounds):
            with serving(command) as server:
                address.move(server.port)
                reporters.wait_for(random.randint(5, 80))
                threading.Event().wait(random.uniform(0, 0.02))  # anywhere in the next ones
                server.kill()
        with serving(command) as server:
            address.move(server.port)
            reporters.wait_for(20)
            reporters.end()
    return reporters


@pytest.mark.parametrize("database", ["sqlite_url", "postgres_url"])
def test_nothing_that_was_answered_is_lost_doubled_or_falsely_refused(
    database: str, rounds: int, request: pytest.FixtureRequest
) -> None:
    url = request.getfixturevalue(database)
    house = House(url)
    house.prepare(PLAN, CROWD | {"pia": "planner"})
    tokens = {name: house.tokens[name] for name in CROWD}
    before = rows_of(url)
    reporters = storm((*SERVE, url), tokens, rounds)
    history, rows = reporters.history, rows_of(url)
    history.since = len(before)
    sys.stdout.write(
        f"{database}: {rounds} kills, seed {SEED}, {len(history.sent)} reports, {reporters.lost_lines}"
        f" lines lost, {found_again(history)} found to stand in the log already\n"
    )
    assert rows[: len(before)] == before
    assert judge(history, rows) == {}
    assert reporters.lost_lines >= rounds, "each kill cuts somebody off"


def found_again(history: History) -> int:
    """Reports whose first answer was lost with the server, though they had been taken."""
    return sum(told.status == 200 for told in history.told)


# ---- what must fail by it


@pytest.mark.parametrize(("kills", "complaints"), [(0, set()), (SHORT, {"lost"})])
def test_a_door_that_answers_before_it_writes_is_found_out_by_the_kill_alone(
    kills: int, complaints: set[str], tmp_path: Path
) -> None:
    file = tmp_path / "forgetful.db"
    reporters = storm((*FORGETFUL, str(file)), {name: name for name in CROWD}, kills)
    found = judge(reporters.history, rows_of(f"sqlite:///{file}"))
    assert complaints <= set(found)
    assert complaints or not found
