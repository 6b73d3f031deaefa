"""Locations, actors and systems of a plan: as its sections list them, or made from what activities name."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from domain.plan import (
    Plan,
    PlannedActivity,
    PlannedActor,
    PlannedCounter,
    PlannedLocation,
    PlannedSystem,
)
from domain.terms import key
from web.planfiles import cells
from web.planfiles.reading import Reader
from web.planfiles.sections import Sections
from web.planfiles.tables import Row
from web.planfiles.unclear import Unclear
from web.planfiles.words import KINDS, STATES

TILE = 9
"""Signs of a short name that fit on a wall's tile (102 px at 22 px Inter)."""


class Names:
    """Finds what an activity names; without such a section, in the plan that stands, or makes it."""

    def __init__(self, reader: Reader, sections: Sections, old: Plan | None = None) -> None:
        self._reader = reader
        self._rows = {name: sections.rows.get(name) for name in ("locations", "actors", "systems")}
        self._made: dict[str, dict[str, str]] = {name: {} for name in self._rows}
        self._named = sections.named
        self._spelt: dict[str, dict[str, str]] = {name: {} for name in self._rows}
        self._stands = {name: _standing(old, name) for name in self._rows}
        self._kept: dict[str, dict[str, Any]] = {name: {} for name in self._rows}
        self._codes = {name: _by("code", rows or []) for name, rows in self._rows.items()}
        self._names = {name: _by("name", rows or []) for name, rows in self._rows.items()}
        self.notes: list[str] = []

    def location(self, value: Any) -> str:
        return self._find("locations", "location", value)

    def actor(self, value: Any) -> str:
        return self._find("actors", "actor", value)

    def system(self, value: Any) -> str:
        return self._find("systems", "system", value)

    def locations(self) -> tuple[PlannedLocation, ...]:
        """Every location, each with a name short enough for its tile."""
        kept = tuple(self._kept["locations"].values())
        stands = self._stands["locations"].values() if self._rows["locations"] is None else ()
        taken = {location.short for location in stands}
        return (*kept, *self._locations({short for short in taken if short}))

    def actors(self) -> tuple[PlannedActor, ...]:
        rows = self._rows["actors"]
        if rows is None:
            made = (PlannedActor(code=c, name=n) for c, n in self._made["actors"].items())
            return (*self._kept["actors"].values(), *made)
        return tuple(
            PlannedActor(
                code=self._reader.need("actors", row, "code"),
                name=self._reader.need("actors", row, "name"),
                centre=self._reader.text("actors", row, "centre"),
            )
            for row in rows
        )

    def systems(self, activities: tuple[PlannedActivity, ...]) -> tuple[PlannedSystem, ...]:
        """A system that activities take up is new, any other one is taken down."""
        rows = self._rows["systems"]
        if rows is not None:
            return tuple(self._system(row) for row in rows)
        new = {key(a.system) for a in activities if a.system and a.type == "system_up"}
        made = (
            PlannedSystem(code=code, name=name, kind="new", target_state="on")
            if key(code) in new
            else PlannedSystem(code=code, name=name, kind="legacy", target_state="off")
            for code, name in self._made["systems"].items()
        )
        return (*self._kept["systems"].values(), *made)

    def _find(self, section: str, column: str, value: Any) -> str:
        said = str(value).strip()
        if self._rows[section] is None:
            stands = self._stands[section].get(key(said))
            if stands is None:
                return self._make(section, said)
            self._kept[section][key(stands.code)] = stands
            return str(stands.code)
        coded = self._codes[section].get(key(said))
        if coded:
            return coded[0]
        named = self._names[section].get(key(said), [])
        if not named:
            raise Unclear(f"there is no {column} {said!r}")
        if len(named) > 1:
            both = " and ".join(named)
            raise Unclear(f"{said!r} is the name of both {both}: say which by its code")
        return named[0]

    def _make(self, section: str, said: str) -> str:
        """The code of what is named; the first spelling of its name is kept."""
        code = as_code(said)
        if not code:
            raise Unclear(f"{said!r} gives no code")
        made = self._made[section]
        spelt = self._spelt[section].setdefault(key(code), code)
        told = self._named.get(section, {}).get(said, said)
        name = made.setdefault(spelt, told)
        if _spelt(name) != _spelt(told):
            raise Unclear(
                f"{said!r} would have the code {spelt!r}, as {name!r} has: list both as {section}"
            )
        return spelt

    def _locations(self, taken: set[str]) -> Iterator[PlannedLocation]:
        rows = self._rows["locations"]
        for row in rows if rows is not None else self._implied("locations"):
            text = partial(self._reader.text, "locations", row)
            code = self._reader.need("locations", row, "code")
            name = self._reader.need("locations", row, "name")
            said, stands = text("short"), self._stands["locations"].get(key(code))
            kept = said is None and stands is not None and stands.code == code
            yield PlannedLocation(
                code=code,
                name=name,
                short=stands.short if kept and stands else self._short(name, said, taken),
                group=text("group"),
                care=self._reader.cell("locations", row, "care", cells.yes, True),
            )

    def _implied(self, section: str) -> list[Row]:
        made = self._made[section].items()
        return [
            Row(number=n, cells={"code": c, "name": name}, heads={})
            for n, (c, name) in enumerate(made, 1)
        ]

    def _short(self, name: str, said: str | None, taken: set[str]) -> str:
        """The name on the tile, cut where it must be, with a note."""
        wanted = said or name
        fits = shortened(wanted, taken)
        if len(wanted) > TILE:
            self.notes.append(f"{wanted!r} is too long for a tile and was cut to {fits!r}.")
        elif fits != wanted:
            self.notes.append(f"{wanted!r} stands on another tile already and was made {fits!r}.")
        taken.add(fits)
        return fits

    def _system(self, row: Row) -> PlannedSystem:
        cell = partial(self._reader.cell, "systems", row)
        kind = cell("kind", partial(cells.word, words=KINDS), "legacy")
        return PlannedSystem(
            code=self._reader.need("systems", row, "code"),
            name=self._reader.need("systems", row, "name"),
            kind=kind,
            target_state=cell(
                "target_state",
                partial(cells.word, words=STATES),
                "on" if kind == "new" else "off",
            ),
            mandatory=cell("mandatory", cells.yes, True),
        )


