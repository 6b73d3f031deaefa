"""Freezing, setting the baseline anew and shifting over HTTP: who may, and what is answered."""

import pytest

from tests.web.conftest import House
from tests.web.test_decisions import decide, why


def test_a_commander_freezes_the_plan_and_a_planner_shifts_it(house: House) -> None:
    assert decide(house, "lise", "plan/freeze").status_code == 201
    shifted = decide(house, "pia", "plan/shift", by_minutes=15)
    assert shifted.status_code == 201
    assert shifted.json()["deviations"] == ["after-freeze"]
    golive = house.board()["tables"]["golive"][""]
    assert golive["frozen_at"]
    assert golive["replanned"]
    assert why(decide(house, "lise", "plan/freeze", seen_position=99)) == (409, "already-frozen")
    stale = decide(house, "lise", "plan/rebaseline", reason="staffing")
    assert why(stale) == (409, "plan-moved")
    anew = decide(house, "lise", "plan/rebaseline", reason="staffing", seen_position=99)
    assert anew.status_code == 201


@pytest.mark.parametrize(
    ("path", "said", "wrong"),
    [
        ("plan/rebaseline", {"reason": "data"}, (409, "not-frozen")),
        ("plan/rebaseline", {}, (422, "reason-missing")),
        ("plan/shift", {}, (422, "shift-unclear")),
        ("plan/shift", {"by_minutes": 0}, (409, "nothing-to-shift")),
        ("plan/shift", {"by_minutes": 600_000}, (422, "malformed-field")),
        ("plan/shift", {"to_start": "2190-01-01T00:00:00Z"}, (422, "time-out-of-range")),
    ],
)
def test_what_is_refused(
    house: House, path: str, said: dict[str, object], wrong: tuple[int, str]
) -> None:
    assert why(decide(house, "lise", path, **said)) == wrong


@pytest.mark.parametrize(
    ("path", "said", "names"),
    [
        ("plan/freeze", {}, ("pia", "kari", "eva", "rune", "siv", "vegg")),
        ("plan/rebaseline", {"reason": "data"}, ("pia", "kari", "eva", "rune", "siv", "vegg")),
        ("plan/shift", {"by_minutes": 5}, ("kari", "eva", "rune", "siv", "vegg")),
    ],
)
def test_who_may_not(
    house: House, path: str, said: dict[str, object], names: tuple[str, ...]
) -> None:
    refused = [why(decide(house, name, path, **said)) for name in names]
    assert refused == [(403, "not-allowed")] * len(names)
