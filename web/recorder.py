"""Makes what the replay page plays, in a process of its own: it takes seconds that reports must not wait."""

import asyncio
import subprocess
import sys

import msgspec

from domain.eventlog import EventLog
from domain.terms import key
from projections.recording import recording
from web.answers import pack
from web.messages import RunHeader

PATIENCE = 120
"""Seconds that a recording may take."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the other process is told on its standard input: the log and the run in it."""

    database: str
    golive: str
    run: RunHeader


class Recordings:
    """One recording for each run, made anew when somebody asks and the run has gone on."""

    def __init__(self, database: str) -> None:
        self._database = database
        self._lock = asyncio.Lock()
        self._made: dict[str, tuple[int, bytes]] = {}

    async def made(self, run: RunHeader, position: int) -> bytes:
        """The recording of the run as it stands at ``position`` or later, compressed."""
        async with self._lock:
            known = self._made.get(key(run.id))
            if known is None or known[0] != position:
                asked = Asked(database=self._database, golive=run.id, run=run)
                known = position, await asyncio.to_thread(_in_another_process, asked)
                self._made[key(run.id)] = known
        return known[1]


def _in_another_process(asked: Asked) -> bytes:
    done = subprocess.run(  # noqa: S603 - our own program; what it is told comes on its input
        [sys.executable, "-m", __name__],
        input=msgspec.json.encode(asked),
        stdout=subprocess.PIPE,
        check=True,
        timeout=PATIENCE,
    )
    return done.stdout


def _make(asked: Asked) -> bytes:
    log = EventLog(asked.database, reading=True)
    try:
        events = [recorded for page in log.pages(asked.golive) for recorded in page]
        whole = {"epoch": log.epoch, "run": asked.run} | recording(events)
    finally:
        log.close()
    return pack(whole)


if __name__ == "__main__":
    sys.stdout.buffer.write(_make(msgspec.json.decode(sys.stdin.buffer.read(), type=Asked)))
