"""Times as the wire tells them, to the edge of the calendar."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.web.conftest import House
from tests.web.test_decisions import create
from web.times import stamp

EAST, WEST = timezone(timedelta(hours=2)), timezone(timedelta(hours=-2))


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (datetime(2023, 4, 28, 21, 37, tzinfo=EAST), "2023-04-28T19:37:00Z"),
        (datetime(2023, 4, 28, 19, 37, 0, 120_000, tzinfo=UTC), "2023-04-28T19:37:00.120000Z"),
        (datetime(1, 1, 1, tzinfo=EAST), "0001-01-01T00:00:00Z"),
        (datetime(9999, 12, 31, 23, 0, tzinfo=WEST), "9999-12-31T23:59:59.999999Z"),
    ],
)
def test_a_time_is_told_in_utc(moment: datetime, told: str) -> None:
    assert stamp(moment) == told


@pytest.mark.parametrize("started", ["2021-01-01T00:00:00Z", "2199-01-01T00:00:00Z"])
def test_a_run_that_has_outrun_the_calendar_is_served_like_any_other(
    house: House, started: str
) -> None:
    clock = {"kind": "accelerated", "started": started, "origin": "2023-04-28T18:00:00Z"}
    made = create(house, "pia", "outrun", clock=clock | {"speed": 10_000})
    assert made.status_code == 201
    assert house.report("rune", "started", golive="outrun", activity="A-1").status_code == 201
    with house.http("kari") as door:
        for board in ("wall", "plan", "log", "calls"):
            assert door.get(f"/api/golives/outrun/boards/{board}").status_code == 200
        assert door.get("/api/golives/outrun/recording").status_code == 200
        assert door.get("/readyz").json()["wrong"] == []
