"""A report in one sentence, as the wall's foot says it, in the words of the catalogue."""

from functools import cache

from domain.terms import key
from projections.board import Row, Tables
from web.catalogue import Catalogue
from web.cli.times import Times


def sentence(row: Row, tables: Tables, times: Times) -> str:
    """When, who and what. ``row`` is the wall's latest, ``tables`` are those beside it."""
    who = _name(tables["locations"], row["location"]) or _name(tables["actors"], row["actor"])
    said = f"{who}: {_said(row, tables, times)}" if who else _said(row, tables, times)
    return f"{times(row['occurred_at'])} {said}"


def _said(row: Row, tables: Tables, times: Times) -> str:
    kind, eta, due = row["kind"], row["eta"], row["due"]
    scope = "system" if row["system"] else "location" if row["location"] else "all"
    names = (f"log.{kind}.{row['result']}", f"log.{kind}.{scope}", f"log.{kind}", "log.unknown")
    named = {
        "subject": " ".join(part for part in (row["activity"], row["title"]) if part),
        "system": _name(tables["systems"], row["system"]),
        "state": _state(tables["systems"], row),
        "mode": text(f"words.mode.{row['mode']}") if row["mode"] else "",
        "eta": times(eta) if eta else "",
        "due": times(due) if due else "",
        "of": text("log.of.unknown"),
    }
    what = text(next(filter(_known, names)), **row | named)
    return (
        f"{what}, {text('log.tail.eta', **named)}" if kind in ("blocked", "held") and eta else what
    )


def _state(systems: dict[str, Row], row: Row) -> str:
    if row["system"] is None or row["state"] is None:
        return ""
    kind = systems[key(row["system"])]["kind"]
    return text(f"words.system.{kind}.{row['state']}")


def _name(rows: dict[str, Row], code: str | None) -> str:
    found = rows.get(key(code or ""))
    return found["name"] if found else code or ""


def spelt(number: int) -> str:
    """In a word, where there is one."""
    word = f"words.number.{number}"
    return text(word) if _known(word) else str(number)


def text(name: str, **args: object) -> str:
    return _catalogue().t("en", name, **args)


def _known(name: str) -> bool:
    return name in _catalogue().keys("en")


@cache
def _catalogue() -> Catalogue:
    return Catalogue()
