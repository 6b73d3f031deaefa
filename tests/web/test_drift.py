"""Runs compared over HTTP and in the terminal, and what one took offered to the plan of another."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.scenario import activity, clock, plan_of
from tests.web.conftest import GOLIVE, House, ids
from tests.web.terminal import Terminal
from tests.web.test_decisions import why
from tests.web.test_runs import rehearse

PLAN = plan_of(
    activity("A-1", planned_start=clock("20:10"), planned_finish=clock("20:40")),
    activity("A-2", "A-1", duration=20),
)
FIRST = f"{GOLIVE}-r1"


@pytest.fixture
def runs(house: House) -> Iterator[House]:
    """A rehearsal in which A-2 took half an hour, and the night, in which it took ten minutes."""
    house.stop()
    with_plan = House(house.settings.database.replace("golive.db", "runs.db"))
    with_plan.prepare(plan=PLAN)
    with_plan.start()
    rehearse(
        with_plan,
        clock={
            "kind": "shifted",
            "started": "2024-01-10T09:00:00Z",
            "origin": "2023-04-28T18:00:00Z",
        },
    )
    for run, began in ((FIRST, "17:30"), (GOLIVE, "17:50")):
        for kind, at in (("started", began), ("done", "18:00")):
            when = f"2023-04-28T{at}:00Z"
            told = with_plan.report("rune", kind, golive=run, activity="A-2", occurred_at=when)
            assert told.status_code == 201
    yield with_plan
    with_plan.stop()
    house.start()


def ask(house: House, path: str, name: str = "pia", **query: Any) -> httpx.Response:
    with house.http(name) as door:
        return door.get(f"/api/golives/{GOLIVE}/{path}", params=query)


def take(house: House, name: str = "pia", **fields: Any) -> httpx.Response:
    with house.http(name) as door:
        return door.post(
            f"/api/golives/{GOLIVE}/plan/durations", json={"report_id": next(ids)} | fields
        )


def test_a_rehearsal_stands_beside_the_night(runs: House) -> None:
    found = ask(runs, "runs/compare", **{"with": FIRST}).json()
    assert [run["run"] for run in found["runs"]] == [FIRST, GOLIVE]
    assert found["activities"][0]["code"] == "A-2"
    assert found["activities"][0]["took"] == -20
    assert [part["took"] for part in found["activities"][0]["runs"]] == [30, 10]


def test_only_what_one_may_read_is_compared(runs: House) -> None:
    assert why(ask(runs, "runs/compare", "vegg", **{"with": FIRST})) == (403, "not-allowed")
    assert why(ask(runs, "runs/compare", **{"with": "molde"})) == (404, "unknown-go-live")
    assert why(ask(runs, "runs/compare"))[0] == 422


def test_what_a_run_took_is_offered_and_taken(runs: House) -> None:
    offer = ask(runs, "plan/durations", **{"from": FIRST}).json()
    (row,) = offer["difference"]["activities"]
    assert (row["code"], row["duration"]) == ("A-2", 30)
    taken = take(runs, **{"from": FIRST}, made_on=offer["made_on"])
    assert taken.status_code == 201
    assert why(take(runs, **{"from": FIRST}, made_on=offer["made_on"])) == (422, "malformed-field")
    other = take(runs, **{"from": GOLIVE}, made_on=offer["made_on"])
    assert why(other) == (409, "plan-moved")


@pytest.mark.parametrize("name", ["kari", "lise", "siv"])
def test_only_a_planner_takes_it(runs: House, name: str) -> None:
    assert why(ask(runs, "plan/durations", name, **{"from": FIRST})) == (403, "not-allowed")
    assert why(take(runs, name, **{"from": FIRST}, made_on=1)) == (403, "not-allowed")


def test_the_terminal_compares_too(runs: House, golive: Terminal) -> None:
    told = golive("compare", FIRST, GOLIVE, "--database", runs.settings.database)
    assert "-20 min" in told
    assert "A-2" in told
    found = json.loads(
        golive("compare", FIRST, GOLIVE, "--json", "--database", runs.settings.database)
    )
    assert found["activities"][0]["took"] == -20
