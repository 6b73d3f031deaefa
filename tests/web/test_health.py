"""Whether a process is of use: ready, degraded, or not ready and to be asked nothing."""

import sqlite3

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
