"""Files of MS Project and of Primavera: what their tasks, links, calendars and resources are to us."""

from datetime import UTC, date, datetime

import pytest

from domain.mapping import Mapping
from domain.plan import Link, PlannedActivity
from tests.house.tree import ROOT
from web.errors import PlanFaults
from web.planfiles import Made, NotReadable, read
from web.planfiles.calendars import ALL_DAY, Calendar
from web.planfiles.xer.records import calendar

PLANS = ROOT / "tests" / "golden" / "plans"
MSPDI = (PLANS / "night.xml").read_text("utf-8")
XER = (PLANS / "night.xer").read_bytes().decode("cp1252")


def clock(hour: int, minute: int = 0) -> datetime:
    return datetime(2023, 4, 28, hour - 2, minute, tzinfo=UTC)


def mspdi(text: str = MSPDI, mapping: Mapping | None = None) -> Made:
    return read("night.xml", text.encode(), mapping=mapping or Mapping())


def xer(text: str = XER, mapping: Mapping | None = None) -> Made:
    return read("night.xer", text.encode("cp1252"), mapping=mapping or Mapping())


def row(made: Made, code: str) -> PlannedActivity:
    return next(a for a in made.plan.activities if a.code == code)


def test_tasks_are_activities_and_summaries_their_phases_and_workstreams() -> None:
    made = mspdi()
    assert [(a.code, a.title, a.phase, a.workstream) for a in made.plan.activities] == [
        ("2", "Sentralen er bemannet", "Forberedelse", None),
        ("7", "Steder ringt opp", "Forberedelse", None),
        ("5", "Gammel journal stengt", "Overgang", "Nedkobling"),
        ("6", "Data flyttet", "Overgang", "Nedkobling"),
        ("8", "Alt er klart", "Overgang", None),
    ]
    assert made.plan.name == "Ålesund natt"
    assert row(made, "8").type == "milestone"
    first = row(made, "2")
    assert (first.planned_start, first.planned_finish) == (clock(16), clock(16, 30))
    assert (first.actor, first.location, first.instructions) == (
        "Moa",
        "Moa-sykehjem",
        "Ring først",
    )
    assert first.needs_approval


def test_links_have_their_types_and_their_lags_in_tenths_of_minutes() -> None:
    made = mspdi()
    assert row(made, "7").predecessors == (Link(code="2", lag=15),)
    assert row(made, "6").predecessors == (
        Link(code="5", type="SS", lag=30),
        Link(code="5", type="FF", lag=60),
    )


def test_a_link_to_a_summary_is_one_to_what_begins_or_ends_it() -> None:
    made = mspdi()
    assert row(made, "5").predecessors == (Link(code="7"),)
    late = Link(code="6", type="SF", lag=45)  # half of what comes before
    assert row(made, "8").predecessors == (Link(code="6", lag=120), late)


def test_constraints_and_deadlines_are_limits() -> None:
    made = mspdi()
    assert row(made, "5").not_before == clock(18)
    assert row(made, "6").must_finish_by == clock(20, 30)
    assert row(made, "7").must_finish_by == clock(19)


def test_what_the_file_has_beside_its_plan_is_told() -> None:
    assert mspdi().notes[:4] == (
        "A link of 'Alt er klart' to what is not in the plan was left out.",
        "1 tasks are inactive and were left out.",
        "1 tasks have more than one resource, of which the first is the actor: ['Sentralen er bemannet'].",
        "1 tasks are begun or done in the file: no report was made of it.",
    )


def test_any_of_its_own_fields_may_be_mapped() -> None:
    by_wbs = mspdi(
        mapping=Mapping(columns={"WBS": "code", "BaselineStart": "planned_start", "Sted": ""})
    )
    assert [a.code for a in by_wbs.plan.activities] == ["1.1", "1.2", "2.1.1", "2.1.2", "2.2"]
    assert row(by_wbs, "1.2").predecessors == (Link(code="1.1", lag=15),)
    assert row(by_wbs, "1.1").planned_start == clock(15, 30)
    assert by_wbs.plan.locations == ()


