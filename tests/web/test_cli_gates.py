"""A gate in the terminal: its panel, what it asks for, what was decided."""

from domain.plan import InWords, PhaseDone, SystemIn
from projections.board import Row
from tests.domain.panels import asked, room_of
from tests.projections.boards import row
from tests.scenario import Room, clock, condition_closed, decided, poll_opened
from web.cli.cells import Told
from web.cli.columns import LAID
from web.cli.times import Times


def cells(room: Room) -> dict[str, str]:
    """The one row of the gates, by the heads of its columns."""
    found: Row = row(room, "gates", "gates", "g1")
    told = Told(Times("Europe/Oslo", "2023-04-28T18:00:00Z"), {"person:leder": "Leder"})
    return {column.head: column.cell(found, told) for column in LAID["gates"]["gates"]}


def test_a_panel_that_is_asked_and_one_that_has_answered() -> None:
    criteria = (PhaseDone(phase="Prøving"), SystemIn(system="NY", state="on"), InWords(text="Klar"))
    room = room_of(criteria=criteria).given(poll_opened("G1", known="20:59"))
    assert cells(room)["panel"] == "Drift: –; Klinikk: –; Fag: –"
    said = cells(asked(room))
    assert said["panel"].startswith(
        "Drift: go, by phone, good until 21:31; Klinikk: go, good until"
    )
    assert (
        said["criteria"] == "phase Prøving: 1 of 1 met; system NY on: not met; Klar: to be judged"
    )
    assert said["decision"] == ""


def test_what_was_decided_and_how_much_of_it_is_closed() -> None:
    bound = [{"owner": "IKT", "due": clock("22:30"), "text": "Skriver"}]
    room = asked(room_of()).given(
        decided("G1", "conditions", by="leder", conditions=bound, known="21:05"),
        condition_closed("G1", 1),
    )
    assert cells(room)["decision"] == (
        "conditions 21:05 by Leder, passed 21:05, 1 of 1 conditions closed"
    )
