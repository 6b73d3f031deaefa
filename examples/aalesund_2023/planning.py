"""The plan: the middle's work and gates and every place's own list, linked and timed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from domain.plan import (
    Link,
    Plan,
    PlannedActivity,
    PlannedActor,
    PlannedCounter,
    PlannedLocation,
    PlannedSystem,
)
from examples.aalesund_2023.central import CENTRAL, GONE, NEEDS, PHASES, READ_ONLY, Central
from examples.aalesund_2023.hours import at, between, chance
from examples.aalesund_2023.panels import gates
from examples.aalesund_2023.people import ROLES, approver_title
from examples.aalesund_2023.places import PLACES, TEAMS, Place
from examples.aalesund_2023.titles import CHOSEN, TITLES, Title

FIRST = 107
"""The first place's first code is A-107; below it the numbers belong to the middle."""

SLOT_PHASES = {
    "a": 0, "b": 0, "c": 1, "d": 1, "e": 2, "f": 3, "x": 3, "g": 3, "h": 4,
}  # fmt: skip

AREAS = (
    *("resept", "e-meldinger", "legemidler", "utskrift"),
    *("tilgang", "arbeidsplass", "oppsett", "ytelse"),
)
"""What issues are about, beside the areas that every go-live has."""

WORKSTREAMS = {
    "ks-trondheim": "Ledelse", "ks-ålesund": "Ledelse", "ikt": "Drift og nett",
    "leverandør": "Drift og nett", "migrering": "Migrering", "integrasjoner": "Integrasjoner",
    "e-resept": "Integrasjoner", "tilgang": "Tilgang og sikkerhet",
    "infosikkerhet": "Tilgang og sikkerhet", "legemiddel": "Legemidler",
    "support": "Brukerstøtte", "hp-støtte": "Brukerstøtte",
    "a": "Utstyr", "b": "Bemanning", "c": "Journal", "d": "Papirdrift", "e": "Papirdrift",
    "f": "Utstyr", "x": "Utstyr", "g": "Legemidler", "h": "Bemanning",
}  # fmt: skip

BEFORE = {"b": "a", "c": "b", "d": "bc", "e": "d", "f": "e", "x": "e", "g": "e", "h": "fxg"}
"""Which of a place's own slots come before which."""

TIMES = {
    "a": ("16:00", 5, 4, 25),
    "b": ("16:35", 5, 5, 20),
    "d:epj1": ("18:55", 5, 5, 25),
    "d:epj2": ("19:10", 5, 3, 20),
    "d:epj3": ("19:25", 1, 3, 15),
    "c:epj1": ("17:40", 5, 6, 25),
    "c:epj2": ("17:45", 5, 8, 30),
    "c:epj3": ("18:00", 5, 7, 35),
    "e": ("20:20", 5, 4, 15),
    "f": ("20:45", 5, 4, 15),
    "x": ("20:50", 5, 1, 20),
    "g": ("20:55", 5, 3, 20),
    "h": ("21:15", 4, 3, 10),
}
"""Earliest start, step and number of steps of the stagger, minutes; by slot and, where needed, system."""

PLACED = {("eidet", "e"): ("20:25", "20:40"), ("eidet", "f"): ("20:46", "20:56")}
"""Where the night's script needs certain planned times."""

LATE_KINDS = {"hjemmetjeneste": 14, "natt": 12, "psyk": 8, "legevakt": 6, "kad": 6}
"""How many minutes later than the others the last slot is planned at these kinds of places."""

APPROVED = "dfxgh"
USED_UNAPPROVED = ("bolig", "avlastning", "dagsenter")

INSTRUCTIONS = {
    "print": "Skriv ut prøveark i alle tre soner.",
    "login": "Bruk eget ID-kort, ikke lånt.",
    "prescriptions": "Send bare til prøveapoteket.",
    "alarm": "Varsle beboeren før alarmen utløses.",
    "messages": "Bruk bare prøvemottakeren.",
}

CRITERIA = {
    "d": "To har signert utskriften.",
    "g": "Hver liste er lest mot papir av to.",
    "h": "Alle på vakt har logget inn med egen bruker.",
}


class Row(NamedTuple):
    """One line of a place's list and the activity it became."""

    place: Place
    slot: str
    title: Title
    activity: PlannedActivity


def slots(place: Place) -> list[str]:
    """The slots of a place's list; the smaller half of the nursing homes has no ``a``."""
    left_out = "a" if place.kind == "sykehjem" and place.number > 8 else ""
    return [slot for slot in sorted(TITLES[place.kind], key="abcdefxgh".index) if slot != left_out]


def rows() -> tuple[Row, ...]:
    """Every place's list in the order of the codes."""
    lines: list[Row] = []
    seen = {(p.kind, s): -1 for p in PLACES for s in TITLES[p.kind]}
    for place in PLACES:
        own: dict[str, PlannedActivity] = {}
        for slot in slots(place):
            seen[place.kind, slot] += 1
            title = _title(place, slot, seen[place.kind, slot])
            own[slot] = _planned(f"A-{FIRST + len(lines)}", place, slot, title, own)
            lines.append(Row(place, slot, title, own[slot]))
    return tuple(lines)


def _title(place: Place, slot: str, turn: int) -> Title:
    options = TITLES[place.kind][slot]
    return options[CHOSEN.get((place.code, slot), turn % len(options))]


