"""Who may tell, and which areas there are: the chain and the wall take both from closed lists (rule 18)."""

import pytest

from domain.commands import RecordWentLive
from domain.lists import areas, role_of, roles
from domain.plan import Difference
from domain.refusals import UnknownArea, UnknownRole
from tests.scenario import (
    Room,
    activity,
    corrected,
    done,
    issue,
    note,
    plan_changed,
    plan_of,
    started,
    triaged,
    went_live,
)


@pytest.fixture
def room() -> Room:
    approvable = activity(
        "A-1", location="Moa", approver="Fagansvarlig sykehjem (natt)", backup="Dagleder"
    )
    return Room(approvable, roles=("rutekoordinator",), areas=("e-Resept",))


@pytest.mark.parametrize("role", ["vaktleder", "vaktleiar", "shift leader", "superbruker"])
def test_roles_that_every_place_has_may_tell(room: Room, role: str) -> None:
    room.when(started("A-1", told=role)).then_recorded()


@pytest.mark.parametrize(
    "role", ["rutekoordinator", "fagansvarlig sykehjem natt", "dagleder", "ikt drift"]
)
def test_so_may_those_that_the_plan_lists_or_names_as_approver_backup_or_actor(
    room: Room, role: str
) -> None:
    room.when(started("A-1", told=role)).then_recorded()


def test_a_free_word_is_no_role(room: Room) -> None:
    room.when(done("A-1", told="kari nordmann")).then_refused(UnknownRole, "told_by")
    room.when(note("Hun falt", told="pasient")).then_refused(UnknownRole, "told_by")


def test_nor_may_a_correction_bring_one(room: Room) -> None:
    room.given(started("A-1", told="vaktleder", id="it-began"))
    words = corrected("it-began", {"told_by": "role:kari nordmann"}, "user")
    room.when(words).then_refused(UnknownRole, "to.told_by")
    room.when(corrected("it-began", {"told_by": "role:dagleder"}, "user")).then_recorded()


def test_a_person_tells_by_reference_as_before(room: Room) -> None:
    room.when(started("A-1", told="person:eva")).then_recorded()


def test_a_programme_has_no_plan_to_name_roles() -> None:
    room = Room(activity("A-1"))
    fields = {"unit_kind": "municipality", "date": {"value": "2023-04-28"}}
    order = room.order(went_live("Molde", told="dagleder", **fields), run="helseplattformen")
    assert isinstance(order.command, RecordWentLive)
    with pytest.raises(UnknownRole):
        room.rooms.submit(order, room.now(started("A-1")))


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Fagansvarlig sykehjem", "fagansvarlig sykehjem"),
        ("HP-støtte (natt)", "hp-støtte natt"),
        ("  3 vakt ", "vakt"),
        ("Å" + "a" * 60, "å" + "a" * 38),
        ("112", None),
        (None, None),
    ],
)
def test_a_title_of_the_plan_is_a_role_as_the_console_writes_it(
    title: str | None, role: str | None
) -> None:
    assert role_of(title) == role


def test_an_issue_has_an_area_of_the_list_as_the_list_spells_it(room: Room) -> None:
    room.given(issue("Feil", area="E-RESEPT"), issue("Papir", area="Printing"))
    assert [each.area for each in room.run.issues.values()] == ["e-Resept", "printing"]
    room.given(triaged("S1", area="network"))
    assert room.run.issues["s1"].area == "network"


def test_a_free_word_is_no_area(room: Room) -> None:
    room.when(issue("Feil", area="nordmann")).then_refused(UnknownArea, "area")
    room.given(issue("Feil"))
    room.when(triaged("S1", area="nordmann")).then_refused(UnknownArea, "area")


def test_a_new_plan_may_bring_more_roles_and_areas(room: Room) -> None:
    more = Difference(roles=("nattleder", "rutekoordinator"), areas=("oppsett",))
    room.given(
        plan_changed(1, more), issue("Feil", area="oppsett"), started("A-1", told="nattleder")
    )
    plan = room.run.header.plan if room.run.header else None
    assert plan is not None
    assert (plan.roles, plan.areas) == (("rutekoordinator", "nattleder"), ("e-Resept", "oppsett"))


def test_the_lists_can_be_read() -> None:
    plan = plan_of(activity("A-1", approver="Dagleder"), roles=("nattleder",), areas=("resept",))
    assert {"vaktleder", "nattleder", "dagleder", "moa sykehjem", "ikt drift"} <= set(roles(plan))
    assert areas(plan)[:2] == ("network", "access")
    assert areas(plan)[-2:] == ("other", "resept")
