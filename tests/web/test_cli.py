"""The command line: the night loaded and looked at, plans, people, and who writes while a server runs."""

import io
import json
import socket
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import GOLIVE, House
from tests.web.terminal import NIGHT, Terminal
from web.hatch import beside, desk


def wall(golive: Terminal, url: str, *asked: str) -> dict[str, Any]:
    told = golive("board", NIGHT, "wall", *asked, "--json", "--database", url)
    row: dict[str, Any] = json.loads(told)["tables"]["golive"][""]
    return row


def test_at_2137_all_actors_had_reported_all_done_and_approved(
    golive: Terminal, night: str
) -> None:
    before, at = wall(golive, night, "--at", "21:36"), wall(golive, night, "--at", "21:37")
    assert before["actors_complete"] < before["actors"]
    assert before["stage"] == "during"
    assert at["stage"] == "complete"
    assert at["actors_complete"] == at["actors"]
    assert at["mandatory_released"] == at["mandatory"]
    assert at["complete_at"].startswith("2023-04-28T19:37")


def test_then_it_is_announced_23_minutes_ahead_as_number_ten(golive: Terminal, night: str) -> None:
    announced = wall(golive, night)
    assert announced["stage"] == "announced"
    assert announced["ahead_minutes"] == 23
    assert announced["ordinal"] == 10
    assert announced["locations"] == 50
    assert announced["finish"] == "2023-04-28T20:00:00Z"


def test_a_board_is_shown_at_any_moment_of_both_axes(golive: Terminal, night: str) -> None:
    exact = wall(golive, night, "--at", "2023-04-28T19:37:59.999999Z")
    assert exact == wall(golive, night, "--at", "28.04.2023 21.37")
    then = wall(golive, night, "--at", "21:37", "--known-at", "21:37")
    assert then["stage"] in ("during", "complete")
    assert "As of 2023-04-28 21:37:59" in golive(
        "board", NIGHT, "wall", "--at", "21:37", "--database", night
    )
    assert "A-070" in golive("board", NIGHT, "plan", "--position", "900", "--database", night)


def test_the_wall_is_said_as_the_room_sees_it(golive: Terminal, night: str) -> None:
    told = golive("board", NIGHT, "wall", "--database", night)
    before_the_tables = told[: told.index("\nlocations")].splitlines()
    assert before_the_tables[0].endswith("· LIVE")
    assert before_the_tables[1] == (
        "Full transition 21:37, 23 minutes ahead of the 22:00 plan, municipality number ten"
    )
    assert any(
        line.startswith("As of 2023-04-") and line.endswith("Europe/Oslo (CEST)")
        for line in before_the_tables
    )
    assert "50 of 50 locations in the new system" in before_the_tables
    assert any(line.endswith("in use since 21:37") for line in before_the_tables)


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ("15:00", "Not started; planned 16:00 to 22:00"),
        ("20:00", "Under way since 16:00"),
        ("21:37", "All reported done and approved 21:37, 23 minutes ahead of the 22:00 plan"),
    ],
)
def test_the_sentence_of_the_wall_follows_the_night(
    golive: Terminal, night: str, at: str, sentence: str
) -> None:
    told = golive("board", NIGHT, "wall", "--at", at, "--database", night)
    assert told.splitlines()[1].startswith(sentence)


def test_before_there_was_a_plan_the_wall_has_nothing_to_say(golive: Terminal, night: str) -> None:
    told = golive("board", NIGHT, "wall", "--position", "0", "--database", night)
    assert told.splitlines()[1] == "No plan yet"


def test_a_position_is_one_of_the_log_whoever_reported_there(golive: Terminal) -> None:
    there = ("--database", "sqlite:///x.db")
    Path("plan.csv").write_text("kode;tittel\nA-1;Ferdig [/b]\n", "utf-8")
    for run in ("molde", "eidet"):
        golive("import", "plan.csv", "--golive", run, *there)
    assert "Ferdig [/b]" in golive("board", "molde", "plan", "--position", "2", *there)
    told = golive("board", "molde", "plan", "--position", "3", *there, ends=1)
    assert "The log ends at 2; there is no position 3." in told


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (["board", NIGHT, "vegg"], "There is no board 'vegg'"),
        (["board", "molde", "wall"], "There is no golive 'molde'"),
        (["board", NIGHT, "wall", "--position", "99999"], "there is no position 99999"),
        (["board", NIGHT, "wall", "--at", "25:99"], "is no time"),
        (["load", "molde"], "molde"),
        (["user", "add", "Kari", "--role", "boss"], "'boss' is no role"),
        (["user", "link", "Nemo"], "nobody called 'Nemo'"),
        (["user", "add", " ", "--role", "planner"], "A name is empty."),
        (["user", "add", "Ka\u202eri", "--role", "planner"], "A name holds U+202E"),
        (["import", "plan.docx", "--golive", "x"], "a plan is .csv, .xlsx"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    golive: Terminal, night: str, said: list[str], sentence: str
) -> None:
    Path("plan.docx").write_bytes(b"PK")
    assert sentence in golive(*said, "--database", night, ends=1)


