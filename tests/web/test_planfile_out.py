"""A plan out and in again: the same plan, cell by cell, in every form that can carry it."""

import csv
import io
from datetime import UTC, datetime, timedelta

import msgspec
import openpyxl
import pytest

from domain.plan import (
    Counted,
    Frame,
    InWords,
    Link,
    PatientsSafe,
    PhaseDone,
    Plan,
    PlannedActivity,
    PlannedActor,
    PlannedCounter,
    PlannedGate,
    PlannedLocation,
    PlannedSystem,
    Seat,
    SystemIn,
    WorkDone,
)
from web.planfiles import check, difference, read
from web.planfiles.out import FORMS, template
from web.planfiles.out.labels import WORDS, Lang
from web.planfiles.sheets import section_of
from web.planfiles.words import HEADERS, KINDS, STATES, TYPES, meaning

EVENING = datetime(2023, 4, 28, 18, 0, tzinfo=UTC)
OSLO = "Europe/Oslo"


def at(minutes: int) -> datetime:
    return EVENING + timedelta(minutes=minutes)


PLAN = Plan(
    name="Natt; til lørdag & søndag",
    start=at(-60),
    finish=at(200),
    window_end=at(300),
    point_of_no_return=at(150),
    checkin_by=at(-30),
    centres=("Ålesund", "Trondheim"),
    phases=("Papir", "Start"),
    roles=("nattleder",),
    areas=("resept",),
    activities=(
        PlannedActivity(
            code="A-1",
            title="=Slå av <gammel> & «ny»",
            type="system_down",
            actor="IKT",
            location="M",
            workstream="@Drift",
            phase="Papir",
            system="E1",
            planned_start=at(0),
            planned_finish=at(45),
            optimistic=30,
            pessimistic=90,
            not_before=at(0),
            must_finish_by=at(60),
            needs_approval=True,
            approver="Vaktleder",
            backup="-Reserve",
            mandatory=False,
            evidence="'=bilde",
            criterion="+47",
            instructions='Ring først;\nså "gå"',
        ),
        PlannedActivity(code="A-1-5m", title="Et nummer som ligner en frist", duration=20),
        PlannedActivity(
            code="a_2",
            title="Slå på",
            type="milestone",
            predecessors=(
                Link(code="A-1", lag=-5),
                Link(code="A-1", type="SS", lag=15),
                Link(code="A-1-5m", type="FF", lag=90),
                Link(code="A-1", type="SF"),
            ),
            planned_start=at(60) + timedelta(seconds=30),
            planned_finish=at(90),
        ),
        PlannedActivity(
            code="G-1",
            title="Videre?",
            type="gate",
            planned_start=at(100),
            planned_finish=at(110),
            duration=5,
        ),
        PlannedActivity(code="B-1", title="Tilbake", backout_of="A-1", actor="KS", duration=15),
    ),
    locations=(
        PlannedLocation(code="M", name="Moa helsehus", short="Moa", group="Sør"),
        PlannedLocation(code="H", name="Hessa", short="Hessa", care=False),
    ),
    actors=(
        PlannedActor(code="IKT", name="IKT-avdelingen", centre="Ålesund"),
        PlannedActor(code="KS", name="Sentralen"),
    ),
    systems=(
        PlannedSystem(
            code="E1", name="EPJ 1", kind="legacy", target_state="read_only", mandatory=False
        ),
    ),
    counters=(PlannedCounter(code="PAS", title="Pasienter", target=3000),),
    gates=(
        PlannedGate(
            code="G-1",
            title="Videre?",
            seats=(
                Seat(code="drift", title="Drift og nett", actor="IKT"),
                Seat(code="fag", title="Fag", mandatory=False),
            ),
            criteria=(
                PhaseDone(phase="Papir"),
                WorkDone(activity="A-1"),
                SystemIn(system="E1", state="read_only"),
                Counted(counter="PAS"),
                PatientsSafe(),
                InWords(text="Alle er på plass"),
            ),
            valid=20,
            deputy=True,
            no_return=True,
        ),
    ),
)


def again(plan: Plan, form: str, zone: str = OSLO, old: Plan | None = None) -> Plan:
    """Out in that form, and in again."""
    return read(f"plan.{form}", FORMS[form][1](plan, zone), zone, old=old).plan


def test_the_plan_of_these_tests_is_one() -> None:
    assert check(PLAN) == []


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_a_whole_plan_comes_back_whole(form: str) -> None:
    assert again(PLAN, form) == PLAN


