"""Settings: wrong ones are told in a sentence before anything starts."""

from pathlib import Path

import pytest

from web import settings
from web.hosts import known_host, own_origin
from web.settings import Settings, WrongSettings


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_anything_said_it_serves_a_file_on_loopback() -> None:
    found = settings.load()
    assert (found.database, found.host, found.port) == ("sqlite:///golive.db", "127.0.0.1", 8000)


def test_what_the_command_line_says_goes_before_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GOLIVE_PORT", "9000")
    assert settings.load(host=None).port == 9000
    assert settings.load(port=9001).port == 9001


def test_a_file_of_settings_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("GOLIVE_SESSION_HOURS=8\nOTHER=1\n")
    assert settings.load().session_hours == 8


@pytest.mark.parametrize("where", ["environment", "file"])
def test_an_unknown_setting_is_an_error(
    where: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if where == "environment":
        monkeypatch.setenv("GOLIVE_DATABSE", "x")
    else:
        (tmp_path / ".env").write_text("GOLIVE_DATABSE=x\n")
    with pytest.raises(WrongSettings, match="Unknown settings: GOLIVE_DATABSE"):
        settings.load()


def test_the_token_of_the_command_line_is_no_stranger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.TOKEN, "glt_x")
    assert settings.load() == Settings()


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"host": "::1", "port": 9000}, "http://[::1]:9000"),
        ({"tls_key": __file__, "tls_certificate": __file__}, "https://127.0.0.1:8000"),
        ({"public_url": "https://kommando.example/"}, "https://kommando.example"),
    ],
)
def test_people_find_it_at_one_address(given: dict[str, object], address: str) -> None:
    assert settings.load(**given).address() == address


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"host": "0.0.0.0"}, "needs TLS files"),
        ({"public_url": "kommando.example"}, "begins with https://"),
        ({"public_url": "http://["}, "GOLIVE_PUBLIC_URL is an address"),
        ({"public_url": "https://"}, "GOLIVE_PUBLIC_URL is an address"),
        ({"tls_key": Path("key.pem")}, "given together"),
        ({"tls_key": Path("no.pem"), "tls_certificate": Path("no.pem")}, "There is no file"),
        ({"workers": 2}, "one process serves an SQLite file"),
        ({"port": 70000}, "GOLIVE_PORT"),
    ],
)
def test_what_cannot_work_is_said_in_a_sentence(given: dict[str, object], sentence: str) -> None:
    with pytest.raises(WrongSettings, match=sentence):
        settings.load(**given)


def test_behind_a_proxy_with_tls_any_address_may_be_listened_on() -> None:
    found = settings.load(host="0.0.0.0", public_url="https://kommando.example")
    assert found.https
    assert own_origin(found, "kommando.example") == "https://kommando.example"


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1:8000", True),
        ("LOCALHOST", True),
        ("[::1]:8000", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("evil@127.0.0.1", False),
        ("127.0.0.1/x", False),
        ("[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_our_own_names_are_answered_to(host: str | None, known: bool) -> None:
    assert known_host(Settings(), host) is known
