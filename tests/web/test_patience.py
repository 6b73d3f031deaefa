"""Who keeps the door open without coming in: slow headers, slow bodies, silent lines, too many sockets."""

import socket
import time
from collections.abc import Iterator

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.web.conftest import GOLIVE, House, house_on
from web import deadlines, sockets
from web.messages import PROTOCOL

HEAD = b"POST /api/golives/%s/reports HTTP/1.1\r\nhost: 127.0.0.1\r\n" % GOLIVE.encode()


@pytest.fixture
def hasty(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A house that waits for nobody longer than a moment."""
    monkeypatch.setattr(deadlines, "HEADERS", 0.4)
    monkeypatch.setattr(deadlines, "BODY", 0.4)
    with house_on(sqlite_url) as serving:
        yield serving


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"POST /",
        HEAD,
        HEAD + b"x-slow: ",
        HEAD + b"content-length: 100\r\n\r\n{",
        HEAD + b"transfer-encoding: chunked\r\n\r\n5\r\n{",
    ],
)
def test_whoever_is_too_slow_is_let_go(hasty: House, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", hasty.port), timeout=5) as line:
        line.sendall(sent)
        began = time.monotonic()
        try:
            while line.recv(1000):
                pass
        except ConnectionResetError:
            pass
    assert time.monotonic() - began < 3


def test_whoever_is_quick_may_rest_between_requests(hasty: House) -> None:
    with socket.create_connection(("127.0.0.1", hasty.port), timeout=1) as line:
        for _ in range(2):
            line.sendall(b"GET /livez HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n")
            assert line.recv(1000).startswith(b"HTTP/1.1 200")
            with pytest.raises(TimeoutError):
                line.recv(1)


def test_sockets_leave_room_for_reports(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Given a process whose share for sockets is used up, then they are refused and reports are not."""
    monkeypatch.setattr(sockets, "KEPT_FREE", 1.0)
    with house_on(sqlite_url) as house:
        headers = {"Authorization": f"Bearer {house.tokens['kari']}"}
        with (
            pytest.raises(InvalidStatus) as refused,
            connect(
                f"ws://127.0.0.1:{house.port}/ws",
                subprotocols=[PROTOCOL],
                additional_headers=headers,
                proxy=None,
            ),
        ):
            pass
        assert refused.value.response.status_code == 503
        assert house.report("kari", "started", activity="A-1").status_code == 201
