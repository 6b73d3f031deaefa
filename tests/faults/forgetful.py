"""A door that answers before it has written: the control that a killed server must fail by.

``python -m tests.faults.forgetful FILE`` takes reports as golive does, and writes a few at a time.
"""

import json
import signal
import sqlite3
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from typing import Any

from tests.faults.judge import TOPICS, Row, linked

KEPT_BACK = 25
"""Reports that are answered before they are written."""

TABLE = """CREATE TABLE IF NOT EXISTS golive_events
(id INTEGER, originator_id BLOB, originator_version INTEGER, topic TEXT, state BLOB, chain BLOB)"""


class Book:
    """Where every report is in memory at once, and in the file some time later."""

    def __init__(self, file: str) -> None:
        self._lock = Lock()
        self._file = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        self._file.execute(TABLE)
        found = self._file.execute("SELECT * FROM golive_events ORDER BY id").fetchall()
        self._rows = [Row(*row) for row in found]
        self._places = {json.loads(row.state)["report_id"]: row.position for row in self._rows}
        self._written = len(self._rows)

    def take(self, report: dict[str, Any], sender: str) -> int:
        """The report's position."""
        with self._lock:
            known = self._places.get(report["report_id"])
            return known or self._put(report, sender)

    def _put(self, report: dict[str, Any], sender: str) -> int:
        position = len(self._rows) + 1
        said = {"event": {"activity": report["activity"]}, "report_id": report["report_id"]}
        state = json.dumps(said | {"recorded_by": f"person:{sender}"}).encode()
        row = Row(position, bytes(16), position, TOPICS[report["kind"]], state, b"")
        before = self._rows[-1].chain if self._rows else bytes(32)
        self._rows.append(row._replace(chain=linked(before, row)))
        self._places[report["report_id"]] = position
        if position - self._written > KEPT_BACK:
            self.write()
        return position

    def write(self) -> None:
        """What was kept back until now."""
        unwritten = self._rows[self._written :]
        self._file.executemany("INSERT INTO golive_events VALUES (?, ?, ?, ?, ?, ?)", unwritten)
        self._written = len(self._rows)


class Door(BaseHTTPRequestHandler):
    """Whoever comes is who the token says."""

    protocol_version = "HTTP/1.1"
    book: Book

    def do_POST(self) -> None:
        report = json.loads(self.rfile.read(int(self.headers["content-length"])))
        position = self.book.take(report, self.headers["authorization"].removeprefix("Bearer "))
        body = json.dumps({"position": position}).encode()
        self.send_response(201)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


def main(file: str) -> None:
    """Until told to stop; then nothing is kept back."""
    Door.book = Book(file)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        sys.stdout.write(f"{file} at http://127.0.0.1:{server.server_port}\n")
        sys.stdout.flush()
        try:
            server.serve_forever()
        finally:
            Door.book.write()


if __name__ == "__main__":
    main(sys.argv[1])
