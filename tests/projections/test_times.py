"""Times as boards carry them."""

from datetime import UTC, datetime

from projections.times import minutes_ahead, stamp, stamp_ms

LAST_COMPLETE = datetime.fromisoformat("2023-04-28T21:37:40.123999+02:00")


def test_times_are_in_utc_and_cut_to_the_second() -> None:
    assert stamp(LAST_COMPLETE) == "2023-04-28T19:37:40Z"
    assert stamp(LAST_COMPLETE.astimezone(UTC)) == "2023-04-28T19:37:40Z"
    assert stamp(None) is None


def test_a_recording_has_them_to_the_millisecond() -> None:
    assert stamp_ms(LAST_COMPLETE) == "2023-04-28T19:37:40.123Z"


def test_ahead_is_minutes_cut_off_then_subtracted() -> None:
    planned = datetime.fromisoformat("2023-04-28T22:00:00+02:00")
    assert minutes_ahead(planned, LAST_COMPLETE) == 23
    assert minutes_ahead(LAST_COMPLETE, planned) == -23
