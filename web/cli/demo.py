"""``golive demo``: a command centre of one's own, with a scenario playing in it through the front door."""

import shlex
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from domain.centre import CommandCentre
from domain.clock import Clock
from examples.scenario import Scenario
from examples.scenario import load as read
from web.cli.scenarios import ScenarioName, Speed, accelerated, add_people, follow
from web.cli.terminal import Database, Stop, screen, shown
from web.cli.wall import counted
from web.errands import AddUser, MakeKey
from web.hatch import Desk, OwnDesk
from web.playing import Door, NotPlayed, Play, by_clock
from web.server import address, bound, check_tls, listen, raise_limit, server
from web.settings import Settings, load

HALF_A_DAY = 12 * 3600
WALL = "Wall"

SHOWN = {
    "commander": "console",
    "coordinator-1": "console",
    "approver-sykehjem": "console",
    WALL: "wall",
}
"""Who gets a sign-in link, and where it leads; those that a scenario does not have are left out."""


def add_to(app: typer.Typer) -> None:
    app.command()(demo)


def demo(
    scenario: ScenarioName = "aalesund-2023",
    speed: Speed = 60.0,
    port: int | None = None,
    database: Database = None,
    play: Annotated[bool, typer.Option(help="let the scenario's people report")] = True,
) -> None:
    """Serve a command centre and play a scenario in it, reporters included."""
    night = read(scenario)
    with tempfile.TemporaryDirectory(prefix="golive-") as folder:
        file = Path(folder) / "demo.db"
        url = f"sqlite:///{file}" if database is None else database
        settings = load(database=url, port=port)
        check_tls(settings)
        raise_limit()
        with listen(settings) as line:
            _serve(night, bound(settings, line), line, accelerated(night, speed), play)


def _serve(
    night: Scenario, settings: Settings, line: socket.socket, clock: Clock, play: bool
) -> None:
    """Addresses are told once nothing stands in the way of serving there."""
    where = address(settings, line)
    with CommandCentre(settings.database) as centre:  # no other server's: its people are not these
        tokens = _people(OwnDesk(centre), night)
        links = _links(OwnDesk(centre), night, where)
    serving = server(settings)
    _print(night, where, links)
    _print_more(next(iter(links)), settings.database)
    screen.print(_how_long(night, clock if play else None))
    if play:
        reporters = threading.Thread(target=_report, args=(night, where, tokens, clock))
        reporters.daemon = True
        reporters.start()
    serving.run(sockets=[line])


def _people(writer: Desk, night: Scenario) -> dict[str, str]:
    """A token for each login of the scenario, and a screen on the wall."""
    add_people(writer, night)
    writer.run(AddUser(name=WALL, role="wall", golive=night.frame.golive))
    planner = night.frame.created_by
    writer.run(AddUser(name=f"person:{planner}", role="planner", ref=f"person:{planner}"))
    return {
        user.key: writer.run(MakeKey(name=user.person, kind="token", label="demo")).secret or ""
        for user in night.users
    }


def _links(writer: Desk, night: Scenario, where: str) -> dict[str, str]:
    refs = {user.key: user.person for user in night.users} | {WALL: WALL}
    made = {}
    for who, page in SHOWN.items():
        if who in refs:
            key = MakeKey(name=refs[who], kind="link", seconds=HALF_A_DAY)
            secret = writer.run(key).secret
            made[who] = f"{where}/signin?next=/{page}/{night.frame.golive}#{secret}"
    return made


def _print(night: Scenario, where: str, links: Mapping[str, str]) -> None:
    """Whole addresses on lines of their own, for they are copied."""
    screen.print(f"{night.frame.title} at {where}\n\nSign in here, each link once:")
    for who, link in links.items():
        screen.print(f"  {who:18} {link}", soft_wrap=True)
    screen.print("\nThen look at:")
    for page in ("wall", "console", "replay"):
        screen.print(f"  {page:18} {where}/{page}/{night.frame.golive}", soft_wrap=True)


def _print_more(who: str, database: str) -> None:
    """A link is used once, so how another is made, as it is typed here."""
    more = shlex.join([_program(), "user", "link", who, "--database", shown(database)])
    screen.print(
        f"\nThe log is {shown(database)}. One more link, for anybody above:", soft_wrap=True
    )
    screen.print(f"  {more}", soft_wrap=True)


def _program() -> str:
    """How this program was called, by its name alone where the shell finds it so."""
    said = Path(sys.argv[0])
    return said.name if shutil.which(said.name) == str(said) else str(said)


def _how_long(night: Scenario, clock: Clock | None) -> str:
    """How long it plays, and how it ends; ``clock`` is None when nobody plays."""
    ends = "Ctrl-C ends the command centre."
    if clock is None or clock.origin is None:
        return f"\n{ends}"
    minutes = round((night.steps[-1].recorded_at - clock.origin).total_seconds() / clock.speed / 60)
    return (
        f"\nThe night plays at {clock.speed:g} times its speed, for {counted(max(minutes, 1), 'minute')}"
        f" or so, and stays to be looked at. {ends}"
    )


def _report(night: Scenario, where: str, tokens: dict[str, str], clock: Clock) -> None:
    """The scenario's people, each with her own token, until the night is over or the server gone."""
    try:
        playing = Play(night, Door(where, tell=screen.print), tokens)
        playing.create(clock)
        follow(playing, night, by_clock(clock))
    except (NotPlayed, Stop) as ended:
        screen.print(str(ended))
