"""Whatever is typed behind a command: one sentence and a code, no traceback, and nothing made of a typo."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import typer.main

from tests.web.terminal import NIGHT, Terminal
from web.cli import MODULES, program
from web.hatch import desk

HELD = "sqlite:///held.db"
"""A log that somebody else writes, so that no server starts on it."""

NOBODY = ("--url", "http://127.0.0.1:1", "--token", "x")

ODD = (
    "",
    "-1",
    "nan",
    "99999999999999999999",
    "9999-12-31T23:59Z",
    "0001-01-01T00:00:00+14:00",
    "x" * 5000,
    "/",
    "/dev/null",
    "nowhere/x",
    "[/b]\n{}%s",
    "ø\u202e",
    "\udcff",
    "sqlite:///nowhere/x.db",
    "sqlite+nope:////dev/null/x.db",
    "postgresql+psycopg://127.0.0.1:1/x?nonsense=1",
    "postgresql://127.0.0.1:port/x",
    "http://[",
    "http://127.0.0.1:99999",
    "http://a..b",
    "ftp://127.0.0.1",
    "empty.json",
    "list.json",
    "number.json",
    "latin.json",
)

WHOLE: dict[tuple[str, ...], tuple[tuple[str, ...], tuple[str, ...]]] = {
    ("serve",): ((), ("--database", HELD)),
    ("demo",): ((), ("--database", HELD)),
    ("load",): ((NIGHT,), ("--database", HELD)),
    ("play",): ((NIGHT,), NOBODY),
    ("import",): (("plan.csv",), ("--golive", "molde", "--database", HELD)),
    ("rehearse",): (("molde",), ()),
    ("plan",): (("molde",), ()),
    ("board",): (("molde", "plan"), ()),
    ("compare",): (("molde", "molde"), ()),
    ("tail",): (("molde",), NOBODY),
    ("doctor",): ((), ()),
    ("user", "add"): (("Kari",), ("--role", "planner")),
    ("user", "list"): ((), ()),
    ("user", "withdraw"): (("Kari",), ("--role", "planner")),
    ("user", "link"): (("Kari",), ()),
    ("user", "end"): (("Kari",), ()),
    ("user", "erase"): (("Kari",), ("--yes",)),
    ("token", "add"): (("Kari",), ()),
    ("token", "list"): ((), ()),
    ("token", "end"): (("nosuch",), ()),
}
"""Every command, with arguments and options that do, or that do harm to nobody."""


def commands() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for names in MODULES.values():
        for name in names:
            group = typer.main.get_command(program(name))
            command = group.commands[name]
            inner = getattr(command, "commands", None)
            if inner is None:
                yield (name,), command
            else:
                yield from (((name, verb), one) for verb, one in inner.items())


COMMANDS = dict(commands())


def oddly(asked: tuple[str, ...], odd: str) -> Iterator[list[str]]:
    """The command with each of its arguments and options said oddly in turn."""
    arguments, options = WHOLE[asked]
    for place in range(len(arguments)):
        changed = [*arguments[:place], odd, *arguments[place + 1 :]]
        yield [*asked, *options, "--", *changed]
    for one in COMMANDS[asked].params:
        if one.param_type_name == "option" and not getattr(one, "is_flag", False):
            yield [*asked, *options, one.opts[0], odd, "--", *arguments]


@pytest.fixture
def files(golive: Terminal) -> Iterator[Terminal]:
    Path("plan.csv").write_text("kode;tittel\nA-1;x\n", "utf-8")
    golive("import", "plan.csv", "--golive", "molde")
    golive("user", "add", "Kari", "--role", "planner")
    for name, text in {
        "empty": b"{}",
        "list": b"[]",
        "number": b'{"": 3}',
        "latin": b'"\xff"',
    }.items():
        Path(f"{name}.json").write_bytes(text)
    with desk(HELD):
        yield golive


def test_every_command_is_tried() -> None:
    assert set(COMMANDS) == set(WHOLE)


@pytest.mark.parametrize("asked", WHOLE, ids=" ".join)
def test_no_oddity_gives_a_traceback(files: Terminal, asked: tuple[str, ...]) -> None:
    for odd in ODD:
        for said in oddly(asked, odd):
            code, told = files.ended(*said)
            assert code in (0, 1, 2), said
            assert code != 1 or told.startswith("golive: "), said
    assert not Path("nowhere").exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[]", "tokens.json holds no tokens"),
        ("{}", "tokens.json holds no tokens"),
        ('{"": 3}', "tokens.json holds no tokens"),
        ('{"": ', "tokens.json holds no tokens"),
        ('{"": "gløt"}', "The token of everybody is no token"),
    ],
)
def test_tokens_that_are_none_are_told_by_their_file(
    golive: Terminal, text: str, sentence: str
) -> None:
    Path("tokens.json").write_text(text, "utf-8")
    told = golive("play", NIGHT, *NOBODY[:2], "--tokens", "tokens.json", ends=1)
    assert sentence in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("url", ["foo", "http://", "http://[", "http://127.0.0.1:x", "ftp://x"])
@pytest.mark.parametrize(
    "said",
    [["play", NIGHT, "--token", "x"], ["tail", "molde", "--token", "x"]],
    ids=["play", "tail"],
)
def test_an_address_that_is_none_is_told_by_its_option(
    golive: Terminal, said: list[str], url: str
) -> None:
    told = golive(*said, "--url", url, ends=1)
    assert told == (
        f"golive: --url {url!r} is no address of a command centre, like http://127.0.0.1:8000.\n"
    )


def test_a_moment_in_which_no_run_can_lie_is_refused(golive: Terminal, night: str) -> None:
    for at in ("9999-12-31T23:59Z", "0001-01-01T00:00Z"):
        told = golive("board", NIGHT, "wall", "--at", at, "--database", night, ends=1)
        assert f"{at!r} lies in no year that a run can have." in told


def test_an_argument_that_is_no_text_is_usage(golive: Terminal) -> None:
    assert golive("user", "add", "K\udcff", ends=2) == "golive: 'K\\udcff' is not UTF-8.\n"
