"""A log in memory for the feed, and the two ways in which what is committed comes to it."""

from collections import deque
from collections.abc import Callable, Sequence

from domain.committed import Committed
from domain.recorded import Recorded
from domain.state import evolve
from domain.tables import Ref, Run
from domain.terms import key
from projections.feed import Feed
from projections.views import VIEWS, build
from tests.scenario import Room


class Log:
    """A log in memory that hands out small pages, and a loop whose turns are taken one by one.

    Its clock stands unless a step is said to take a while, or somebody waits.
    """

    def __init__(self, room: Room) -> None:
        self.room = room
        self.now = 0.0
        self.step = 0.0
        self.waits: list[float] = []
        self.turns: deque[Callable[[], None]] = deque()
        self.reads = 0

    def read(
        self, after: int = 0, limit: int = 7, run: str | None = None, upto: int | None = None
    ) -> list[Recorded]:
        self.reads += 1
        found = [
            r
            for r in self.room.log
            if r.position > after
            and (run is None or key(r.run) == key(run))
            and (upto is None or r.position <= upto)
        ]
        return found[:7]

    def feed(self, position: int | None = None) -> Feed:
        begins = self.room.last.position if position is None else position
        return Feed(self.read, self, begins)

    def time(self) -> float:
        self.now += self.step
        return self.now

    def call_soon(self, step: Callable[[], None], /) -> None:
        self.turns.append(step)

    def call_later(self, seconds: float, step: Callable[[], None], /) -> None:
        self.waits.append(seconds)
        self.now += seconds
        self.turns.append(step)

    def let_the_loop_turn(self, most: int = 1_000) -> int:
        """All steps to the end, or so many. How many there were."""
        steps = 0
        while self.turns and steps < most:
            self.turns.popleft()()
            steps += 1
        return steps


def hear(feed: Feed, reports: Sequence[Recorded]) -> None:
    """Reports of others come as they are, folded by nobody."""
    feed.hear(Committed(list(reports)))


def folded(log: Sequence[Recorded], start: int, end: int) -> Committed:
    """Reports as the writer hands them over: with what they made of each run that it had open."""
    below: dict[str, Run] = {}
    for recorded in log[:start]:
        evolve(below.setdefault(key(recorded.run), Run(recorded.run)), recorded)
    above = {code: run.overlay() for code, run in below.items()}
    touched: dict[str, set[Ref]] = {code: set() for code in above}
    for recorded in log[start:end]:
        code = key(recorded.run)
        if code in above:
            touched[code] |= evolve(above[code], recorded)
    return Committed(
        list(log[start:end]), {c: run.folded(below[c], touched[c]) for c, run in above.items()}
    )


def said(room: Room, *words: object) -> list[Recorded]:
    """What was committed with these words."""
    before = len(room.log)
    room.given(*words)  # type: ignore[arg-type]
    return room.log[before:]


def up_to_date(feed: Feed, room: Room) -> bool:
    return all(feed.board(room.id, n).tables() == build(n, room.run) for n in VIEWS)
