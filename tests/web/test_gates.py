"""A poll over HTTP and the socket: who may ask, answer and decide, and what waited for the gate may start."""

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from domain.plan import PhaseDone, PlannedGate, Seat
from tests.scenario import activity, plan_of
from tests.web.conftest import GOLIVE, House, ids
from tests.web.screens import watching
from tests.web.test_decisions import why

GATES = f"/api/golives/{GOLIVE}/gates"
SEATS = (
    Seat(code="drift", title="Drift", actor="IKT"),
    Seat(code="klinikk", title="Klinikk"),
    Seat(code="fag", title="Fag"),
)
PLAN = plan_of(
    activity("A-1", phase="Prøving"),
    activity("G1", "A-1", type="gate"),
    activity("A-2", "G1"),
    gates=(
        PlannedGate(code="G1", seats=SEATS, criteria=(PhaseDone(phase="Prøving"),), deputy=True),
    ),
)
"""One gate between two activities."""


def say(house: House, name: str, path: str, **fields: Any) -> httpx.Response:
    body = {"report_id": next(ids)} | fields
    with house.http(name) as door:
        return door.post(f"{GATES}/{path}", json=body)


def gate(house: House) -> dict[str, Any]:
    found: dict[str, Any] = house.board("gates")["tables"]["gates"]["g1"]
    return found


@pytest.fixture
def panel(sqlite_url: str) -> Iterator[House]:
    """A serving command centre with the gate in its night."""
    house = House(sqlite_url)
    house.prepare(PLAN)
    house.start()
    try:
        yield house
    finally:
        house.stop()


def polled(house: House, **votes: str) -> None:
    """The poll is open, and each seat has answered."""
    assert say(house, "lise", "G1/open").status_code == 201
    for seat, vote in votes.items():
        answer = say(house, "eva", "G1/votes", seat=seat, vote=vote, note="Fordi")
        assert answer.status_code == 201, answer.text


def test_three_vote_one_says_no_go_the_commander_decides_the_deputy_confirms(panel: House) -> None:
    panel.report("rune", "done", activity="A-1")
    polled(panel, drift="go", klinikk="conditions", fag="no-go")
    early = panel.report("rune", "started", activity="A-2")
    assert early.json()["deviations"] == ["start-before-predecessors"]
    panel.report("rune", "struck", of=early.json()["report_id"], reason="undo")
    condition = {"owner": "IKT", "due": "2023-04-28T23:00:00+02:00", "text": "Skriver byttes"}
    fields = {"verdict": "conditions", "conditions": [condition]}
    assert why(say(panel, "lise", "G1/decision", **fields)) == (409, "against-no-go")
    decided = say(panel, "lise", "G1/decision", **fields, note="Fag er varslet", seen_position=8)
    assert decided.status_code == 201
    assert gate(panel)["stage"] == "unconfirmed"
    assert why(say(panel, "lise", "G1/decision/confirmation")) == (403, "same-hands")
    assert say(panel, "dag", "G1/decision/confirmation").status_code == 201
    assert panel.report("rune", "started", activity="A-2").json()["deviations"] == []
    found = gate(panel)
    assert (found["stage"], found["status"]) == ("passed", "approved")
    assert found["decision"]["against"] == ["fag"]
    with panel.http("kari") as door:
        texts = door.get(f"/api/golives/{GOLIVE}/texts").text
    assert "Skriver byttes" in texts
    assert say(panel, "kari", "G1/conditions", condition=1).status_code == 201
    assert gate(panel)["decision"]["conditions"][0]["closed_at"]
    evidence = panel.board("gates")["tables"]["decisions"][str(decided.json()["position"])]
    assert [vote["vote"] for vote in evidence["votes"]] == ["go", "conditions", "no-go"]
    assert evidence["seen_position"] == 8


def test_a_vote_by_phone_names_who_told_it_and_goes_with_other_reports_too(panel: House) -> None:
    say(panel, "lise", "G1/open")
    told = {"gate": "G1", "seat": "drift", "vote": "go", "told_by": "role:vaktleder"}
    assert panel.report("kari", "voted", **told).status_code == 201
    vote = gate(panel)["seats"][0]["vote"]
    assert (vote["told_by"], vote["by_phone"]) == ("role:vaktleder", True)


def test_a_decision_sent_again_is_the_same_and_with_other_words_another(panel: House) -> None:
    polled(panel, drift="go", klinikk="go", fag="go")
    bound = {"owner": "IKT", "due": "2023-04-28T23:00:00+02:00", "text": "Skriver"}
    fields = {"report_id": next(ids), "verdict": "conditions", "conditions": [bound]}
    first, again = (say(panel, "lise", "G1/decision", **fields) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    fields["conditions"] = [bound | {"text": "Nøkler"}]
    assert why(say(panel, "lise", "G1/decision", **fields)) == (409, "report-id-reused")


def test_a_decision_is_withdrawn_with_its_reason(panel: House) -> None:
    polled(panel, drift="go", klinikk="go", fag="go")
    say(panel, "lise", "G1/decision", verdict="go")
    assert why(say(panel, "lise", "G1/decision/withdrawal")) == (422, "malformed-field")
    assert say(panel, "lise", "G1/decision/withdrawal", note="Feil").status_code == 201
    assert gate(panel)["stage"] == "polling"


@pytest.mark.parametrize("name", ["kari", "rune", "eva", "siv", "vegg", "pia"])
def test_only_the_commander_asks_and_decides(panel: House, name: str) -> None:
    for path, fields in (
        ("G1/open", {}),
        ("G1/decision", {"verdict": "go"}),
        ("G1/decision/confirmation", {}),
        ("G1/decision/withdrawal", {"note": "x"}),
    ):
        assert why(say(panel, name, path, **fields)) == (403, "not-allowed")


@pytest.mark.parametrize("name", ["siv", "vegg", "pia"])
def test_who_may_not_report_has_no_vote(panel: House, name: str) -> None:
    refused = say(panel, name, "G1/votes", seat="drift", vote="go")
    assert why(refused) == (403, "not-allowed")
    assert why(say(panel, name, "G1/conditions", condition=1)) == (403, "not-allowed")


def test_what_is_not_there_is_named(panel: House) -> None:
    assert why(say(panel, "lise", "A-1/open")) == (404, "unknown-gate")
    assert why(say(panel, "lise", "G1/decision", verdict="go")) == (409, "poll-not-open")
    assert why(say(panel, "lise", "G1/decision/withdrawal", note="x")) == (409, "not-decided")
    refused = say(panel, "lise", "G1/votes", gate="G2", seat="drift", vote="go")
    assert why(refused) == (422, "malformed-field")


async def test_every_screen_sees_the_vote_at_once(panel: House) -> None:
    async with watching(panel.socket("kari"), "gates") as screen:
        await asyncio.to_thread(polled, panel, drift="no-go")
        await screen.until(lambda s: bool(s.tables["gates"]["g1"]["seats"][0]["vote"]))
    assert screen.hash == panel.board("gates")["hash"]
