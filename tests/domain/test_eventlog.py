"""The log keeps what was appended, in one order, provably."""

import resource
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError, OperationalError

from domain.eventlog import EventLog, Head
from domain.recorded import Recorded
from domain.stored import GENESIS, Damaged, Row
from tests.domain.nights import sealed
from tests.scenario import EVENING, Room, activity, done, note, redacted, started, went_live

Night = tuple[list[Recorded], list[Row]]


def append(log: EventLog, rows: list[Row], *erased: int) -> None:
    with log.locked() as tx:
        log.append(tx, rows, erased)


@pytest.fixture
def night() -> Night:
    """Five reports of one run, and one of the programme among them."""
    room = Room(activity("A-1"))
    room.given(started("A-1"), done("A-1", note="Gikk fint"))
    date = {"value": "2023-04-28"}
    room.rooms.submit(room.order(went_live("Ålesund", date, "municipality"), run="Helse"), EVENING)
    room.given(note("Navn Navnesen"), redacted("report-0005"))
    return sealed(room.log)


@pytest.fixture
def told(log: EventLog, night: Night) -> list[Recorded]:
    """The night is in the log."""
    reports, rows = night
    append(log, rows)
    return reports


# ---- appending and reading


def test_an_empty_log_stands_at_its_beginning(log: EventLog) -> None:
    assert log.head() == Head(0, GENESIS)
    assert log.read() == []
    assert log.runs() == []
    assert log.verify() is None
    assert log.chain8(0) == "0" * 16
    assert log.chain8(1) is None


def test_what_was_appended_is_read_in_order(log: EventLog, told: list[Recorded]) -> None:
    assert log.read() == told
    assert log.head() == Head(6, told[-1].chain)
    assert log.read(after=2, limit=2) == told[2:4]
    assert log.read(after=2, upto=3) == told[2:3]
    assert log.read(after=6) == []
    assert log.read(after=99) == []
    assert log.chain8(4) == told[3].chain[:8].hex()
    assert log.verify() is None


def test_a_run_is_read_by_itself_whatever_the_case(log: EventLog, told: list[Recorded]) -> None:
    assert log.read(run="HELSE") == [told[3]]
    assert log.read(run="moa-night", after=2) == [told[2], told[4], told[5]]
    assert log.read(run="moa-night", limit=1, upto=3) == [told[0]]
    assert log.read(run="nowhere") == []
    assert log.runs() == ["moa-night", "helse"]


