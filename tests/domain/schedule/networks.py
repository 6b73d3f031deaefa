"""Random plans with all four links, and another opinion on their schedule: longest paths."""

from random import Random

import networkx as nx

from domain.plan import Link, Plan, PlannedActivity
from tests.domain.schedule.plans import START, after

KINDS = ("FS", "SS", "FF", "SF")
FIRST, LAST = "first", "last"


def random_plan(chance: Random) -> Plan:
    """Up to sixty activities in any order, links with lags of both signs, some limits, some optional work."""
    size = chance.randint(1, 60)
    rows = [_activity(chance, number) for number in range(size)]
    chance.shuffle(rows)
    finish = after(chance.randint(10, 900)) if chance.random() < 0.5 else None
    return Plan(name="P", start=START, finish=finish, activities=tuple(rows))


def _activity(chance: Random, number: int) -> PlannedActivity:
    return PlannedActivity(
        code=f"A-{number}",
        title="",
        duration=chance.randint(0, 60),
        predecessors=tuple(_link(chance, number) for _ in range(min(number, chance.randint(0, 4)))),
        not_before=after(chance.randint(-60, 600)) if chance.random() < 0.1 else None,
        must_finish_by=after(chance.randint(0, 900)) if chance.random() < 0.1 else None,
        mandatory=chance.random() < 0.8,
    )


def _link(chance: Random, number: int) -> Link:
    return Link(
        code=f"A-{chance.randrange(max(0, number - 12), number)}",
        type=chance.choice(KINDS),
        lag=chance.choice((0, 0, chance.randint(-45, 45))),
    )


class Opinion:
    """The same plan as events and arrows between them, its times found by Bellman and Ford's algorithm.

    Times are in minutes after the plan's start.
    """

    def __init__(self, plan: Plan, slip: tuple[str, int] = ("", 0)) -> None:
        """``slip`` starts an activity no sooner than so many minutes after the start."""
        self.plan = plan
        self.arrows: nx.DiGraph[str] = nx.DiGraph()
        for row in plan.activities:
            takes = row.duration or 0
            start, finish = f"S {row.code}", f"F {row.code}"
            self._arrow(FIRST, start, 0)
            if row.not_before is not None:
                self._arrow(FIRST, start, (row.not_before - START).total_seconds() / 60)
            if row.code == slip[0]:
                self._arrow(FIRST, start, slip[1])
            self._arrow(start, finish, takes)
            self._arrow(finish, start, -takes)
            for link in row.predecessors:
                self._arrow(f"{link.type[0]} {link.code}", f"{link.type[1]} {row.code}", link.lag)
        self.early = self._longest(self.arrows, FIRST)
        mandatory = [row.code for row in plan.activities if row.mandatory]
        self.ends = mandatory or [row.code for row in plan.activities]
        self.finish = max(self.early[f"F {end}"] for end in self.ends)

    def late(self) -> dict[str, float]:
        """The last moment of each event."""
        target = self.finish
        if self.plan.finish is not None:
            target = (self.plan.finish - START).total_seconds() / 60
        whole = max(target, *(self.early[f"F {row.code}"] for row in self.plan.activities))
        ending = self.arrows.copy()
        for row in self.plan.activities:
            due = target if row.code in self.ends else whole
            if row.must_finish_by is not None:
                due = min(due, (row.must_finish_by - START).total_seconds() / 60)
            ending.add_edge(f"F {row.code}", LAST, weight=due)
        return {event: -length for event, length in self._to_last(ending).items()}

    def critical(self) -> set[str]:
        """Those through which a longest path to the finish leads."""
        ending = self.arrows.copy()
        ending.add_edges_from((f"F {end}", LAST, {"weight": 0}) for end in self.ends)
        left = self._to_last(ending)
        through = (row.code for row in self.plan.activities if f"S {row.code}" in left)
        return {
            code for code in through if self.early[f"S {code}"] + left[f"S {code}"] == self.finish
        }

    def _arrow(self, source: str, target: str, lag: float) -> None:
        """Of two between the same events, the longer; weights are negative, so that the shortest is it."""
        known = self.arrows.get_edge_data(source, target, {"weight": float("inf")})["weight"]
        self.arrows.add_edge(source, target, weight=min(known, -lag))

    def _to_last(self, ending: "nx.DiGraph[str]") -> dict[str, float]:
        return self._longest(ending.reverse(copy=False), LAST)

    def _longest(self, arrows: "nx.DiGraph[str]", source: str) -> dict[str, float]:
        lengths = nx.single_source_bellman_ford_path_length(arrows, source)
        return {event: -length for event, length in lengths.items()}
