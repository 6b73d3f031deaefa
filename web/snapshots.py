"""A whole board as it is told, with the proof of where in the log it stands."""

import msgspec

from projections.board import Tables
from projections.replay import Moment
from web.messages import RunHeader
from web.times import stamp


class BoardAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A board with its proof: ``since`` of a subscription is its epoch, position and chain."""

    epoch: str
    position: int
    chain: str
    known_at: str | None
    hash: str
    run: RunHeader
    tables: Tables


def answer_of(moment: Moment, epoch: str, chain: str, run: RunHeader) -> BoardAnswer:
    """A board as it stood; ``run`` as it is known today, for at position 0 there was none."""
    return BoardAnswer(
        epoch=epoch,
        position=moment.position,
        chain=chain,
        known_at=stamp(moment.known_at) if moment.known_at else None,
        hash=moment.hash(),
        run=run,
        tables=moment.tables,
    )
