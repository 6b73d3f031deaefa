"""Reading cells one by one, with every fault kept together with its place."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from domain.mapping import Mapping
from web.planfiles.checking import LONGEST_TEXT
from web.planfiles.dating import dated
from web.planfiles.moments import day_of, moment
from web.planfiles.tables import Row
from web.planfiles.unclear import Unclear


class Reader:
    """Reads cells and gathers what is wrong with them."""

    def __init__(self, zone: str, rows: list[Row], mapping: Mapping) -> None:
        self.zone = zone
        self.orders, self.faults = dated(rows, mapping)
        self._said = mapping.dates

    def cell(
        self, section: str, row: Row, column: str, how: Callable[[Any], Any], default: Any = None
    ) -> Any:
        """The cell's meaning; ``default`` when it is empty, or unclear and noted so."""
        if column not in row.cells:
            return default
        try:
            return how(row.cells[column])
        except Unclear as unclear:
            self.faults.append((row.place(section, column), f"{unclear}."))
            return default

    def moment(
        self, section: str, row: Row, column: str, day: date | None = None
    ) -> datetime | None:
        """A time; ``day`` is that of one that stands without."""
        order = self.orders.get(column, self._said) if section == "activities" else self._said
        how = partial(moment, zone=self.zone, order=order, day=day)
        return self.cell(section, row, column, how)  # type: ignore[no-any-return]

    def day(self, row: Row) -> date | None:
        """The day that an activity has in a column of its own."""
        how = partial(day_of, order=self.orders.get("date", self._said))
        return self.cell("activities", row, "date", how)  # type: ignore[no-any-return]

    def text(self, section: str, row: Row, column: str) -> str | None:
        """A text of at most 2,000 signs."""
        return self.cell(section, row, column, short)  # type: ignore[no-any-return]

    def need(self, section: str, row: Row, column: str) -> str:
        found = self.text(section, row, column)
        if found is None and not any(f[0] == row.place(section, column) for f in self.faults):
            self.faults.append((row.place(section, column), "is empty."))
        return found or ""


def short(value: Any) -> str:
    said = str(value).strip()
    if isinstance(value, dict | list) or len(said) > LONGEST_TEXT:
        raise Unclear("is no text of at most 2,000 signs")
    return said
