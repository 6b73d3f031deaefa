"""The board ``forecast``: when it will be over, what decides, and whose doing a delay is."""

from datetime import datetime, timedelta

import pytest

from domain.tables import Run
from projections import forecast
from projections.board import REMEMBERED, Row, Rows, Tables
from projections.opened import Rolling
from projections.views import BOARDS, build
from tests.projections.test_aalesund import EXPECTS, moment, night, scenario
from tests.scenario import Room, activity, clock, done, skipped, started

PLAN = (
    activity(
        "A-1",
        actor="Moa",
        location="Moa",
        workstream="Klinikk",
        planned_start=clock("20:00"),
        planned_finish=clock("20:20"),
    ),
    activity(
        "A-2", "A-1", actor="IKT", planned_start=clock("20:25"), planned_finish=clock("21:00")
    ),
)
FRAME = {"finish": clock("21:00"), "point_of_no_return": clock("20:30")}

CHANCES = {"p50", "p80", "in_window", "before_no_return"}


def told(room: Room, at: str) -> Tables:
    return build("forecast", room.run, clock(at))


def at(minute: str) -> Tables:
    """The Ålesund night's, in the whole of a minute."""
    return night().board("forecast", at=moment(minute)).tables


def summary(minute: str) -> Row:
    return at(minute)["summary"][""]


def test_every_activity_has_its_row_and_every_row_all_its_fields() -> None:
    room = Room(*PLAN, **FRAME)
    board = told(room, "19:00")
    assert board["activities"]["a-1"] == {
        "code": "A-1",
        "start": "2023-04-28T18:00:00Z",
        "finish": "2023-04-28T18:20:00Z",
        "late_start": "2023-04-28T18:05:00Z",
        "late_finish": "2023-04-28T18:25:00Z",
        "total_float": 5,
        "free_float": 5,
        "critical": False,
        "behind": 0,
        "caused": 0,
        "inherited": 0,
        "decides": pytest.approx(1.0, abs=0.05),
    }
    chances = {name: board["summary"][""].pop(name) for name in ("p50", "p80")}
    assert "2023-04-28T18:50:00Z" < chances["p50"] < chances["p80"] < "2023-04-28T19:40:00Z"
    assert board["summary"][""] == {
        "position": 1,
        "minute": "2023-04-28T17:00:00Z",
        "finish": "2023-04-28T19:00:00Z",
        "planned_finish": "2023-04-28T19:00:00Z",
        "no_return": "2023-04-28T18:30:00Z",
        "window_end": "2023-04-28T21:30:00Z",
        "offset": 0,
        "in_window": 1.0,
        "before_no_return": pytest.approx(0.9, abs=0.1),
        "float_to_no_return": 10,
        "float_to_window_end": 150,
        "critical": ["A-1", "A-2"],
    }
    assert board["sums"] == {}


def test_the_chances_are_of_that_position_and_minute_and_of_nothing_else() -> None:
    room = Room(*PLAN, **FRAME)
    before = told(room, "20:25")
    late = before["summary"][""]
    room.given(started("A-1", at="20:00"), done("A-1", at="20:15"))
    early = told(room, "20:25")["summary"][""]
    assert early["p50"] < late["p50"] < late["p80"]
    assert early["before_no_return"] == 1.0 > late["before_no_return"]
    assert early["in_window"] >= late["in_window"] > 0.95
    assert before["activities"]["a-1"]["decides"] > 0.9
    over = told(room, "20:31")
    assert over["activities"]["a-1"]["decides"] is None
    assert over["summary"][""]["before_no_return"] is None
    again = Room(*PLAN, **FRAME)
    again.given(started("A-1", at="20:00"), done("A-1", at="20:15"))
    assert told(again, "20:25")["summary"][""] == early


def test_the_outlook_is_the_run_as_a_whole_and_nothing_else() -> None:
    room = Room(*PLAN, **FRAME)
    whole = build("forecast", room.run, clock("19:00"))
    assert build("outlook", room.run, clock("19:00")) == {
        "summary": {"": {f: v for f, v in whole["summary"][""].items() if f not in CHANCES}}
    }
    assert forecast.tables("outlook", Run("moa-night"), clock("20:00")) == {"summary": {}}


def test_what_is_over_has_no_room_any_more() -> None:
    room = Room(*PLAN, **FRAME).given(started("A-1"), done("A-1"))
    row = told(room, "20:10")["activities"]["a-1"]
    assert (row["late_start"], row["late_finish"], row["total_float"]) == (None, None, None)
    assert (row["start"], row["finish"]) == ("2023-04-28T18:02:00Z", "2023-04-28T18:03:00Z")
    assert (row["behind"], row["caused"]) == (-17, 0)


def test_what_is_at_work_can_start_no_later_any_more() -> None:
    row = told(Room(*PLAN, **FRAME).given(started("A-1")), "20:10")["activities"]["a-1"]
    assert (row["late_start"], row["late_finish"]) == (None, "2023-04-28T18:25:00Z")


def test_what_is_left_out_has_no_times() -> None:
    optional = activity("A-1", mandatory=False, planned_start=clock("20:00"))
    row = told(Room(optional).given(skipped("A-1", "data")), "20:10")["activities"]["a-1"]
    assert {field for field, value in row.items() if value is not None} == {"code", "critical"}


def test_delays_are_summed_by_who_where_and_workstream() -> None:
    """A-1 has not begun at 20.15: 15 minutes of its own, 10 of them are A-2's after the margin of 5."""
    sums = told(Room(*PLAN, **FRAME), "20:15")["sums"]
    own = {"caused": 15, "inherited": 0, "activities": 1}
    assert sums == {
        "actor:moa": {"kind": "actor", "code": "Moa"} | own,
        "location:moa": {"kind": "location", "code": "Moa"} | own,
        "workstream:klinikk": {"kind": "workstream", "code": "Klinikk"} | own,
        "actor:ikt": {
            "kind": "actor",
            "code": "IKT",
            "caused": 0,
            "inherited": 10,
            "activities": 1,
        },
    }


