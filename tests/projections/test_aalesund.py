"""What the boards of the Ålesund night must show after replay (examples/aalesund-2023/expects.json)."""

import json
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from domain.terms import key
from examples.scenario import FOLDER, Scenario, load
from projections.board import Row, Tables
from projections.replay import Replay
from tests.projections.boards import says
from tests.scenario import Rooms

WHOLE_MINUTE = timedelta(seconds=59, microseconds=999_999)
EXPECTS: dict[str, list[dict[str, Any]]] = json.loads(
    (FOLDER / "aalesund-2023" / "expects.json").read_text("utf-8")
)


@cache
def scenario() -> Scenario:
    return load("aalesund-2023")


@cache
def night() -> Replay:
    """The night as it lies in the log, beside the programme's own run."""
    rooms = Rooms()
    for order in scenario().orders():
        assert order.source_recorded_at is not None
        rooms.submit(order, order.source_recorded_at)
    replay = Replay(scenario().frame.golive)
    replay.extend(r for r in rooms.log if key(r.run) == key(replay.id))
    return replay


def moment(minute: str) -> datetime:
    """All of a minute of that evening in Ålesund."""
    there = datetime.fromisoformat(f"2023-04-28T{minute}:00").replace(
        tzinfo=ZoneInfo("Europe/Oslo")
    )
    return there + WHOLE_MINUTE


def wall(minute: str) -> Tables:
    return night().board("wall", at=moment(minute)).tables


def golive(minute: str) -> Row:
    return wall(minute)["golive"][""]


def test_the_stages_of_the_night() -> None:
    stages = {m["at"]: golive(m["at"])["stage"] for m in EXPECTS["moments"]}
    assert stages == {m["at"]: m["stage"] for m in EXPECTS["moments"]}


def test_at_2137_all_actors_had_reported_all_done_and_approved() -> None:
    found = golive("21:37")
    assert found["complete_at"] is not None
    assert (
        moment("21:37") - WHOLE_MINUTE
        <= datetime.fromisoformat(found["complete_at"])
        < moment("21:37")
    )
    says(found, actors_complete=found["actors"], mandatory_released=found["mandatory"])
    assert golive("21:36")["complete_at"] is None


def test_the_foot_of_the_wall_lags_behind_no_moment_of_the_night() -> None:
    at = moment("20:51")
    latest = night().board("wall", at=at).tables["latest"][""]
    says(latest, activity="A-428")
    assert latest["occurred_at"] == "2023-04-28T18:51:07Z"


def test_23_minutes_ahead_and_municipality_number_ten() -> None:
    says(golive("21:39"), ahead_minutes=23, ordinal=10, finish="2023-04-28T20:00:00Z")
    says(golive("21:39"), unit="Ålesund", centres=["Trondheim", "Ålesund"])


def test_three_systems_became_one() -> None:
    systems = wall("21:39")["systems"].values()
    assert [s["state"] for s in systems if s["kind"] == "legacy"] == ["off"] * 3
    assert [s["live_at"] for s in systems if s["kind"] == "new"] == [golive("21:39")["complete_at"]]


def test_all_fifty_locations_were_ready_and_received_it() -> None:
    says(golive("22:30"), locations=50, locations_new=50, locations_received=50)
    assert all(row["released"] == row["total"] > 0 for row in wall("21:37")["locations"].values())


def test_what_was_out_of_order_is_on_the_plan_and_in_the_log() -> None:
    expected = sorted((d["report_id"], d["name"]) for d in EXPECTS["deviations"])
    rows = night().board("plan").tables["activities"].values()
    told = [(d["report_id"], d["name"]) for row in rows for d in row["deviations"]]
    assert sorted(told) == expected
