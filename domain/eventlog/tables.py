"""The tables of the log: stored events with five columns more, and what the log says of itself."""

from collections.abc import Sequence
from typing import Any, cast

from eventsourcing_sqlalchemy.datastore import SQLAlchemyDatastore
from eventsourcing_sqlalchemy.models import StoredEventRecord  # type: ignore[attr-defined]
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    Table,
    Text,
    bindparam,
    func,
    insert,
    select,
    update,
)

from domain.stored import GENESIS, Row

NAME = "golive"


class ReportRecord(StoredEventRecord):  # type: ignore[misc]
    """A stored event whose ``id`` the log gives itself, without a gap; see ``stored.Row``."""

    __abstract__ = True
    __table_args__ = StoredEventRecord.__table_args__

    id = Column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False
    )
    run = Column(Text(), nullable=False)
    known_at = Column(BigInteger(), nullable=False)
    text = Column(Text())
    salt = Column(LargeBinary())
    chain = Column(LargeBinary(), nullable=False)


RECORD = SQLAlchemyDatastore.define_record_class(
    cls_name="GoliveEvent", table_name=f"{NAME}_events", schema_name=None, base_cls=ReportRecord
)
EVENTS = cast(Table, RECORD.__table__)
Index(f"{NAME}_events_run_idx", EVENTS.c.run, EVENTS.c.id)

META = Table(
    f"{NAME}_meta", MetaData(), Column("name", Text, primary_key=True), Column("value", Text)
)
"""What the log says of itself by name: its epoch."""

COLUMNS = ", ".join(Row.__struct_fields__)
"""In the order in which a row has them."""

END = 2**62
"""Beyond every position."""

_BEFORE = EVENTS.alias("before")
_ROWS = [EVENTS.c[field] for field in Row.__struct_fields__]


def _between(rows: Select[Any]) -> Select[Any]:
    """``rows`` after one position and up to another, so many. Made once: it is asked for in every batch."""
    after, upto, limit = (
        bindparam(name, type_=BigInteger()) for name in ("after", "upto", "limit")
    )
    return rows.where(EVENTS.c.id > after, EVENTS.c.id <= upto).order_by(EVENTS.c.id).limit(limit)


_FOLLOWING = _between(select(*_ROWS))
_OF_RUN = _between(
    select(*_ROWS, _BEFORE.c.chain)
    .select_from(EVENTS.outerjoin(_BEFORE, _BEFORE.c.id == EVENTS.c.id - 1))
    .where(EVENTS.c.run == bindparam("run", type_=Text()))
)


def create(tx: Connection) -> None:
    """The tables, where they are missing."""
    EVENTS.create(tx, checkfirst=True)
    META.create(tx, checkfirst=True)


def erase(tx: Connection, positions: Sequence[int]) -> None:
    """The words of these reports and their salt are gone; the chain does not cover them."""
    if positions:
        tx.execute(update(EVENTS).where(EVENTS.c.id.in_(positions)).values(text=None, salt=None))


def newest(tx: Connection) -> tuple[int, bytes]:
    """The last position of the log and the chain there; 0 and ``GENESIS`` for an empty one."""
    found = tx.execute(
        select(EVENTS.c.id, EVENTS.c.chain).order_by(EVENTS.c.id.desc()).limit(1)
    ).first()
    return (0, GENESIS) if found is None else (found[0], found[1])


def chain_at(tx: Connection, position: int) -> bytes | None:
    """The chain at a position; None where the log has no such."""
    if position == 0:
        return GENESIS
    found: bytes | None = tx.scalar(select(EVENTS.c.chain).where(EVENTS.c.id == position))
    return found


def following(tx: Connection, after: int, limit: int, upto: int | None = None) -> list[Row]:
    """Every row after a position, at most ``limit``, up to and with ``upto``."""
    return [Row(*found) for found in tx.execute(_FOLLOWING, _bounds(after, limit, upto))]


def of_run(
    tx: Connection, run: str, after: int, limit: int, upto: int | None = None
) -> list[tuple[Row, bytes]]:
    """The rows of one run, each with the chain that stands before it in the whole log."""
    fetched = tx.execute(_OF_RUN, {"run": run} | _bounds(after, limit, upto)).all()
    return [(Row(*found[:-1]), _preceding(found)) for found in fetched]


def runs(tx: Connection) -> list[str]:
    """The folded ids of all runs, in the order of their first reports."""
    first = select(EVENTS.c.run).group_by(EVENTS.c.run).order_by(func.min(EVENTS.c.id))
    return list(tx.scalars(first))


def remember(tx: Connection, name: str, value: str) -> str:
    """What stands in the log under ``name``; ``value`` if nothing did."""
    known: str | None = tx.scalar(select(META.c.value).where(META.c.name == name))
    if known is None:
        tx.execute(insert(META).values(name=name, value=value))
    return known or value


def recall(tx: Connection, name: str) -> str:
    """What stands in the log under ``name``."""
    return str(tx.execute(select(META.c.value).where(META.c.name == name)).scalar_one())


def _bounds(after: int, limit: int, upto: int | None) -> dict[str, Any]:
    return {"after": after, "limit": limit, "upto": END if upto is None else upto}


def _preceding(found: Sequence[Any]) -> bytes:
    """The chain before the first report of all is ``GENESIS``; a hole in the log has none."""
    return found[-1] if found[-1] is not None else GENESIS if found[0] == 1 else b""
