"""Whoever reports is answered once it is durable, gets the same answer for the same report, and no other."""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest
from sqlalchemy import Connection, text

from domain import events as e
from domain.centre import Closed, CommandCentre, Outcome
from domain.plan import PlannedActivity
from domain.refusals import ReportIdReused, UnknownActivity, UnknownGoLive
from tests.domain.desk import Desk, Follower, opening
from tests.scenario import (
    Said,
    approved,
    corrected,
    created,
    done,
    note,
    plan_of,
    redacted,
    started,
)


@pytest.fixture
def centre(database_url: str) -> Iterator[CommandCentre]:
    with CommandCentre(database_url) as opened:
        yield opened


@pytest.fixture
def desk(centre: CommandCentre) -> Desk:
    """At position 1 the run was created."""
    return Desk(centre).opens()


# ---- an order and its outcome


def test_a_report_is_answered_with_its_place(desk: Desk) -> None:
    before = datetime.now(UTC)
    (outcome,) = desk.says(done("a-1", id="told-0001"))
    assert outcome == Outcome(
        report_id="told-0001",
        position=2,
        recorded_at=outcome.recorded_at,
        outcome="recorded",
        deviations=("done-before-start",),
        event=e.ActivityDone(activity="A-1", deviations=("done-before-start",)),
    )
    assert before <= outcome.recorded_at <= datetime.now(UTC)


def test_a_second_teller_only_confirms(desk: Desk) -> None:
    first, second = desk.says(done("A-1"), done("A-1", by="ola"))
    assert (first.outcome, second.outcome) == ("recorded", "already")
    assert (second.position, second.resent) == (3, False)


def test_the_envelope_says_who_what_and_what_she_had_seen(desk: Desk) -> None:
    desk.says(done("A-1", told="vaktleder", at="20:10", note="Gikk fint", seen_position=1))
    report = desk.centre.log.read()[1]
    assert (report.told_by, report.recorded_by) == ("role:vaktleder", "person:kari")
    assert (report.seen_position, report.imported) == (1, False)
    assert report.text == {"note": "Gikk fint"}
    assert report.run == "moa-night"


def test_a_refusal_comes_to_who_asked_and_leaves_no_trace(desk: Desk) -> None:
    unknown, known = desk.submits(done("A-9"), done("A-1"))
    with pytest.raises(UnknownActivity):
        unknown.result(10)
    assert known.result(10).position == 2
    with pytest.raises(UnknownGoLive):
        Desk(desk.centre, "elsewhere").says(done("A-1"))
    assert desk.centre.log.head().position == 2


def test_a_thing_has_one_stream_with_versions(desk: Desk) -> None:
    desk.says(
        started("A-1", id="told-0001"),
        done("A-1"),
        corrected("told-0001", {"told_by": "role:vakt"}, "user"),
    )
    streams = [(r.originator_id, r.originator_version) for r in desk.centre.log.read()]
    assert streams[1][0] == streams[2][0] == streams[3][0] != streams[0][0]
    assert [version for _, version in streams] == [1, 1, 2, 3]


# ---- the same report again


def test_the_same_report_again_has_the_same_answer(desk: Desk) -> None:
    order = desk.order(done("A-1", note="Gikk fint"))
    first, again = (desk.centre.submit(order).result(10) for _ in range(2))
    assert (first.resent, again.resent) == (False, True)
    assert (again.position, again.recorded_at) == (first.position, first.recorded_at)
    assert again.event == first.event
    assert desk.centre.log.head().position == 2


@pytest.mark.parametrize(
    "other",
    [
        done("A-2", note="Gikk fint", id="told-0001"),
        done("A-1", note="Gikk galt", id="told-0001"),
        done("A-1", id="told-0001"),
        done("A-1", note="Gikk fint", id="told-0001", by="ola"),
        started("A-1", note="Gikk fint", id="told-0001"),
    ],
    ids=["thing", "words", "no words", "typist", "kind"],
)
def test_a_report_id_is_not_used_for_something_else(desk: Desk, other: Said) -> None:
    desk.says(done("A-1", note="Gikk fint", id="told-0001"))
    with pytest.raises(ReportIdReused):
        desk.says(other)


def test_redacted_words_are_not_held_against_who_sends_again(desk: Desk) -> None:
    told = done("A-1", note="Navn Navnesen", id="told-0001")
    first, _ = desk.says(told, redacted("told-0001"))
    (again,) = desk.says(told)
    assert (again.position, again.resent) == (first.position, True)


def test_fifty_who_send_the_same_report_have_one(desk: Desk) -> None:
    order = desk.order(done("A-1"))
    with ThreadPoolExecutor(50) as crowd:
        answers = [f.result(10) for f in crowd.map(desk.centre.submit, [order] * 50)]
    assert {answer.position for answer in answers} == {2}
    assert [answer.resent for answer in answers].count(False) == 1
    assert desk.centre.log.head().position == 2


def test_a_run_is_created_again_by_the_same_word(centre: CommandCentre) -> None:
    order = Desk(centre).order(opening())
    assert [centre.submit(order).result(10).resent for _ in range(2)] == [False, True]


