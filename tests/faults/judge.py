"""The judge: what senders were answered, held against the rows of the log's own table.

It reads the table through the driver alone and knows of the application nothing but the names of events.
"""

import hashlib
import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

import psycopg

from domain.events import ActivityBlocked, ActivityDone, ActivityStarted, ActivityUnblocked

TOPICS = {
    "started": ActivityStarted.TOPIC,
    "blocked": ActivityBlocked.TOPIC,
    "unblocked": ActivityUnblocked.TOPIC,
    "done": ActivityDone.TOPIC,
}
"""What a report of each kind is called in the log."""

TAKEN = {200, 201}
LATER = {429, 503}
"""Answers after which the same report is sent again."""

ALL = "SELECT id, originator_id, originator_version, topic, state, chain FROM golive_events ORDER BY id"


class Sent(NamedTuple):
    """A report as its sender handed it in, each under an id of its own."""

    report_id: str
    kind: str
    activity: str
    sender: str


class Told(NamedTuple):
    """One answer to a report; ``position`` where it was taken."""

    report_id: str
    status: int
    position: int | None


class Row(NamedTuple):
    """One row of the table."""

    position: int
    stream: bytes
    version: int
    topic: str
    state: bytes
    chain: bytes


@dataclass
class History:
    """What senders did and heard, ``since`` the position at which they began."""

    since: int = 0
    sent: list[Sent] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)


def rows_of(url: str) -> list[Row]:
    """The whole table, read behind the application's back."""
    if url.startswith("sqlite:///"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
            return [Row(*found) for found in file.execute(ALL)]
    with psycopg.connect(url.replace("+psycopg", "")) as line:
        return [Row(at, UUID(str(of)).bytes, *rest) for at, of, *rest in line.execute(ALL)]


def judge(history: History, rows: list[Row]) -> dict[str, list[str]]:
    """Each complaint with the report ids, or positions, that it is about; empty when all is well.

    lost        answered as taken, and not in the log
    doubled     in the log more than once
    refused     a true report that was turned away
    unanswered  sent until the end, and nobody ever took it
    moved       answered with another position than the one it has
    altered     in the log as something else than was sent
    invented    in the log, and nobody sent it
    broken      a position left out, or one that the chain does not hold
    """
    found = [*_of_answers(history, rows), *_of_rows(history, rows), *_of_log(rows)]
    complaints: dict[str, list[str]] = defaultdict(list)
    for complaint, about in dict.fromkeys(found):
        complaints[complaint].append(about)
    return dict(complaints)


def _of_answers(history: History, rows: list[Row]) -> Iterator[tuple[str, str]]:
    places = {_said(row)["report_id"]: row.position for row in rows}
    for told in history.told:
        if told.status not in TAKEN | LATER:
            yield "refused", f"{told.report_id}: {told.status}"
        elif told.status in TAKEN and told.report_id not in places:
            yield "lost", told.report_id
        elif told.status in TAKEN and told.position != places[told.report_id]:
            yield "moved", told.report_id
    taken = {told.report_id for told in history.told if told.status in TAKEN}
    yield from (("unanswered", s.report_id) for s in history.sent if s.report_id not in taken)


def _of_rows(history: History, rows: list[Row]) -> Iterator[tuple[str, str]]:
    sent = {one.report_id: one for one in history.sent}
    written = Counter(_said(row)["report_id"] for row in rows)
    yield from (("doubled", report_id) for report_id, times in written.items() if times > 1)
    for row in rows[history.since :]:
        report_id = _said(row)["report_id"]
        if report_id not in sent:
            yield "invented", report_id
        elif not _is(row, sent[report_id]):
            yield "altered", report_id


def _of_log(rows: list[Row]) -> Iterator[tuple[str, str]]:
    before = bytes(32)
    for position, row in enumerate(rows, 1):
        if row.position != position or row.chain != linked(before, row):
            yield "broken", str(row.position)
        before = row.chain


def linked(before: bytes, row: Row) -> bytes:
    """The chain of ``row`` behind ``before``, over its stream, version, topic and stored bytes."""
    topic = row.topic.encode()
    place = row.stream + row.version.to_bytes(8, "big") + len(topic).to_bytes(2, "big")
    return hashlib.sha256(before + place + topic + row.state).digest()


def _is(row: Row, sent: Sent) -> bool:
    said = _said(row)
    named = said["event"]["activity"], said["recorded_by"]
    return row.topic == TOPICS[sent.kind] and named == (sent.activity, f"person:{sent.sender}")


def _said(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(row.state)
    return found
