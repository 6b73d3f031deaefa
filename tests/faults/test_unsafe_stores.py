"""Whoever would harm the log does not start to serve it, and says why; whoever only reads still reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests import postgres
from tests.faults.served import GOLIVE as SERVE
from tests.faults.served import serving
from tests.postgres import Cluster
from tests.web.conftest import GOLIVE, House
from tests.web.terminal import Terminal


@pytest.fixture
def golive(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Terminal:
    monkeypatch.chdir(tmp_path)
    return Terminal(capsys, monkeypatch)


@pytest.fixture
def cluster(postgres: Cluster) -> Cluster:
    """The server of databases that `postgres_url` lies in."""
    return postgres


def prepared(url: str) -> tuple[str, str]:
    """A night in that log, and the words by which a command finds it."""
    House(url).prepare()
    return "--database", url


def refused(golive: Terminal, there: tuple[str, str], sentence: str) -> None:
    """It does not serve, and who reads is not kept from it."""
    assert sentence in golive("serve", "--port", "0", *there, ends=1)
    assert "A-1" in golive("board", GOLIVE, "plan", *there)
    assert "Every report is as it was written." in golive("doctor", *there)


def test_a_second_server_on_one_file_starts_when_the_first_is_dead(
    golive: Terminal, sqlite_url: str
) -> None:
    there = prepared(sqlite_url)
    with serving((*SERVE, sqlite_url)) as first:
        refused(golive, there, "Another process writes to")
        first.kill()
    with serving((*SERVE, sqlite_url)):
        refused(golive, there, "Another process writes to")


@pytest.mark.parametrize("database", ["sqlite_url", "postgres_url"])
def test_appends_past_the_lock_are_not_switched_on(
    database: str,
    golive: Terminal,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    there = prepared(request.getfixturevalue(database))
    monkeypatch.setenv("POSTGRES_ENABLE_DB_FUNCTIONS", "y")
    assert "POSTGRES_ENABLE_DB_FUNCTIONS" in golive("serve", "--port", "0", *there, ends=1)
    assert "POSTGRES_ENABLE_DB_FUNCTIONS" in golive("token", "add", "kari", *there, ends=1)
    monkeypatch.setenv("POSTGRES_ENABLE_DB_FUNCTIONS", "n")
    assert golive("token", "add", "kari", *there).startswith("glt_")


def test_a_server_of_databases_that_answers_before_it_wrote_is_not_trusted(
    golive: Terminal, cluster: Cluster, postgres_url: str
) -> None:
    there = prepared(postgres_url)
    name = make_url(postgres_url).database
    cluster.administer(f"ALTER DATABASE {name} SET synchronous_commit = off")
    refused(golive, there, "synchronous_commit=off")
    cluster.administer(f"ALTER DATABASE {name} RESET synchronous_commit")
    with serving((*SERVE, postgres_url)):
        assert "A-1" in golive("board", GOLIVE, "plan", *there)


def test_a_server_of_databases_that_a_power_cut_would_harm_is_not_trusted(
    golive: Terminal, cluster: Cluster, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = prepared(postgres_url)
    with restarted(cluster, monkeypatch, fsync="off"):
        refused(golive, there, "fsync=off: a power cut loses reports")


@contextmanager
def restarted(cluster: Cluster, patch: pytest.MonkeyPatch, **settings: str) -> Iterator[None]:
    """The same server of databases with other settings, and then as it was."""
    with patch.context() as changed:
        changed.setattr(postgres, "SETTINGS", postgres.SETTINGS | settings)
        cluster.stop()
        cluster.start()
    try:
        yield
    finally:
        cluster.stop()
        cluster.start()
