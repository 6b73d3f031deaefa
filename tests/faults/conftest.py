"""How often each fault is done to it: a few times in every run of the tests, the full count in `make soak`."""

from pathlib import Path

import pytest

SHORT = 3


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rounds", type=int, default=SHORT, help="how often each fault is done")


@pytest.fixture
def rounds(pytestconfig: pytest.Config) -> int:
    count: int = pytestconfig.getoption("--rounds", default=SHORT)
    return count


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/golive.db"
