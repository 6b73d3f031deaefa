"""A server in a process of its own, to be killed, and where its clients find the next one."""

import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

GOLIVE = (str(Path(sys.executable).with_name("golive")), "serve", "--port", "0", "--database")
"""The program as people start it; the address of the log follows."""

PATIENCE = 60.0
"""Seconds in which a server must have come up, or have let go."""


class Served(NamedTuple):
    """A process that serves on ``port`` of this machine."""

    process: subprocess.Popen[str]
    port: int

    def kill(self) -> None:
        """As the kernel does it when memory is short: no handler runs, nothing is tidied up."""
        self.process.kill()
        assert self.process.wait(PATIENCE) == -signal.SIGKILL, "it had gone before it was killed"


@contextmanager
def serving(command: Sequence[str]) -> Iterator[Served]:
    """Told to stop at the end, unless it was killed before."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield Served(process, _port(process))
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def _port(process: subprocess.Popen[str]) -> int:
    """The server says where it is as soon as the port is taken; requests wait there for it."""
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r" at http://127\.0\.0\.1:(\d+)$", line.rstrip()):
            return int(found[1])
    raise AssertionError("it ended before it served")


class Address:
    """Where the server is now. Whoever lost it waits for the one that comes after."""

    def __init__(self) -> None:
        self._moved = threading.Condition()
        self._turn = 0
        self._port = 0

    def move(self, port: int) -> None:
        with self._moved:
            self._turn, self._port = self._turn + 1, port
            self._moved.notify_all()

    def after(self, turn: int) -> tuple[int, int]:
        """The turn and port of the first server that comes after ``turn``."""
        with self._moved:
            came = self._moved.wait_for(lambda: self._turn > turn, PATIENCE)
            assert came, "no server came after the one that was lost"
            return self._turn, self._port
