"""Plan files: what people really send is read, and every fault is told at once with its place."""

import json
import re
from datetime import UTC, datetime

import pytest

from domain.fold.golive import changed
from domain.plan import Difference, Link, Plan, PlannedActivity, PlannedActor
from tests.web.files import faults
from web.planfiles import Made, NotReadable, check, difference, read, staying

NIGHT = """Kode;Aktivitet;Aktør;Lokasjon;Fase;Forgjengere;Planlagt start;Varighet;Godkjennes;Type;System
A-1;Slå av;IKT;;Nedtaking;;28.04.2023 20.00;1,5 t;ja;system ned;EPJ 1
A-2;Prøv utskrift;Moa;Moa helsehus;Prøving;A-1+15m, SS:A-1;2023-04-28 21:00;30;nei;;
A-3;Start;IKT;;Prøving;A-2;2023-04-28T20:00Z;0:45;;system opp;EPJ ny
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_norwegian_csv_is_read_in_any_of_the_usual_encodings(encoding: str) -> None:
    plan = read("plan.csv", NIGHT.encode(encoding)).plan
    first, second, third = plan.activities
    assert first.needs_approval
    assert first.type == "system_down"
    assert first.planned_start == datetime(2023, 4, 28, 18, 0, tzinfo=UTC)
    assert first.planned_finish == datetime(2023, 4, 28, 19, 30, tzinfo=UTC)
    assert second.predecessors == (Link(code="A-1", lag=15), Link(code="A-1", type="SS"))
    assert third.planned_finish == datetime(2023, 4, 28, 20, 45, tzinfo=UTC)


def test_what_is_not_listed_is_made_from_what_activities_name() -> None:
    plan = read("plan.csv", NIGHT.encode()).plan
    assert [(x.code, x.name, x.short) for x in plan.locations] == [
        ("Moa-helsehus", "Moa helsehus", "Moa")
    ]
    assert [a.code for a in plan.actors] == ["IKT", "Moa"]
    assert [(s.code, s.kind, s.target_state) for s in plan.systems] == [
        ("EPJ-1", "legacy", "off"),
        ("EPJ-ny", "new", "on"),
    ]
    assert plan.phases == ("Nedtaking", "Prøving")
    assert plan.start == datetime(2023, 4, 28, 18, 0, tzinfo=UTC)


def test_commas_and_english_names_are_read_as_well() -> None:
    made = read("p.csv", b'code,title,predecessors,colour\nA,x,,red\nB,"y, z","A;A+5",\n')
    assert made.plan.activities[1].title == "y, z"
    assert made.plan.activities[1].predecessors == (Link(code="A"), Link(code="A", lag=5))
    assert made.notes == ("The column 'colour' is not known and was left out.",)


def test_json_sections_and_lists_of_links_are_read() -> None:
    text = """{"name":"N","finish":"2023-04-28 22:00","aktiviteter":[
        {"kode":"A-1","tittel":"x","sted":"moa","mandatory":false},
        {"code":"A-2","title":"y","predecessors":[{"code":"A-1","lag":5},"SS:A-1"]}],
        "locations":[{"code":"Moa","name":"Moa helsehus","short":"Moa"}],
        "counters":[{"code":"PAS","title":"Pasienter","target":"3 000"}]}"""
    plan = read("plan.json", text.encode()).plan
    assert plan.name == "N"
    assert plan.finish == datetime(2023, 4, 28, 20, 0, tzinfo=UTC)
    assert plan.activities[0].location == "Moa"
    assert not plan.activities[0].mandatory
    assert plan.activities[1].predecessors == (Link(code="A-1", lag=5), Link(code="A-1", type="SS"))
    assert plan.counters[0].target == 3000


def test_every_fault_is_told_in_one_answer_with_row_and_column() -> None:
    found = faults(
        "code;title;Etter;Start;slutt;varighet\n"
        "A-1;;A-9;28.04.2023 48.00;x;\n"
        "a-1;t;A-1;;;abc\n"
        ";u;;30.02.2023 10.00;;\n"
    )
    assert set(found) == {
        "/activities/2/title",
        "/activities/2/Etter",
        "/activities/2/Start",
        "/activities/2/slutt",
        "/activities/3/code",
        "/activities/3/varighet",
        "/activities/4/code",
        "/activities/4/Start",
    }


def test_a_time_in_the_missing_hour_is_refused() -> None:
    found = faults("code;title;start\nA;x;26.03.2023 02.30\n")
    assert "does not exist" in found["/activities/2/start"]


def test_a_time_in_the_doubled_hour_needs_its_offset() -> None:
    found = faults("code;title;start\nA;x;29.10.2023 02.30\n")
    assert "+02:00 or +01:00" in found["/activities/2/start"]
    with_offset = read("p.csv", b"code;title;start\nA;x;29.10.2023 02.30+01:00\n").plan
    assert with_offset.activities[0].planned_start == datetime(2023, 10, 29, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ("999999999999999;28.04.2023 20.00;", "varighet"),
        (f"{'9' * 400};28.04.2023 20.00;", "varighet"),
        ("367 d;28.04.2023 20.00;", "varighet"),
        (";0001-01-01 00:30+01:00;", "start"),
        (";9999-12-31 23:30-01:00;", "start"),
        (";01.01.0001 00.30;", "start"),
        ("60;31.12.9999 23.30;", "start"),
        (";1969-12-31 20:00;", "start"),
        (";;A-2+10000000000", "etter"),
        (";;A-2-10000000000d", "etter"),
    ],
)
def test_what_no_night_has_room_for_is_a_fault(cells: str, column: str) -> None:
    found = faults(f"code;title;varighet;start;etter\nA-1;x;{cells}\nA-2;y;;;\n")
    assert set(found) == {f"/activities/2/{column}"}


@pytest.mark.parametrize("lag", [10**10, -(10**10), True])
def test_a_lag_of_json_is_a_year_at_most(lag: int) -> None:
    links = json.dumps([{"code": "A-1", "lag": lag}])
    text = f"""{{"activities":[{{"code":"A-1","title":"x"}},
        {{"code":"A-2","title":"y","predecessors":{links}}}]}}"""
    assert set(faults(text, "p.json")) == {"/activities/2/predecessors"}


@pytest.mark.parametrize("start", ["0001-01-01T00:00:00+02:00", "9999-12-31T23:00:00-02:00"])
def test_a_plan_of_no_night_is_a_fault_wherever_it_comes_from(start: str) -> None:
    moment = datetime.fromisoformat(start)
    plan = Plan(
        name="",
        activities=(PlannedActivity(code="A", title="a", planned_start=moment),),
        window_end=moment,
    )
    assert [(f.section, f.row, f.column) for f in check(plan)] == [
        ("plan", 0, "window_end"),
        ("activities", 0, "planned_start"),
    ]


def test_a_circle_is_told_in_full() -> None:
    found = faults("code,title,predecessors\nA,a,C\nB,b,A\nC,c,B\nD,d,\n")
    assert list(found.values()) == ["waits for itself: A → B → C → A."]


def test_a_place_that_its_section_does_not_list_is_a_fault() -> None:
    found = faults(
        '{"activities":[{"code":"A","title":"x","location":"Molde"}],'
        '"locations":[{"code":"moa","name":"Moa"}]}',
        "p.json",
    )
    assert found == {"/activities/1/location": "there is no location 'Molde'."}


def test_a_name_of_two_places_is_a_fault_where_it_is_used() -> None:
    """Sent to one of them in silence, the work would be told of by the wrong people."""
    sections = {
        "locations": [{"code": code, "name": "Moa"} for code in ("M-1", "M-2")],
        "activities": [
            {"code": "A", "title": "x", "location": "moa"},
            {"code": "B", "title": "y", "location": "m-2"},
        ],
    }
    why = "'moa' is the name of both M-1 and M-2: say which by its code."
    assert faults(json.dumps(sections), "p.json") == {"/activities/1/location": why}


def test_two_names_that_come_to_one_code_are_a_fault() -> None:
    names = ("Sal 1/2", "sal-1/2", "Sal 12", "sal  12", "SAL  1/2")
    cells = "".join(f"A-{number};x;{name}\n" for number, name in enumerate(names))
    found = faults(f"code;title;sted\n{cells}")
    assert found == {
        f"/activities/{row}/sted": f"{said!r} would have the code 'Sal-12', as 'Sal 1/2' has: "
        "list both as locations."
        for row, said in ((4, "Sal 12"), (5, "sal  12"))
    }


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.docx", b"PK"),
        ("plan.csv", b'code;title\n"a;b\n'),
        ("plan.csv", b"code;title\nA;\x01\n"),
        ("plan.json", b'{"activities":[1]}'),
    ],
)
def test_what_is_no_plan_is_said_so(name: str, data: bytes) -> None:
    with pytest.raises(NotReadable):
        read(name, data)


def test_long_names_are_cut_for_their_tiles_and_stay_apart() -> None:
    made = read(
        "p.csv", b"code;title;sted\nA;x;Spjelkavik omsorgssenter\nB;y;Spjelkavik bofellesskap\n"
    )
    shorts = [location.short or "" for location in made.plan.locations]
    assert len(set(shorts)) == 2
    assert max(map(len, shorts)) <= 9
    assert len(made.notes) == 2


def test_a_short_name_that_another_tile_has_is_told_as_just_that() -> None:
    sections = {
        "locations": [{"code": code, "name": "Moa"} for code in ("M-1", "M-2")],
        "activities": [{"code": "A", "title": "x"}],
    }
    notes = read("p.json", json.dumps(sections).encode()).notes
    assert notes == ("'Moa' stands on another tile already and was made 'Moa 2'.",)


def test_the_difference_names_what_changed_and_what_is_gone() -> None:
    old = Plan(
        name="",
        activities=(PlannedActivity(code="A", title="a"), PlannedActivity(code="B", title="b")),
    )
    new = Plan(
        name="",
        activities=(PlannedActivity(code="a", title="ny"), PlannedActivity(code="C", title="c")),
    )
    change = difference(old, Made(plan=new))
    assert [(a.code, a.title) for a in change.activities] == [("A", "ny"), ("C", "c")]
    assert change.removed == ("B",)


def test_roles_and_areas_of_the_frame_are_read_as_the_log_writes_them() -> None:
    text = (
        '{"activities":[{"code":"A","title":"x"}],"roles":["Nattleder (vest)"],"areas":["resept"]}'
    )
    plan = read("p.json", text.encode()).plan
    assert (plan.roles, plan.areas) == (("nattleder vest",), ("resept",))


@pytest.mark.parametrize(
    ("field", "words", "why"),
    [("roles", '["112"]', "'112' is no role"), ("areas", '["to ord"]', "'to ord' is no code")],
)
def test_what_can_be_neither_is_told(field: str, words: str, why: str) -> None:
    text = f'{{"activities":[{{"code":"A","title":"x"}}],"{field}":{words}}}'
    assert faults(text, "p.json")[f"/plan/0/{field}"].startswith(why)


def test_more_roles_and_areas_are_a_difference() -> None:
    one = (PlannedActivity(code="A", title="a"),)
    old = Plan(name="", activities=one, roles=("nattleder",), areas=("resept",))
    new = Plan(name="", activities=one, roles=("datavakt", "nattleder"), areas=("oppsett",))
    change = difference(old, Made(plan=new))
    assert (change.roles, change.areas, change.activities) == (("datavakt",), ("oppsett",), ())


def plan_file(**frame: object) -> Made:
    """Two activities from 20:00 to 21:00, and what the file says of the plan itself."""
    rows = [
        {"code": "A", "title": "a", "planned_start": "2023-04-28 20:00", "phase": "Natt"},
        {"code": "B", "title": "b", "planned_finish": "2023-04-28 21:00"},
    ]
    return read("p.json", json.dumps({"activities": rows} | frame).encode())


def clock(hour: int) -> datetime:
    return datetime(2023, 4, 28, hour - 2, tzinfo=UTC)


def test_what_the_plan_says_of_itself_is_part_of_the_difference() -> None:
    old = plan_file(name="N", finish="2023-04-28 22:00").plan
    made = plan_file(name="N", finish="2023-04-28 23:00", centres=["Ålesund"])
    change = difference(old, made)
    assert change.frame is not None
    assert changed(old, change) == made.plan
    assert changed(old, change).finish == clock(23)
    assert difference(made.plan, made) == Difference()


def test_what_a_file_does_not_say_stays_with_a_note() -> None:
    """Given a plan from json, when its activities come as csv, then its own fields are not wiped."""
    old = plan_file(name="N", finish="2023-04-28 22:00", window_end="2023-04-28 23:00").plan
    rows = "code;title;slutt;fase\nA;a;28.04.2023 20.30;Natt\nB;b;28.04.2023 20.45;Morgen\n"
    made = read("p.csv", rows.encode())
    plan = changed(old, difference(old, made))
    assert (plan.name, plan.finish, plan.window_end) == ("N", clock(22), clock(23))
    assert plan.phases == ("Natt", "Morgen")
    assert staying(old, made) == (
        "What the file does not say of the plan stays as it was: name, finish, window_end.",
    )


def test_what_follows_from_activities_follows_them_on() -> None:
    old = plan_file().plan
    made = read("p.csv", b"code;title;slutt\nA;a;\nB;b;28.04.2023 22.00\n")
    assert changed(old, difference(old, made)).finish == clock(22)
    assert staying(old, made) == ()


def test_a_field_that_is_said_to_be_empty_is_emptied() -> None:
    old = plan_file(name="N", window_end="2023-04-28 23:00").plan
    made = plan_file(name="N", window_end=None)
    assert changed(old, difference(old, made)).window_end is None


def test_what_the_file_no_longer_lists_stays_with_a_note() -> None:
    """A dropped actor is still waited for (rule 8): somebody has to know."""
    one = (PlannedActivity(code="A", title="a"),)
    old = Plan(
        name="",
        activities=one,
        actors=(PlannedActor(code="Moa", name="Moa"), PlannedActor(code="IKT", name="IKT")),
    )
    new = Plan(name="", activities=one, actors=(PlannedActor(code="moa", name="Moa"),))
    assert staying(old, Made(plan=new)) == (
        "What the file does not have of the actors stays, and full transition waits for it: IKT.",
    )


def test_nothing_in_a_file_is_left_out_in_silence() -> None:
    notes = plan_file(contacts=[{"code": "G"}], colour="red", kontakter=[]).notes
    assert notes == (
        "'colour' is not known and was left out.",
        "'kontakter' is not known and was left out.",
        "The section 'contacts' is not used and was left out.",
    )
    twice = read("p.csv", b"Tittel;code;Navn;code\nx;A;y;B\n")
    assert [(a.code, a.title) for a in twice.plan.activities] == [("A", "x")]
    assert twice.notes == (
        "The column 'Navn' means the same as 'Tittel' and was left out.",
        "The column 'code' means the same as 'code' and was left out.",
    )


def test_columns_that_nobody_knows_are_named_before_the_faults_that_follow_from_them() -> None:
    assert list(faults("Fase;Oppgåvetekst\nA-1;x\n").items()) == [
        ("/activities", "The column 'Oppgåvetekst' is not known and was left out."),
        ("/activities/2/code", "is empty."),
        ("/activities/2/title", "is empty."),
    ]


def test_a_code_that_is_too_long_is_said_to_be_too_long() -> None:
    (found,) = faults(f"code;title\n{'A' * 40};x\n").values()
    assert found == f"'{'A' * 40}' is too long for a code: 40 signs, at most 32."


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("p.json", b'{"activities":{}}', "'activities' is no list of rows."),
        ("p.json", b'{"activities":[],"Plan":[]}', "'Plan' means the same as 'activities'."),
        ("p.csv", b"code;title\nA;x\nB;y;z\n", "Line 3 has more cells than there are columns."),
    ],
)
def test_what_would_be_lost_is_refused(name: str, data: bytes, why: str) -> None:
    with pytest.raises(NotReadable, match=re.escape(why)):
        read(name, data)
