"""What stands in the way of serving: told in a sentence, before anything is made or any address is told."""

from pathlib import Path

import pytest

from tests.web.terminal import Terminal
from web.hatch import desk


def test_a_log_is_not_made_where_there_is_no_directory(golive: Terminal) -> None:
    told = golive("serve", "--port", "0", "--database", "sqlite:///nosuch/x.db", ends=1)
    assert "There is no directory" in told
    assert "nosuch for the log to lie in." in told
    assert not Path("nosuch").exists()


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_log_that_another_writes_is_told_before_any_address(
    golive: Terminal, command: str
) -> None:
    with desk("sqlite:///held.db"):
        told = golive(command, "--port", "0", "--database", "sqlite:///held.db", ends=1)
    assert "Another process writes to" in told
    assert "held.db" in told
    assert golive.out == ""


@pytest.mark.parametrize("command", ["serve", "demo"])
@pytest.mark.parametrize("bad", ["certificate", "key"])
def test_a_tls_file_that_is_none_is_named_before_any_address(
    golive: Terminal,
    certificate: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    bad: str,
) -> None:
    Path("plan.csv").write_text("kode;tittel\n", "utf-8")
    good = dict(zip(("certificate", "key"), certificate, strict=True))
    for name, file in (good | {bad: Path("plan.csv")}).items():
        monkeypatch.setenv(f"GOLIVE_TLS_{name}".upper(), str(file))
    told = golive(command, "--port", "0", "--database", "sqlite:///x.db", ends=1)
    assert told.startswith("golive: plan.csv ")
    assert "_ssl" not in told
    assert golive.out == ""
    assert not Path("x.db").exists()