def test_what_is_said_wrongly_is_usage(golive: Terminal) -> None:
    golive("board", ends=2)
    golive("play", NIGHT, ends=2)
    golive("nothing", ends=2)


def test_loading_twice_is_loading_once(golive: Terminal, night: str) -> None:
    before = golive("board", NIGHT, "log", "--json", "--database", night)
    golive("load", NIGHT, "--database", night)
    assert golive("board", NIGHT, "log", "--json", "--database", night) == before


def test_a_broken_scenario_is_named_by_file_and_line(
    golive: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from examples import scenario

    broken = tmp_path / "examples" / NIGHT
    broken.mkdir(parents=True)
    for file in (scenario.FOLDER / NIGHT).iterdir():
        (broken / file.name).write_bytes(file.read_bytes())
    lines = (broken / "night.jsonl").read_text("utf-8").splitlines()
    lines[6] = lines[6].replace('"kind"', '"kinf"')
    (broken / "night.jsonl").write_text("\n".join(lines), "utf-8")
    monkeypatch.setattr(scenario, "FOLDER", tmp_path / "examples")
    monkeypatch.setattr(scenario.load, "__defaults__", (tmp_path / "examples",))
    assert "night.jsonl, line 7" in golive("load", NIGHT, "--database", "sqlite:///x.db", ends=1)


def test_a_plan_is_looked_at_and_then_imported(golive: Terminal) -> None:
    Path("plan.csv").write_text("kode;tittel;sted\nA-1;Ferdig;Moa\n", "utf-8")
    said = ("import", "plan.csv", "--golive", "molde", "--database", "sqlite:///x.db")
    told = golive(*said, "--dry-run")
    assert "1 activity new or changed: A-1" in told
    assert "Nothing was recorded" in told
    assert not Path("x.db").exists()
    assert "Recorded at p1." in golive(*said)
    assert golive(*said) == "Nothing changed; nothing was recorded.\n"
    Path("plan.csv").write_text("kode;tittel;sted\nA-1;Ferdig;Moa\nA-2;Ny;Moa\n", "utf-8")
    told = golive(*said)
    assert "1 activity new or changed: A-2" in told
    assert "Recorded at p2." in told
    assert "the plan's start" not in told
    Path("plan.json").write_text(
        json.dumps({"name": "Molde", "activities": [{"code": "A-1", "title": "Ferdig"}]}), "utf-8"
    )
    told = golive(*said[:1], "plan.json", *said[2:], "--dry-run")
    assert "the plan's name: Molde" in told
    assert "note: What the file does not have of the locations stays: Moa." in told
    board = json.loads(golive("board", "molde", "plan", "--json", "--database", "sqlite:///x.db"))
    assert set(board["tables"]["activities"]) == {"a-1", "a-2"}


@pytest.mark.parametrize(
    ("golive_id", "zone", "why"),
    [
        ("molde", "Europe/Aalesund", "There is no time zone 'Europe/Aalesund'."),
        ("molde", "../../etc/passwd", "There is no time zone"),
        ("molde-r1", "Europe/Oslo", "'-r1' ends the id of a rehearsal."),
        ("mol de", "Europe/Oslo", "'mol de' is no id"),
    ],
)
def test_a_go_live_that_cannot_be_followed_is_not_created_by_an_import(
    golive: Terminal, golive_id: str, zone: str, why: str
) -> None:
    Path("plan.csv").write_text("kode;tittel;start\nA-1;x;2023-04-28 20:00\n", "utf-8")
    said = ("import", "plan.csv", "--golive", golive_id, "--zone", zone)
    assert why in golive(*said, "--database", "sqlite:///x.db", "--dry-run", ends=1)
    assert why in golive(*said, "--database", "sqlite:///x.db", ends=1)
    assert not Path("x.db").exists()


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("", "A title is empty."),
        (" ", "A title is empty."),
        ("x" * 201, "A title has at most 200 signs, not 201."),
        ("Molde\u202e", "A title holds U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("Molde\nVest", "A title is one line"),
    ],
)
def test_a_title_is_held_to_the_rule_of_every_door(golive: Terminal, title: str, why: str) -> None:
    Path("plan.csv").write_text("kode;tittel\nA-1;x\n", "utf-8")
    said = ("import", "plan.csv", "--golive", "molde", "--title", title)
    assert why in golive(*said, "--database", "sqlite:///x.db", ends=1)
    assert not Path("x.db").exists()