@pytest.mark.parametrize(("minute", "left"), [("20:15", -5), ("20:30", -20), ("20:31", None)])
def test_how_long_one_can_turn_back_is_told_until_one_cannot(minute: str, left: int | None) -> None:
    """What the plan has over by 20.30 is A-1, which is over twenty minutes after it begins."""
    assert told(Room(*PLAN, **FRAME), minute)["summary"][""]["float_to_no_return"] == left


def test_a_plan_without_those_moments_has_no_such_floats() -> None:
    room = Room(activity("A-1"), finish=None, window_end=None)
    row = told(room, "20:00")["summary"][""]
    assert (row["float_to_no_return"], row["float_to_window_end"]) == (None, None)
    assert row["planned_finish"] == row["finish"] == "2023-04-28T18:00:00Z"
    assert (row["before_no_return"], row["in_window"]) == (None, None)


def test_a_plan_of_nothing_is_over_at_no_time() -> None:
    row = told(Room(), "20:00")["summary"][""]
    assert (row["finish"], row["planned_finish"], row["offset"]) == (None, None, None)
    assert (row["p50"], row["p80"], row["in_window"]) == (None, None, None)
    assert (row["float_to_window_end"], row["critical"]) == (None, [])


def test_before_a_run_was_created_there_is_nothing() -> None:
    assert forecast.tables("forecast", Run("moa-night"), clock("20:00")) == {
        "activities": {},
        "summary": {},
        "sums": {},
    }
    assert "forecast" in BOARDS


def test_only_what_moved_is_told_anew_and_the_chain_with_it() -> None:
    room, board = Room(*PLAN, **FRAME), Rows(forecast.TABLES["forecast"])
    difference, first = forecast.told_anew("forecast", board, "", room.run, clock("19:00"))
    assert len(difference) == 3
    board.accept(1, difference)
    difference, second = forecast.told_anew("forecast", board, first, room.run, clock("19:01"))
    assert list(difference) == [("summary", "")]
    board.accept(2, difference)
    late, third = forecast.told_anew("forecast", board, second, room.run, clock("20:15"))
    board.accept(3, late)
    assert len({first, second, third}) == 3
    room.given(done("A-1"))
    early, _ = forecast.told_anew("forecast", board, third, room.run, clock("20:15"))
    assert early["sums", "actor:moa"] is None
    assert forecast.told_anew("forecast", board, third, room.run, clock("20:15")) == (early, _)


def test_it_remembers_where_it_stood_and_nothing_else() -> None:
    board = Rolling("outlook", ("summary",))
    assert not board.knows(0, board.chain)
    for version in range(1, REMEMBERED + 2):
        board.accept(version, f"chain {version}", {("summary", ""): {"position": version}})
    assert (board.position, board.chain) == (REMEMBERED + 1, f"chain {REMEMBERED + 1}")
    board.accept(REMEMBERED + 9, "nothing new", {})
    assert (board.position, board.chain) == (REMEMBERED + 1, f"chain {REMEMBERED + 1}")
    assert board.knows(2, "chain 2")
    assert not board.knows(2, "another")
    assert not board.knows(1, "chain 1")
    assert not board.knows(REMEMBERED + 9, "nothing new")


# ---- the night at Ålesund


def test_the_night_is_foreseen_as_planned_until_it_begins() -> None:
    assert (summary("15:30")["offset"], summary("15:30")["finish"]) == (0, "2023-04-28T20:00:00Z")


def test_at_2137_it_is_over_23_minutes_before_the_plan() -> None:
    row = summary("21:37")
    assert (row["offset"], row["finish"], row["critical"]) == (23, "2023-04-28T19:37:02Z", [])
    assert row["p50"] == row["p80"] == row["finish"]
    assert row["in_window"] == 1.0


@pytest.mark.parametrize("minute", ["18:30", "20:00", "20:30", "21:00", "21:14", "21:30"])
def test_the_night_ended_close_to_what_was_foreseen(minute: str) -> None:
    """It hurried to the end, so it was sooner than half of the nights; not so many minutes as are left."""
    row = summary(minute)
    over = datetime.fromisoformat("2023-04-28T19:37:02Z")
    p50, p80 = (datetime.fromisoformat(row[field]) for field in ("p50", "p80"))
    assert over < p50 < p80 < over + timedelta(minutes=75)


@pytest.mark.parametrize("minute", [m["at"] for m in EXPECTS["moments"] if m["at"] < "21:37"])
def test_at_every_moment_there_is_a_line_that_leads_to_the_end(minute: str) -> None:
    board = at(minute)
    assert board["summary"][""]["critical"][-1] == "A-070"
    assert board["activities"]["a-070"]["critical"]
    assert len(board["activities"]) == len(scenario().plan.activities)


def test_a_blocked_delay_is_caused_there_and_inherited_after_it() -> None:
    rows = at("21:14")["activities"]
    blocked, after = rows["a-112"], rows["a-114"]
    assert (blocked["caused"], blocked["inherited"]) == (34, 0)
    assert after["inherited"] > after["caused"] == 0
    assert after["behind"] == after["inherited"]


def test_rows_that_roll_with_the_clock_stand_still_when_it_does() -> None:
    run = night().run(at=moment("20:51"))
    assert forecast.tables("forecast", run, moment("20:51")) == forecast.tables(
        "forecast", run.bare(), moment("20:51")
    )
