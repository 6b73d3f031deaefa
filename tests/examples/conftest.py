"""The Ålesund scenario as it is shipped, and the log that it makes when every step is decided."""

from datetime import UTC

import pytest

from examples.scenario import Scenario, load
from tests.scenario import Rooms


@pytest.fixture(scope="session")
def aalesund() -> Scenario:
    return load("aalesund-2023")


@pytest.fixture(scope="session")
def night(aalesund: Scenario) -> Rooms:
    """The whole night in a log in memory; what is refused fails the test."""
    rooms = Rooms()
    for order in aalesund.orders():
        assert order.source_recorded_at is not None
        rooms.submit(order, order.source_recorded_at.astimezone(UTC))
    return rooms
