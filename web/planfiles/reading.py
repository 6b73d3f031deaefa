"""Reading cells one by one, with every fault kept together with its place."""

from collections.abc import Callable
from typing import Any

from web.planfiles.cells import Unclear
from web.planfiles.checking import LONGEST_TEXT
from web.planfiles.sections import Row


class Reader:
    """Reads cells and gathers what is wrong with them."""

    def __init__(self, zone: str) -> None:
        self.zone = zone
        self.faults: list[tuple[str, str]] = []

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
