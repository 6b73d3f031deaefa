"""People from the command line: called by any name that is printed, with roles where there is a go-live."""

import json
import socket
from pathlib import Path

import pytest

from tests.web.conftest import GOLIVE, House
from tests.web.terminal import NIGHT, Terminal

HERE = ("--database", "sqlite:///x.db")


def test_a_role_for_a_go_live_that_is_not_there_is_refused_unless_it_is_to_come(
    golive: Terminal,
) -> None:
    said = ("user", "add", "Kari", "--role", "planner", "--golive")
    assert "'molde' in this log; there is none yet." in golive(*said, "molde", *HERE, ends=1)
    assert "is planner in molde" in golive(*said, "molde", "--ahead", *HERE)
    Path("plan.csv").write_text("kode;tittel\nA-1;x\n", "utf-8")
    golive("import", "plan.csv", "--golive", "Molde", *HERE)
    assert "is planner in molde" in golive(*said, "molde", *HERE)
    told = golive(*said, "nosuch", *HERE, ends=1)
    assert "There is no go-live 'nosuch' in this log; there are molde." in told
    assert "--ahead" in told


@pytest.mark.parametrize("name", ["coordinator-1", "person:coordinator-1", "Koordinator 1"])
def test_whoever_is_printed_anywhere_is_found_by_what_was_printed(
    golive: Terminal, night: str, name: str
) -> None:
    assert "/signin#gll_" in golive("user", "link", name, "--database", night)


def test_everybody_is_listed_with_roles_and_logins(golive: Terminal) -> None:
    golive("user", "add", "Kari", "--role", "commander", "--email", "K@b.no", *HERE)
    golive("user", "add", "Kari", "--role", "planner", "--golive", "molde", "--ahead", *HERE)
    golive("user", "add", "Ola", "--role", "spectator", *HERE)
    told = golive("user", "list", *HERE)
    assert "commander, planner in molde" in told
    assert "k@b.no" in told
    kari, ola = json.loads(golive("user", "list", "--json", *HERE))
    assert (kari["name"], kari["roles"]) == ("Kari", ["commander", "planner in molde"])
    assert kari["ref"].startswith("person:")
    assert ola["logins"] == []


def test_a_link_leads_to_where_the_running_server_is(golive: Terminal, house: House) -> None:
    told = golive("user", "link", "kari", "--database", house.settings.database)
    assert told.startswith(f"{house.url}/signin#gll_")


@pytest.mark.parametrize("url", ["nan", "http://[", "ftp://127.0.0.1"])
def test_a_link_to_what_is_no_address_is_not_made(golive: Terminal, url: str) -> None:
    golive("user", "add", "Kari", "--role", "commander", *HERE)
    told = golive("user", "link", "Kari", "--url", url, *HERE, ends=1)
    assert "is no address of a command centre" in told.replace("\n", " ")
    assert "signin" not in told


def test_a_login_is_one_line(golive: Terminal) -> None:
    odd = ("--email", "kari@b.no\nX: y")
    told = golive("user", "add", "Kari", "--role", "commander", *odd, *HERE, ends=1)
    assert "A login is one line" in told


def test_a_port_that_is_taken_is_named(golive: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        told = golive("serve", "--port", port, *HERE, ends=1)
    assert f"127.0.0.1 port {port} cannot be listened on: Address already in use." in told


def test_a_role_in_a_go_live_that_stands_needs_nothing_more(golive: Terminal, house: House) -> None:
    there = ("--golive", GOLIVE.upper(), "--database", house.settings.database)
    assert GOLIVE.upper() in golive("user", "add", "Ola", "--role", "reporter", *there)
    assert NIGHT not in golive("user", "list", "--database", house.settings.database)


@pytest.mark.parametrize(
    ("role", "where", "sentence"),
    [
        ("commander", (), "Per A is not commander everywhere; she is in molde."),
        ("commander", ("--golive", "nope"), "Per A is not commander in nope; she is in molde."),
        ("planner", (), "Per A is planner nowhere."),
    ],
)
def test_a_role_that_somebody_has_not_cannot_be_withdrawn(
    golive: Terminal, role: str, where: tuple[str, ...], sentence: str
) -> None:
    golive("user", "add", "Per A", "--role", "commander", "--golive", "molde", "--ahead", *HERE)
    said = ("user", "withdraw", "Per A", "--role", role, *where)
    assert sentence in golive(*said, *HERE, ends=1)
    assert "commander in molde" in golive("user", "list", *HERE)


def test_whoever_loses_a_role_hears_where_she_still_has_it(golive: Terminal) -> None:
    golive("user", "add", "Per A", "--role", "commander", *HERE)
    golive("user", "add", "Per A", "--role", "commander", "--golive", "molde", "--ahead", *HERE)
    said = ("user", "withdraw", "Per A", "--role", "commander")
    told = golive(*said, *HERE)
    assert told == "Per A is no longer commander everywhere, but still in molde.\n"
    told = golive(*said, "--golive", "Molde", *HERE)
    assert told == "Per A is no longer commander in Molde.\n"
    assert "commander" not in golive("user", "list", *HERE)


def test_tokens_are_listed_without_their_secrets_and_ended_one_by_one(golive: Terminal) -> None:
    """Given three tokens, when one is ended, then it opens nothing and the others are left."""
    golive("user", "add", "Bot", "--role", "reporter", *HERE)
    first = golive("token", "add", "Bot", "--label", "vakt", *HERE).strip()
    second = golive("token", "add", "Bot", *HERE).strip()
    golive("user", "link", "Bot", *HERE)
    told = golive("token", "list", *HERE)
    listed = golive("token", "list", "--json", *HERE)
    assert not any(secret in told + listed for secret in (first, second))
    vakt, other = sorted(json.loads(listed), key=lambda one: one["label"] is None)
    assert (vakt["name"], vakt["label"], other["label"]) == ("Bot", "vakt", None)
    assert vakt["made_at"].endswith("Z")
    assert vakt["id"] in told
    assert "vakt" in told
    assert "ended" in golive("token", "end", vakt["id"], *HERE)
    assert [one["id"] for one in json.loads(golive("token", "list", "--json", *HERE))] == [
        other["id"]
    ]
    assert vakt["id"] in golive("token", "end", vakt["id"], *HERE, ends=1)


def test_where_no_token_is_none_is_listed(golive: Terminal) -> None:
    golive("user", "add", "Bot", "--role", "reporter", *HERE)
    assert "no token" in golive("token", "list", *HERE)
    assert json.loads(golive("token", "list", "--json", *HERE)) == []


@pytest.mark.parametrize("said", ["", "0123", "%", "glt_secret", "zz"])
def test_a_token_that_is_not_there_cannot_be_ended(golive: Terminal, said: str) -> None:
    golive("user", "add", "Bot", "--role", "reporter", *HERE)
    golive("token", "add", "Bot", *HERE)
    assert "golive token list" in golive("token", "end", said, *HERE, ends=1)
    assert len(json.loads(golive("token", "list", "--json", *HERE))) == 1


def test_a_token_that_is_ended_opens_nothing_any_more(golive: Terminal, house: House) -> None:
    at = ("--database", house.settings.database)
    mine = next(
        one for one in json.loads(golive("token", "list", "--json", *at)) if one["name"] == "kari"
    )
    golive("token", "end", mine["id"], *at)
    with house.http("kari") as door:
        assert door.get("/api/session").status_code == 401
    with house.http("lise") as door:
        assert door.get("/api/session").status_code == 200
