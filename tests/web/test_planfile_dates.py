"""Times and lengths of time as people and programs write them; the order of dates is that of the column."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain.mapping import Mapping
from tests.web.files import faults, only
from web.planfiles import read
from web.planfiles.lengths import minutes
from web.planfiles.moments import moment
from web.planfiles.unclear import Unclear

OSLO = "Europe/Oslo"
EIGHT = datetime(2023, 4, 28, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "said",
    [
        "2023-04-28 20:00",
        "2023-04-28T18:00:00Z",
        "2023-04-28T20:00:00.000+0200",
        "2023/04/28 20:00",
        "28.04.2023 20.00",
        "28. 4. 23 kl. 20:00",
        "28/4/2023 20:00",
        "4/28/2023 8:00 PM",
        "04/28/23, 8 pm",
        "28-04-2023 20:00",
        "28-Apr-23 20:00",
        "28. april 2023 20.00",
        "fredag 28. april 2023 kl 20.00",
        "fr 28.04.23 20:00",
        "Fri 4/28/23 8:00 PM",
        "Apr 28, 2023 8:00 p.m.",
        "27.04.2023 44:00",
        "45044,8333333",
        45044.8333333,
        datetime.fromisoformat("2023-04-28 20:00"),
        EIGHT,
    ],
)
def test_a_time_is_read_however_it_is_written(said: object) -> None:
    assert moment(said, OSLO) == EIGHT


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("28.04.2023", "has no time of day"),
        ("20:00", "has no date"),
        (time(20), "has no date"),
        ("28.04.2023 48.00", "there is no 48:00:00"),
        ("28.04.2023 20", "is no time"),
        ("13/13/2023 20:00", "is no time: month must be in 1..12"),
        ("28. foo 2023 20.00", "there is no month 'foo'"),
        ("28.04.2023 13:00 PM", "hour must be in 1..12"),
        ("klokka ti", "is no time"),
        (True, "is no time"),
        (7, "is no time"),
        (date(2300, 1, 1), "lies in no year"),
        ("31.12.9999 25:00", "lies in no year"),
        (timedelta(hours=2), "has no date"),
    ],
)
def test_what_is_no_time_is_said_to_be_none(said: object, why: str) -> None:
    with pytest.raises(Unclear, match=why):
        moment(said, OSLO)


def test_a_time_past_midnight_is_of_the_day_after_also_over_a_change_of_the_clock() -> None:
    assert moment("28.04.2023 25:30", OSLO) == datetime(2023, 4, 28, 23, 30, tzinfo=UTC)
    assert moment("25.03.2023 27:00", OSLO) == datetime(2023, 3, 26, 1, 0, tzinfo=UTC)
    assert moment(
        datetime.fromisoformat("1900-01-01 01:30"), OSLO, day=date(2023, 4, 28)
    ) == datetime(2023, 4, 28, 23, 30, tzinfo=UTC)
    with pytest.raises(Unclear, match="does not exist"):
        moment("25.03.2023 26:30", OSLO)


def test_a_day_may_stand_in_a_column_of_its_own() -> None:
    night = "Kode;Tittel;Dato;Start;Slutt\nA;x;28.04.2023;22:00;01:30\n"
    told = only(night)
    assert told.planned_start == datetime(2023, 4, 28, 20, 0, tzinfo=UTC)
    assert told.planned_finish == datetime(2023, 4, 28, 23, 30, tzinfo=UTC)
    assert told.likely == 210


def test_a_finish_without_a_day_is_the_first_such_time_after_the_start() -> None:
    told = only("Kode;Tittel;Start;Slutt\nA;x;25.03.2023 22:00;07:00\n")
    assert told.planned_finish == datetime(2023, 3, 26, 5, 0, tzinfo=UTC)
    assert told.likely == 8 * 60


def test_one_date_of_a_column_shows_the_order_of_all() -> None:
    made = read("p.csv", b"code,title,start\nA,a,3/4/2023 20:00\nB,b,3/28/2023 20:00\n")
    days = [a.planned_start.day for a in made.plan.activities if a.planned_start]
    assert days == [4, 28]
    norwegian = read("p.csv", b"code,title,start\nA,a,3/4/2023 20:00\nB,b,28/3/2023 20:00\n")
    assert [a.planned_start.month for a in norwegian.plan.activities if a.planned_start] == [4, 3]


def test_one_column_may_show_the_order_of_another() -> None:
    told = only("code;title;start;slutt\nA;x;4/28/2023 20:00;5/4/2023 20:00\n")
    assert told.planned_finish == datetime(2023, 5, 4, 18, 0, tzinfo=UTC)


def test_dates_that_may_be_of_two_days_are_a_fault_of_their_column_once() -> None:
    text = "code;title;Planstart\nA;a;3/4/2023 20:00\nB;b;5/4/2023 20:00\n"
    assert faults(text) == {
        "/activities/2/Planstart": "The date '3/4/2023 20:00' may be of two days, and so may all of the "
        "column 'Planstart': say the order of its dates, dmy or mdy."
    }
    for order, month in (("dmy", 4), ("mdy", 3)):
        made = read("p.csv", text.encode(), mapping=Mapping(dates=order))
        start = made.plan.activities[0].planned_start
        assert start is not None
        assert start.month == month


def test_dates_of_both_orders_in_one_column_are_a_fault() -> None:
    text = "code;title;start\nA;a;28/4/2023 20:00\nB;b;4/28/2023 20:00\nC;c;3/4/2023 20:00\n"
    (why,) = faults(text).values()
    assert "has dates of both orders" in why


def test_the_same_number_twice_is_one_day() -> None:
    assert only("code;title;start\nA;a;4/4/2023 20:00\n").planned_start is not None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("90", 90),
        (90, 90),
        ("1:30", 90),
        ("1:30:00", 90),
        ("25:30", 1530),
        ("1,5 t", 90),
        ("1.5h", 90),
        ("2t 30m", 150),
        ("2 t 30 min", 150),
        ("2 timer og 30 minutter", 150),
        ("1d 4t", 1680),
        ("2 hrs", 120),
        ("30 mins?", 30),
        ("2 edays", 2880),
        ("PT2H30M", 150),
        ("PT2H30M0S", 150),
        ("P1DT2H", 1560),
        ("pt90s", 2),
        (time(1, 30), 90),
        (timedelta(hours=25, minutes=30), 1530),
        (datetime.fromisoformat("1900-01-01 01:30"), 1530),
        (0.0625, 90),
        ("0", 0),
    ],
)
def test_a_length_of_time_is_read_however_it_is_written(said: object, told: int) -> None:
    assert minutes(said) == told


@pytest.mark.parametrize(
    "said",
    [
        "",
        "PT",
        "P",
        "2x",
        "t",
        "-5",
        "-PT5M",
        "\u22125",
        -5,
        True,
        date(2023, 4, 28),
        EIGHT,
        "99999999",
    ],
)
def test_what_is_no_length_of_time_is_said_to_be_none(said: object) -> None:
    with pytest.raises(Unclear):
        minutes(said)


def test_a_unit_may_stand_in_the_name_of_the_column() -> None:
    head = "code;title;{}\nA;a;1,5\n"
    assert only(head.format("Varighet (timer)")).duration == 90
    assert only(head.format("Duration [min]")).duration == 2
    assert only(head.format("Varighet i dager")).duration == 2160
    assert only("code;title;Varighet (t)\nA;a;45 min\n").duration == 45
