"""``golive …``: the command line. Exit codes: 0 done, 1 refused or found wrong, 2 usage."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import typer

MODULES = {
    "serving": {
        "serve": "The server. It listens on loopback unless TLS, here or at a proxy, is told."
    },
    "demo": {"demo": "Serve a command centre and play a scenario in it, reporters included."},
    "scenarios": {
        "load": "Put a finished night in the log at once, with its own times.",
        "play": "Play a scenario against a running command centre; a run that is missing is created"
        " first.",
    },
    "plans": {
        "import": "Plan from csv, xlsx, json, MS Project XML or Primavera XER; every fault with its row"
        " and column."
    },
    "exporting": {
        "plan": "The plan as it stands, as csv, xlsx, json or MS Project XML; as csv in the terminal."
    },
    "rehearsing": {"rehearse": "A rehearsal of a go-live, from its plan as it stands now."},
    "comparing": {
        "compare": "Two runs of one plan, activity by activity: what drifted most first."
    },
    "boards": {
        "board": "A board as it stands, at a position, or at a moment as known today or at another"
        " moment."
    },
    "tailing": {
        "tail": "Follow the log of a go-live, or of all in which the token's owner has a role, until"
        " interrupted."
    },
    "doctor": {
        "doctor": "Look at the settings and the log. Finds nothing wrong, or says what and ends with 1."
    },
    "people": {"user": "People and what they may do."},
    "tokens": {"token": "Tokens for bots and scripts."},
}
"""The modules beside this one, their commands, and what the overview says of each before it is loaded."""


INTERRUPTED = 130
"""How shells tell that a program was interrupted; ours is so only while it loads, later it ends as told."""


def program(asked: str | None) -> typer.Typer:
    """``golive`` with the module of the command that is asked for: a server's takes a while to load."""
    app = typer.Typer(
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
        help="The go-live command centre.",
    )
    for module, commands in MODULES.items():
        if asked in commands:
            import_module(f"web.cli.{module}").add_to(app)
            continue
        for name, about in commands.items():
            app.command(name, help=about)(_not_loaded)
    return app


def main() -> None:
    """The program."""
    _check(sys.argv[1:])
    try:
        program(_command(sys.argv[1:]))()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as wrong:
        from web.cli.failures import TOLD  # only now: it knows of every room

        if not isinstance(wrong, TOLD):
            raise
        sys.stderr.write(f"golive: {wrong}\n")
        for pointer, detail in getattr(wrong, "faults", ()):
            sys.stderr.write(f"  {pointer}: {detail}\n")
        sys.exit(1)


def _check(said: Sequence[str]) -> None:
    """What the shell handed over as bytes that are no text can neither be looked for nor shown."""
    for word in said:
        if any("\ud800" <= sign <= "\udfff" for sign in word):
            sys.stderr.write(f"golive: {word!a} is not UTF-8.\n")
            sys.exit(2)


def _command(said: Sequence[str]) -> str | None:
    """The first word that is no option: none of those before it takes a value."""
    return next((word for word in said if not word.startswith("-")), None)


def _not_loaded() -> NoReturn:
    raise AssertionError("another command was loaded than the one that was called")