def test_the_first_plan_of_a_new_database_is_imported(golive: Terminal, postgres_url: str) -> None:
    Path("plan.csv").write_text("kode;tittel\nA-1;Ferdig\n", "utf-8")
    said = ("import", "plan.csv", "--golive", "molde", "--database", postgres_url)
    assert "1 activity new or changed: A-1" in golive(*said, "--dry-run")
    assert "no log in this database" in golive("doctor", "--database", postgres_url, ends=1)
    assert "Recorded at p1." in golive(*said)


def test_the_faults_of_a_plan_are_listed_with_row_and_column(golive: Terminal) -> None:
    Path("plan.csv").write_text("kode;tittel;start\nA-1;;x\n", "utf-8")
    told = golive("import", "plan.csv", "--golive", "m", "--database", "sqlite:///x.db", ends=1)
    assert "/activities/2/tittel: is empty." in told
    assert "/activities/2/start: 'x' is no time" in told


def test_the_times_of_a_plan_are_told_in_its_zone(golive: Terminal) -> None:
    Path("plan.csv").write_text("kode;tittel;start\nA-1;x;28.04.2023 16.00\n", "utf-8")
    told = golive("import", "plan.csv", "--golive", "m", "--database", "sqlite:///x.db")
    assert "the plan's start: 2023-04-28 16:00\n" in told


def test_a_machine_reads_the_faults_of_a_plan_as_it_does_over_http(golive: Terminal) -> None:
    Path("plan.csv").write_text("kode;tittel\nA-1;\n", "utf-8")
    there = ("--golive", "m", "--database", "sqlite:///x.db", "--json")
    golive("import", "plan.csv", *there, ends=1)
    told = json.loads(golive.out)
    assert told["type"] == "/problems/plan-faults"
    assert told["errors"] == [{"pointer": "/activities/2/tittel", "detail": "is empty."}]
    Path("plan.docx").write_bytes(b"PK")
    golive("import", "plan.docx", *there, ends=1)
    assert json.loads(golive.out)["type"] == "/problems/not-readable"


def test_a_machine_reads_what_the_writer_refused(golive: Terminal, night: str) -> None:
    Path("plan.csv").write_text("kode;tittel\nA-1;x\n", "utf-8")
    said = ("import", "plan.csv", "--golive", "helseplattformen", "--json", "--database", night)
    assert "'helseplattformen' is taken." in golive(*said, ends=1)
    assert json.loads(golive.out)["type"] == "/problems/code-taken"


def test_people_get_roles_links_and_tokens(golive: Terminal) -> None:
    there = ("--database", "sqlite:///x.db")
    told = golive("user", "add", "Kari", "--role", "commander", "--email", "k@b.no", *there)
    assert "is commander everywhere" in told
    assert "http://127.0.0.1:8000/signin#gll_" in golive("user", "link", "k@b.no", *there)
    assert golive("token", "add", "Kari", *there).startswith("glt_")
    golive("user", "withdraw", "Kari", "--role", "commander", *there)
    assert "signed out everywhere" in golive("user", "end", "Kari", *there)


