"""``golive …``: the command line. Exit codes: 0 done, 1 refused or found wrong, 2 usage."""

import sys

import typer

from domain.eventlog import NotOpened
from domain.refusals import Refused
from domain.stored import Damaged, Unreadable
from examples.scenario import BrokenScenario
from web.cli import boards, demo, doctor, people, plans, scenarios, serving, tailing
from web.cli.terminal import Stop
from web.errands import NotDone
from web.playing import NotPlayed
from web.settings import WrongSettings

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    help="The go-live command centre.",
)
for module in (serving, demo, scenarios, plans, boards, tailing, doctor):
    module.add_to(app)
app.add_typer(people.users, name="user")
app.add_typer(people.tokens, name="token")

TOLD = (
    BrokenScenario,
    Damaged,
    NotDone,
    NotOpened,
    NotPlayed,
    OSError,
    Refused,
    Stop,
    Unreadable,
    WrongSettings,
)
"""What went wrong and can be told in a sentence; anything else is a bug and shows where."""


def main() -> None:
    """The program."""
    try:
        app()
    except TOLD as wrong:
        sys.stderr.write(f"golive: {wrong}\n")
        for pointer, detail in getattr(wrong, "faults", ()):
            sys.stderr.write(f"  {pointer}: {detail}\n")
        sys.exit(1)
