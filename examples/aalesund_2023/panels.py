"""The three gates of the evening, who sits at them and what they ask for. All of it is made up."""

from typing import NamedTuple

from domain.plan import (
    AnyCriterion,
    Counted,
    InWords,
    PatientsSafe,
    PhaseDone,
    PlannedGate,
    Seat,
    SystemIn,
    WorkDone,
)

SEATS = {
    "ålesund": ("Sentralen i Ålesund", "ks-ålesund"),
    "trondheim": ("Sentralen i Trondheim", "ks-trondheim"),
    "drift": ("IKT drift", "ikt"),
    "data": ("Migrering", "migrering"),
    "integrasjon": ("Integrasjoner", "integrasjoner"),
    "resept": ("E-resept", "e-resept"),
    "tilgang": ("Tilgang", "tilgang"),
    "legemiddel": ("Legemidler", "legemiddel"),
    "leverandør": ("Leverandør", "leverandør"),
    "støtte": ("Brukerstøtte", "support"),
    "sikkerhet": ("Informasjonssikkerhet", "infosikkerhet"),
}
"""Each seat by its code: its title and the team that answers for it."""

SPARED = ("sikkerhet",)
"""Seats without which a decision needs no reason."""


class Panel(NamedTuple):
    """One gate: which seats are asked, and what should be true."""

    code: str
    title: str
    seats: tuple[str, ...]
    criteria: tuple[AnyCriterion, ...]
    valid: int = 30
    no_return: bool = False


PANELS = (
    Panel(
        "G1",
        "Gamle systemer av",
        ("ålesund", "trondheim", "drift", "data", "integrasjon", "legemiddel", "sikkerhet"),
        (
            PhaseDone(phase="Lesemodus og papir"),
            SystemIn(system="ny", state="on"),
            InWords(text="Lesekopiene er prøvd på tre sykehjem, nettbrett og legevakt"),
        ),
        no_return=True,
    ),
    Panel(
        "G2",
        "Nytt system på",
        tuple(SEATS),
        (
            WorkDone(activity="A-061"),
            Counted(counter="PAS"),
            Counted(counter="INT"),
            PatientsSafe(),
        ),
        valid=20,
    ),
    Panel(
        "G3",
        "EPJ 3 av",
        ("ålesund", "trondheim", "drift", "legemiddel", "støtte"),
        (
            WorkDone(activity="A-064"),
            InWords(text="Legevakten og KAD skriver bare i nytt system"),
        ),
    ),
)


def gates() -> tuple[PlannedGate, ...]:
    """The gates as the plan has them; every decision is confirmed by the deputy."""
    return tuple(
        PlannedGate(
            code=panel.code,
            title=panel.title,
            seats=tuple(_seat(code) for code in panel.seats),
            criteria=panel.criteria,
            valid=panel.valid,
            deputy=True,
            no_return=panel.no_return,
        )
        for panel in PANELS
    )


def _seat(code: str) -> Seat:
    title, actor = SEATS[code]
    return Seat(code=code, title=title, actor=actor, mandatory=code not in SPARED)
