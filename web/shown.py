"""What stood on which screen: positions that walls and consoles say they showed, in a table of its own."""

import asyncio
import time
from contextlib import suppress
from functools import partial

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, MetaData, Table, Text

from domain.centre import Unavailable
from web.channels import Watch
from web.identity import Caller, Writer
from web.identity.tables import lay

METADATA = MetaData()
SHOWN = Table(
    "golive_shown",
    METADATA,
    Column("golive", Text, nullable=False),
    Column("board", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("position", BigInteger().with_variant(Integer(), "sqlite"), nullable=False),
    Column("shown_at", BigInteger().with_variant(Integer(), "sqlite"), nullable=False),
)
Index("golive_shown_golive_idx", SHOWN.c.golive, SHOWN.c.shown_at)

PAUSE = 1.0
"""Seconds in which notes are gathered, so that a hundred walls are one write."""


class ShownNotes:
    """Gathers notes and writes them, about once a second, through the writer."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._waiting: list[dict[str, object]] = []
        writer.execute(partial(lay, metadata=METADATA)).result()

    def note(self, caller: Caller, watch: Watch, position: int) -> None:
        """``caller``'s screen shows ``position`` now (milliseconds of the real clock).

        Nobody shows what the board does not have yet.
        """
        if position > watch.channel.position:
            return
        row = {
            "golive": watch.channel.golive,
            "board": watch.channel.name,
            "person": caller.person.ref,
            "position": position,
            "shown_at": time.time_ns() // 1_000_000,
        }
        self._waiting.append(row)

    async def keep(self) -> None:
        """For as long as the process serves."""
        while True:
            await asyncio.sleep(PAUSE)
            await self.flush()

    async def flush(self) -> None:
        """Write what waits. Reports come first: when it cannot be written, it is lost."""
        rows, self._waiting = self._waiting, []
        if rows:
            with suppress(Unavailable):
                await asyncio.wrap_future(self._writer.execute(lambda tx: _put(tx, rows)))


def _put(tx: Connection, rows: list[dict[str, object]]) -> None:
    tx.execute(SHOWN.insert(), rows)
