"""How a cell of a board is said in the terminal: times of the run, people by name, what stands in whose way."""

from collections.abc import Callable
from typing import Any, NamedTuple

from domain.terms import key
from projections.board import Row
from web.cli.times import Times
from web.cli.wall import counted

Cell = Callable[[Row, "Told"], str]

Names = dict[str, str]
"""People by reference, as far as they are known here."""


class Told(NamedTuple):
    """What a cell is said with: the times of the run, names of people and, by folded code, of things."""

    times: Times
    names: Names
    things: Names = {}  # noqa: RUF012 - nobody writes in it

    def at(self, stamp: str | None) -> str:
        return "" if stamp is None else self.times(stamp)

    def who(self, ref: str | None) -> str:
        """A name where it is known, a role by its title, and of any other reference what tells it apart."""
        return self.names.get(ref or "", (ref or "").removeprefix("role:").removeprefix("person:"))

    def thing(self, code: str) -> str:
        """A place, an actor or a system by its name where it is known."""
        return self.things.get(key(code), code)


FEW = 3
"""Codes that a cell writes out."""

THINGS = {
    "systems": "system",
    "locations": "location",
    "actors": "actor",
    "counters": "counter",
    "issues": "issue",
    "holds": "hold",
    "contacts": "call",
    "golive": "go-live",
}
"""What the plan's table ``deviations`` speaks of, by the name of its table."""

PLACES = ("location", "actor", "system", "counter", "issue")


def said(value: Any, told: Told) -> str:
    """A value as people say it: times in the zone of the run, lists with commas, yes and no."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(said(part, told) for part in value)
        case dict():
            parts = ((name, said(part, told)) for name, part in value.items())
            return ", ".join(f"{name} {part}" for name, part in parts if part)
        case str() if value.startswith(("person:", "role:")):
            return told.who(value)
        case str() if value[4:5] == "-" and value[10:11] == "T" and value.endswith("Z"):
            return told.times(value)
        case _:
            return str(value)


def _joined(*parts: str | None, by: str = ", ") -> str:
    return by.join(part for part in parts if part)


def status(row: Row, told: Told) -> str:
    """How an activity stands, and what stands in its way."""
    return _joined(
        row["status"],
        None if row["result"] in (None, "ok") else row["result"],
        row["reason"],
        hindrance(row["blocked"], told) if row["blocked"] else None,
        "ready" if row["ready"] else None,
        f"waits for {_few(row['waits_for'])}" if row["waits_for"] else None,
        "approval in doubt" if row["in_doubt"] else None,
        *(mark["name"] for mark in row["deviations"] if not mark["acknowledged"]),
    )


def _few(codes: list[str]) -> str:
    """The first of them, and how many more there are."""
    more = f"and {len(codes) - FEW} more" if len(codes) > FEW else None
    return _joined(_joined(*codes[:FEW]), more, by=" ")


def hindrance(block: Row, told: Told) -> str:
    """Why it cannot go on, who sees to it, and until when."""
    return _joined(
        block["reason"],
        f"owner {block['owner']}" if block["owner"] else None,
        f"expected {told.at(block['eta'])}" if block["eta"] else None,
    )


def span(start: str, *finish: str) -> Cell:
    """From one time to the first of the others that there is."""

    def cell(row: Row, told: Told) -> str:
        end = next((row[field] for field in finish if row[field]), None)
        return f"{told.at(row[start])}–{told.at(end)}" if row[start] or end else ""

    return cell


def place(row: Row, told: Told) -> str:
    """The one thing that a row is about, but for its activity."""
    codes = dict.fromkeys(row[field] for field in PLACES if row.get(field))
    return _joined(*map(told.thing, codes))


def subject(row: Row, told: Told) -> str:
    """What an issue is about: a place, an activity, or both."""
    return _joined(row["location"] and told.thing(row["location"]), row["activity"])


def where(row: Row, told: Told) -> str:
    """The place of an activity, else who does it."""
    code = row["location"] or row["actor"]
    return told.thing(code) if code else ""


def about(row: Row, told: Told) -> str:
    """A report in one line: its activity or place, and what it says of it."""
    values = (said(row[f], told) for f in ("state", "mode", "value", "reason", "eta", "due"))
    result = row["result"] if row["result"] != "ok" else None
    named = _joined(row["activity"], row["title"], by=" ")
    of = f"report p{row['of_position']}" if row["of_position"] else None
    return _joined(named, place(row, told), of, result, *values)


def words(row: Row, told: Told) -> str:
    told_so = (row["text"] or {}).values()
    marks = (f"[{mark}]" for mark in row["deviations"])
    struck = f"[struck at p{row['struck_by']}]" if row["struck_by"] else None
    corrected = "[corrected]" if row["corrected_by"] else None
    late = f"[told {told.at(row['known_at'])}]" if row["late"] else None
    return _joined(*told_so, late, struck, corrected, *marks, by=" ")


def line_of(row: Row, told: Told) -> str:
    """A report in one line: when, what, in which words, and by whom."""
    what = _joined(row["kind"], about(row, told), by=" ")
    said_so = words(row, told)
    by = told.who(row["told_by"])
    if row["recorded_by"] != row["told_by"]:
        by += f", entered by {told.who(row['recorded_by'])}"
    return f"{told.at(row['occurred_at'])} {what}{f': {said_so}' if said_so else ''} ({by})"


def trouble(row: Row, told: Told) -> str:
    blocks = (f"{block['activity']} {hindrance(block, told)}" for block in row["blocks"])
    failed = f"{row['failed']} failed" if row["failed"] else None
    deviations = counted(row["deviations"], "deviation") if row["deviations"] else None
    return _joined(*blocks, failed, deviations, by="; ")


def expected(row: Row, told: Told) -> str:
    """When news are due, and why."""
    due = row["news_due"]
    return f"{told.at(due['at'])} {due['why']}" if due else ""


def mode(row: Row, told: Told) -> str:
    return (
        _joined(row["mode"], f"since {told.at(row['mode_since'])}", by=" ") if row["mode"] else ""
    )


def thing(row: Row, _told: Told) -> str:
    """What is out of order, by its kind and code; the run itself has none."""
    return _joined(THINGS[row["table"]], row["code"], by=" ")


def whose(row: Row, told: Told) -> str:
    """Whose lateness is summed up: an actor's, a location's or a workstream's."""
    return _joined(row["kind"], told.thing(row["code"]), by=" ")


def deviations(row: Row, _told: Told) -> str:
    """Each with the report that showed it."""
    return _joined(
        *(
            f"{mark['name']} at p{mark['position']}"
            + (", acknowledged" if mark["acknowledged"] else "")
            for mark in row["deviations"]
        ),
        by="; ",
    )


def marks(*fields: str) -> Cell:
    return lambda row, told: _joined(*(f.replace("_", " ") for f in fields if row[f]))


def share(field: str) -> Cell:
    """A chance in whole hundredths; nothing where there is none to speak of."""
    return lambda row, told: f"{row[field]:.0%}" if row[field] else said(row[field], told)


def of(*fields: str) -> Cell:
    return lambda row, told: _joined(*(said(row[field], told) for field in fields))


def two(first: str, by: str, second: str) -> Cell:
    return lambda row, told: f"{said(row[first], told) or '–'}{by}{said(row[second], told)}"


def following(row: Row, told: Told) -> str:
    due = row["due"]
    return f"{due['activity']} by {told.at(due['finish'])}" if due else ""
