"""A night played through the front door, by its own people; and the log followed in the terminal."""

import json
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest

from examples.scenario import load
from tests.web.conftest import GOLIVE, House
from web.cli.scenarios import add_people
from web.errands import AddUser, EndKeys, MakeKey
from web.hatch import desk
from web.playing import PATIENCE, Door, NotPlayed, Play

GOLIVE_PROGRAM = str(Path(sys.executable).with_name("golive"))
NIGHT = "aalesund-2023"


@contextmanager
def running(*said: str) -> Iterator[subprocess.Popen[str]]:
    """``golive …`` in a process of its own, ended as with Ctrl+C."""
    process = subprocess.Popen(
        [GOLIVE_PROGRAM, *said], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)


def told(process: subprocess.Popen[str], pattern: str) -> re.Match[str]:
    """The first line that says so."""
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(pattern, line):
            return found
    raise AssertionError(f"it never said {pattern!r}")


def test_the_demo_plays_the_night_and_lets_its_people_in() -> None:
    """Given the demo at great speed, when its night is over, then every report was taken at the door."""
    with running("demo", "--port", "0", "--speed", "10000") as demo:
        link = told(demo, r"commander\s+(http://127\.0\.0\.1:\d+)/signin\?next=(\S+)#(\S+)")
        more = told(demo, r"^  (.*golive user link commander --database sqlite:///(\S+/demo\.db))$")
        told(demo, "The night plays at 10000 times its speed, for 1 minute or so")
        told(demo, r"1858 reports stand in the log, 0 were refused")
        assert Path(more[2]).exists()
        made = subprocess.run(more[1].split(), check=True, capture_output=True, text=True)
        assert made.stdout.startswith(f"{link[1]}/signin#gll_")
        with httpx.Client(base_url=link[1]) as door:
            origin = {"origin": link[1]}
            assert (
                door.post("/api/session", json={"token": link[3]}, headers=origin).status_code
                == 201
            )
            assert door.get(link[2]).status_code == 200
            row = door.get(f"/api/golives/{NIGHT}").json()["wall"]
    assert demo.returncode == 0
    assert (row["stage"], row["ahead_minutes"], row["ordinal"]) == ("announced", 23, 10)
    assert row["complete_at"].startswith("2023-04-28T19:37")
    assert row["actors_complete"] == row["actors"]


def test_one_desk_plays_the_night_for_all_who_are_on_the_telephone(
    house: House, tmp_path: Path
) -> None:
    """Given everybody is known, when one desk types, it takes a second pair of hands for the waiver alone."""
    with desk(house.settings.database) as writer:
        add_people(writer, load(NIGHT))
    for role in ("planner", "coordinator", "commander"):
        house.run(AddUser(name="desk", role=role))
    tokens = tmp_path / "tokens.json"
    people = {"": "desk", "deputy": "person:deputy"}
    keys = {login: house.run(MakeKey(name=who, kind="token")) for login, who in people.items()}
    tokens.write_text(json.dumps(keys), "utf-8")
    said = ("play", NIGHT, "--url", house.url, "--tokens", str(tokens), "--speed", "10000")
    with running(*said) as play:
        told(play, "1858 reports stand in the log, 0 were refused")
        assert play.wait(timeout=10) == 0
    with house.http("kari") as door:
        row = door.get(f"/api/golives/{NIGHT}").json()["wall"]
    assert (row["stage"], row["ahead_minutes"], row["ordinal"]) == ("announced", 23, 10)


def test_the_log_is_followed_in_the_terminal(house: House) -> None:
    with running("tail", "--url", house.url, "--token", house.tokens["kari"]) as tail:
        told(tail, f"{GOLIVE} p1 ")
        house.report("rune", "started", activity="A-1", told_by="role:vaktleder")
        told(
            tail,
            r"moa-night p2 \d\d:\d\d started A-1 Title of A-1, Moa \(vaktleder, entered by rune\)",
        )
        house.report("kari", "note", activity="A-1", note="Skriveren er tom")
        told(tail, r"p3 \d\d:\d\d note A-1 Title of A-1, Moa: Skriveren er tom \(kari\)")


