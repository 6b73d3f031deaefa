"""``golive load`` and ``golive play``: a night put in the log at once, or played against a running server."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.progress import Progress

from domain.clock import Clock
from examples.scenario import Scenario
from examples.scenario import load as read
from web.cli.terminal import Database, Stop, Token, Url, screen
from web.errands import AddUser
from web.founding import FASTEST
from web.hatch import Answer, Desk, desk
from web.playing import Door, NotPlayed, Play, by_clock, by_speed
from web.settings import load as settings_of

BEFORE = timedelta(minutes=10)
"""How long before the first activity an accelerated clock begins."""

CHUNK = 500
"""Orders handed in at a time."""

ScenarioName = Annotated[str, typer.Argument(help="a folder below examples/")]
Speed = Annotated[
    float,
    typer.Option("--speed", min=0.01, max=FASTEST, help="minutes of the night a minute"),
]


def add_to(app: typer.Typer) -> None:
    app.command()(load)
    app.command()(play)


def load(scenario: ScenarioName, database: Database = None) -> None:
    """Put a finished night in the log at once, with its own times."""
    night = read(scenario)
    orders = list(night.orders())
    with desk(settings_of(database=database).database) as writer, Progress(console=screen) as bar:
        add_people(writer, night)
        line = bar.add_task(night.frame.title, total=len(orders))
        for start in range(0, len(orders), CHUNK):
            chunk = orders[start : start + CHUNK]
            for order, answer in zip(chunk, writer.submit(chunk), strict=True):
                _must(answer, order.command.report_id)
            bar.advance(line, len(chunk))
    screen.print(f"{night.frame.golive} stands in the log: {len(orders)} reports.")


def play(
    scenario: ScenarioName,
    url: Url = None,
    token: Token = None,
    tokens: Annotated[Path | None, typer.Option(help="json: a token for each login")] = None,
    speed: Speed = 60.0,
) -> None:
    """Play a scenario against a running command centre; a run that is missing is created first."""
    if url is None or (token is None and tokens is None):
        raise typer.BadParameter("play needs --url, and --token or --tokens.")
    night = read(scenario)
    keys = _tokens(tokens) if tokens else {"": token or ""}
    playing = Play(night, Door(url, tell=screen.print), keys)
    clock = playing.clock()
    if clock is None:
        clock = accelerated(night, speed)
        _create(playing, clock, night)
    first = night.steps[0].recorded_at
    follow(playing, night, by_speed(first, speed) if clock.kind == "real" else by_clock(clock))


def _tokens(file: Path) -> dict[str, str]:
    """A token for each login. Raises ``Stop``."""
    try:
        found = msgspec.json.decode(file.read_bytes(), type=dict[str, str])
    except (msgspec.DecodeError, UnicodeDecodeError):
        found = {}
    if not found:
        raise Stop(f'{file} holds no tokens, like {{"planner": "glt_…", "": "glt_…"}}.')
    return found


def _create(playing: Play, clock: Clock, night: Scenario) -> None:
    """Raises ``Stop``, with what it takes to play."""
    try:
        playing.create(clock)
    except NotPlayed as refused:
        raise Stop(f"{refused} {what_it_takes(night)}") from None


def what_it_takes(night: Scenario) -> str:
    """Which roles a scenario needs, and how the tokens of several people are handed in."""
    roles = ", ".join(sorted({"planner", *(user.role for user in night.users)}))
    logins = dict.fromkeys([night.frame.created_by, *(user.key for user in night.users)])
    some = ", ".join(f'"{login}": "glt_…"' for login in [*logins][:2])
    return (
        f"To play {night.frame.golive} takes the roles {roles}: of one person with --token, or of"
        f" several with --tokens FILE, where FILE holds {{{some}, …}}, a token for each login, and"
        ' under "" that of somebody who types for all others.'
    )


def accelerated(night: Scenario, speed: float) -> Clock:
    """A clock that stands shortly before the first activity now, and runs ``speed`` times as fast."""
    starts = [a.planned_start for a in night.plan.activities if a.planned_start]
    origin = min(starts, default=night.steps[0].recorded_at) - BEFORE
    return Clock(
        kind="accelerated", started=datetime.now(UTC), origin=origin.astimezone(UTC), speed=speed
    )


def add_people(writer: Desk, night: Scenario) -> None:
    """The logins of the scenario, under the references that its reports carry."""
    for user in night.users:
        writer.run(
            AddUser(name=user.title, role=user.role, golive=night.frame.golive, ref=user.person)
        )


def follow(playing: Play, night: Scenario, due: Callable[[datetime], float]) -> None:
    """Play it, with a bar of how far it has come; what is refused is told and the night goes on."""
    refused = denied = 0
    with Progress(console=screen) as bar:
        line = bar.add_task(night.frame.title, total=len(night.steps))
        for step, answer in playing.steps(due):
            bar.advance(line)
            if answer.status not in (200, 201):
                refused += 1
                denied += answer.status == 403
                bar.console.print(f"{step.command.report_id}: {answer.why}")
    screen.print(f"{len(night.steps) - refused} reports stand in the log, {refused} were refused.")
    if refused:
        hint = f" {what_it_takes(night)}" if denied else ""
        raise Stop(f"Not everything was taken in.{hint}")


def _must(answer: Answer, report_id: str) -> None:
    if answer.problem is not None:
        raise Stop(f"{report_id}: {answer.problem.detail}")
