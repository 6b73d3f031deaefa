"""How a gate is said in the terminal: its panel, what it asks for, what was decided."""

from projections.board import Row
from web.cli.cells import Told, said


def panel(row: Row, told: Told) -> str:
    """Each seat with its answer and until when that is good."""
    return "; ".join(_seat(seat, told) for seat in row["seats"])


def _seat(seat: Row, told: Told) -> str:
    vote = seat["vote"]
    if vote is None:
        return f"{seat['title']}: –"
    marks = ("deputy", "by_phone")
    how = "".join(f", {mark.replace('_', ' ')}" for mark in marks if vote[mark])
    return f"{seat['title']}: {vote['vote']}{how}, good until {told.at(vote['good_until'])}"


def criteria(row: Row, _told: Told) -> str:
    """Each criterion and whether it is met, as far as anything but people can say."""
    return "; ".join(map(_criterion, row["criteria"]))


def _criterion(row: Row) -> str:
    name = row["words"] or " ".join(
        str(part) for part in (row["kind"].replace("_", " "), row["of"], row["state"]) if part
    )
    count = "" if row["target"] is None else f" {row['value']} of {row['target']}"
    met = {True: "met", False: "not met", None: "to be judged"}[row["met"]]
    return f"{name}:{count} {met}"


def decision(row: Row, told: Told) -> str:
    """What stands, since when the gate is passed, and whether it was shaken since."""
    ruling = row["decision"]
    if ruling is None:
        return ""
    closed = sum(1 for condition in ruling["conditions"] if condition["closed_at"])
    parts = (
        f"{ruling['verdict']} {told.at(ruling['at'])} by {said(ruling['by'], told)}",
        f"passed {told.at(row['passed_at'])}" if row["passed_at"] else None,
        f"{closed} of {len(ruling['conditions'])} conditions closed"
        if ruling["conditions"]
        else None,
        f"changed beneath {row['changed_beneath']}" if row["changed_beneath"] else None,
    )
    return ", ".join(part for part in parts if part)
