"""The times of a plan file: durations, three points, limits and the window, each fault with its place."""

from datetime import UTC, datetime

import pytest

from domain.fold.golive import changed
from domain.plan import Difference, Plan, PlannedActivity
from tests.web.files import faults, only
from web.planfiles import check, difference, read

HEAD = "Kode;Tittel;Start;Slutt;Varighet;Optimistisk;Pessimistisk;Tidligst;Frist;Tilbakerulling av"


def clock(hour: int, minute: int = 0) -> datetime:
    return datetime(2023, 4, 28, hour - 2, minute, tzinfo=UTC)


def row(cells: str) -> PlannedActivity:
    """The one activity of a file that has these cells behind code and title."""
    return only(f"{HEAD}\nA-1;x;{cells}\n")


def test_a_duration_is_kept_where_no_planned_times_say_it() -> None:
    kept = row(";;1,5 t;60;2:30;28.04.2023 20.00;28.04.2023 23.00;")
    assert (kept.planned_start, kept.planned_finish) == (None, None)
    assert (kept.optimistic, kept.duration, kept.pessimistic) == (60, 90, 150)
    assert (kept.not_before, kept.must_finish_by) == (clock(20), clock(23))


@pytest.mark.parametrize(
    ("cells", "start", "finish"),
    [
        ("28.04.2023 20.00;;45;;;;;", clock(20), clock(20, 45)),
        (";28.04.2023 20.45;45;;;;;", clock(20), clock(20, 45)),
        ("28.04.2023 20.00;28.04.2023 20.45;45;;;;;", clock(20), clock(20, 45)),
    ],
)
def test_a_duration_that_the_planned_times_say_stands_once(
    cells: str, start: datetime, finish: datetime
) -> None:
    said = row(cells)
    assert (said.planned_start, said.planned_finish, said.duration) == (start, finish, None)
    assert said.likely == 45


def test_a_duration_beside_other_planned_times_is_what_the_work_takes() -> None:
    said = row("28.04.2023 20.00;28.04.2023 22.00;45;;;;;")
    assert (said.planned_finish, said.duration, said.likely) == (clock(22), 45, 45)


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (";;-30;;;;;", "Varighet", "'-30' is negative."),
        (";;30;45;;;;", "Optimistisk", "45 min is longer than 30."),
        (";;30;;20;;;", "Pessimistisk", "20 min is shorter than 30."),
        (";;;45;20;;;", "Optimistisk", "45 min is longer than 20."),
        ("28.04.2023 20.00;28.04.2023 20.30;;45;;;;", "Optimistisk", "45 min is longer than 30."),
        (
            ";;;;;28.04.2023 22.00;28.04.2023 21.00;",
            "Frist",
            "must have finished before it may start.",
        ),
        (
            ";;;;;;01.01.1969 20.00;",
            "Frist",
            "'01.01.1969 20.00' lies in no year that a plan can have.",
        ),
        (";;;;;;;A-9", "Tilbakerulling av", "there is no activity 'A-9'."),
        (";;;;;;;a-1", "Tilbakerulling av", "takes back itself."),
    ],
)
def test_what_cannot_be_is_a_fault_of_its_cell(cells: str, column: str, why: str) -> None:
    assert faults(f"{HEAD}\nA-1;x;{cells}\n") == {f"/activities/2/{column}": why}


def test_three_points_without_a_middle_and_a_moment_that_takes_no_time_are_well() -> None:
    assert row(";;;20;45;;;").likely is None
    assert row(";;0;0;0;28.04.2023 22.00;28.04.2023 22.00;").duration == 0


def test_a_step_back_is_no_part_of_the_night() -> None:
    plan = read(
        "p.csv",
        f"{HEAD}\nA-1;x;28.04.2023 20.00;;30;;;;;\nB-1;y;28.04.2023 23.00;;30;;;;;A-1\n".encode(),
    ).plan
    assert [a.backout_of for a in plan.activities] == [None, "A-1"]
    assert plan.finish == clock(20, 30)


WINDOW = '"start":"2023-04-28 20:00","window_end":"2023-04-28 23:00"'


def test_a_time_outside_the_window_is_a_fault() -> None:
    found = faults(
        f"""{{{WINDOW},"finish":"2023-04-28 23:01","point_of_no_return":"2023-04-28 23:30","activities":[
        {{"code":"A","title":"a","start":"2023-04-28 19:59","slutt":"2023-04-28 23:01"}},
        {{"code":"B","title":"b","start":"2023-04-28 20:00","slutt":"2023-04-28 23:00"}}]}}""",
        "p.json",
    )
    assert found == {
        "/plan/0/finish": "lies after the end of the window.",
        "/plan/0/point_of_no_return": "lies after the end of the window.",
        "/activities/1/start": "lies before the night begins.",
        "/activities/1/slutt": "lies after the end of the window.",
    }


def test_the_point_of_no_return_stays_where_a_file_does_not_say_it() -> None:
    text = f'{{{WINDOW},"point_of_no_return":"2023-04-28 22:10","activities":[{{"code":"A","title":"a"}}]}}'
    old = read("p.json", text.encode()).plan
    assert old.point_of_no_return == clock(22, 10)
    again = read("p.csv", b"code;title\nA;a\n")
    assert difference(old, again) == Difference()
    emptied = read("p.json", text.replace('"2023-04-28 22:10"', "null").encode())
    assert changed(old, difference(old, emptied)).point_of_no_return is None


def test_a_new_length_of_time_is_a_changed_row() -> None:
    old = read("p.csv", b"code;title;varighet\nA;a;30\nB;b;30\n").plan
    made = read("p.csv", b"code;title;varighet;pessimistisk\nA;a;30;\nB;b;30;60\n")
    change = difference(old, made)
    assert [(a.code, a.pessimistic) for a in change.activities] == [("B", 60)]
    assert changed(old, change) == made.plan


def test_a_plan_that_is_no_file_is_held_to_the_same() -> None:
    late = PlannedActivity(
        code="A", title="a", planned_finish=clock(23, 30), optimistic=9, duration=5
    )
    plan = Plan(name="", activities=(late,), window_end=clock(23))
    assert [(f.row, f.column) for f in check(plan)] == [(0, "planned_finish"), (0, "optimistic")]
