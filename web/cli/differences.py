"""What a plan file would change, and how its columns were understood, in the terminal."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.plan import Difference, Frame, Plan
from web.cli.terminal import screen
from web.planfiles.looking import Sheet

LISTED = 20
"""Codes that are written out of those that changed."""

ONE = {
    "activities": "activity",
    "locations": "location",
    "actors": "actor",
    "systems": "system",
    "counters": "counter",
    "roles": "role",
    "areas": "area",
}
"""What one of a section is called."""


def show_columns(sheets: Iterable[Sheet]) -> None:
    """How each column of the file was understood, with the first that stands in it."""
    for sheet in sheets:
        screen.print(f"{sheet.name}: {sheet.rows} rows, read as {sheet.section}")
        for column in sheet.columns:
            meant = column.column or ("" if column.how == "known" else f"({column.how})")
            samples = ", ".join(column.samples)
            screen.print(f"  {column.header} → {meant}{f': {samples}' if samples else ''}")


def show(old: Plan, change: Difference, notes: Iterable[str], zone: str) -> None:
    """What the file would change, and how it was read."""
    for note in notes:
        screen.print(f"note: {note}")
    _show_frame(old, change.frame or old, ZoneInfo(zone))
    for section, one in ONE.items():
        rows = [getattr(row, "code", row) for row in getattr(change, section)]
        if rows:
            new = "new" if section in ("roles", "areas") else "new or changed"
            screen.print(f"{_counted(rows, one, section)} {new}: {_listed(rows)}")
    if change.removed:
        gone = _counted(change.removed, "activity", "activities")
        screen.print(f"{gone} gone: {_listed(change.removed)}")


def _counted(rows: Sequence[str], one: str, several: str) -> str:
    return f"{len(rows)} {one if len(rows) == 1 else several}"


def _listed(codes: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    more = len(codes) - LISTED
    return ", ".join(codes[:LISTED]) + (f" and {more} more" if more > 0 else "")


def _show_frame(old: Frame, new: Frame, zone: ZoneInfo) -> None:
    for name in Frame.__struct_fields__:
        if getattr(new, name) != getattr(old, name):
            screen.print(f"the plan's {name}: {_cell(getattr(new, name), zone)}")


def _cell(value: object, zone: ZoneInfo) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%Y-%m-%d %H:%M}"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "nothing" if value is None else str(value)