def test_redacted_words_leave_the_file_once_nobody_reads_beside(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("domain.centre.listener.POLL", 0.001)
    with CommandCentre(sqlite_url) as centre:
        desk = Desk(centre).opens()
        desk.says(done("A-1", note="Navn Navnesen", id="told-0001"))
        with closing(sqlite3.connect(f"file:{tmp_path}/golive.db?mode=ro", uri=True)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM golive_events").fetchone()
            desk.says(redacted("told-0001"))
            desk.says(note("Kaffe"))
            assert centre.log.store.unwiped
        wal, until = tmp_path / "golive.db-wal", monotonic() + 10
        while centre.log.store.unwiped and monotonic() < until:
            desk.centre.execute(lambda tx: None).result(10)
        assert wal.read_bytes() == b""
        assert b"Navn Navnesen" not in (tmp_path / "golive.db").read_bytes()


# ---- one bad order


def test_one_poisonous_order_does_not_sink_the_others(desk: Desk) -> None:
    no_code = PlannedActivity(code=None, title="")  # type: ignore[arg-type]
    ordinary = [done("A-1", by=f"p{n}") for n in range(20)]
    poison = [
        note("lone surrogate \ud800"),
        created("Folds not", plan_of(no_code), id="told-0001"),
        done("A-9"),
    ]
    words = [*ordinary[:5], poison[0], *ordinary[5:9], poison[1], *ordinary[9:], poison[2]]
    futures = desk.together(*map(desk.order, words))
    wrong = [type(f.exception(10)).__name__ for f in futures if f.exception(10)]
    assert wrong == ["UnicodeEncodeError", "CodeTaken", "UnknownActivity"]
    assert [f.result().position for f in futures if not f.exception()] == list(range(2, 22))


def test_a_run_that_cannot_be_folded_never_was(desk: Desk) -> None:
    no_code = PlannedActivity(code=None, title="")  # type: ignore[arg-type]
    elsewhere = Desk(desk.centre, "eidet-night")
    first, bad, after = desk.together(
        desk.order(started("A-1")),
        elsewhere.order(created("Folds not", plan_of(no_code))),
        desk.order(done("A-1")),
    )
    assert (first.result(10).position, after.result(10).position) == (2, 3)
    assert isinstance(bad.exception(10), AttributeError | TypeError)
    with pytest.raises(UnknownGoLive):
        elsewhere.says(started("A-1"))
    assert elsewhere.opens().says(started("A-1"))[0].position == 5


# ---- other work on the writer's thread, and who follows


def test_other_small_writes_go_through_the_same_thread(centre: CommandCentre) -> None:
    def make(tx: Connection) -> str:
        tx.execute(text("CREATE TABLE shown (position INTEGER)"))
        tx.execute(text("INSERT INTO shown VALUES (1)"))
        return threading.current_thread().name

    assert centre.execute(make).result(10) == "golive-writer"
    assert centre.execute(lambda tx: tx.scalar(text("SELECT position FROM shown"))).result(10) == 1


def test_a_small_write_that_fails_writes_nothing_and_says_why(desk: Desk) -> None:
    def fail(tx: Connection) -> None:
        tx.execute(text("DELETE FROM golive_events"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.centre.execute(fail).result(10)
    assert desk.says(done("A-1"))[0].position == 2


def test_who_follows_hears_everything_from_then_on_in_order(desk: Desk) -> None:
    early, late = Follower(), Follower()
    assert desk.centre.follow(early) == 1
    desk.says(started("A-1"), done("A-1"))
    assert desk.centre.follow(late) == 3
    desk.says(approved("A-1", by="leder"), started("A-2"))
    desk.centre.close()
    assert (early.positions, late.positions) == ([2, 3, 4, 5], [4, 5])
    assert early.heard[0].event == e.ActivityStarted(activity="A-1")


def test_a_follower_that_fails_keeps_nobody_from_hearing(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(reports: object) -> None:
        raise ZeroDivisionError

    follower = Follower()
    desk.centre.follow(fail)
    desk.centre.follow(follower)
    desk.says(started("A-1"))
    desk.centre.close()
    assert follower.positions == [2]
    assert "A follower failed on positions 2 to 2" in caplog.text


# ---- closing


def test_closing_answers_what_waits_and_takes_no_more(desk: Desk) -> None:
    waiting = desk.submits(*(note(f"Merknad {n}") for n in range(300)))
    desk.centre.close()
    assert [future.result(0).position for future in waiting] == list(range(2, 302))
    for refused in (desk.submits(note("For sent"))[0], desk.centre.execute(lambda tx: None)):
        with pytest.raises(Closed, match="Send the same report again"):
            refused.result(0)
    desk.centre.close()


def test_who_has_gone_away_is_recorded_all_the_same(desk: Desk) -> None:
    """A report is a fact, whoever still waits for the answer; sent again it is answered as any other."""
    go = threading.Event()
    forgotten = desk.centre.execute(lambda tx: go.wait(10))
    order = desk.order(note("Borte"))
    gone, stays = desk.centre.submit(order), desk.centre.submit(desk.order(note("Her")))
    nothing = desk.centre.execute(lambda tx: go.wait(10))
    assert gone.cancel()
    assert nothing.cancel()
    go.set()
    assert forgotten.result(10)
    assert stays.result(10).position == 3
    again = desk.centre.submit(order).result(10)
    assert (again.position, again.resent) == (2, True)


def test_who_cannot_be_told_keeps_no_other_from_her_answer(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(answer: object) -> None:
        raise RuntimeError("hung up")

    desk.centre.send(desk.order(note("Borte")), fail)
    assert desk.says(note("Her"))[0].position == 3
    assert "Nobody could be told of report" in caplog.text
