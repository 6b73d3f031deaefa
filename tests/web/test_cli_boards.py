"""Boards in the terminal: what a person needs first, in eighty signs, with nothing cut or left out unsaid."""

import json
import re

import pytest

from projections import touched
from projections.views import BOARDS
from tests.web.conftest import GOLIVE, House
from tests.web.terminal import NIGHT, Terminal
from web.cli.cells import THINGS
from web.cli.columns import ABOVE, LAID
from web.cli.terminal import screen


def board(golive: Terminal, night: str, name: str, *asked: str) -> str:
    return golive("board", NIGHT, name, *asked, "--database", night)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch, golive: Terminal) -> Terminal:
    monkeypatch.setattr(screen, "width", 80)
    return golive


@pytest.mark.parametrize("name", BOARDS)
@pytest.mark.parametrize("at", ["15:00", "20:51", "22:30"])
def test_no_cell_is_cut_and_none_speaks_python(
    narrow: Terminal, night: str, name: str, at: str
) -> None:
    told = board(narrow, night, name, "--at", at)
    assert not re.search(r"…|\{'|\['|None|True|False|T\d\d:\d\d:\d\dZ|person:", told)
    assert "As of 2023-04-" in told


@pytest.mark.parametrize("name", BOARDS)
def test_what_is_left_out_is_named_table_by_table_and_field_by_field(
    golive: Terminal, night: str, name: str
) -> None:
    tables = json.loads(board(golive, night, name, "--at", "20:51", "--json"))["tables"]
    told = " ".join(board(golive, night, name, "--at", "20:51").split())
    for table, rows in tables.items():
        columns = LAID[name].get(table)
        if columns is None:
            assert (
                table in ABOVE.get(name, ()) or f"{table}" in told.partition("Left out here: ")[2]
            )
        for row in [next(iter(rows.values()))] if rows and columns else []:
            shown = {field for column in columns or () for field in column.of}
            assert shown <= set(row)
            rest = [field for field in row if field not in shown]
            assert not rest or f"{table} also has {', '.join(rest)}." in told


def test_the_log_shows_when_what_and_who_and_the_words(narrow: Terminal, night: str) -> None:
    told = board(narrow, night, "log", "--at", "20:51")
    last = told[told.rindex("A-428") - 60 :]
    assert re.search(r"\d+ +20:51 +\w+ +A-428", last)
    assert "Koordinator 1" in told


def test_the_plan_shows_the_status_and_both_times(narrow: Terminal, night: str) -> None:
    told = board(narrow, night, "plan", "--at", "20:51")
    assert re.search(r"A-001 +done +16:00–16:10 +16:00–16:08 +Kommando", told)
    assert re.search(r"planned,\s.*\n.*waits for", told)


def test_the_wall_counts_and_says_the_latest(narrow: Terminal, night: str) -> None:
    told = board(narrow, night, "wall", "--at", "20:51")
    assert "62 of 62 actors checked in, 0 complete" in told
    assert re.search(
        r"Latest: 20:51 \w.*: A-428 Utrykning tildelt fra nytt vaktbord, started \(p1157\)", told
    )
    assert re.search(r"Moa sykehjem +paper since 19:33 +5 of 8 +A-112 by 21:05", told)


def test_the_calls_begin_with_whom_to_ring(golive: Terminal, night: str) -> None:
    told = board(golive, night, "calls", "--at", "20:51")
    due = re.findall(r"(\d\d:\d\d) (?:running|promise|check-in)", told)
    assert due
    assert due == sorted(due)


def test_before_the_first_report_no_time_is_told(golive: Terminal, night: str) -> None:
    told = board(golive, night, "plan", "--position", "0")
    assert "Before the first report" in told
    assert "None" not in told


@pytest.mark.parametrize("other", ["--at", "--known-at"])
def test_a_position_says_all_by_itself(golive: Terminal, night: str, other: str) -> None:
    told = golive(
        "board", NIGHT, "wall", "--position", "10", other, "21:00", "--database", night, ends=2
    )
    assert "--position says all by itself" in told


def test_a_time_that_is_none_is_repeated_as_it_was_said(golive: Terminal, night: str) -> None:
    told = golive("board", NIGHT, "wall", "--at", "25:99", "--database", night, ends=1)
    assert "'25:99' is no time of the night; write 21:37" in told


def test_the_plan_shows_what_is_out_of_order_about_anything_but_work(
    narrow: Terminal, house: House
) -> None:
    """Given reports of a clock that runs ahead, then whatever they are about has a line."""
    at = house.report("kari", "note", note="x", occurred_at="2099-01-01T00:00:00Z").json()
    house.report("kari", "note", note="y", occurred_at="2099-01-01T00:00:00Z")
    house.report("kari", "acknowledged", of=at["report_id"])
    other = house.report("kari", "checked_in", actor="Moa", occurred_at="2099-01-01T00:00:00Z")
    told = narrow("board", GOLIVE, "plan", "--database", house.settings.database)
    position, later = at["position"], other.json()["position"]
    assert re.search(rf"clock-ahead at p{position}, acknowledged; clock-ahead at p", told)
    assert re.search(rf"actor moa +clock-ahead at p{later}\b", told)
    assert "Left out here: locations, actors, systems." in told


def test_every_thing_that_may_be_out_of_order_has_a_word() -> None:
    assert set(THINGS) == set(touched.THINGS) - {"activities"}


def test_a_place_is_called_by_its_name(golive: Terminal, night: str) -> None:
    plan = board(golive, night, "plan", "--at", "20:51")
    assert re.search(r"A-001 .*Kommandosentralen i Trondheim +Kommandosentralen", plan)
    assert "ks-trondheim" not in plan
    assert "Moa sykehjem" in board(golive, night, "log", "--at", "20:51")


def test_the_log_says_where_the_reports_before_its_last_ones_are(
    golive: Terminal, night: str
) -> None:
    told = board(golive, night, "log", "--at", "20:51")
    found = re.search(r"last 500 reports, with --json too; --position (\d+) shows those", told)
    assert found is not None
    assert re.search(rf"^ {int(found[1]) + 1} ", told, re.MULTILINE)
    before = board(golive, night, "log", "--position", found[1])
    assert re.search(rf"^ {found[1]} ", before, re.MULTILINE)
    assert "shows those before" not in board(golive, night, "log", "--position", "300")
