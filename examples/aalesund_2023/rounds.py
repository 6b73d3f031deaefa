"""What every place and team goes through: check-in, orders and receipts, care modes, counts, complete."""

from datetime import datetime, timedelta

from examples.aalesund_2023.central import READ_ONLY
from examples.aalesund_2023.hours import at, between, chance, seconds
from examples.aalesund_2023.people import COORDINATORS, reporter
from examples.aalesund_2023.places import PLACES, TEAMS, Place
from examples.aalesund_2023.scribe import phoned, step, tapped
from examples.parts import Step

CHECKED_IN_LATE = {
    "bolig3": "15:49:40",
    "psyk2": "15:51:30",
    "ellingsøy": "15:53:20",
    "natt2": "15:55:30",
    "moa": "15:57:40",
    "bolig6": "15:58:50",
    "bolig9": "16:00:30",
}
"""The seven that were missing when the plan wanted all to be there, 15:45."""

COMPLETE_TEAMS = {
    "infosikkerhet": "20:57:10",
    "migrering": "21:02:20",
    "legemiddel": "21:34:50",
    "e-resept": "21:30:40",
    "tilgang": "21:30:20",
    "hp-støtte": "21:33:40",
    "integrasjoner": "21:31:50",
    "ikt": "21:33:10",
    "leverandør": "21:34:20",
    "support": "21:34:00",
    "ks-trondheim": "21:36:20",
    "ks-ålesund": "21:37:10",
}

CENTRES = {"ks-trondheim": "coordinator-3", "ks-ålesund": "coordinator-1"}

LAST = "hjemme6"
"""The last actor to be complete, in the minute that is a fact: 21:37."""

CAUGHT_UP = (
    "larsgården", "bolig7", "aspøya", "natt1", "psyk2", "rus", "trygghet", "bolig2", "lerstad",
    "korttid", "hjemme3", "respons", "kad", "bolig10", "lindring", "åse",
)  # fmt: skip
"""The places that had entered their paper before the window ended."""


def frozen() -> list[Step]:
    """The plan stands from before the first check-in on: what the night is measured against."""
    return [step("commander", "frozen", at("15:05:00"), at("15:05:02"))]


def checked_in() -> list[Step]:
    return [_checked_in(p, at(CHECKED_IN_LATE.get(p.code, "15:00"))) for p in PLACES] + [
        step(reporter(code), "checked_in", when := _arrives(code), when + seconds(3), actor=code)
        for code, *_ in TEAMS
    ]


def _checked_in(place: Place, when: datetime) -> Step:
    if place.code not in CHECKED_IN_LATE:
        when = _arrives(place.code)
    elif chance(place.code, "late check-in") < 0.6:
        return phoned(place, "checked_in", when, 25, location=place.code)
    return tapped(place.code, "checked_in", when, location=place.code)


def _arrives(code: str) -> datetime:
    return at("15:08") + seconds(36 * 60 * chance(code, "check-in") ** 0.6)


def ordered(over: dict[str, datetime]) -> list[Step]:
    """Paper is ordered system for system, ready all at once; each place confirms, but one much later."""
    steps = []
    for turn, place in enumerate(PLACES):
        read_only = over[READ_ONLY[place.system]]
        for mode, first in (("paper", read_only + seconds(40)), ("ready", at("20:59:30"))):
            sent = first + seconds(2.2 * turn)
            by = list(COORDINATORS)[turn % 2]
            steps.append(
                step(by, "ordered", sent, sent + seconds(1), location=place.code, mode=mode)
            )
            if (place.code, mode) != ("natt2", "ready"):
                steps.append(_confirmed(place, mode, sent))
    return steps


def _confirmed(place: Place, mode: str, sent: datetime) -> Step:
    when = sent + seconds(8 + 330 * chance(place.code, mode, "confirmed") ** 2)
    return tapped(place.code, "received", when, location=place.code)


