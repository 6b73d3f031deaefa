"""Accepting a rehearsal over HTTP."""

from tests.web.conftest import GOLIVE, House
from tests.web.test_decisions import decide, why
from tests.web.test_runs import rehearse


def test_a_commander_accepts_a_rehearsal(house: House) -> None:
    assert why(decide(house, "lise", "runs/acceptance", number=1)) == (404, "unknown-go-live")
    rehearse(house)
    assert why(decide(house, "lise", "runs/acceptance", number=1)) == (409, "not-begun")
    house.report("rune", "started", golive=f"{GOLIVE}-r1", activity="A-1")
    assert why(decide(house, "pia", "runs/acceptance", number=1)) == (403, "not-allowed")
    assert decide(house, "lise", "runs/acceptance", number=1).status_code == 201
    golive = house.board()["tables"]["golive"][""]
    assert (golive["rehearsals"], golive["needs_rehearsal"]) == ([1], False)