def test_a_sign_in_link_leads_to_where_the_server_is(
    golive: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = ("--database", "sqlite:///x.db")
    golive("user", "add", "Kari", "--role", "commander", *there)
    monkeypatch.setenv("GOLIVE_TLS_KEY", __file__)
    monkeypatch.setenv("GOLIVE_TLS_CERTIFICATE", __file__)
    told = golive("user", "link", "Kari", *there)
    assert told.startswith("https://127.0.0.1:8000/signin#gll_")
    told = golive("user", "link", "Kari", "--url", "https://k.example/", *there)
    assert told.startswith("https://k.example/signin#gll_")


def test_the_token_of_the_command_line_stands_in_no_other_commands_way(
    golive: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLIVE_CLI_TOKEN", "glt_secret")
    golive("user", "add", "Kari", "--role", "commander", "--database", "sqlite:///x.db")
    told = golive("doctor", "--settings")
    assert "GOLIVE_CLI_TOKEN" in told
    assert "glt_secret" not in told


def test_a_person_is_erased_once_that_is_confirmed(
    golive: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = ("--database", "sqlite:///x.db")
    golive("user", "add", "Kari", "--role", "commander", "--email", "k@b.no", *there)
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    assert "Nobody was forgotten." in golive("user", "erase", "k@b.no", *there, ends=1)
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    assert "leads to nobody now" in golive("user", "erase", "k@b.no", *there)
    assert "nobody called 'Kari'" in golive("user", "erase", "Kari", "--yes", *there, ends=1)


def test_without_an_answer_nobody_is_erased(
    golive: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = ("--database", "sqlite:///x.db")
    golive("user", "add", "Kari", "--role", "commander", *there)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    golive("user", "erase", "Kari", *there, ends=1)
    assert golive("token", "add", "Kari", *there).startswith("glt_")


def test_who_is_erased_while_a_server_runs_is_let_in_no_more(
    golive: Terminal, house: House
) -> None:
    golive("user", "erase", "person:kari", "--yes", "--database", house.settings.database)
    with house.http("rune") as door:
        assert door.get("/api/people?ids=person:kari,person:rune").json() == {"person:rune": "rune"}
    with house.http("kari") as door:
        assert door.get("/api/session").status_code == 401


def test_while_a_server_runs_it_is_asked_to_write(golive: Terminal, house: House) -> None:
    there = ("--database", house.settings.database)
    golive("user", "add", "Ola", "--role", "coordinator", *there)
    house.tokens["ola"] = golive("token", "add", "Ola", *there).strip()
    assert house.report("ola", "started", activity="A-1").status_code == 201
    golive("load", NIGHT, *there)
    with house.http("ola") as door:
        assert [line["id"] for line in door.get("/api/golives").json()] == [GOLIVE, NIGHT]
    assert "A server is running." in golive("doctor", *there)


def test_a_server_that_was_killed_runs_no_more(golive: Terminal, house: House) -> None:
    there = ("--database", house.settings.database)
    house.stop()
    assert "No server is running." in golive("doctor", *there)
    left_behind(house)
    assert "No server is running." in golive("doctor", *there)
    with desk(house.settings.database):  # another one writes, and it has no hatch
        told = golive("user", "add", "Ola", "--role", "coordinator", *there, ends=1)
    assert "Another process writes" in told


def left_behind(house: House) -> None:
    """The file of a hatch, as a kill leaves it: nobody listens."""
    hatch = beside(house.settings.database)
    with socket.socket(socket.AF_UNIX) as line:
        line.bind(str(hatch))


def test_only_the_owner_may_open_the_hatch(house: House) -> None:
    hatch = beside(house.settings.database)
    assert hatch is not None
    assert hatch.stat().st_mode & 0o077 == 0
    house.stop()
    assert not hatch.exists()


def test_a_second_server_on_the_same_file_does_not_start(golive: Terminal, house: House) -> None:
    told = golive("serve", "--port", "0", "--database", house.settings.database, ends=1)
    assert "Another process writes" in told


def test_settings_are_listed_and_wrong_ones_stop_the_start(
    golive: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "GOLIVE_SESSION_HOURS" in golive("doctor", "--settings")
    monkeypatch.setenv("GOLIVE_HOST", "0.0.0.0")
    assert "needs TLS files" in golive("serve", ends=1)
    monkeypatch.setenv("GOLIVE_NONSENSE", "1")
    assert "Unknown settings: GOLIVE_NONSENSE" in golive("doctor", ends=1)


def test_doctor_names_the_first_bad_position(golive: Terminal, house: House) -> None:
    house.report("rune", "started", activity="A-1")
    house.stop()
    golive("doctor", "--database", house.settings.database)
    import sqlite3

    with sqlite3.connect(house.settings.database.removeprefix("sqlite:///")) as raw:
        raw.execute(
            "UPDATE golive_events SET state = CAST(replace(state, 'A-1', 'A-2') AS BLOB) WHERE id = 2"
        )
    raw.close()
    told = golive("doctor", "--database", house.settings.database, ends=1)
    assert "from position 2 on" in told
