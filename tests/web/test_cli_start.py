"""The command line begins at once: what a server needs is loaded by who serves."""

import subprocess
import sys

import pytest

from tests.web.terminal import Terminal
from web.cli import MODULES

LOOKS = """
import sys
from web.cli import program
for asked in {asked}:
    program(asked)
print(*sorted({{"fastapi", "sqlalchemy", "uvicorn"}} & set(sys.modules)))
"""


def loaded(*asked: str | None) -> str:
    """Which of the heavy ones a process has that was asked for these commands."""
    command = [sys.executable, "-c", LOOKS.format(asked=asked)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout.strip()


INTERRUPTED = """
import signal
import sys
from web.cli import main

class Interrupt:
    def find_spec(self, name, *_):
        if name == "uvicorn":
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Interrupt())
sys.argv = ["golive", "serve"]
main()
"""


def test_who_is_interrupted_while_it_loads_ends_without_a_word() -> None:
    command = [sys.executable, "-c", INTERRUPTED]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_the_overview_loads_no_room() -> None:
    assert loaded(None) == ""


def test_only_who_serves_loads_the_server() -> None:
    assert (
        loaded("load", "import", "rehearse", "board", "tail", "doctor", "user", "token")
        == "sqlalchemy"
    )
    assert loaded("serve") == "fastapi sqlalchemy uvicorn"


@pytest.mark.parametrize("module", MODULES)
def test_the_overview_says_of_a_command_what_the_command_says_of_itself(
    golive: Terminal, module: str
) -> None:
    overview = words(golive("--help"))
    for name, about in MODULES[module].items():
        assert about in words(golive(name, "--help"))
        assert f"{name} {about}" in overview


def words(told: str) -> str:
    """What is said, without the frame around it."""
    return " ".join(word for word in told.split() if word != "│")
