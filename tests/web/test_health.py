"""Whether a process is of use: ready, degraded, or not ready and to be asked nothing."""

import sqlite3

import pytest

from tests.web.conftest import House


def test_while_nothing_can_be_written_it_is_not_ready_and_then_is_again(house: House) -> None:
    other = sqlite3.connect(house.settings.database.removeprefix("sqlite:///"))
    with house.http() as door:
        other.execute("BEGIN IMMEDIATE")
        answer = door.get("/readyz")
        assert answer.status_code == 503
        assert answer.json() == {"status": "not ready", "wrong": ["The log cannot be written to."]}
        assert door.get("/livez").status_code == 200
        other.rollback()
        assert door.get("/readyz").json() == {"status": "ready", "wrong": []}
    other.close()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE golive_events SET chain = zeroblob(32) WHERE id = 2",
        "DELETE FROM golive_events WHERE id = 2",
    ],
)
def test_on_a_log_that_was_changed_beneath_it_it_is_not_ready(house: House, harm: str) -> None:
    """Given a head that is not what was written there, when nothing can follow it, then it says so."""
    house.report("rune", "started", activity="A-1")
    other = sqlite3.connect(house.settings.database.removeprefix("sqlite:///"))
    with other:
        other.execute(harm)
    other.close()
    with house.http() as door:
        answer = door.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["wrong"] == ["The log at 2 is not what the boards stand on."]
