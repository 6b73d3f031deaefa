"""A log is opened safely or not at all, and then a sentence says why."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from domain.eventlog import EventLog, NotOpened, StoreInUse, UnsafeStore, sqlite
from tests import postgres
from tests.domain.nights import sealed
from tests.postgres import running_cluster
from tests.scenario import Room


def refused(url: str, reason: type[NotOpened], sentence: str, *, reading: bool = False) -> None:
    with pytest.raises(reason, match=sentence):
        EventLog(url, reading=reading)


# ---- who may have it open


def test_one_process_writes_to_a_file_and_others_read_beside_it(sqlite_url: str) -> None:
    with closing(EventLog(sqlite_url)) as log:
        refused(sqlite_url, StoreInUse, "Another process writes to .*golive.db")
        with closing(EventLog(sqlite_url, reading=True)) as beside:
            reports, rows = sealed(Room().log)
            with log.locked() as tx:
                log.append(tx, rows)
            assert beside.read() == reports
            assert beside.epoch == log.epoch
    with closing(EventLog(sqlite_url)) as next_one:
        assert next_one.read() == reports


def test_who_reads_does_not_write(database_url: str) -> None:
    EventLog(database_url).close()
    with closing(EventLog(database_url, reading=True)) as log:
        log.reconnect()
        with pytest.raises(AssertionError, match="for reading"):
            log.application.recorder.insert_events([])


def test_there_must_be_something_to_read(
    sqlite_url: str, postgres_url: str, tmp_path: Path
) -> None:
    refused(sqlite_url, NotOpened, "no log in .*golive.db", reading=True)
    refused(postgres_url, NotOpened, "no log in this database", reading=True)
    (tmp_path / "golive.db").touch()
    refused(sqlite_url, NotOpened, "no log in this database", reading=True)


def test_several_processes_write_to_one_server(postgres_url: str) -> None:
    with closing(EventLog(postgres_url)) as one, closing(EventLog(postgres_url)) as other:
        assert one.epoch == other.epoch


# ---- where it may lie


@pytest.mark.parametrize(
    ("url", "reason", "sentence"),
    [
        ("golive.db", NotOpened, "no address of a database"),
        ("oracle://x", NotOpened, "not in oracle"),
        ("sqlite://", UnsafeStore, "lost with the process"),
        ("sqlite:///:memory:", UnsafeStore, "lost with the process"),
        ("sqlite:///a.db?nolock=1", UnsafeStore, "no settings in its address: nolock"),
        ("postgresql+psycopg://golive@127.0.0.1:1/golive", NotOpened, "cannot be opened"),
    ],
)
def test_an_address_that_is_none(url: str, reason: type[NotOpened], sentence: str) -> None:
    refused(url, reason, sentence)


def test_a_file_that_is_something_else(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "golive.db").write_text("minutes of the meeting " * 99)
    refused(sqlite_url, NotOpened, "not a database")


# ---- what must be set


@pytest.mark.parametrize(
    "name", ["POSTGRES_ENABLE_DB_FUNCTIONS", "GOLIVE_POSTGRES_ENABLE_DB_FUNCTIONS"]
)
def test_appends_without_the_lock_are_not_allowed(
    name: str, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    EventLog(sqlite_url).close()
    monkeypatch.setenv(name, "y")
    refused(sqlite_url, UnsafeStore, name)
    EventLog(sqlite_url, reading=True).close()
    monkeypatch.setenv(name, "n")
    EventLog(sqlite_url).close()


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [("synchronous", "NORMAL", "synchronous=FULL"), ("journal_mode", "DELETE", "write-ahead log")],
)
def test_a_file_that_a_power_cut_would_harm(
    setting: str, value: str, sentence: str, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as changed:
        changed.setitem(sqlite.SETTINGS, setting, value)
        refused(sqlite_url, UnsafeStore, sentence)
    EventLog(sqlite_url).close()


def test_a_server_that_answers_before_it_has_written(postgres_url: str) -> None:
    database = make_url(postgres_url).database
    with closing(EventLog(postgres_url)) as log, log.transaction() as tx:
        tx.execute(text(f"ALTER DATABASE {database} SET synchronous_commit = off"))
    refused(postgres_url, UnsafeStore, "synchronous_commit=off: answered reports are lost")


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes"])
def test_a_server_that_a_power_cut_would_harm(
    setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(postgres.SETTINGS, setting, "off")
    with running_cluster() as cluster, cluster.database() as url:
        refused(url, UnsafeStore, f"{setting}=off: a power cut")
