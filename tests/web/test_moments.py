"""Moments as people ask for them, also in the nights around which the clocks change."""

from datetime import UTC, datetime

import pytest

from web.moments import of_night

OSLO = "Europe/Oslo"


def starts(day: str) -> datetime:
    """Eight in the evening of that day in 2023, in Norway."""
    return of_night(f"{day}.2023 20.00:00", OSLO, None)


@pytest.mark.parametrize(
    ("day", "said", "utc"),
    [
        ("28.04", "21:37", "2023-04-28T19:37:59.999999"),
        ("28.04", "14.00", "2023-04-28T12:00:59.999999"),
        ("28.04", "13:59", "2023-04-29T11:59:59.999999"),
        ("28.04", "02:30:15", "2023-04-29T00:30:15"),
        ("26.03", "02:30", "2023-03-27T00:30:59.999999"),
        ("29.10", "02:30", "2023-10-30T01:30:59.999999"),
        ("25.03", "03:30", "2023-03-26T01:30:59.999999"),
    ],
)
def test_a_time_is_the_first_of_that_night(day: str, said: str, utc: str) -> None:
    found = of_night(said, OSLO, starts(day))
    assert found == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "why"), [("25.03", "does not exist"), ("28.10", r"comes twice .* \+02:00 or \+01:00")]
)
def test_in_the_night_itself_the_hour_is_missing_or_doubled(day: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        of_night("02:30", OSLO, starts(day))


def test_a_doubled_hour_is_asked_for_with_its_offset() -> None:
    found = of_night("2023-10-29 02:30+01:00", OSLO, starts("28.10"))
    assert found == datetime(2023, 10, 29, 1, 30, 59, 999999, tzinfo=UTC)
