"""Makes what the replay page plays, in a process of its own: it takes seconds that reports must not wait."""

import asyncio
import subprocess
import sys
from collections import OrderedDict

import msgspec

from domain.eventlog import EventLog
from domain.terms import key
from projections.recording import recording
from web.answers import pack
from web.messages import RunHeader

PATIENCE = 120
"""Seconds that a recording may take."""


KEPT = 4
"""Runs whose recording stays in memory."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the other process is told on its standard input: the log and the run in it."""

    database: str
    golive: str
    run: RunHeader


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A recording as compressed JSON, and the position of the last report in it."""

    position: int
    packed: bytes


class Recordings:
    """One recording for each run, made anew when somebody asks and the run has gone on beyond it."""

    def __init__(self, database: str) -> None:
        self._database = database
        self._lock = asyncio.Lock()
        self._made: OrderedDict[str, Made] = OrderedDict()

    async def made(self, run: RunHeader, position: int) -> Made:
        """The recording of the run up to ``position`` or beyond: the log may have gone on meanwhile."""
        async with self._lock:
            known = self._made.get(key(run.id))
            if known is None or known.position < position:
                asked = Asked(database=self._database, golive=run.id, run=run)
                known = await asyncio.to_thread(_in_another_process, asked)
            self._keep(key(run.id), known)
        return known

    def _keep(self, run: str, made: Made) -> None:
        self._made[run] = made
        self._made.move_to_end(run)
        while len(self._made) > KEPT:
            self._made.popitem(last=False)


def _in_another_process(asked: Asked) -> Made:
    done = subprocess.run(  # noqa: S603 - our own program; what it is told comes on its input
        [sys.executable, "-m", __name__],
        input=msgspec.json.encode(asked),
        stdout=subprocess.PIPE,
        check=True,
        timeout=PATIENCE,
    )
    return msgspec.msgpack.decode(done.stdout, type=Made)


def _make(asked: Asked) -> Made:
    log = EventLog(asked.database, reading=True)
    try:
        events = [event for page in log.pages(asked.golive) for event in page]
        recorded = recording(events)
        whole = {"epoch": log.epoch, "run": asked.run} | recorded
    finally:
        log.close()
    return Made(position=recorded["position"], packed=pack(whole))


if __name__ == "__main__":
    made = _make(msgspec.json.decode(sys.stdin.buffer.read(), type=Asked))
    sys.stdout.buffer.write(msgspec.msgpack.encode(made))