@pytest.mark.parametrize("form", ["csv", "xml"])
def test_activities_come_back_cell_by_cell(form: str) -> None:
    back = again(PLAN, form)
    for was, came in zip(PLAN.activities, back.activities, strict=True):
        assert msgspec.structs.asdict(came) == msgspec.structs.asdict(was)


def test_ms_project_carries_what_the_plan_says_of_itself_and_who_is_in_it() -> None:
    back = again(PLAN, "xml")
    for field in (*Frame.__struct_fields__, "roles", "areas", "actors"):
        assert getattr(back, field) == getattr(PLAN, field), field
    assert [(place.code, place.name) for place in back.locations] == [("M", "Moa helsehus")]
    assert [(system.code, system.name) for system in back.systems] == [("E1", "EPJ 1")]


def test_what_was_exported_changes_nothing_where_it_came_from() -> None:
    for form in FORMS:
        made = read(f"plan.{form}", FORMS[form][1](PLAN, OSLO), OSLO, old=PLAN)
        change = difference(PLAN, made)
        assert (change.activities, change.removed, change.frame) == ((), (), None), form
        assert (change.locations, change.actors, change.systems) == ((), (), ()), form


def test_csv_to_ms_project_and_back_is_the_same_plan() -> None:
    first = read("plan.csv", FORMS["csv"][1](PLAN, OSLO)).plan
    assert again(first, "xml") == first


@pytest.mark.parametrize("form", FORMS)
def test_times_of_the_doubled_hour_come_back_as_they_were(form: str) -> None:
    doubled = datetime(2023, 10, 29, 0, 30, tzinfo=UTC)
    rows = tuple(
        PlannedActivity(
            code=f"A-{n}",
            title="x",
            planned_start=doubled + n * timedelta(hours=1),
            not_before=doubled,
        )
        for n in range(3)
    )
    micro = PlannedActivity(code="B", title="y", must_finish_by=doubled + timedelta(microseconds=5))
    plan = Plan(name="", activities=(*rows, micro))
    assert again(plan, form).activities == plan.activities


def test_no_cell_begins_with_what_a_spreadsheet_runs() -> None:
    out = io.StringIO(FORMS["csv"][1](PLAN, OSLO).decode("utf-8-sig"))
    cells = [cell for row in csv.reader(out, delimiter=";") for cell in row]
    book = openpyxl.load_workbook(io.BytesIO(FORMS["xlsx"][1](PLAN, OSLO)))
    cells += [
        str(c.value)
        for sheet in book
        for row in sheet.iter_rows()
        for c in row
        if c.value is not None
    ]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and cell]
    assert all(c.data_type != "f" for sheet in book for row in sheet.iter_rows() for c in row)


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_template_has_drop_downs_and_every_column_by_a_name_that_is_read(lang: Lang) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(lang)))
    for sheet in book:
        section = section_of(sheet.title)
        assert section is not None, sheet.title
        heads = [cell.value for cell in sheet[1]]
        known = [meaning(HEADERS[section], str(head)) for head in heads]
        assert known == [column for column in HEADERS[section] if column != "date"]
    offered = book.worksheets[0].data_validations.dataValidation
    assert len(offered) == 6
    for kind, words in (("type", TYPES), ("kind", KINDS), ("target_state", STATES)):
        assert [meaning(words, word) for word in WORDS[lang][kind]] == list(words)


def test_a_template_that_is_filled_in_is_a_plan() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template("nb")))
    book["Aktiviteter"].append(["A-1", "Slå av", "system ned", "IKT"])
    out = io.BytesIO()
    book.save(out)
    (row,) = read("plan.xlsx", out.getvalue()).plan.activities
    assert (row.type, row.actor) == ("system_down", "IKT")


@pytest.mark.parametrize("form", FORMS)
def test_five_thousand_activities_go_out_and_come_back(form: str) -> None:
    rows = tuple(
        PlannedActivity(
            code=f"A-{n}",
            title=f"Aktivitet {n}",
            planned_start=at(n),
            planned_finish=at(n + 30),
            predecessors=(Link(code=f"A-{n - 1}"), Link(code=f"A-{n // 2}", type="SS"))
            if n > 1
            else (),
        )
        for n in range(5_000)
    )
    assert again(Plan(name="N", activities=rows), form).activities == rows
