"""A throw-away PostgreSQL cluster: started by the tests as an ordinary user, gone when they end."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from uuid import uuid4

import psycopg

SETTINGS = {
    "fsync": "on",
    "listen_addresses": "127.0.0.1",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "timezone": "UTC",
}


class Cluster:
    """One server with its own data directory, reached over loopback as the superuser `golive`.

    `start` and `stop` may be called again and again: the data stays until `remove`, so a fault test
    can cut the power (`immediate`) and look at what is left.
    """

    def __init__(self) -> None:
        self.owner = ordinary_user()
        self.home = Path(tempfile.mkdtemp(prefix="golive-pg-"))
        self.data = self.home / "data"
        self.log = self.home / "server.log"
        self.port = 0
        if self.owner is not None:
            os.chown(self.home, self.owner.pw_uid, self.owner.pw_gid)
        self._run("initdb", "-U", "golive", "-E", "UTF8", "--locale=C", "-A", "trust", "--no-sync")

    def start(self, tries: int = 3) -> None:
        """Keeps its port over restarts; a port that another took in between is tried thrice."""
        self.port = self.port or free_port()
        settings = SETTINGS | {"port": str(self.port), "unix_socket_directories": str(self.home)}
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        try:
            self._run("pg_ctl", "-w", "-l", str(self.log), "-o", options, "start")
        except RuntimeError:
            if tries == 1:
                raise
            self.port = 0
            self.start(tries - 1)

    def stop(self, mode: Literal["smart", "fast", "immediate"] = "fast") -> None:
        """`immediate` is a crash: no checkpoint, recovery at the next start."""
        self._run("pg_ctl", "-w", "-m", mode, "stop")

    def remove(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.home)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://golive@127.0.0.1:{self.port}/{database}"

    def administer(self, statement: str) -> None:
        dsn = f"host=127.0.0.1 port={self.port} user=golive dbname=postgres"
        with psycopg.connect(dsn, autocommit=True) as connection:
            connection.execute(statement.encode())

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """The SQLAlchemy address of a fresh database, dropped afterwards with whoever is in it."""
        name = f"golive_{uuid4().hex[:12]}"
        self.administer(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self.administer(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(programs() / program), "-D", str(self.data), *arguments]
        who = {} if self.owner is None else {"user": self.owner.pw_uid, "group": self.owner.pw_gid}
        extra = {} if self.owner is None else {"extra_groups": []}
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(command, cwd=self.home, stdout=said, stderr=said, **who, **extra)
            if done.returncode:
                said.seek(0)
                log = self.log.read_text() if self.log.exists() else ""
                raise RuntimeError(f"{program} failed: {said.read().decode()}\n{log[-2000:]}")


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    cluster = Cluster()
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.remove()


def ordinary_user() -> pwd.struct_passwd | None:
    """The server refuses to run as root: then it runs as `postgres`, or as `nobody`."""
    if os.geteuid() != 0:
        return None
    known = {user.pw_name: user for user in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def programs() -> Path:
    """The newest of the installed servers."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(found, key=lambda path: int(path.parts[-3]), default=shutil.which("initdb"))
    if newest is None:
        raise RuntimeError("PostgreSQL is needed for this test: `make setup` brings it.")
    return Path(newest).parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
