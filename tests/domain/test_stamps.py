"""Three times on every report, stamped under the lock: none goes back, whatever a clock does (rules 3, 5)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from domain.centre import CommandCentre
from domain.clock import Clock
from domain.recorded import Recorded
from tests.domain.desk import Desk, opening
from tests.scenario import clock, done, note, started, went_live

TICK = timedelta(microseconds=1)


class Hand:
    """A clock that stands where it was put."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def hand() -> Hand:
    return Hand(clock("21:00"))


@pytest.fixture
def centre(sqlite_url: str, hand: Hand) -> Iterator[CommandCentre]:
    with CommandCentre(sqlite_url, now=hand) as opened:
        yield opened


def last(centre: CommandCentre) -> Recorded:
    return centre.log.read()[-1]


def test_in_a_real_run_known_is_recorded_and_occurred_is_told(
    centre: CommandCentre, hand: Hand
) -> None:
    desk = Desk(centre).opens()
    hand.at = clock("21:10")
    desk.says(done("A-1", at="20:55"))
    report = last(centre)
    assert report.occurred_at == clock("20:55")
    assert report.known_at == report.recorded_at == clock("21:10")
    assert report.occurred_at.tzinfo is UTC


def test_a_server_whose_clock_stands_or_goes_back_stays_in_order(
    centre: CommandCentre, hand: Hand
) -> None:
    desk = Desk(centre).opens()
    desk.says(started("A-1"))
    hand.at = clock("20:00")
    desk.says(done("A-1"))
    times = [report.recorded_at for report in centre.log.read()]
    assert times == [clock("21:00") + n * TICK for n in range(3)]
    assert [report.known_at for report in centre.log.read()] == times


def test_the_order_of_times_survives_a_restart(
    centre: CommandCentre, hand: Hand, sqlite_url: str
) -> None:
    Desk(centre).opens()
    centre.close()
    with CommandCentre(sqlite_url, now=Hand(clock("19:00"))) as again:
        Desk(again).says(started("A-1", id="told-0001"))
        assert last(again).recorded_at == clock("21:00") + TICK


def test_a_rehearsal_by_daylight_is_known_by_its_own_clock(
    centre: CommandCentre, hand: Hand
) -> None:
    night = Clock(kind="accelerated", started=clock("21:00"), origin=clock("+1 02:00"), speed=60.0)
    desk = Desk(centre).opens(clock=night, run_kind="rehearsal", number=1)
    assert last(centre).known_at == clock("+1 02:00")
    hand.at = clock("21:01")
    desk.says(started("A-1"))
    assert last(centre).known_at == last(centre).occurred_at == clock("+1 03:00")
    assert last(centre).recorded_at == clock("21:01")


def test_an_imported_night_keeps_what_was_known_when(centre: CommandCentre) -> None:
    desk = Desk(centre)
    night = ((opening(), "19:00"), (note("a"), "19:20"), (note("b"), "19:10"), (note("c"), "19:30"))
    for word, at in night:
        centre.submit(desk.order(word, source=clock(at))).result(10)
    reports = centre.log.read()
    assert [r.known_at for r in reports] == [clock(t) for t in ("19:00", "19:20", "19:20", "19:30")]
    assert all(r.imported and r.recorded_at >= clock("21:00") for r in reports)


def test_a_programme_has_the_real_clock(centre: CommandCentre) -> None:
    date = {"value": "2023-04-28"}
    Desk(centre, "helse").says(went_live("Ålesund", date, "municipality"))
    assert last(centre).known_at == clock("21:00")
    assert last(centre).run == "helse"
