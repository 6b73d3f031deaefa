"""The judge itself: silent about a log that is right, and loud about each way of being wrong."""

import json

import pytest

from tests.faults.judge import TOPICS, History, Row, Sent, Told, judge, linked

SENT = [Sent(f"report-{n}", kind, f"A-{n}", "kari") for n, kind in enumerate(sorted(TOPICS), 1)]


def history() -> History:
    """Four reports, each taken; the second was put off once, and its answer came twice."""
    told = [Told(sent.report_id, 201, n) for n, sent in enumerate(SENT, 1)]
    again = [Told("report-2", 503, None), Told("report-2", 200, 2)]
    return History(sent=list(SENT), told=told + again)


def log(*written: Sent) -> list[Row]:
    """A log with these reports, well chained."""
    rows: list[Row] = []
    for position, sent in enumerate(written, 1):
        said = {"event": {"activity": sent.activity}, "recorded_by": f"person:{sent.sender}"}
        state = json.dumps(said | {"report_id": sent.report_id}).encode()
        row = Row(position, bytes(16), position, TOPICS[sent.kind], state, b"")
        rows.append(row._replace(chain=linked(rows[-1].chain if rows else bytes(32), row)))
    return rows


def test_a_log_that_is_right() -> None:
    assert judge(history(), log(*SENT)) == {}


def test_an_answer_that_was_never_given() -> None:
    heard = history()
    heard.told = [told for told in heard.told if told.report_id != "report-3"]
    assert judge(heard, log(*SENT)) == {"unanswered": ["report-3"]}


def test_a_report_that_was_answered_and_is_gone() -> None:
    assert judge(history(), log(*SENT[:3])) == {"lost": ["report-4"]}
    assert judge(history(), log(*SENT)[:3]) == {"lost": ["report-4"]}


def test_a_report_that_stands_there_twice() -> None:
    assert judge(history(), log(*SENT, SENT[3]))["doubled"] == ["report-4"]


@pytest.mark.parametrize("status", [400, 403, 409, 422, 500])
def test_a_true_report_that_was_turned_away(status: int) -> None:
    heard = history()
    heard.told.append(Told("report-1", status, None))
    assert judge(heard, log(*SENT)) == {"refused": [f"report-1: {status}"]}


def test_an_answer_that_names_another_place() -> None:
    heard = history()
    heard.told.append(Told("report-1", 200, 2))
    assert judge(heard, log(*SENT)) == {"moved": ["report-1"]}


@pytest.mark.parametrize(
    "other",
    [{"kind": "done"}, {"activity": "A-9"}, {"sender": "ola"}],
    ids=lambda other: next(iter(other)),
)
def test_a_report_that_is_not_what_was_sent(other: dict[str, str]) -> None:
    changed = SENT[0]._replace(**other)
    assert judge(history(), log(changed, *SENT[1:])) == {"altered": ["report-1"]}


def test_a_report_that_nobody_sent() -> None:
    stranger = Sent("report-5", "done", "A-1", "kari")
    assert judge(history(), log(*SENT, stranger)) == {"invented": ["report-5"]}


def test_a_place_that_is_left_out_or_out_of_the_chain() -> None:
    rows = log(*SENT)
    assert judge(history(), [*rows[:1], *rows[2:]]) == {"lost": ["report-2"], "broken": ["3", "4"]}
    bent = rows[1]._replace(state=rows[1].state + b" ")
    assert judge(history(), [rows[0], bent, *rows[2:]]) == {"broken": ["2"]}


def test_what_stood_there_before_was_sent_by_others() -> None:
    heard = history()
    heard.sent, heard.since = SENT[2:], 2
    heard.told = [told for told in heard.told if told.report_id in ("report-3", "report-4")]
    assert judge(heard, log(*SENT)) == {}
