"""The feed rests between two shows: in proportion to its work, and never for long."""

import pytest

from projections.feed import LONGEST
from tests.projections.logs import Log, hear, said, up_to_date
from tests.scenario import Room, activity, note, started


@pytest.fixture
def room() -> Room:
    return Room(activity("A-1", location="Moa"))


@pytest.fixture
def log(room: Room) -> Log:
    return Log(room)


def test_between_two_shows_the_feed_rests_three_times_as_long_as_it_worked(
    room: Room, log: Log
) -> None:
    """Given two milliseconds of work, when more comes two later, then it is shown together four after that."""
    feed = log.feed()
    shown: list[int] = []
    board = feed.board(room.id, "log")
    board.listen(lambda: shown.append(board.position))
    log.step = 0.001
    hear(feed, said(room, started("A-1")))
    assert shown == [2]
    for words in ("Kaffe", "Kake"):
        hear(feed, said(room, note(words)))
    assert (feed.position, shown) == (2, [2])
    log.let_the_loop_turn()
    assert (feed.position, shown) == (4, [2, 4])
    assert log.waits == [pytest.approx(0.004)]
    assert up_to_date(feed, room)


def test_a_process_that_was_paused_shows_what_comes_next_without_delay(
    room: Room, log: Log
) -> None:
    """Given a step in which half a minute went by, then no rest is longer than a blink."""
    feed = log.feed()
    feed.board(room.id, "log")
    log.step = 30.0
    hear(feed, said(room, started("A-1")))
    log.step = 0.0
    hear(feed, said(room, note("Kaffe")))
    log.let_the_loop_turn()
    assert feed.position == room.last.position
    assert all(seconds <= LONGEST for seconds in log.waits)
