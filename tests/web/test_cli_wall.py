"""The lines of the wall in the terminal: each state of the night in one true sentence."""

from typing import Any

from projections.times import stamp
from projections.views import build
from tests.scenario import (
    Room,
    activity,
    announced,
    care_mode,
    clock,
    complete,
    done,
    held,
    reopened,
    started,
    system,
    withdrawn,
)
from web.cli.times import Times
from web.cli.wall import wall_lines
from web.following import run_header
from web.snapshots import BoardAnswer


def lines(room: Room) -> list[str]:
    header = room.run.header
    assert header is not None
    known_at = stamp(room.last.known_at)
    answer = BoardAnswer(
        epoch="",
        position=room.last.position,
        chain="",
        known_at=known_at,
        hash="",
        run=run_header(header),
        tables=build("wall", room.run),
    )
    return list(wall_lines(answer))


def complete_at(time: str, **frame: Any) -> Room:
    """Everything is done, and the last actor said so at that time."""
    return Room(activity("A-1", location="Moa"), **frame).given(
        started("A-1", at="20:05"),
        done("A-1", at="20:30"),
        system("EPJ1", "off", at="20:31"),
        system("NY", "open", at="20:32"),
        care_mode("Moa", "new", at="20:33"),
        complete("Moa", at="20:34"),
        complete("IKT", at=time, known=time),
    )


def test_before_it_starts_the_plan_is_said() -> None:
    assert lines(Room(activity("A-1")))[:2] == [
        "Moa · Nytt system · LIVE",
        "Not started; planned 20:00 to 22:00",
    ]
    assert lines(Room(activity("A-1"), start=None, finish=None))[1] == "Not started"


def test_under_way_it_is_compared_at_the_last_milestone() -> None:
    reached = activity("M-1", type="milestone", planned_finish=clock("20:10"))
    room = Room(reached, activity("A-1")).given(done("M-1", known="20:25"))
    assert lines(room)[1] == (
        "Under way since 20:25, 15 minutes behind plan at Title of M-1;"
        " full transition planned 22:00"
    )


def test_in_the_doubled_hour_of_autumn_the_offset_is_said() -> None:
    times = Times("Europe/Oslo", "2023-10-28T22:00:00Z")
    hour = ("2023-10-29T00:30:00Z", "2023-10-29T01:30:00Z", "2023-10-29T02:30:00Z")
    assert [times(moment) for moment in hour] == ["02:30 +02", "02:30 +01", "03:30"]
    assert Times("Europe/Oslo", None)(hour[0]) == "2023-10-29 02:30 +02"


def test_all_is_complete_and_waits_for_the_announcement() -> None:
    assert lines(complete_at("22:00"))[1] == (
        "All reported done and approved 22:00, to the minute as the 22:00 plan,"
        " awaiting announcement"
    )


def test_hours_are_said_from_two_hours_on() -> None:
    said = {
        "20:40": "80 minutes ahead of the 22:00 plan",
        "21:59": "1 minute ahead of the 22:00 plan",
        "23:59": "119 minutes behind the 22:00 plan",
    }
    for time, compared in said.items():
        room = complete_at(time).given(announced(by="lise", known=time))
        assert lines(room)[1] == f"Full transition {time}, {compared}"
    room = complete_at("23:05", finish=clock("21:00"))
    assert "23:05, 2 h 5 min behind the 21:00 plan" in lines(room)[1]
    room = complete_at("23:00", finish=clock("21:00"))
    assert "23:00, 2 h behind the 21:00 plan" in lines(room)[1]


def test_an_announcement_whose_ground_moved_says_so() -> None:
    room = complete_at("21:37").given(announced(by="lise", known="21:38"))
    assert "in use since 21:37" in " ".join(lines(room))
    room.given(reopened("A-1", "other", known="21:50"))
    assert lines(room)[1].endswith("; 1 report has changed what it stood on")


def test_a_withdrawn_announcement_does_not_stand() -> None:
    room = complete_at("21:37").given(
        announced(by="lise", known="21:38"), withdrawn("Feil", by="lise", known="21:45")
    )
    assert lines(room)[1] == "Announcement withdrawn 21:45; full transition does not stand"
    assert "1 of 2 locations in the new system" in lines(room)


def test_the_latest_is_said_in_words_and_by_name() -> None:
    """Given reports of each sort, then the last is told as the wall's foot tells it."""
    said = {
        "22:01": (care_mode("Moa", "back-entered", known="22:01"), "Moa sykehjem: back-entered"),
        "22:02": (system("EPJ1", "on", known="22:02"), "EPJ 1 in use"),
        "22:03": (system("EPJ1", "off", known="22:03"), "EPJ 1 off"),
        "22:04": (system("NY", "open", known="22:04"), "Nytt system open"),
    }
    room = complete_at("21:37")
    for time, (report, sentence) in said.items():
        last = lines(room.given(report))[-1]
        assert last.startswith(f"Latest: {time} "), last
        assert sentence in last
        assert "care_mode" not in last
    room.given(announced(by="lise", known="22:05"), withdrawn("Feil", by="lise", known="22:06"))
    assert "Latest: 22:06 announcement withdrawn" in lines(room)[-1]


def test_what_is_held_stands_before_everything() -> None:
    room = Room(activity("A-1", location="Moa")).given(
        held(reason="network", eta=clock("21:10"), known="20:31"),
        held(note="Se loggen", location="Moa", known="20:40"),
    )
    assert lines(room)[1:3] == [
        "HOLD of everything since 20:31, network, expected over 21:10",
        "HOLD of Moa since 20:40",
    ]
