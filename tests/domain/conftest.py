"""Databases for the log's tests: every test that asks runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.eventlog import EventLog


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A file that is not there yet."""
    return f"sqlite:///{tmp_path / 'golive.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database of either kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def log(database_url: str) -> Iterator[EventLog]:
    """An empty log."""
    opened = EventLog(database_url)
    yield opened
    opened.close()
