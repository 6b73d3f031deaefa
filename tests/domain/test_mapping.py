"""How a file was read stays with the run, until an import says otherwise."""

from domain.mapping import AS_NAMED, Mapping
from domain.plan import Difference
from tests.scenario import Room, activity, plan_changed

SAID = Mapping(columns={"Hva": "title", "Hvem": ""}, dates="dmy", sheet="Natta")


def test_what_is_said_anew_goes_before_what_was_remembered() -> None:
    anew = Mapping(columns={"Hvem": "actor"}, dates="mdy")
    assert anew.over(SAID) == Mapping(
        columns={"Hva": "title", "Hvem": "actor"}, dates="mdy", sheet="Natta"
    )
    assert AS_NAMED.over(SAID) == SAID


def test_a_mapping_stays_until_an_import_brings_another() -> None:
    room = Room(activity("A-1"))
    assert room.run.header is not None
    assert room.run.header.mapping == AS_NAMED
    room.given(plan_changed(made_on=1, difference=Difference(), mapping=SAID))
    room.given(plan_changed(made_on=2, difference=Difference()))
    assert room.run.header.mapping == SAID
