"""The hatch: messages come in pieces, and servers go in the midst of one."""

import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import pytest

from tests.web.conftest import House
from tests.web.terminal import Terminal
from web.errands import AddUser, EndKeys, NotDone
from web.hatch import Asked, FarDesk, Told, beside, desk

ERRAND = EndKeys(name="person:kari")


def framed(message: object) -> bytes:
    body = msgspec.json.encode(message)
    return len(body).to_bytes(4) + body


def test_a_message_is_understood_in_whatever_pieces_it_comes(house: House) -> None:
    message = framed(Asked(errand=ERRAND))
    with socket.socket(socket.AF_UNIX) as line, house.http() as door:
        line.connect(str(beside(house.settings.database)))
        for piece in (message[:2], message[2:9], message[9:]):
            line.sendall(piece)
            door.get("/livez")  # the server has turned, and has taken what was sent
        with line.makefile("rb") as answer:
            told = msgspec.json.decode(answer.read(int.from_bytes(answer.read(4))), type=Told)
    assert told.done is not None


@contextmanager
def crowded(house: House) -> Iterator[None]:
    """Meanwhile the database of its log takes no people."""
    with closing(sqlite3.connect(house.settings.database.removeprefix("sqlite:///"))) as raw:
        raw.execute("ALTER TABLE golive_person RENAME name TO elsewhere")
        yield
        raw.execute("ALTER TABLE golive_person RENAME elsewhere TO name")


def test_an_errand_that_cannot_be_done_just_now_is_answered_and_the_line_stays(
    house: House,
) -> None:
    siri = AddUser(name="Siri", role="spectator")
    with desk(house.settings.database) as writer:
        with crowded(house), pytest.raises(NotDone, match="cannot be written to just now"):
            writer.run(siri)
        assert writer.run(siri).person.name == "Siri"


def test_where_no_server_runs_it_is_told_in_the_same_words(golive: Terminal, house: House) -> None:
    house.stop()
    said = ("user", "add", "Siri", "--role", "spectator", "--database", house.settings.database)
    with crowded(house):
        assert "cannot be written to just now" in golive(*said, ends=1)


@pytest.fixture
def dying(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A server that goes when so much of its answer is sent."""
    path, answer = tmp_path / "hatch.sock", framed(Told(wrong="No."))[: request.param]
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(path))
        door.listen()

        def answer_and_go() -> None:
            line, _ = door.accept()
            with line:
                line.recv(1024)
                line.sendall(answer)

        thread = threading.Thread(target=answer_and_go)
        thread.start()
        yield path
        thread.join()


@pytest.mark.parametrize("dying", [0, 2, 4, 9], indirect=True)
def test_a_server_that_goes_while_it_answers_is_told_of_in_a_sentence(dying: Path) -> None:
    far = FarDesk(dying)
    with pytest.raises(NotDone, match="went away before it had answered"):
        far.run(ERRAND)
    with pytest.raises(NotDone, match="went away before it had answered"):
        far.submit(())
    far.close()
