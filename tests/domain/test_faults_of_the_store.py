"""While the database fails nobody waits for ever, nothing is lost or doubled, and it goes on afterwards."""

import os
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import monotonic
from typing import Any

import msgspec
import psycopg
import pytest
from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError

from domain.centre import CommandCentre, Outcome, StoreFull, Unavailable, listener, writer
from domain.commands import Order
from domain.eventlog import EventLog
from domain.recorded import Recorded
from domain.stored import Damaged
from tests.domain.desk import Desk, Follower
from tests.postgres import Cluster, running_cluster
from tests.scenario import (
    EVENING,
    Room,
    activity,
    announced,
    complete,
    created,
    done,
    note,
    plan_of,
    started,
    went_live,
)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "PATIENCE", 0.2)


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A server of its own, that may be stopped."""
    with running_cluster() as started:
        yield started


@contextmanager
def session(url: str) -> Iterator[psycopg.Connection]:
    """Somebody else at the same database."""
    address = make_url(url).set(drivername="postgresql").render_as_string()
    with psycopg.connect(address) as connection:
        yield connection


def backend(centre: CommandCentre) -> int:
    """The server's process that serves the writer."""
    pid = centre.execute(lambda tx: tx.scalar(text("SELECT pg_backend_pid()"))).result(10)
    assert isinstance(pid, int)
    return pid


# ---- the server goes away


def test_a_server_that_is_down_is_said_to_be_and_is_used_once_it_is_up(
    cluster: Cluster, impatient: None
) -> None:
    with cluster.database() as url, CommandCentre(url) as centre:
        desk, follower = Desk(centre).opens(), Follower()
        centre.follow(follower)
        cluster.stop("immediate")
        order = desk.order(done("A-1"))
        for future in (centre.submit(order), *desk.together(*[order] * 300)):
            with pytest.raises(Unavailable, match="Send the same report again"):
                future.result(10)
        with pytest.raises(Unavailable):
            centre.execute(lambda tx: tx.execute(text("SELECT 1"))).result(10)
        cluster.start()
        assert centre.submit(order).result(10).position == 2
        assert desk.says(note("Oppe igjen"))[0].position == 3
        follower.wait_for(3)
        assert follower.positions == [2, 3]


def test_a_cut_connection_is_replaced_without_a_word(postgres_url: str) -> None:
    with CommandCentre(postgres_url) as centre, session(postgres_url) as admin:
        desk = Desk(centre).opens()
        admin.execute("SELECT pg_terminate_backend(%s)", [backend(centre)])
        assert desk.says(done("A-1"))[0].position == 2


def test_a_session_that_the_server_gave_up_on_may_be_over_next_time(postgres_url: str) -> None:
    idle = "DO $$ BEGIN RAISE EXCEPTION 'idle in transaction' USING ERRCODE = '25P03'; END $$"
    with CommandCentre(postgres_url) as centre:
        with pytest.raises(Unavailable):
            centre.execute(lambda tx: tx.execute(text(idle))).result(10)
        assert Desk(centre).opens().says(done("A-1"))[0].position == 2


def test_a_server_that_falls_silent_is_hung_up_on(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener, "POLL", 0.1)
    monkeypatch.setattr(listener, "STUCK", 0.3)
    with CommandCentre(postgres_url) as centre:
        desk = Desk(centre).opens()
        pid = backend(centre)
        os.kill(pid, signal.SIGSTOP)
        try:
            assert desk.says(done("A-1"))[0].position == 2
        finally:
            os.kill(pid, signal.SIGCONT)


def test_a_lock_that_is_not_let_go_does_not_hold_up_for_ever(
    postgres_url: str, impatient: None
) -> None:
    with CommandCentre(postgres_url) as centre, session(postgres_url) as stray:
        desk = Desk(centre).opens()
        order = desk.order(done("A-1"))
        stray.execute("LOCK TABLE golive_events IN EXCLUSIVE MODE")
        with pytest.raises(Unavailable):
            centre.submit(order).result(5)
        stray.rollback()
        assert centre.submit(order).result(10).position == 2