def _planned(
    code: str, place: Place, slot: str, title: Title, own: dict[str, PlannedActivity]
) -> PlannedActivity:
    before = [own[s].code for s in BEFORE.get(slot, "") if s in own]
    waits = [*before, *_middle(place, slot, title)]
    start, finish = _times(place, slot, waits, own)
    approved = _needs_approval(place, slot)
    return PlannedActivity(
        code=code,
        title=title.text,
        actor=place.code,
        location=place.code,
        workstream=WORKSTREAMS[slot],
        phase=PHASES[SLOT_PHASES[slot]],
        system=place.system if slot in "cd" else "ny" if slot in "fxgh" else None,
        predecessors=tuple(Link(code=c) for c in waits),
        planned_start=start,
        planned_finish=finish,
        optimistic=_quick(code, finish - start),
        pessimistic=_slow(code, finish - start),
        needs_approval=approved,
        approver=approver_title(place.kind) if approved else None,
        mandatory=title.mandatory,
        criterion=CRITERIA.get(slot) if approved else None,
        instructions=INSTRUCTIONS.get(title.needs or ""),
    )


def _middle(place: Place, slot: str, title: Title) -> tuple[str, ...]:
    """What this line waits for in the middle."""
    match slot:
        case "c":
            return (NEEDS["last entries"],)
        case "d":
            return (READ_ONLY[place.system],)
        case "e":
            return (GONE[place.system],)
        case "h":
            return (NEEDS["open"],)
        case _:
            return (NEEDS[title.needs],) if title.needs else ()


def _needs_approval(place: Place, slot: str) -> bool:
    return slot in APPROVED and not (slot == "h" and place.kind in USED_UNAPPROVED)


def _times(
    place: Place, slot: str, waits: list[str], own: dict[str, PlannedActivity]
) -> tuple[datetime, datetime]:
    if (place.code, slot) in PLACED:
        return at(PLACED[place.code, slot][0]), at(PLACED[place.code, slot][1])
    earliest, step, steps, minutes = TIMES.get(f"{slot}:{place.system}") or TIMES[slot]
    start = at(earliest) + timedelta(minutes=step * int(chance(place.code, slot, "plan") * steps))
    if slot == "h":
        start += timedelta(minutes=LATE_KINDS.get(place.kind, 0))
    finishes = [a.planned_finish for a in own.values() if a.code in waits and a.planned_finish]
    finishes += [c.planned[1] for c in CENTRAL if c.code in waits]
    start = max(start, *finishes) if finishes else start
    return start, start + timedelta(minutes=minutes)


def _quick(code: str, planned: timedelta) -> int:
    """The fewest minutes it may take: seldom much less than planned."""
    return round(planned / timedelta(minutes=1) * between(0.7, 0.9, code, "optimistic"))


def _slow(code: str, planned: timedelta) -> int:
    """The most: now and then twice as long."""
    return round(planned / timedelta(minutes=1) * between(1.3, 2.0, code, "pessimistic"))


def plan() -> Plan:
    """The whole plan. Its finish is derived: full transition came at 21:37, 23 minutes ahead."""
    lists = rows()
    return Plan(
        name="Ålesund · Helseplattformen",
        activities=(*(_central(c, lists) for c in CENTRAL), *(row.activity for row in lists)),
        locations=tuple(_location(place) for place in PLACES),
        actors=_actors(),
        systems=_systems(),
        counters=_counters(),
        gates=gates(),
        start=at("16:00"),
        finish=at("21:37") + timedelta(minutes=23),
        window_end=at("23:30"),
        point_of_no_return=at("20:25"),
        checkin_by=at("15:45"),
        centres=("Trondheim", "Ålesund"),
        phases=PHASES,
        roles=ROLES,
        areas=AREAS,
    )


def _central(central: Central, lists: tuple[Row, ...]) -> PlannedActivity:
    return PlannedActivity(
        code=central.code,
        title=central.title,
        type=central.type,
        actor=central.actor,
        workstream=WORKSTREAMS[central.actor],
        phase=central.phase,
        system=central.system,
        predecessors=tuple(Link(code=code) for code in _spelt_out(central.waits_for, lists)),
        planned_start=central.planned[0],
        planned_finish=central.planned[1],
        optimistic=_quick(central.code, central.planned[1] - central.planned[0]),
        pessimistic=_slow(central.code, central.planned[1] - central.planned[0]),
        needs_approval=central.approved is not None,
        approver=approver_title(central.actor) if central.approved else None,
        mandatory="optional" not in central.flags,
    )


def _spelt_out(waits_for: Iterable[str], lists: tuple[Row, ...]) -> list[str]:
    codes = []
    for wait in waits_for:
        slot, _, system = wait.removeprefix("*").partition(":")
        codes += (
            [r.activity.code for r in lists if r.slot == slot and system in ("", r.place.system)]
            if wait.startswith("*")
            else [wait]
        )
    return codes


def _location(place: Place) -> PlannedLocation:
    return PlannedLocation(code=place.code, name=place.name, short=place.short, group=place.group)


def _actors() -> tuple[PlannedActor, ...]:
    teams = (PlannedActor(code=code, name=name, centre=centre) for code, name, centre in TEAMS)
    places = (PlannedActor(code=p.code, name=p.name, centre="Ålesund") for p in PLACES)
    return (*teams, *places)


def _systems() -> tuple[PlannedSystem, ...]:
    old = (
        PlannedSystem(code=f"epj{n}", name=f"EPJ {n}", kind="legacy", target_state="off")
        for n in (1, 2, 3)
    )
    return (*old, PlannedSystem(code="ny", name="Nytt system", kind="new", target_state="open"))


def _counters() -> tuple[PlannedCounter, ...]:
    checked = sum(row.place.lists for row in rows() if row.slot == "g")
    return (
        PlannedCounter(code="PAS", title="Pasienter konvertert", target=713),
        PlannedCounter(code="INT", title="Integrasjoner bekreftet", target=14),
        PlannedCounter(code="MED", title="Medisinlister kontrollert", target=checked),
    )
