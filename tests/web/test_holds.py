"""Hold and resume over HTTP: who may, who may take it back, and what is answered."""

import pytest

from tests.web.conftest import House, ids
from tests.web.test_decisions import decide, why


def test_a_commander_holds_work_and_lets_it_go_on(house: House) -> None:
    held = decide(house, "lise", "hold", location="Moa", reason="network", owner="IKT")
    assert held.status_code == 201
    assert house.board()["tables"]["golive"][""]["holds"] == 1
    begun = house.report("rune", "started", activity="A-1")
    assert begun.json()["deviations"] == ["start-under-hold"]
    assert why(decide(house, "lise", "resume")) == (409, "not-held")
    assert decide(house, "dag", "resume", location="Moa").status_code == 201
    assert house.board()["tables"]["golive"][""]["holds"] == 0


@pytest.mark.parametrize(
    ("path", "said", "wrong"),
    [
        ("hold", {}, (422, "reason-missing")),
        ("hold", {"reason": "data", "system": "EPJ1", "location": "Moa"}, (422, "scope-unclear")),
        ("hold", {"reason": "data", "location": "X"}, (404, "unknown-location")),
        ("hold", {"reason": "data", "told_by": "role:vakt"}, (422, "malformed-field")),
        ("resume", {}, (409, "not-held")),
    ],
)
def test_what_is_refused(
    house: House, path: str, said: dict[str, object], wrong: tuple[int, str]
) -> None:
    assert why(decide(house, "lise", path, **said)) == wrong


@pytest.mark.parametrize("name", ["kari", "eva", "rune", "siv", "vegg", "pia"])
def test_only_a_commander_holds(house: House, name: str) -> None:
    assert why(decide(house, name, "hold", reason="data")) == (403, "not-allowed")
    decide(house, "lise", "hold", reason="data")
    assert why(decide(house, name, "resume")) == (403, "not-allowed")


def test_only_a_commander_takes_a_hold_back(house: House) -> None:
    decide(house, "lise", "hold", reason="data", report_id=(hold := next(ids)))
    for name in ("kari", "rune"):
        struck = house.report(name, "struck", of=hold, reason="user")
        assert why(struck) == (403, "not-allowed")
        mended = house.report(name, "corrected", of=hold, to={"reason": "user"}, reason="user")
        assert why(mended) == (403, "not-allowed")
    assert house.report("dag", "struck", of=hold, reason="user").status_code == 201
    assert house.board()["tables"]["golive"][""]["holds"] == 0
