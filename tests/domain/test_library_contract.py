"""The eventsourcing library's own tests of a recorder, run against ours; and its way into the log."""

import sys
import threading
from collections.abc import Iterator

import pytest
from eventsourcing import cryptography
from eventsourcing.persistence import ApplicationRecorder, IntegrityError, NotSupportedError

from domain.eventlog import EventLog
from domain.recorded import Recorded
from tests.domain.nights import sealed
from tests.scenario import Room, activity, done, note, started

# Its tests of ciphers, which are not run here, would ask for a second package of cryptography.
sys.modules.setdefault("eventsourcing.cipher", cryptography)

from eventsourcing.tests import persistence as library  # noqa: E402


class OnSQLite:
    """An empty log, with the library's view of it."""

    url = "sqlite_url"
    log: EventLog

    @pytest.fixture(autouse=True)
    def _log(self, request: pytest.FixtureRequest) -> Iterator[None]:
        self.log = EventLog(request.getfixturevalue(self.url))
        before = set(threading.enumerate())
        yield
        for reader in set(threading.enumerate()) - before:
            reader.join()  # the library leaves some behind
        self.log.close()

    def create_recorder(self) -> ApplicationRecorder:
        return self.log.application.recorder


class OnPostgres(OnSQLite):
    url = "postgres_url"


class TestSQLiteRecorder(OnSQLite, library.ApplicationRecorderTestCase):
    pass


class TestPostgresRecorder(OnPostgres, library.ApplicationRecorderTestCase):
    pass


class TestSQLiteNeverInterleaves(OnSQLite, library.NonInterleavingNotificationIDsBaseCase):
    pass


class TestPostgresNeverInterleaves(OnPostgres, library.NonInterleavingNotificationIDsBaseCase):
    pass


# ---- its way in ends in the same rows


@pytest.fixture
def night() -> Room:
    return Room(activity("A-1")).given(started("A-1"), done("A-1", note="Gikk fint"), note("Kaffe"))


def test_the_library_puts_the_very_rows_that_we_append(log: EventLog, night: Room) -> None:
    reports, rows = sealed(night.log)
    recordings = log.application.events.put(reports)
    assert [recording.notification.id for recording in recordings] == [1, 2, 3, 4]
    assert list(log.rows()) == rows
    assert log.read() == reports
    assert log.verify() is None


def test_the_library_reads_a_thing_by_its_stream(log: EventLog, night: Room) -> None:
    reports, _ = sealed(night.log)
    log.application.events.put(reports)
    history = log.application.events.get(reports[1].originator_id)
    found = [(r.originator_version, r.event) for r in history if isinstance(r, Recorded)]
    assert found == [(1, reports[1].event), (2, reports[2].event)]


def test_a_version_is_put_once(log: EventLog, night: Room) -> None:
    reports, _ = sealed(night.log)
    log.application.events.put(reports)
    with pytest.raises(IntegrityError):
        log.application.events.put([reports[1]])
    assert log.head().position == 4


def test_the_library_is_not_subscribed_to(log: EventLog) -> None:
    with pytest.raises(NotSupportedError, match="command centre"):
        log.application.recorder.subscribe()


def test_nothing_in_the_environment_changes_what_is_stored(
    sqlite_url: str, night: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COMPRESSOR_TOPIC", "GOLIVE_COMPRESSOR_TOPIC"):
        monkeypatch.setenv(name, "eventsourcing.compressor:ZlibCompressor")
    monkeypatch.setenv("CIPHER_TOPIC", "eventsourcing.cryptography:AESCipher")
    monkeypatch.setenv("TRANSCODER_TOPIC", "eventsourcing.persistence:JSONTranscoder")
    monkeypatch.setenv("MAPPER_TOPIC", "eventsourcing.persistence:Mapper")
    monkeypatch.setenv("PERSISTENCE_MODULE", "eventsourcing.popo")
    monkeypatch.setenv("IS_SNAPSHOTTING_ENABLED", "y")
    monkeypatch.setenv("SQLALCHEMY_URL", "sqlite:///elsewhere.db")
    reports, rows = sealed(night.log)
    log = EventLog(sqlite_url)
    log.application.events.put(reports)
    assert list(log.rows()) == rows
    assert log.application.snapshots is None
    log.close()