def test_a_long_log_is_read_in_pages(
    log: EventLog, told: list[Recorded], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("domain.eventlog.PAGE", 2)
    assert list(log.pages()) == [told[:2], told[2:4], told[4:]]
    assert [len(page) for page in log.pages(run="moa-night", upto=5)] == [2, 2]
    assert [row.id for row in log.rows()] == [1, 2, 3, 4, 5, 6]
    assert log.verify() is None


def test_a_transaction_that_fails_leaves_nothing(log: EventLog, night: Night) -> None:
    reports, rows = night
    append(log, rows[:4])

    def crash_before_the_commit() -> None:
        with log.locked() as tx:
            log.append(tx, rows[4:])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        crash_before_the_commit()
    with pytest.raises(DatabaseError):
        append(log, rows[2:])
    assert log.read() == reports[:4]
    append(log, rows[4:])
    assert log.read() == reports


def test_whoever_appends_waits_only_so_long_for_the_lock(postgres_url: str, night: Night) -> None:
    with closing(EventLog(postgres_url)) as one, closing(EventLog(postgres_url)) as other:
        with one.locked() as tx:
            one.append(tx, night[1])
            with pytest.raises(OperationalError, match="lock timeout"):
                append(other, [])
        assert other.read() == night[0]


def test_two_that_start_at_once_make_one_log(postgres_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        logs = list(pool.map(EventLog, [postgres_url] * 4))
    assert len({log.epoch for log in logs}) == 1
    for log in logs:
        log.close()


def test_another_database_has_another_epoch(database_url: str, tmp_path: Path) -> None:
    with closing(EventLog(database_url)) as log:
        epoch = log.epoch
    with closing(EventLog(database_url)) as again:
        assert again.epoch == epoch
    with closing(EventLog(f"sqlite:///{tmp_path}/other.db")) as other:
        assert other.epoch != epoch


def test_other_processes_are_told(postgres_url: str, night: Night) -> None:
    with closing(EventLog(postgres_url)) as log:
        ear = log.store.listen()
        assert ear is not None
        with ear:
            append(log, night[1])
            assert [n.channel for n in ear.notifies(timeout=5, stop_after=1)] == ["golive_events"]


def test_a_writer_that_hangs_is_cut_and_the_next_one_writes(
    postgres_url: str, night: Night
) -> None:
    with closing(EventLog(postgres_url)) as log:
        log.interrupt(after=0)

        def hang() -> None:
            with log.locked() as tx:
                log.interrupt(after=60)
                log.append(tx, night[1])
                log.interrupt(after=0)

        with pytest.raises(OperationalError):
            hang()
        log.reconnect()
        append(log, night[1])
        assert log.read() == night[0]


def test_a_file_is_not_interrupted(sqlite_url: str, night: Night) -> None:
    with closing(EventLog(sqlite_url)) as log:
        with log.locked() as tx:
            log.append(tx, night[1])
            log.interrupt(after=0)
        assert log.store.listen() is None
        assert log.read() == night[0]


# ---- erasing words


def test_redacted_words_leave_the_table_and_the_chain_holds(
    log: EventLog, told: list[Recorded]
) -> None:
    append(log, [], 5)
    erased = log.read()[4]
    assert (erased.text, erased.salt, erased.chain) == (None, None, told[4].chain)
    assert log.verify() is None


def test_words_that_nobody_redacted_are_missed(log: EventLog, told: list[Recorded]) -> None:
    append(log, [], 3)
    assert log.verify() == 3


def test_redacted_words_leave_the_files(sqlite_url: str, night: Night, tmp_path: Path) -> None:
    with closing(EventLog(sqlite_url)) as log:
        append(log, night[1])
        assert "Navn Navnesen" in on_disk(tmp_path)
        append(log, [], 5)
        log.store.wipe()
        assert "Navn Navnesen" not in on_disk(tmp_path)
        assert "Gikk fint" in on_disk(tmp_path)


def test_words_that_cannot_be_wiped_now_do_no_harm(
    sqlite_url: str, night: Night, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(EventLog(sqlite_url)) as log:
        append(log, night[1])
        with no_room_on_disk():
            log.store.wipe()
        assert "Erased words stay" in caplog.text
        assert log.store.unwiped
        assert log.read() == night[0]


def test_words_behind_a_reader_are_wiped_when_it_has_gone(
    sqlite_url: str, night: Night, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(EventLog(sqlite_url)) as log:
        append(log, night[1])
        with reader(tmp_path):
            append(log, [], 5)
            log.store.wipe()
            log.store.wipe()
            assert log.store.unwiped
            assert "Navn Navnesen" in on_disk(tmp_path)
        assert caplog.text.count("Erased words stay") == 1
        log.store.wipe()
        assert not log.store.unwiped
        assert "Navn Navnesen" not in on_disk(tmp_path)


def test_the_writer_never_waits_for_a_reader(sqlite_url: str, night: Night, tmp_path: Path) -> None:
    with closing(EventLog(sqlite_url)) as log:
        append(log, night[1])
        with reader(tmp_path):
            append(log, [], 5)
            begun = monotonic()
            log.store.wipe()
            assert monotonic() - begun < 1
        with log.transaction() as tx:
            assert tx.exec_driver_sql("PRAGMA busy_timeout").scalar() == 2000


def test_words_that_outlived_a_process_are_wiped_when_the_log_is_opened(
    sqlite_url: str, night: Night, tmp_path: Path
) -> None:
    log = EventLog(sqlite_url)
    append(log, night[1])
    with reader(tmp_path):
        append(log, [], 5)
        log.close()
    assert "Navn Navnesen" in on_disk(tmp_path)
    with closing(EventLog(sqlite_url)):
        assert "Navn Navnesen" not in on_disk(tmp_path)


@contextmanager
def reader(folder: Path) -> Iterator[None]:
    """Somebody reads the log, in a transaction that stays open."""
    with closing(sqlite3.connect(f"file:{folder}/golive.db?mode=ro", uri=True)) as raw:
        raw.execute("BEGIN")
        raw.execute("SELECT count(*) FROM golive_events").fetchone()
        yield


@contextmanager
def no_room_on_disk() -> Iterator[None]:
    """No file of this process may grow."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def on_disk(folder: Path) -> str:
    return "".join(path.read_bytes().decode("latin-1") for path in folder.iterdir())


# ---- what was changed behind its back


CHANGES = {
    "state": "UPDATE golive_events SET state = salt WHERE id = 3",
    "words": 'UPDATE golive_events SET text = \'{"note":"Gikk galt"}\' WHERE id = 3',
    "run": "UPDATE golive_events SET run = 'moa-night-r1' WHERE id = 3",
    "removed": "DELETE FROM golive_events WHERE id = 3",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_found_where_it_is(log: EventLog, told: list[Recorded], change: str) -> None:
    with log.transaction() as tx:
        tx.execute(text(change))
    assert log.verify() == 3
    with pytest.raises(Damaged, match="position 3"):
        log.read()


def test_what_is_whole_is_read(log: EventLog, told: list[Recorded]) -> None:
    with log.transaction() as tx:
        tx.execute(text(CHANGES["state"]))
    assert log.read(run="helse") == [told[3]]


def test_a_row_is_not_read_without_the_one_before_it(log: EventLog, told: list[Recorded]) -> None:
    with log.transaction() as tx:
        tx.execute(text("DELETE FROM golive_events WHERE id = 3"))
    with pytest.raises(Damaged, match="position 4"):
        log.read(run="helse")


def test_a_log_that_was_exchanged_is_noticed(log: EventLog, told: list[Recorded]) -> None:
    with log.store.reader.connect() as tx:
        assert log.following(tx, Head(4, told[3].chain)) == told[4:]
        for stood in (Head(4, bytes(32)), Head(9, told[3].chain)):
            with pytest.raises(Damaged, match="not what was read there before"):
                log.following(tx, stood)


@pytest.fixture
def file(sqlite_url: str, night: Night, tmp_path: Path) -> Path:
    """The night in a file that nobody has open."""
    with closing(EventLog(sqlite_url)) as log:
        append(log, night[1])
    return tmp_path / "golive.db"


def test_a_text_that_is_no_text_any_more_is_damage(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("UPDATE golive_events SET topic = CAST(x'ff' AS TEXT) WHERE id = 4")
    with closing(EventLog(f"sqlite:///{file}", reading=True)) as log:
        assert log.verify() == 4
        with pytest.raises(Damaged, match="position 4"):
            log.read(after=2)


def test_a_page_that_is_no_page_any_more_is_damage(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'golive_events'")
        number, size = page.fetchone()[0], raw.execute("PRAGMA page_size").fetchone()[0]
    whole = bytearray(file.read_bytes())
    whole[(number - 1) * size : number * size] = b"\xff" * size
    file.write_bytes(whole)
    with closing(EventLog(f"sqlite:///{file}", reading=True)) as log:
        assert log.verify() == 1


def test_an_error_that_is_no_damage_stays_what_it_is(log: EventLog, told: list[Recorded]) -> None:
    with log.transaction() as tx:
        tx.execute(text("ALTER TABLE golive_events RENAME TO elsewhere"))
    with pytest.raises(DatabaseError, match="golive_events"):
        log.read()


def test_a_store_knows_its_own_signs(log: EventLog, database_url: str) -> None:
    assert signs(log, "full") == (False, True)
    assert signs(log, "harmed") == (database_url.startswith("postgres"), False)


def signs(log: EventLog, sign: str) -> tuple[bool, bool]:
    """Whether the store takes that failure for harm, and whether for a full disk."""
    with log.transaction() as tx, pytest.raises(DatabaseError) as failure:
        fail(tx, sign)
    return log.store.harmed(failure.value), log.store.full(failure.value)


def fail(tx: Connection, sign: str) -> None:
    if tx.dialect.name == "postgresql":
        code = {"full": "53100", "harmed": "XX001"}[sign]
        tx.execute(text(f"DO $$ BEGIN RAISE EXCEPTION 'failed' USING ERRCODE = '{code}'; END $$"))
    elif sign == "full":
        tx.execute(text("PRAGMA max_page_count = 1"))
        tx.execute(text("CREATE TABLE more AS SELECT zeroblob(100000) AS bytes"))
    else:
        tx.execute(text("SELECT broken"))
