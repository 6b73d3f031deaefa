"""A real command centre for each test: the real application on a real port, a log of its own, people in it."""

import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from websockets.asyncio.client import connect

from domain.clock import Clock
from domain.commands import CreateRun, Order
from domain.eventlog import EventLog
from domain.plan import Plan
from tests.scenario import activity, clock, plan_of
from tests.web.terminal import NIGHT, Terminal
from web.errands import AddUser, AnyErrand, MakeKey
from web.hatch import desk
from web.messages import PROTOCOL
from web.server import bound, listen, server
from web.settings import Settings
from web.shown import SHOWN

GOLIVE = "moa-night"
PEOPLE = {
    "kari": "coordinator",
    "lise": "commander",
    "dag": "commander",
    "eva": "approver",
    "rune": "reporter",
    "siv": "spectator",
    "pia": "planner",
    "vegg": "wall",
}
"""Who is in the room, by role."""

PLAN = plan_of(
    activity("A-1", location="Moa", actor="Moa", needs_approval=True),
    activity("A-2", "A-1", location="Moa", actor="Moa"),
    activity("B-1", location="Eidet", actor="IKT", mandatory=False),
)
ids = (f"report-{number:06}" for number in count(1))


class House:
    """One command centre: its server, and the tokens of its people."""

    def __init__(self, database: str) -> None:
        self.settings = Settings(database=database, port=0)
        self.tokens: dict[str, str] = {}
        self.port = 0
        self._stop: Callable[[], None] | None = None

    def prepare(
        self, plan: Plan = PLAN, people: dict[str, str] = PEOPLE, golive: str = GOLIVE
    ) -> None:
        """People with their tokens, and a run of the plan."""
        self.people(people)
        new = CreateRun(
            report_id=next(ids), title="Moa · Nytt system", plan=plan, clock=self.clock()
        )
        with desk(self.settings.database) as writer:
            (answer,) = writer.submit([Order(run=golive, recorded_by="person:pia", command=new)])
        assert answer.receipt is not None

    def people(self, people: dict[str, str]) -> None:
        with desk(self.settings.database) as writer:
            for name, role in people.items():
                writer.run(AddUser(name=name, role=role, ref=f"person:{name}"))
                key = MakeKey(name=f"person:{name}", kind="token")
                self.tokens[name] = writer.run(key).secret or ""

    def run(self, errand: AnyErrand) -> str:
        with desk(self.settings.database) as writer:
            return writer.run(errand).secret or ""

    @staticmethod
    def clock() -> Clock:
        """The evening begins now."""
        return Clock(kind="shifted", started=datetime.now(UTC), origin=clock("20:05"))

    def start(self) -> None:
        settings = self.settings.model_copy(update={"port": self.port})
        line = listen(settings)
        self.port = line.getsockname()[1]
        serving = server(bound(settings, line))
        thread = threading.Thread(target=serving.run, kwargs={"sockets": [line]})
        thread.start()

        def stop() -> None:
            serving.should_exit = True
            thread.join()

        self._stop = stop
        assert httpx.get(f"{self.url}/livez", verify=self.trust).status_code == 200

    def stop(self) -> None:
        if self._stop is not None:
            self._stop()
            self._stop = None

    @property
    def url(self) -> str:
        return f"{'https' if self.settings.tls_key else 'http'}://127.0.0.1:{self.port}"

    @property
    def trust(self) -> ssl.SSLContext | bool:
        """Our own certificate, where there is one."""
        file = self.settings.tls_certificate
        return True if file is None else ssl.create_default_context(cafile=str(file))

    def http(self, name: str | None = None, **headers: str) -> httpx.Client:
        """HTTP as that person's program."""
        if name is not None:
            headers["Authorization"] = f"Bearer {self.tokens[name]}"
        return httpx.Client(base_url=self.url, headers=headers, timeout=20, verify=self.trust)

    def shown(self) -> list[Any]:
        """What screens said they showed."""
        log = EventLog(self.settings.database, reading=True)
        try:
            with log.store.reader.connect() as tx:
                return list(tx.execute(SHOWN.select()))
        finally:
            log.close()

    def socket(
        self,
        name: str | None = None,
        path: str = "/ws",
        sock: socket.socket | None = None,
        max_queue: int = 16,
        **headers: str,
    ) -> Any:
        """The websocket as that person's program."""
        if name is not None:
            headers["Authorization"] = f"Bearer {self.tokens[name]}"
        secured = {"ssl": self.trust} if self.settings.tls_key else {}
        return connect(
            f"{self.url.replace('http', 'ws')}{path}",
            subprotocols=[PROTOCOL],
            additional_headers=headers,
            compression=None,
            max_size=None,
            max_queue=max_queue,
            ping_interval=None,
            proxy=None,
            sock=sock,
            **secured,
        )

    def report(self, name: str, kind: str, golive: str = GOLIVE, **fields: Any) -> httpx.Response:
        """That person reports."""
        body = {"kind": kind, "report_id": next(ids)} | fields
        with self.http(name) as door:
            return door.post(f"/api/golives/{golive}/reports", json=body)

    def board(self, name: str = "wall", who: str = "kari", **query: Any) -> Any:
        with self.http(who) as door:
            assert door.get("/readyz").status_code == 200  # what was answered is on the boards
            answer = door.get(f"/api/golives/{GOLIVE}/boards/{name}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()


@contextmanager
def house_on(database: str) -> Iterator[House]:
    house = House(database)
    house.prepare()
    house.start()
    try:
        yield house
    finally:
        house.stop()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/golive.db"


@pytest.fixture
def house(sqlite_url: str) -> Iterator[House]:
    """A serving command centre with the night at Moa in it."""
    with house_on(sqlite_url) as serving:
        yield serving


@pytest.fixture
def golive(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Terminal:
    monkeypatch.chdir(tmp_path)
    return Terminal(capsys, monkeypatch)


@pytest.fixture(scope="session")
def night(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The Ålesund night in a log, put there by the command line."""
    url = f"sqlite:///{tmp_path_factory.mktemp('night')}/night.db"
    command = [str(Path(sys.executable).with_name("golive")), "load", NIGHT, "--database", url]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return url


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that vouches for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (tmp_path / "cert.pem").write_bytes(made.public_bytes(pem))
    (tmp_path / "key.pem").write_bytes(key.private_bytes(pem, *plain))
    return tmp_path / "cert.pem", tmp_path / "key.pem"
