"""One frame to thousands of sockets: sends a second of one core, and memory a connection."""

import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import ours
from bench.peers import nchan
from bench.report import Goal, Report, Row, exponent
from bench.screens import Crowd, connect
from bench.served import Served, free_port, served

SIZES = (1250, 2500, 5000)
QUICK = (300, 600, 1200)
ROUNDS = 20
PAUSE = 0.06
"""Seconds between rounds: our hub sends a board at most twenty times a second, so nobody is asked to."""

Tell = Callable[[], None]


def run(quick: bool) -> Report:
    """Our hub, then each peer with frames of the size that ours were."""
    raise_limit()
    sizes = QUICK if quick else SIZES
    rows, payload = [], 0
    for size in sizes:
        figures, payload = _ours(size)
        rows.append(Row(f"golive, {size:,} screens", figures))
    mine = rows[-1].figures
    grown = exponent(sizes, [row.figures["ms a round"] for row in rows])
    peers = [Row(name, _peer(name, sizes[-1], payload)) for name in _peers()]
    return Report(
        bench="fanout",
        work=f"one frame of {payload} bytes to {sizes[-1]:,} sockets, {ROUNDS} rounds",
        rows=[*rows, *peers],
        goals=_goals(mine, peers),
        notes=[
            "sends/s: frames that came by the server's processor seconds, reports and boards included",
            f"cost of a round grows with screens to the power {grown:.2f}",
        ],
    )


def _goals(mine: dict[str, float], peers: list[Row]) -> list[Goal]:
    rate = mine["sends/s"]
    goals = [
        Goal(f"times {peer.name}", rate / peer.figures["sends/s"], 1.35, 1.2)
        for peer in peers
        if peer.name != LOOP
    ]
    loop = [p for p in peers if p.name == LOOP]
    goals += [Goal(f"share of the {p.name}", rate / p.figures["sends/s"], 0.65, 0.6) for p in loop]
    return [*goals, Goal("KiB a connection", mine["KiB/screen"], 24, 26, less=True)]


def raise_limit() -> None:
    """As many sockets as the system lets a process have."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _ours(size: int) -> tuple[dict[str, float], int]:
    """Every round is a report through the front door, and the change it makes on the wall."""
    seen: list[int] = []
    with ours.centre() as centre:
        crowd = Crowd(lambda payload, _: seen.append(len(payload)))
        tell = centre.teller()
        figures = _measured(
            centre.server, crowd, size, lambda count: centre.open_walls(crowd, count), tell
        )
    return figures, sorted(seen)[len(seen) // 2]


def _measured(
    server: Served, crowd: Crowd, size: int, fill: Callable[[int], None], tell: Tell
) -> dict[str, float]:
    """The first screen brings the board into memory; what each further one costs is its own."""
    fill(1)
    crowd.settle()
    empty = server.memory
    fill(size - 1)
    crowd.settle()
    held = (server.memory - empty) / (size - 1)
    tell()
    crowd.settle()
    before, spent = crowd.frames, server.cpu
    started = time.perf_counter()
    for number in range(1, ROUNDS + 1):
        tell()
        if not crowd.read_until(before + number * size, 20):
            raise RuntimeError(f"only {crowd.frames - before} of {number * size} frames came")
        time.sleep(PAUSE)
    elapsed = time.perf_counter() - started - ROUNDS * PAUSE
    spent, sends = server.cpu - spent, crowd.frames - before
    crowd.close()
    return {
        "sends/s": sends / spent,
        "ms a round": elapsed / ROUNDS * 1000,
        "KiB/screen": held,
    }


# ---- peers ----------------------------------------------------------------------------------------

LOOP = "C loop of send()"
_COMMANDS: dict[str, list[str]] = {
    "framework route": [sys.executable, "-m", "bench.peers.route"],
    "websockets.broadcast": [sys.executable, "-m", "bench.peers.broadcast"],
    "Node ws": ["node", "bench/peers/ws.mjs"],
}


def _peers() -> list[str]:
    names = [*_COMMANDS, LOOP]
    return [*names, "nginx + nchan"] if nchan.installed() else names


@contextmanager
def _started(name: str, payload: int) -> Iterator[Served]:
    port = free_port()
    with tempfile.TemporaryDirectory() as home:
        if name == "nginx + nchan":
            command = nchan.command(Path(home), port)
        elif name == LOOP:
            binary = f"{home}/loop"
            subprocess.run(["cc", "-O2", "-o", binary, "bench/peers/loop.c"], check=True)
            command = [binary, str(port), str(payload)]
        else:
            command = [*_COMMANDS[name], str(port), str(payload)]
        with served(command, port) as server:
            yield server


def _peer(name: str, size: int, payload: int) -> dict[str, float]:
    with _started(name, payload) as server:
        crowd = Crowd()
        port = server.port
        tell = _publisher(port, payload) if name == "nginx + nchan" else _line(server)

        def fill(count: int) -> None:
            crowd.open(count, lambda: connect(port, "/ws"))

        return _measured(server, crowd, size, fill, tell)


def _line(server: Served) -> Tell:
    return lambda: server.say("1")


def _publisher(port: int, payload: int) -> Tell:
    url, body = f"http://127.0.0.1:{port}/tell", b"x" * payload

    def tell() -> None:
        urllib.request.urlopen(urllib.request.Request(url, body)).close()

    return tell
