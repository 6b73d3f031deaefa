"""A rehearsal is made from its go-live's plan: by whom, from which plan, and never twice."""

from typing import Any

import httpx
import pytest

from tests.web.conftest import GOLIVE, House, ids
from tests.web.test_decisions import create, why
from web.errands import AddUser, MakeKey

CLOCK = {
    "kind": "shifted",
    "started": "2024-01-10T09:00:00Z",
    "origin": "2023-04-28T14:00:00Z",
}


def rehearse(
    house: House, name: str = "pia", golive: str = GOLIVE, **fields: Any
) -> httpx.Response:
    body = {"report_id": next(ids), "number": 1} | fields
    with house.http(name) as door:
        return door.post(f"/api/golives/{golive}/runs", json=body)


def header(house: House, golive: str) -> Any:
    with house.http("pia") as door:
        return door.get(f"/api/golives/{golive}").json()


def test_a_rehearsal_has_the_plan_of_its_go_live_and_its_own_clock(house: House) -> None:
    answer = rehearse(house, number=2, clock=CLOCK)
    assert answer.status_code == 201
    assert answer.headers["location"] == f"/api/golives/{GOLIVE}-r2"
    made, live = header(house, f"{GOLIVE}-r2"), header(house, GOLIVE)
    assert (made["kind"], made["number"], made["title"]) == ("rehearsal", 2, live["title"])
    assert made["clock"]["origin"] == CLOCK["origin"]
    assert made["wall"]["activities"] == live["wall"]["activities"] == 3
    assert made["wall"]["finish"] == live["wall"]["finish"]


def test_it_is_the_present_plan_without_what_the_night_has_made_of_it(house: House) -> None:
    house.report("rune", "started", activity="A-1")
    plan = "kode;tittel\nA-1;Ferdig\nC-1;Ny\n"
    with house.http("pia") as door:
        changed = door.post(f"/api/golives/{GOLIVE}/plan/imports?file=p.csv", content=plan.encode())
    assert changed.status_code == 201
    rehearse(house)
    with house.http("pia") as door:
        board = door.get(f"/api/golives/{GOLIVE}-r1/boards/plan").json()
    rows = board["tables"]["activities"]
    assert set(rows) == {"a-1", "c-1"}
    assert rows["a-1"]["status"] == "planned"


def test_sent_again_it_is_the_same_rehearsal_whatever_became_of_the_plan(house: House) -> None:
    first = rehearse(house, report_id="rehearsal-0001")
    plan = "kode;tittel\nA-1;Ferdig\n"
    with house.http("pia") as door:
        door.post(f"/api/golives/{GOLIVE}/plan/imports?file=p.csv", content=plan.encode())
    again = rehearse(house, report_id="rehearsal-0001")
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    other = rehearse(house, report_id="rehearsal-0001", clock=CLOCK)
    assert why(other) == (409, "report-id-reused")
    assert why(rehearse(house)) == (409, "code-taken")


@pytest.mark.parametrize(("name", "status"), [("pia", 201), ("lise", 201), ("kari", 403)])
def test_planner_and_commander_may_rehearse(house: House, name: str, status: int) -> None:
    assert rehearse(house, name).status_code == status


def test_a_role_in_the_go_live_is_enough(house: House) -> None:
    house.stop()
    house.run(AddUser(name="Åse", role="planner", golive=GOLIVE, ref="person:aase"))
    house.tokens["aase"] = house.run(MakeKey(name="person:aase", kind="token"))
    house.start()
    assert rehearse(house, "aase").status_code == 201


@pytest.mark.parametrize(
    ("golive", "fields", "wrong"),
    [
        ("molde", {}, (404, "unknown-go-live")),
        (GOLIVE, {"number": 0}, (422, "malformed-field")),
        (GOLIVE, {"number": -1}, (422, "malformed-field")),
        (GOLIVE, {"clock": {"kind": "shifted"}}, (422, "malformed-field")),
        (GOLIVE, {"title": "Annet"}, (422, "malformed-field")),
    ],
)
def test_what_cannot_be_rehearsed(
    house: House, golive: str, fields: dict[str, Any], wrong: tuple[int, str]
) -> None:
    assert why(rehearse(house, golive=golive, **fields)) == wrong


def test_an_id_that_grows_too_long_is_refused(house: House) -> None:
    create(house, "pia", "m" * 30)
    answer = rehearse(house, golive="m" * 30)
    assert why(answer) == (422, "malformed-field")
    assert answer.json()["errors"][0]["pointer"] == "/number"


def test_a_rehearsal_is_not_rehearsed(house: House) -> None:
    rehearse(house)
    assert why(rehearse(house, golive=f"{GOLIVE}-r1")) == (422, "malformed-field")
