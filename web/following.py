"""The log as this process follows it: committed batches go to the feed, changed boards to their channels.

Boards live on the event loop, so none changes between being taken and being watched.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar
from weakref import WeakValueDictionary

from sqlalchemy.exc import SQLAlchemyError

from domain.centre import CommandCentre, Unavailable
from domain.committed import Committed
from domain.events import TextRedacted
from domain.golive import GoLive
from domain.recorded import Recorded
from domain.refusals import UnknownGoLive
from domain.terms import key
from projections import forecast
from projections.feed import Feed
from projections.opened import PAGE, OpenRun, read_run
from projections.views import BOARDS
from web.channels import Channel
from web.errors import UnknownBoard
from web.forecasts import Forecasts
from web.messages import ResetReason, RunClock, RunHeader, Since
from web.times import stamp

REMEMBERED = 20_000
"""Positions whose chain is kept in memory, so that a herd that comes back asks no database."""

TURN = 0.01
"""Seconds between two looks at how far the feed has come."""

PATIENCE = 5.0
"""Seconds in which the feed must come to where the log is."""

CHANCES = 2
"""Failures after which a run that was set aside is not opened anew: the same bug would meet it again."""

logger = logging.getLogger(__name__)

T = TypeVar("T")
Forget = Callable[[str, int], None]


class Following:
    """Open runs, the channels of their boards, and the proof of positions.

    Whoever else keeps words is in ``forgetful``: called with a run and the position at which some were erased.
    """

    def __init__(self, centre: CommandCentre, forgetful: Sequence[Forget] = ()) -> None:
        self.forecasts = Forecasts()
        self._forgetful = forgetful
        self._log = centre.log
        self._loop = asyncio.get_running_loop()
        self._channels: dict[tuple[str, str], Channel] = {}
        self._chains: dict[int, str] = {}
        self._opening: dict[str, list[Recorded]] = {}
        self._aside: dict[str, str] = {}
        self._failures: Counter[str] = Counter()
        self._doors: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._handed: int | None = None
        position = centre.follow(self._hear)
        self._stands_on = position, self._log.chain8(position)
        self._feed = Feed(self._read, self._loop, position, self._failed)

    @property
    def epoch(self) -> str:
        return self._log.epoch

    @property
    def position(self) -> int:
        """How far all boards have come, but those of runs that were set aside."""
        return self._feed.position

    async def head(self) -> int:
        """The last position of the log; boards may still be on their way there."""
        return (await asyncio.to_thread(self._log.head)).position

    @property
    def set_aside(self) -> list[str]:
        """The ids of runs whose boards cannot be shown, for a bug that the server's own log tells."""
        return list(self._aside.values())

    async def opened(self, golive: str) -> OpenRun:
        """The run with its boards, read on another thread, and by one at a time, if it is not open.

        Refused: ``UnknownGoLive``. ``Unavailable``: it was set aside.
        """
        if not self._feed.is_open(golive):
            async with self._doors.setdefault(key(golive), asyncio.Lock()):
                await self._open(golive)
        return self._feed.opened(golive)

    def is_open(self, golive: str) -> bool:
        """Whether it can be had without reading the log."""
        return self._feed.is_open(golive)

    async def _open(self, golive: str) -> None:
        code = key(golive)
        if self._feed.is_open(golive):
            return
        self._opening[code] = []
        try:
            self._feed.adopt(
                await self.read_anew(golive, partial(read_run, self._log.read, golive))
            )
        finally:
            del self._opening[code]

    async def read_anew(self, golive: str, read: Callable[[], T]) -> T:
        """What ``read`` makes, on another thread, of the log of a run. Refused: ``UnknownGoLive``.

        ``Unavailable``: it meets a bug there, now or before, and is set aside.
        """
        code = key(golive)
        if code in self._aside and self._failures[code] >= CHANCES:
            raise _aside(golive)
        try:
            found = await asyncio.to_thread(read)
        except (UnknownGoLive, SQLAlchemyError):
            raise
        except Exception as bug:
            logger.error("Run %r cannot be opened", golive, exc_info=bug)
            self._set_aside(golive)
            raise _aside(golive) from bug
        self._aside.pop(code, None)
        return found

    def _read(
        self, after: int = 0, limit: int = PAGE, run: str | None = None, upto: int | None = None
    ) -> list[Recorded]:
        """For the feed; what came while a run was read is in memory, so that the loop waits for no database."""
        if run is not None and key(run) in self._opening:
            return [recorded for recorded in self._opening[key(run)] if recorded.position > after]
        return self._log.read(after, limit, run, upto)

    async def golive(self, golive: str) -> GoLive:
        """The run's own entity. Refused: ``UnknownGoLive``."""
        return header_of(await self.opened(golive))

    async def channel(self, golive: str, board: str) -> Channel:
        """A board and its watchers. Refused: ``UnknownGoLive``, ``UnknownBoard``.

        After the last ``await`` in here nothing comes between the board and whoever joins it.
        """
        opened = await self.opened(golive)
        if board not in BOARDS:
            raise UnknownBoard(board)
        if board in opened.rolling:
            await self.forecasts.renew(opened, opened.rolling[board])
            opened = self._feed.adopt(opened)
        name = key(golive), board
        channel = self._channels.get(name)
        if channel is None or channel.board is not opened.boards[board]:
            run = header_of(opened).run
            channel = Channel(
                run, opened.boards[board], lambda: run_header(header_of(opened)), self.epoch
            )
            self._let_go()
            self._channels[name] = channel
        return channel

    def rolling(self) -> list[OpenRun]:
        """The open runs of which somebody has looked at a board that rolls with the clock."""
        codes = {code for code, board in self._channels if board in forecast.TABLES}
        return [self._feed.opened(code) for code in codes if self._feed.is_open(code)]

    def _let_go(self) -> None:
        """Boards of runs that the feed has let go are kept by nobody else."""
        for name in list(self._channels):
            if not self._feed.is_open(name[0]):
                del self._channels[name]

    async def recorded_by(self, golive: str, report_id: str) -> str | None:
        """Who typed a report; asked again when all that is in the log has been taken in."""
        run = (await self.opened(golive)).run
        if report_id not in run.reports:
            await self.reached(await self.head())
        found = run.reports.get(report_id)
        return None if found is None else found.recorded_by

    async def reached(self, position: int) -> None:
        """Wait until the boards show everything up to ``position``. ``Unavailable``: they do not get there."""
        try:
            async with asyncio.timeout(PATIENCE):
                while self._feed.position < position:  # noqa: ASYNC110 - its steps tell nobody
                    await asyncio.sleep(TURN)
        except TimeoutError:
            stands = self._feed.position
            behind = f"The boards stand at {stands}, not yet at {position}. Ask again in a moment."
            raise Unavailable(behind) from None

    async def doubted(self) -> int | None:
        """The position at which the log is not what was handed over, so that nothing can follow it."""
        position, chain = self._stands_on
        found = await asyncio.to_thread(self._log.chain8, position)
        return None if found == chain else position

    async def doubt(self, board: str, since: Since) -> ResetReason | None:
        """Why ``since`` is not of this log; None when it is. What rolls knows itself where it stood."""
        if since.epoch != self.epoch:
            return "epoch"
        if board in forecast.TABLES:
            return None
        chain = await self.chain(since.pos)
        if chain is None:
            return "ahead"
        return None if chain == since.chain else "chain"

    async def chain(self, position: int) -> str | None:
        """The first 8 bytes of the chain at a position, in hex; None where the log does not reach."""
        known = self._chains.get(position)
        if known is not None:
            return known
        found = await asyncio.to_thread(self._log.chain8, position)
        if found is not None:
            if len(self._chains) >= REMEMBERED:
                self._chains.clear()
            self._chains[position] = found
        return found

    def _failed(self, opened: OpenRun) -> None:
        """Whoever watches the run shall see that what it shows is old."""
        self._set_aside(opened.run.id)
        for code, board in list(self._channels):
            if code == key(opened.run.id):
                self._channels.pop((code, board)).end()

    def _set_aside(self, run: str) -> None:
        self._aside[key(run)] = run
        self._failures[key(run)] += 1

    def _hear(self, committed: Committed) -> None:
        """From the writer's thread, which may ask the database: what was not handed over before goes first."""
        before = committed.reports[0].position - 1
        self._handed = before if self._handed is None else self._handed
        while self._handed < before:
            self._hand_over(Committed(self._log.read(after=self._handed, upto=before)))
        self._hand_over(committed)

    def _hand_over(self, committed: Committed) -> None:
        self._loop.call_soon_threadsafe(self._take, committed)
        self._handed = committed.reports[-1].position

    def _take(self, committed: Committed) -> None:
        last = committed.reports[-1]
        self._stands_on = last.position, last.chain[:8].hex()
        for code, meanwhile in self._opening.items():
            meanwhile += [r for r in committed.reports if key(r.run) == code]
        self._feed.hear(committed)
        for recorded in committed.reports:
            if isinstance(recorded.event, TextRedacted):
                for forget in self._forgetful:
                    forget(recorded.run, recorded.position)


def _aside(golive: str) -> Unavailable:
    return Unavailable(f"The boards of {golive} are set aside; the server's own log says why.")


def header_of(opened: OpenRun) -> GoLive:
    """The run's own entity, which every open run has."""
    found = opened.run.header
    assert found is not None, "an open run was created"
    return found


def run_header(golive: GoLive) -> RunHeader:
    """The run as every screen marks it and tells its time."""
    clock = golive.clock
    return RunHeader(
        id=golive.run,
        kind=golive.kind,
        number=golive.number,
        title=golive.title,
        zone=golive.zone,
        clock=RunClock(
            kind=clock.kind,
            started=stamp(clock.started) if clock.started else None,
            origin=stamp(clock.origin) if clock.origin else None,
            speed=clock.speed,
        ),
    )
