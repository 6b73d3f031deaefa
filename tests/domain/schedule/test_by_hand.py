"""Networks worked by hand, each with where its kind comes from: early, late, total and free float, critical."""

import pytest

from domain.plan import Plan
from domain.schedule.critical import critical, line
from domain.schedule.network import Network, network_of
from domain.schedule.passes import Schedule
from tests.domain.schedule.plans import after, codes, plan, row, scheduled, table


def on_paper(schedule: Schedule) -> set[str]:
    return set(codes(schedule, critical(schedule)))


def test_the_kind_of_network_that_every_textbook_begins_with() -> None:
    """Finish to start alone, after Kelley and Walker, "Critical-path planning and scheduling" (1959).

    Forward: A 0-3; B 3-7, C 3-5; D 7-12 after B, E after B and C 7-8; F after C 5-11; G after D, E, F 12-14.
    Backward from 14: G 12-14; D 7-12, E 11-12, F 6-12; B min(7, 11) = 7; C min(11, 6) = 6; A min(3, 4) = 3.
    """
    schedule = scheduled(
        row("A", 3),
        row("B", 4, "A"),
        row("C", 2, "A"),
        row("D", 5, "B"),
        row("E", 1, "B", "C"),
        row("F", 6, "C"),
        row("G", 2, "D", "E", "F"),
    )
    assert table(schedule) == {
        "A": (0, 3, 0, 3, 0, 0),
        "B": (3, 7, 3, 7, 0, 0),
        "C": (3, 5, 4, 6, 1, 0),
        "D": (7, 12, 7, 12, 0, 0),
        "E": (7, 8, 11, 12, 4, 4),
        "F": (5, 11, 6, 12, 1, 1),
        "G": (12, 14, 12, 14, 0, 0),
    }
    assert on_paper(schedule) == {"A", "B", "D", "G"}
    assert codes(schedule, line(schedule)) == ["A", "B", "D", "G"]
    assert schedule.finish == 14 * 60


def test_the_four_links_of_the_precedence_diagram() -> None:
    """All four with lag, after Moder, Phillips and Davis, "Project Management with CPM, PERT and Precedence
    Diagramming" (1983), work done in one go.

    A 0-10. B (8) may start 4 after A starts: 4-12. C (6) ends no sooner than 3 after B ends: 15, so 9-15. D (5)
    ends no sooner than 9 after C starts: 18, so 13-18. E (4) starts 2 after D: 20-24.
    Backward from 24: E 20-24; D ends by 18: 13-18; C starts by 18-9 = 9 for it: 9-15; B ends by 15-3 = 12:
    4-12; A starts by 4-4 = 0.
    """
    schedule = scheduled(
        row("A", 10),
        row("B", 8, "SS:A+4"),
        row("C", 6, "FF:B+3"),
        row("D", 5, "SF:C+9"),
        row("E", 4, "D+2"),
    )
    assert table(schedule) == {
        "A": (0, 10, 0, 10, 0, 0),
        "B": (4, 12, 4, 12, 0, 0),
        "C": (9, 15, 9, 15, 0, 0),
        "D": (13, 18, 13, 18, 0, 0),
        "E": (20, 24, 20, 24, 0, 0),
    }
    assert on_paper(schedule) == set("ABCDE")


def test_leads_let_work_overlap() -> None:
    """Negative lags on all four, as in the PMI's "Practice Standard for Scheduling" (leads).

    A 0-10. B (6) starts 4 before A ends: 6-12. C (5) starts 3 before B does: 3-8. D (4) ends 2 before C at
    the soonest: 6, so 2-6. E (3) ends 1 before D starts at the soonest: 1, so -2; but nothing starts before the
    plan: 0-3. Backward from 12: B 6-12, A ends by 6+4 = 10; nothing but the end binds the others: C 7-12,
    D 8-12, E 9-12; they let B start by 10, C end by 14, D start by 13, all later than they may be anyway.
    """
    schedule = scheduled(
        row("A", 10),
        row("B", 6, "A-4"),
        row("C", 5, "SS:B-3"),
        row("D", 4, "FF:C-2"),
        row("E", 3, "SF:D-1"),
    )
    assert table(schedule) == {
        "A": (0, 10, 0, 10, 0, 0),
        "B": (6, 12, 6, 12, 0, 0),
        "C": (3, 8, 7, 12, 4, 0),
        "D": (2, 6, 8, 12, 6, 2),
        "E": (0, 3, 9, 12, 9, 9),
    }
    assert on_paper(schedule) == {"A", "B"}


def test_a_plan_whose_finish_cannot_be_kept_has_less_than_no_room() -> None:
    """Negative float, as scheduling tools show a finish constraint: 30 of work where 25 are left."""
    schedule = scheduled(row("A", 20), row("B", 10, "A"), row("C", 5), finish=25)
    assert table(schedule) == {
        "A": (0, 20, -5, 15, -5, 0),
        "B": (20, 30, 15, 25, -5, -5),
        "C": (0, 5, 20, 25, 20, 20),
    }
    assert on_paper(schedule) == {"A", "B"}


def test_what_must_be_over_by_a_time_binds_all_that_comes_before() -> None:
    """B must be over at 25 and is at 30: 5 too late, and so is A; the end itself has all its room."""
    rows = row("A", 20), row("B", 10, "A", must_finish_by=after(25)), row("C", 5, "B")
    schedule = scheduled(*rows, finish=60)
    assert table(schedule) == {
        "A": (0, 20, -5, 15, -5, 0),
        "B": (20, 30, 15, 25, -5, 0),
        "C": (30, 35, 55, 60, 25, 25),
    }
    assert on_paper(schedule) == {"A", "B", "C"}


