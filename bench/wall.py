"""From a report sent to the change received on a thousand walls, at 10 and at 50 reports a second."""

import select
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from bench import ours
from bench.callers import Caller, request
from bench.fanout import raise_limit
from bench.report import Goal, Report, Row, exponent, percentile
from bench.screens import Crowd, connect
from bench.served import free_port, served

WALLS = (250, 500, 1000)
QUICK = (50, 100, 200)
RATES = (10, 50)
SECONDS = 12
RUN_UP = 2
"""Seconds of reports before the measured ones."""

PAYLOAD = 600
PEERS: dict[str, list[str]] = {
    "framework route, no log": [sys.executable, "-m", "bench.peers.route"],
    "Node ws, no log": ["node", "bench/peers/ws.mjs"],
}


class Night:
    """One load: reports at a steady rate, walls that note what position came when."""

    def __init__(self, port: int, ask: Callable[[int], bytes]) -> None:
        self.crowd = Crowd(self._heard)
        self._caller = Caller(port)
        self._ask = ask
        self._sent: dict[int, float] = {}
        self._came: list[tuple[int, float]] = []
        self.answers: list[float] = []

    def _heard(self, payload: bytes, at: float) -> None:
        place = payload.find(b'"pos":')
        if place > 0 and b'"delta"' in payload[:60]:
            end = payload.index(b",", place)
            self._came.append((int(payload[place + 6 : end]), at))

    def run(self, rate: int, seconds: float) -> dict[str, float]:
        """Waits in milliseconds: to the walls, and to the reporter's own answer."""
        number, begun = 0, time.perf_counter()
        while (now := time.perf_counter()) - begun < seconds:
            due = begun + number / rate
            if now >= due:
                self._report(number)
                number += 1
            else:
                self.crowd.read(min(due - now, 0.005))
        self.crowd.settle()
        first = RUN_UP * rate
        waits = self._waits(sorted(self._sent)[first:])
        return {
            f"{rate}/s p50 ms": percentile(waits, 0.5),
            f"{rate}/s p99 ms": percentile(waits, 0.99),
            f"{rate}/s answer p99": percentile(self.answers[first:], 0.99),
        }

    def _report(self, number: int) -> None:
        """Send one and wait for its answer, reading the walls meanwhile."""
        self._caller.ask(self._ask(number))
        sent = self._caller.sent
        while True:
            ready, _, _ = select.select([self._caller.socket], [], [], 0)
            if ready and (answer := self._caller.hear()) is not None:
                break
            self.crowd.read(0)
        self.answers.append((time.perf_counter() - sent) * 1000)
        if answer[0] != 201:
            raise RuntimeError(f"{answer[0]}: {answer[1]!r}")
        body = answer[1]
        at = body.index(b'"position":') + 11
        self._sent[int(body[at:].split(b",")[0].rstrip(b"}"))] = sent

    def _waits(self, positions: list[int]) -> list[float]:
        """For each report and each frame that first carried it: when it came, less when it was sent.

        A merged frame stands for all positions since the frame before it on that wall, so for a
        position the frames with the smallest position not below it are those that brought it.
        """
        by_frame: dict[int, list[float]] = {}
        for position, at in self._came:
            by_frame.setdefault(position, []).append(at)
        carried = sorted(by_frame)
        waits: list[float] = []
        for position in positions:
            brought = next((frame for frame in carried if frame >= position), None)
            if brought is not None:
                waits += [(at - self._sent[position]) * 1000 for at in by_frame[brought]]
        return waits


def run(quick: bool) -> Report:
    """Ours at three numbers of walls, the peers at the largest."""
    raise_limit()
    walls = QUICK if quick else WALLS
    seconds = 5 if quick else SECONDS
    rows = [Row(f"golive, {count:,} walls", _measured(_ours, count, seconds)) for count in walls]
    peers = [
        Row(name, _measured(_peer(command), walls[-1], seconds)) for name, command in PEERS.items()
    ]
    mine = rows[-1].figures
    busiest = f"{RATES[-1]}/s p50 ms"
    grown = exponent(walls, [row.figures[busiest] for row in rows])
    return Report(
        bench="wall",
        work=f"report sent → frame received on {walls[-1]:,} walls, {seconds} s at each rate",
        rows=[*rows, *peers],
        goals=[goal for rate in RATES for goal in _goals(mine, peers, rate)],
        notes=[f"p50 at {RATES[-1]}/s grows with walls to the power {grown:.2f}"],
    )


def _goals(mine: dict[str, float], peers: list[Row], rate: int) -> Iterator[Goal]:
    p50, p99, answer = (f"{rate}/s {what}" for what in ("p50 ms", "p99 ms", "answer p99"))
    yield Goal(p50, mine[p50], 15, 30, less=True)
    yield Goal(p99, mine[p99], 40, 100, less=True)
    yield Goal(answer, mine[answer], 20, 40, less=True)
    quickest = min(peer.figures[p99] for peer in peers)
    yield Goal(f"{p99} to the quickest peer's", mine[p99] / quickest, 1.5, 3, less=True)


Opened = Callable[[int], AbstractContextManager[Night]]


def _measured(opened: Opened, walls: int, seconds: float) -> dict[str, float]:
    figures: dict[str, float] = {}
    for rate in RATES:
        with opened(walls) as night:
            figures |= night.run(rate, seconds)
            night.crowd.close()
    return figures


@contextmanager
def _ours(walls: int) -> Iterator[Night]:
    with ours.centre() as centre:
        night = Night(centre.server.port, centre.report)
        centre.open_walls(night.crowd, walls)
        night.crowd.settle()
        yield night


def _peer(command: list[str]) -> Opened:
    @contextmanager
    def opened(walls: int) -> Iterator[Night]:
        port = free_port()
        with served([*command, str(port), str(PAYLOAD)], port):
            night = Night(port, lambda number: request("/report", b"{}"))
            night.crowd.open(walls, lambda: connect(port, "/ws"))
            yield night

    return opened
