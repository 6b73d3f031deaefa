"""A rehearsal from the command line: by whoever writes the log, numbered on, told with its addresses."""

import json
from pathlib import Path

import pytest

from tests.web.conftest import GOLIVE, House
from tests.web.terminal import Terminal

HERE = ("--database", "sqlite:///x.db")


@pytest.fixture
def planned(golive: Terminal) -> Terminal:
    """A log with a go-live of one activity."""
    Path("plan.csv").write_text("kode;tittel\nA-1;Ferdig\n", "utf-8")
    golive("import", "plan.csv", "--golive", "Molde", "--title", "Molde i drift", *HERE)
    return golive


def test_rehearsals_are_numbered_on_and_have_the_plan(planned: Terminal) -> None:
    first = planned("rehearse", "molde", *HERE)
    assert first.splitlines() == [
        "Molde-r1 stands in the log at p2, in real time.",
        "No server runs; once `golive serve` does:",
        "  console  http://127.0.0.1:8000/console/Molde-r1",
        "  wall     http://127.0.0.1:8000/wall/Molde-r1",
    ]
    assert "Molde-r2 stands" in planned("rehearse", "molde", *HERE)
    assert "Molde-r7 stands" in planned("rehearse", "molde", "--number", "7", *HERE)
    assert "Molde-r8 stands" in planned("rehearse", "molde", *HERE)
    board = json.loads(planned("board", "molde-r2", "plan", "--json", *HERE))
    assert set(board["tables"]["activities"]) == {"a-1"}
    assert (board["run"]["kind"], board["run"]["number"]) == ("rehearsal", 2)


def test_of_servers_on_postgresql_it_claims_nothing(golive: Terminal, postgres_url: str) -> None:
    House(postgres_url).prepare()
    told = golive("rehearse", GOLIVE, "--database", postgres_url)
    assert "Servers on PostgreSQL cannot be seen from here; one with these settings has:" in told
    assert "No server runs" not in told


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (["nosuch"], "There is no go-live 'nosuch' in this log; there are molde, molde-r1."),
        (["molde-r1"], "Molde-r1 is a rehearsal itself; name the live run."),
        (["molde", "--number", "1"], "'Molde-r1' is taken."),
        (["molde", "--number", "9" * 30], "No id can be made of Molde and this number."),
    ],
)
def test_what_cannot_be_rehearsed_is_said(
    planned: Terminal, said: list[str], sentence: str
) -> None:
    planned("rehearse", "molde", *HERE)
    assert sentence in planned("rehearse", *said, *HERE, ends=1)


def test_where_there_is_no_log_none_is_made(golive: Terminal) -> None:
    assert "there is none yet" in golive("rehearse", "molde", *HERE, ends=1)
    assert not Path("x.db").exists()


def test_a_running_server_makes_it_and_shows_it_at_once(golive: Terminal, house: House) -> None:
    told = golive("rehearse", GOLIVE, "--database", house.settings.database)
    assert f"{house.url}/console/{GOLIVE}-r1" in told
    assert "No server runs" not in told
    with house.http("kari") as door:
        made = door.get(f"/api/golives/{GOLIVE}-r1").json()
    assert (made["kind"], made["number"], made["wall"]["activities"]) == ("rehearsal", 1, 3)
