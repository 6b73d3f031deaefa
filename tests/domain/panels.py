"""A gate with its panel for tests, and a panel that was asked."""

from typing import Any

from domain.panel import (
    Gate,
)
from domain.plan import (
    InWords,
    PatientsSafe,
    PhaseDone,
    PlannedGate,
    Seat,
)
from tests.scenario import (
    Room,
    activity,
    done,
    poll_opened,
    voted,
)

SEATS = (
    Seat(code="drift", title="Drift", actor="IKT"),
    Seat(code="klinikk", title="Klinikk"),
    Seat(code="fag", title="Fag", mandatory=False),
)
CRITERIA = (PhaseDone(phase="Prøving"), PatientsSafe(), InWords(text="Alle er på plass"))


def room_of(*, deputy: bool = False, **gate: Any) -> Room:
    """One activity, the gate behind it, and one that waits for the gate."""
    planned = PlannedGate(
        code="G1", **({"seats": SEATS, "criteria": CRITERIA, "deputy": deputy} | gate)
    )
    return Room(
        activity("A-1", phase="Prøving"),
        activity("G1", "A-1", type="gate", phase="Prøving"),
        activity("A-2", "G1", phase="Overgang"),
        gates=(planned,),
    )


def asked(room: Room, fag: str = "go") -> Room:
    return room.given(
        done("A-1", known="20:55"),
        poll_opened("G1", by="leder", known="21:00"),
        voted("G1", "drift", "go", by="kari", told="vaktleder", known="21:01"),
        voted("G1", "klinikk", "go", by="siri", known="21:02"),
        voted("G1", "fag", fag, by="ola", known="21:03"),
    )


def gate(room: Room) -> Gate:
    found = room.activity("G1").gate
    assert found is not None
    return found