def test_every_fault_of_a_project_is_told_with_its_task_and_field() -> None:
    text = (
        MSPDI.replace("<PredecessorUID>2</PredecessorUID>", "<PredecessorUID>99</PredecessorUID>")
        .replace("2023-04-28T18:30:00", "2023-03-26T02:30:00")
        .replace("<Name>Alt er klart</Name>", "<Name></Name>")
        .replace("PT0H30M0S", "-PT0H30M0S")
        .replace("<UID>8</UID>", "<UID>6</UID>")
    )
    with pytest.raises(PlanFaults) as caught:
        mspdi(text)
    assert dict(caught.value.faults) == {
        "/Tasks/2/Duration": "'-PT0H30M0S' is negative.",
        "/Tasks/3/PredecessorLink": "there is no activity '99'.",
        "/Tasks/7/Start": "'2023-03-26T02:30:00' does not exist: the clock is put forward over it that night.",
        "/Tasks/9/Name": "is empty.",
        "/Tasks/9/UID": "'6' stands twice.",
    }


WEEK = "".join(
    f"<WeekDay><DayType>{day}</DayType><DayWorking>{int(1 < day < 7)}</DayWorking><WorkingTimes>"
    "<WorkingTime><FromTime>08:00:00</FromTime><ToTime>16:00:00</ToTime></WorkingTime>"
    "</WorkingTimes></WeekDay>"
    for day in range(1, 8)
)


def test_working_time_is_turned_into_time_by_the_clock() -> None:
    """A lag of ten working hours from Friday at 16:30 ends on Tuesday at 10."""
    begin, end = MSPDI.index("<WeekDays>"), MSPDI.index("</WeekDays>")
    text = f"{MSPDI[:begin]}<WeekDays>{WEEK}{MSPDI[end:]}".replace(
        "<LinkLag>150</LinkLag>", "<LinkLag>6000</LinkLag>"
    )
    made = mspdi(text)
    lag = 3 * 1440 + 17 * 60 + 30
    assert row(made, "7").predecessors == (Link(code="2", lag=lag),)
    assert row(made, "2").likely == 30
    assert (
        "5 tasks are planned in working time: what lies between start and finish counts."
        not in made.notes
    )
    assert any("planned in working time" in note for note in made.notes)


def test_a_calendar_counts_forwards_and_backwards_around_its_exceptions() -> None:
    day = ((480, 960),)
    work = Calendar(week=(day,) * 5 + ((), ()), exceptions={date(2023, 5, 1): ()})
    friday = datetime.fromisoformat("2023-04-28 15:00")
    assert work.passed(friday, 60) == 60
    assert work.passed(friday, 120) == 3 * 1440 + 18 * 60  # Monday is the 1st of May
    assert work.passed(datetime.fromisoformat("2023-05-02 09:00"), -120) == -(3 * 1440 + 18 * 60)
    assert work.passed(friday, 0) == 0
    assert Calendar(week=((),) * 7).passed(friday, 30) == 30
    assert Calendar().continuous


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'<!DOCTYPE p [<!ENTITY a "b">]><Project><Tasks/></Project>', "declares a document type"),
        (
            b'<?xml version="1.0"?><!DOCTYPE Project><Project><Tasks/></Project>',
            "declares a document type",
        ),
        (MSPDI.encode()[:3000], "damaged or cut short"),
        (b"<html><body/></html>", "no project of MS Project"),
        (b"<Project/>", "no project of MS Project"),
        (b"<Project><Tasks>&#x202e;</Tasks></Project>", r"U\+202E"),
        (b'<?xml version="1.0" encoding="x-no"?><Project/>', "damaged or cut short, or no XML"),
        (b"<Project><Tasks>" + b"<Task/>" * 20_001 + b"</Tasks></Project>", "20,001 rows"),
    ],
)
def test_what_is_no_project_is_said_in_a_sentence(data: bytes, why: str) -> None:
    with pytest.raises(NotReadable, match=why):
        read("p.xml", data)


