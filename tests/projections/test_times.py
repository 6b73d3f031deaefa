"""Times as boards carry them."""

from datetime import UTC, datetime, timedelta, timezone

from projections.times import minutes_ahead, stamp, stamp_ms

LAST_COMPLETE = datetime.fromisoformat("2023-04-28T21:37:40.123999+02:00")


def test_times_are_in_utc_and_cut_to_the_second() -> None:
    assert stamp(LAST_COMPLETE) == "2023-04-28T19:37:40Z"
    assert stamp(LAST_COMPLETE.astimezone(UTC)) == "2023-04-28T19:37:40Z"
    assert stamp(None) is None


def test_a_time_beyond_the_calendar_is_its_first_or_last_second() -> None:
    """A zone ahead of UTC makes the first hours of year 1 earlier than there are years."""
    first = datetime.min.replace(tzinfo=timezone(timedelta(hours=2)))
    last = datetime.max.replace(tzinfo=timezone(timedelta(hours=-2)))
    assert (stamp(first), stamp(last)) == ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")
    assert stamp_ms(first) == "0001-01-01T00:00:00.000Z"
    assert stamp_ms(last) == "9999-12-31T23:59:59.999Z"


def test_a_time_within_the_calendar_is_not_moved() -> None:
    early = datetime.min.replace(tzinfo=timezone(timedelta(hours=-2)))
    assert stamp(early) == "0001-01-01T02:00:00Z"
    assert stamp(datetime.max.replace(tzinfo=UTC)) == "9999-12-31T23:59:59Z"


def test_a_recording_has_them_to_the_millisecond() -> None:
    assert stamp_ms(LAST_COMPLETE) == "2023-04-28T19:37:40.123Z"


def test_ahead_is_minutes_cut_off_then_subtracted() -> None:
    planned = datetime.fromisoformat("2023-04-28T22:00:00+02:00")
    assert minutes_ahead(planned, LAST_COMPLETE) == 23
    assert minutes_ahead(LAST_COMPLETE, planned) == -23