def test_an_answer_lost_after_the_commit_is_found_again(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with CommandCentre(database_url) as centre:
        desk, follower = Desk(centre).opens(), Follower()
        centre.follow(follower)
        locked = centre.log.locked

        @contextmanager
        def lost() -> Iterator[Connection]:
            monkeypatch.setattr(centre.log, "locked", locked)
            with locked() as tx:
                yield tx
            raise OperationalError("COMMIT", {}, Exception("the line was cut"))

        monkeypatch.setattr(centre.log, "locked", lost)
        (outcome,) = desk.says(done("A-1"))
        assert (outcome.position, outcome.outcome) == (2, "recorded")
        assert desk.says(done("A-1"))[0].outcome == "already"
        centre.close()
        assert follower.positions == [2, 3]


# ---- the disk, and what lies on it


def test_a_full_disk_is_said_to_be_and_reading_goes_on(sqlite_url: str) -> None:
    with CommandCentre(sqlite_url) as centre:
        desk = Desk(centre).opens()

        def pages(limit: int) -> None:
            pragma = text(f"PRAGMA max_page_count = {limit}")
            centre.execute(lambda tx: tx.execute(pragma).close()).result(10)

        pages(1)
        long = [desk.order(note("x" * 2_000)) for _ in range(20)]
        for future in desk.together(*long):
            with pytest.raises(StoreFull, match="no room left"):
                future.result(10)
        assert [r.position for r in centre.log.read()] == [1]
        pages(1_000_000)
        answers = [future.result(10) for future in desk.together(*long)]
        assert [answer.position for answer in answers] == list(range(2, 22))


def _answers(patient: writer.Writer, order: Order, since: float) -> list[writer.Answer]:
    answers: list[writer.Answer] = []
    patient.record([writer.Ticket(order, answers.append, since)])
    return answers


def test_who_waited_long_while_it_failed_is_not_kept_longer(sqlite_url: str) -> None:
    with closing(EventLog(sqlite_url)) as log:
        patient = writer.Writer(log, lambda: EVENING, bytes)
        large = created("Stor", plan_of(*(activity(f"B-{n}") for n in range(500))))
        order = Room().order(large)

        def asked(since: float) -> writer.Answer:
            (answer,) = _answers(patient, order, since)
            return answer

        patient.execute(lambda tx: tx.execute(text("PRAGMA max_page_count = 1")).close())
        assert isinstance(asked(monotonic()), StoreFull)
        patient.execute(lambda tx: tx.execute(text("PRAGMA max_page_count = 1000000")).close())
        assert type(asked(monotonic() - 60)) is Unavailable
        recorded, again = asked(monotonic()), asked(monotonic() - 60)
        assert isinstance(recorded, Outcome)
        assert isinstance(again, Outcome)
        assert (recorded.position, again.resent) == (1, True)


def test_a_decision_that_needs_another_run_waits_for_the_database_too(
    sqlite_url: str, impatient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with CommandCentre(sqlite_url) as centre:
        desk = Desk(centre)
        desk.says(
            created("Moa", plan_of(activity("A-1"), systems=()), programme="helse", unit="Moa")
        )
        desk.says(done("A-1"), complete("Moa"), complete("IKT"))
        order, read = desk.order(announced()), centre.log.read

        def fails(*given: Any, **named: Any) -> list[Recorded]:
            if "helse" in given:
                raise OperationalError("SELECT", {}, Exception("the line was cut"))
            return read(*given, **named)

        with monkeypatch.context() as broken:
            broken.setattr(centre.log, "read", fails)
            with pytest.raises(Unavailable):
                centre.submit(order).result(10)
        assert centre.submit(order).result(10).position == 5


def test_what_one_order_cannot_be_stored_with_is_its_own_fault(postgres_url: str) -> None:
    with CommandCentre(postgres_url) as centre:
        desk = Desk(centre).opens()
        live = desk.order(went_live("Moa", {"value": "2023-04-29"}, "municipality"))
        nowhere = msgspec.structs.replace(live, run="no\0where")
        good, bad, better = desk.together(
            desk.order(started("A-1")), nowhere, desk.order(done("A-1"))
        )
        assert isinstance(bad.exception(10), DBAPIError)
        assert (good.result(10).position, better.result(10).position) == (2, 3)


def test_nobody_is_answered_from_a_log_that_was_exchanged(database_url: str) -> None:
    with CommandCentre(database_url) as centre:
        desk = Desk(centre).opens()
        centre.execute(lambda tx: tx.execute(text("DELETE FROM golive_events")).close()).result(10)
        for future in desk.together(desk.order(done("A-1")), desk.order(note("Kaffe"))):
            with pytest.raises(Damaged, match="position 1"):
                future.result(10)


def test_a_look_that_fails_is_written_down(log: EventLog, caplog: pytest.LogCaptureFixture) -> None:
    curious = writer.Writer(log, lambda: EVENING, bytes)
    with log.transaction() as tx:
        tx.execute(text("ALTER TABLE golive_events RENAME TO elsewhere"))
    curious.look()
    assert "The log could not be looked at" in caplog.text