def test_a_tail_comes_again_after_a_restart_and_misses_nothing(house: House) -> None:
    """Given a server that goes away for a while, when reports came meanwhile, then they are told once."""
    with running("tail", GOLIVE, "--url", house.url, "--token", house.tokens["kari"]) as tail:
        told(tail, "p1 ")
        house.stop()
        told(tail, "The command centre is restarting.")
        house.start()
        house.report("rune", "started", activity="A-1")
        first = told(tail, "p[0-9]+ .*")
        house.report("rune", "started", activity="B-1")
        assert re.match("p2 .* started A-1", first[0])
        assert "started B-1" in told(tail, "p[0-9]+ .*")[0]
        assert tail.poll() is None


def test_a_tail_of_nobody_says_so_at_once() -> None:
    url = "http://127.0.0.1:1"
    with running("tail", GOLIVE, "--url", url, "--token", "x") as tail:
        assert "Errno" not in told(tail, f"golive: {url} cannot be followed: ").string
        assert tail.wait(timeout=10) == 1


def test_a_tail_whose_token_ends_does_not_come_again(house: House) -> None:
    with running("tail", GOLIVE, "--url", house.url, "--token", house.tokens["kari"]) as tail:
        told(tail, "p1 ")
        house.run(EndKeys(name="kari"))
        told(tail, "golive: The command centre does not know this token, or it was ended.$")
        assert tail.wait(timeout=10) == 1


def test_a_tail_that_may_not_look_says_so(house: House) -> None:
    with running("tail", GOLIVE, "--url", house.url, "--token", house.tokens["vegg"]) as tail:
        told(tail, "does not allow you to watch 'log'")
        assert tail.wait(timeout=10) == 1


def test_a_play_by_the_wrong_role_says_which_it_takes(house: House) -> None:
    said = ("play", NIGHT, "--url", house.url, "--token", house.tokens["kari"])
    with running(*said) as play:
        told(play, f"To play {NIGHT} takes the roles .*planner.* with --tokens FILE, where")
        assert play.wait(timeout=10) == 1


def test_a_play_against_nobody_says_so_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(NotPlayed, match=r"127\.0\.0\.1:1 does not answer: Connection refused\."):
        Play(load(NIGHT), Door("http://127.0.0.1:1"), {"": "x"})
    assert time.monotonic() - began < PATIENCE / 2


def test_an_outage_is_waited_out_and_told_once(house: House) -> None:
    """Given a server that goes away, when it is asked meanwhile, then it is told, and answered later."""
    heard: list[str] = []

    def tell(said: str) -> None:
        heard.append(said)
        house.start()

    door = Door(house.url, tell=tell)
    assert door.get("/api/session", house.tokens["kari"]).status == 200
    house.stop()
    assert door.get("/api/session", house.tokens["kari"]).status == 200
    door.close()
    assert heard == [
        f"{house.url} does not answer: Connection refused. It is asked again for 30 seconds."
    ]


PAGE = b"<html>Bad Gateway</html>"


@contextmanager
def proxy(*statuses: int) -> Iterator[str]:
    """A proxy that has only pages: one of each status, then an answer of ours."""
    left = list(statuses)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = (left.pop(0), PAGE) if left else (200, b"{}")
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_a_proxy_without_its_server_is_waited_out() -> None:
    with proxy(503, 503) as url:
        assert Door(url).get("/api/session", "x").body == {}


@pytest.mark.parametrize("status", [200, 404, 502])
def test_whatever_else_answers_with_a_page_is_told_in_a_sentence(status: int) -> None:
    with proxy(status) as url, pytest.raises(NotPlayed, match=f"{url} answers with {status}, and"):
        Door(url).get("/api/session", "x")


def test_a_proxy_that_never_finds_its_server_is_told_in_a_sentence() -> None:
    with proxy(503) as url, pytest.raises(NotPlayed, match="answers with 503"):
        Door(url, patience=-1).get("/api/session", "x")


def test_whoever_serves_what_was_not_there_hears_that_the_log_is_new(tmp_path: Path) -> None:
    said = ("serve", "--port", "0", "--database", f"sqlite:///{tmp_path}/new.db")
    with running(*said) as first:
        address = told(first, "new.db at (http://127.0.0.1:[0-9]+)")[1]
        told(first, "It is a new log, with nothing in it yet")
        assert httpx.get(f"{address}/livez", timeout=30).status_code == 200
