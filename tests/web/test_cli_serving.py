"""What stands in the way of serving: told in a sentence, before anything is made or any address is told."""

from pathlib import Path

from tests.web.terminal import Terminal


def test_a_log_is_not_made_where_there_is_no_directory(golive: Terminal) -> None:
    told = golive("serve", "--port", "0", "--database", "sqlite:///nosuch/x.db", ends=1)
    assert "There is no directory" in told
    assert "nosuch for the log to lie in." in told
    assert not Path("nosuch").exists()
