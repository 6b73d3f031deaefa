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


def test_the_overview_loads_no_room() -> None:
    assert loaded(None) == ""


def test_only_who_serves_loads_the_server() -> None:
    assert loaded("load", "import", "board", "tail", "doctor", "user", "token") == "sqlalchemy"
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
