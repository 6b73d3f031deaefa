"""Which of the two numbers of ``3/4/2023`` is the month: decided over a whole column, never cell by cell."""

from collections.abc import Iterator
from typing import NamedTuple

from domain.mapping import DateOrder, Mapping
from web.planfiles.tables import Row
from web.planfiles.written import ambiguous

COLUMNS = ("date", "planned_start", "planned_finish", "not_before", "must_finish_by")

Orders = dict[str, DateOrder]
Faults = list[tuple[str, str]]


class _Seen(NamedTuple):
    """What a column shows: its first date that may be read in two ways, and the orders that others prove."""

    doubtful: Row | None
    proven: frozenset[DateOrder]


def dated(rows: list[Row], mapping: Mapping) -> tuple[Orders, Faults]:
    """The order of each column that needs one. One column may learn from the others, if they agree."""
    if mapping.dates is not None:
        return dict.fromkeys(COLUMNS, mapping.dates), []
    seen = {column: _seen(rows, column) for column in COLUMNS}
    orders: Orders = {c: next(iter(s.proven)) for c, s in seen.items() if len(s.proven) == 1}
    agreed = set(orders.values())
    faults: Faults = []
    for column, (doubtful, proven) in seen.items():
        if doubtful is None or len(proven) == 1:
            continue
        if not proven and len(agreed) == 1:
            orders[column] = next(iter(agreed))
        else:
            faults.append((doubtful.place("activities", column), _why(doubtful, column, proven)))
    return orders, faults


def _seen(rows: list[Row], column: str) -> _Seen:
    doubtful: Row | None = None
    proven: set[DateOrder] = set()
    for row, (first, second) in _pairs(rows, column):
        if first > 12 or second > 12:
            proven.add("dmy" if first > 12 else "mdy")
        elif first != second and doubtful is None:
            doubtful = row
    return _Seen(doubtful, frozenset(proven))


def _pairs(rows: list[Row], column: str) -> Iterator[tuple[Row, tuple[int, int]]]:
    for row in rows:
        if pair := ambiguous(row.cells.get(column)):
            yield row, pair


def _why(row: Row, column: str, proven: frozenset[DateOrder]) -> str:
    """The sentence of a column that cannot be read."""
    said = f"The date {row.cells[column]!r} may be of two days"
    header = row.heads.get(column, column)
    if proven:
        return f"{said}, and the column {header!r} has dates of both orders: write them in one."
    return (
        f"{said}, and so may all of the column {header!r}: say the order of its dates, dmy or mdy."
    )
