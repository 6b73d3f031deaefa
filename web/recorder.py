"""Makes what the replay page plays, in a process of its own: it takes seconds that reports must not wait."""

import asyncio
import logging
import subprocess
import sys
from collections import OrderedDict
from weakref import WeakValueDictionary

import msgspec

from domain.centre import Unavailable
from domain.eventlog import EventLog
from domain.terms import key
from projections.recording import recording
from web.answers import pack
from web.messages import RunHeader

PATIENCE = 120
"""Seconds that a recording may take."""

AT_ONCE = 2
"""Recordings that are made at the same time: each takes a core, and reports need one too."""

KEPT = 4
"""Runs whose recording stays in memory."""

logger = logging.getLogger(__name__)


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
    """One recording for each run, made anew when somebody asks and the run has gone on beyond it.

    Few are made at once; whoever wants another waits.
    """

    def __init__(self, database: str) -> None:
        self._database = database
        self._doors: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._benches = asyncio.Semaphore(AT_ONCE)
        self._made: OrderedDict[str, Made] = OrderedDict()
        self._erased: dict[str, int] = {}

    async def made(self, run: RunHeader, position: int) -> Made:
        """The recording of the run up to ``position`` or beyond: the log may have gone on meanwhile.

        ``Unavailable``: it cannot be made.
        """
        found = self._known(run.id, position)
        if found is None:
            async with self._doors.setdefault(key(run.id), asyncio.Lock()):
                found = self._known(run.id, position) or await self._make(run)
        self._keep(key(run.id), found)
        return found

    def forget(self, golive: str, position: int) -> None:
        """Words of a run were erased at ``position``: no recording from before is kept, nor one under way."""
        self._erased[key(golive)] = position
        if self._known(golive, position) is None:
            self._made.pop(key(golive), None)

    def _known(self, golive: str, position: int) -> Made | None:
        known = self._made.get(key(golive))
        return None if known is None or known.position < position else known

    async def _make(self, run: RunHeader) -> Made:
        asked = Asked(database=self._database, golive=run.id, run=run)
        try:
            async with self._benches:
                return await asyncio.to_thread(_in_another_process, asked)
        except (OSError, subprocess.SubprocessError) as failed:
            logger.exception("The recording of run %r cannot be made", run.id)
            unmade = f"The recording of {run.id} cannot be made just now. Ask again in a moment."
            raise Unavailable(unmade) from failed

    def _keep(self, run: str, made: Made) -> None:
        if made.position < self._erased.get(run, 0):
            return
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