def care_modes(over: dict[str, datetime], lists: dict[str, list[datetime]]) -> list[Step]:
    """Read-only with the old system, paper when the paper is there, ready when the list is done.

    ``lists`` holds for each place when its paper was over and when its last line was.
    """
    steps = []
    for place in PLACES:
        paper, last = lists[place.code]
        read_only = over[READ_ONLY[place.system]] + seconds(
            between(30, 400, place.code, "read-only")
        )
        paper = max(paper, read_only) + seconds(between(25, 150, place.code, "paper"))
        ready = last + seconds(between(12, 60, place.code, "mode ready"))
        for mode, when in (("read-only", read_only), ("paper", paper), ("ready", ready)):
            steps.append(_in_mode(place, mode, min(when, _latest(place, "21:36:12"))))
    return steps


def _latest(place: Place, text: str) -> datetime:
    """A last moment for all that is not the same second for each."""
    return at(text) + seconds(30 * chance(place.code, text))


def _in_mode(place: Place, mode: str, when: datetime) -> Step:
    when = when.replace(microsecond=0)
    if mode != "ready" and chance(place.code, mode, "phone") < 0.25:
        return phoned(place, "care_mode", when, 50, location=place.code, mode=mode)
    return tapped(place.code, "care_mode", when, location=place.code, mode=mode)


def complete(lists: dict[str, list[datetime]]) -> list[Step]:
    """Every actor has nothing left to do; the last one says so at 21:37:20."""
    places = [
        tapped(p.code, "complete", _completed(p, lists[p.code][-1]), location=p.code)
        for p in PLACES
    ]
    teams = [
        step(_voice(code), "complete", at(when), at(when) + seconds(3), actor=code)
        for code, when in COMPLETE_TEAMS.items()
    ]
    return places + teams


def _completed(place: Place, last: datetime) -> datetime:
    if place.code == LAST:
        return at("21:37:20")
    pause = between(70, 300, place.code, "complete")
    return min(last + seconds(pause), _latest(place, "21:36:28")).replace(microsecond=0)


def _voice(code: str) -> str:
    """Who speaks for a team; the command centres speak through their own desks."""
    return CENTRES.get(code) or reporter(code)


def received() -> list[Step]:
    """The announcement is confirmed by place after place, the first at 21:39, the last at 22:24."""
    order = sorted(PLACES, key=lambda p: chance(p.code, "receives"))
    order.sort(key=lambda p: (p.code != "larsgården", p.code == "natt2"))
    pauses = (0.9 * turn**1.3 + max(0, turn - 30) ** 2.6 for turn in range(len(order) - 1))
    times = [at("21:39:18") + seconds(pause) for pause in pauses]
    return [_received(p, when) for p, when in zip(order, (*times, at("22:24:10")), strict=True)]


def _received(place: Place, when: datetime) -> Step:
    if when > at("21:50") and chance(place.code, "phone receipt") < 0.5:
        return phoned(place, "received", when, 45, location=place.code)
    return tapped(place.code, "received", when, location=place.code)


def caught_up() -> list[Step]:
    """What was written on paper has been entered: back to what is usual, now on the new system."""
    return [
        tapped(
            code,
            "care_mode",
            at("22:31")
            + timedelta(minutes=3.4 * turn, seconds=int(50 * chance(code, "caught up"))),
            location=code,
            mode="back-entered",
        )
        for turn, code in enumerate(CAUGHT_UP)
    ]


def lists_checked(checked: list[tuple[datetime, int]]) -> list[Step]:
    """The count of checked lists, told every few minutes; ``checked`` is when, how many."""
    times = [at("20:57:30") + timedelta(minutes=3 * turn) for turn in range(13)]
    steps, last = [], 0
    for when in times:
        value = sum(count for over, count in checked if over <= when)
        if value > last:
            told = "role:legemiddelvakt"
            typed = when + seconds(20)
            steps.append(
                step("coordinator-4", "count", when, typed, told, counter="MED", value=value)
            )
            last = value
    return steps
