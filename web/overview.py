"""How the go-lives stand, for the list of them: a closed one is folded once, and opened at its next report."""

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec

from domain import lists
from domain.centre import Unavailable
from domain.eventlog import EventLog
from domain.refusals import UnknownGoLive
from domain.state import evolve
from domain.tables import Run
from projections.views import VIEWS
from web.following import Following, logger, run_header
from web.messages import RunHeader


class Standing(RunHeader, frozen=True, kw_only=True):
    """One go-live: its header, the position of its last report, its wall's own row, and its closed lists.

    ``tellers`` are the roles that may stand in ``told_by``, ``areas`` what an issue may be about.
    """

    position: int
    wall: dict[str, Any]
    tellers: tuple[str, ...]
    areas: tuple[str, ...]


class Overview:
    """Lists without opening what stands still: more go-lives than stay open would push each other out."""

    def __init__(self, log: EventLog, boards: Following) -> None:
        self._log = log
        self._boards = boards
        self._lock = asyncio.Lock()
        self._closed: dict[str, tuple[int, Standing | None]] = {}

    async def one(self, golive: str) -> Standing:
        """Refused: ``UnknownGoLive``."""
        opened = await self._boards.opened(golive)
        return _standing(opened.run, opened.boards["wall"].tables()["golive"][""])

    async def all(self, wanted: Callable[[str], bool]) -> list[Standing]:
        """Those with a wanted id, in the order in which they were created, but those that are set aside."""
        found = []
        for run in filter(wanted, await asyncio.to_thread(self._log.runs)):
            try:
                found.append(await self._either(run))
            except UnknownGoLive:
                continue  # a programme's own run
            except Unavailable as aside:
                logger.warning("Left out of the list: %s", aside)
        return found

    async def _either(self, run: str) -> Standing:
        if not self._boards.is_open(run):
            async with self._lock:
                standing = await self._boards.read_anew(run, lambda: self._as_closed(run))
            if standing is not None:
                return standing
        self._closed.pop(run, None)
        return await self.one(run)

    def _as_closed(self, run: str) -> Standing | None:
        """On another thread. None for one that went on since it was folded: that may be busy."""
        position, standing = self._closed.get(run, (0, None))
        if self._log.read(after=position, limit=1, run=run):
            if standing is not None:
                return None
            position, standing = self._closed[run] = _folded(self._log, run)
        if standing is None:
            raise UnknownGoLive(run)
        return standing


def _folded(log: EventLog, run_id: str) -> tuple[int, Standing | None]:
    """The position of the last report, and how the run stands; a programme's own run does not."""
    run = Run(run_id)
    for page in log.pages(run_id):
        for recorded in page:
            evolve(run, recorded)
    if run.header is None:
        return run.position, None
    wall = VIEWS["wall"].rows(run, {("golive", "")})["golive"][""]
    assert wall is not None, "a run that was created is on its wall"
    return run.position, _standing(run, wall)


def _standing(run: Run, wall: dict[str, Any]) -> Standing:
    golive = run.header
    assert golive is not None, "an open run was created"
    return Standing(
        **msgspec.structs.asdict(run_header(golive)),
        position=run.position,
        wall=wall,
        tellers=lists.roles(golive.plan),
        areas=lists.areas(golive.plan),
    )