def test_nothing_starts_before_it_may() -> None:
    """A is over at 10, B may not start before 40: A has the 30 between, and does not decide."""
    schedule = scheduled(row("A", 10), row("B", 5, "A", not_before=after(40)))
    assert table(schedule) == {"A": (0, 10, 30, 40, 30, 30), "B": (40, 45, 40, 45, 0, 0)}
    assert on_paper(schedule) == {"B"}
    assert codes(schedule, line(schedule)) == ["B"]


def test_as_planned_is_when_the_plan_says() -> None:
    """A plan's own times stand as it says, its margins are float, and the line leads through them."""
    schedule = scheduled(
        row("A", 10, planned_start=after(0)),
        row("B", 10, "A", planned_start=after(15)),
        row("C", 10, planned_start=after(5)),
        row("D", 0, "B", "C", planned_start=after(30)),
    )
    assert table(schedule) == {
        "A": (0, 10, 10, 20, 10, 5),
        "B": (15, 25, 20, 30, 5, 5),
        "C": (5, 15, 20, 30, 15, 15),
        "D": (30, 30, 30, 30, 0, 0),
    }
    assert on_paper(schedule) == {"D"}
    assert codes(schedule, line(schedule)) == ["A", "B", "D"]


def test_a_row_with_only_a_planned_finish_starts_its_duration_before() -> None:
    schedule = scheduled(row("A", 10, planned_finish=after(30)))
    assert table(schedule)["A"][:2] == (20, 30)


def test_planned_times_tell_how_long_it_takes() -> None:
    timed = row("A", None, planned_start=after(5), planned_finish=after(25))
    backwards = row("B", None, planned_start=after(25), planned_finish=after(5))
    schedule = scheduled(timed, backwards)
    assert [row[:2] for row in table(schedule).values()] == [(5, 25), (25, 25)]


def test_what_says_nothing_takes_no_time() -> None:
    schedule = scheduled(row("A", 10), row("B", None, "A"), row("C", None, planned_start=after(3)))
    assert [row[:2] for row in table(schedule).values()] == [(0, 10), (3, 3), (10, 10)]


def test_planned_sooner_than_its_links_allow_is_late_from_the_beginning() -> None:
    schedule = scheduled(row("A", 20), row("B", 5, "A", planned_start=after(10)))
    assert table(schedule)["B"][:2] == (20, 25)


def test_what_the_finish_does_not_wait_for_does_not_make_it_late() -> None:
    """Optional work planned for after the finish has the room until it is planned to be over."""
    schedule = scheduled(
        row("A", 20), row("B", 10, planned_start=after(40), mandatory=False), finish=20
    )
    assert table(schedule)["A"][4:] == (0, 0)
    assert table(schedule)["B"][4:] == (0, 0)
    assert schedule.finish == 20 * 60


def test_a_plan_of_nothing_but_optional_work_ends_with_it() -> None:
    assert scheduled(row("A", 20, mandatory=False)).finish == 20 * 60


def test_a_link_to_nowhere_binds_nobody() -> None:
    assert table(scheduled(row("A", 10, "nowhere", "A")))["A"][:2] == (0, 10)


def test_a_circle_is_cut_where_it_closes() -> None:
    """Import refuses one; should it stand in a plan all the same, every activity has its times."""
    schedule = scheduled(row("A", 10, "C"), row("B", 10, "A"), row("C", 10, "B"), row("D", 5))
    assert [row[:2] for row in table(schedule).values()] == [(0, 5), (0, 10), (10, 20), (20, 30)]


def test_steps_back_are_no_part_of_the_way_ahead() -> None:
    network = Network(plan(row("A", 10), row("B", 99, "A", backout_of="A")))
    assert network.codes == ("a",)


def test_codes_are_one_however_they_are_written() -> None:
    assert table(scheduled(row("Å1", 10), row("B", 5, "å1")))["B"][:2] == (10, 15)


def test_what_the_plan_has_over_before_the_point_of_no_return() -> None:
    rows = row("A", 10), row("B", 10, "A"), row("C", 10, "B"), row("D", 5, mandatory=False)
    point = Plan(name="P", start=after(0), point_of_no_return=after(20), activities=rows)
    assert [Network(point).codes[place] for place in Network(point).turns] == ["a", "b"]
    assert Network(plan(*rows)).turns == ()


def test_an_empty_plan_is_over_before_it_begins() -> None:
    schedule = scheduled()
    assert table(schedule) == {}
    assert line(schedule) == []


def test_a_plan_is_compiled_once() -> None:
    one = plan(row("A", 10))
    assert network_of(one) is network_of(one)
    assert network_of(one) is not network_of(plan(row("A", 10)))


@pytest.mark.parametrize("year", [1, 9999])
def test_moments_end_where_the_calendar_does(year: int) -> None:
    network = Network(plan(row("A", 10, planned_start=after(0).replace(year=year))))
    begins = network.moment(network.planned[0])
    assert begins.year in (2, 9998)


def test_without_a_start_a_plan_begins_with_its_first_time() -> None:
    timed = Plan(name="P", activities=(row("A", 5, planned_start=after(7)), row("B", 5)))
    assert Network(timed).origin == after(7)
    assert Network(Plan(name="P", activities=(row("B", 5),))).origin.year == 1970