def counters(reader: Reader, rows: list[Row]) -> Iterator[PlannedCounter]:
    for row in rows:
        yield PlannedCounter(
            code=reader.need("counters", row, "code"),
            title=reader.need("counters", row, "title"),
            target=reader.cell("counters", row, "target", cells.whole, 0),
        )


def as_code(name: str) -> str:
    """``Moa helsehus`` is ``Moa-helsehus``: a code that people can still read and say."""
    spelt = re.sub(r"\s+", "-", unicodedata.normalize("NFC", name).strip())
    return re.sub(r"[^A-Za-z0-9ÆØÅæøå._-]", "", spelt)[:32].strip("-")


def shortened(name: str, taken: set[str]) -> str:
    """At most ``TILE`` signs, unlike those that are taken."""
    if len(name) <= TILE and name not in taken:
        return name
    first = name.split()[0] if name.split() else name
    stem = first if len(first) <= TILE else f"{first[: TILE - 1]}."
    numbered = (f"{stem[: TILE - 2].rstrip('.')} {n}" for n in range(2, 100))
    return next((s for s in (stem, *numbered) if s not in taken), stem)


def _standing(old: Plan | None, section: str) -> dict[str, Any]:
    """What stands by its code, and where no other has it, by its name."""
    rows = () if old is None else getattr(old, section)
    names = Counter(key(row.name) for row in rows)
    named = {key(row.name): row for row in rows if names[key(row.name)] == 1}
    return named | {key(row.code): row for row in rows}


def _by(column: str, rows: list[Row]) -> dict[str, list[str]]:
    """What stands in the column, folded, to the codes of its rows as they are written."""
    found: dict[str, list[str]] = {}
    for row in rows:
        code = str(row.cells.get("code", "")).strip()
        said = key(str(row.cells.get(column, "")).strip())
        if said and code:
            found.setdefault(said, []).append(code)
    return found


def _spelt(name: str) -> str:
    """What is compared of a name: neither its capitals nor how its words are set apart."""
    return key("-".join(name.split()))