def test_activities_of_primavera_have_their_codes_links_and_places() -> None:
    made = xer()
    assert [(a.code, a.phase, a.workstream) for a in made.plan.activities] == [
        ("A1010", "Forberedelse", None),
        ("A1020", "Forberedelse", None),
        ("A1030", "Overgang", "Nedkobling"),
        ("A1040", "Overgang", "Nedkobling"),
        ("A1050", "Overgang", None),
    ]
    first, last = row(made, "A1010"), row(made, "A1050")
    assert (first.planned_start, first.planned_finish) == (clock(16), clock(16, 30))
    assert (first.actor, first.location, first.needs_approval) == ("Moa", "Moa-sykehjem", True)
    assert row(made, "A1020").planned_start == clock(16, 45)
    assert row(made, "A1020").must_finish_by == clock(19)
    assert row(made, "A1020").predecessors == (Link(code="A1010", lag=15),)
    assert row(made, "A1030").not_before == clock(18)
    assert row(made, "A1040").predecessors == (
        Link(code="A1030", type="SS", lag=30),
        Link(code="A1030", type="FF", lag=60),
    )
    assert (last.type, last.planned_finish, last.must_finish_by) == (
        "milestone",
        clock(22),
        clock(22),
    )
    assert made.plan.name == "Ålesund natt"
    assert made.notes[:4] == (
        "1 activities of a level of effort were left out.",
        "2 links to what is not in the plan were left out.",
        "1 activities have more than one resource, of which the first is the actor: ['A1010'].",
        "1 activities are begun or done in the file: no report was made of it.",
    )


def test_primaveras_calendars_are_read() -> None:
    told = calendar(
        "(0||CalendarData()((0||DaysOfWeek()((0||1()())(0||2()((0||0(s|08:00|f|16:00)())))(0||3()())"
        "(0||4()())(0||5()())(0||6()())(0||7()((0||0(s|22:00|f|00:00)())))))"
        "(0||Exceptions()((0||0(d|45044)((0||0(s|00:00|f|00:00)())))(0||1(d|45045)())))))"
    )
    assert told.week == (((480, 960),), (), (), (), (), ((1320, 1440),), ())
    assert told.exceptions == {date(2023, 4, 28): ALL_DAY, date(2023, 4, 29): ()}
    assert calendar("").continuous


def test_a_fault_of_primavera_stands_at_its_line_and_field() -> None:
    with pytest.raises(PlanFaults) as caught:
        xer(XER.replace("2023-04-28 18:30", "2023-03-26 02:30").replace("A1050", "A1040"))
    assert {place for place, _ in caught.value.faults} == {
        "/TASK/32/target_start_date",
        "/TASK/33/task_code",
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (XER.replace("%E", ""), "cut short"),
        (XER.replace("%T\tTASK\r", "%T\tTASKS\r"), "no project with activities"),
        (
            XER.replace("%R\t100\tNATT\tY", "%R\t101\tDAG\tY\t1\r\n%R\t100\tNATT\tY"),
            r"2 projects \(DAG, NATT\): export one",
        ),
    ],
)
def test_what_is_no_project_of_primavera_is_said_in_a_sentence(text: str, why: str) -> None:
    with pytest.raises(NotReadable, match=why):
        xer(text)


def test_working_time_of_primavera_is_turned_into_time_by_the_clock() -> None:
    week = "".join(f"(0||{day}()((0||0(s|08:00|f|17:00)())))" for day in range(1, 8))
    begin, end = XER.index("(0||CalendarData"), XER.index("\r\n%T\tPROJWBS")
    made = xer(f"{XER[:begin]}(0||CalendarData()((0||DaysOfWeek()({week}))){XER[end:]}")
    assert row(made, "A1050").predecessors == (Link(code="A1040", lag=14 * 60),)
    assert any("planned in working time" in note for note in made.notes)
