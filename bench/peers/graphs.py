"""The critical path method over graphs of networkx, rustworkx and graphlib: what one would write with them.

A link is an arrow between two activities with the seconds between their starts, which all four types come to.
"""

from collections.abc import Callable
from graphlib import TopologicalSorter
from typing import NamedTuple

import networkx as nx
import rustworkx as rx

from domain.schedule.network import Network

Pass = Callable[[], tuple[list[int], list[int]]]
"""Early and late starts, by activity."""


class Links(NamedTuple):
    """What a pass needs: arrows ``(from, to, seconds)``, earliest and latest starts."""

    size: int
    arrows: list[tuple[int, int, int]]
    floor: list[int]
    latest: list[int]


def links_of(network: Network) -> Links:
    """Of a network of durations alone."""
    size, lengths = len(network.codes), network.duration
    arrows = [
        (at % size, place, lag + (lengths[at % size] if at >= size else 0) - taken)
        for ties, finishing in ((network.to_start, False), (network.to_finish, True))
        for place in range(size)
        for at, lag in ties[place]
        for taken in (lengths[place] if finishing else 0,)
    ]
    unbound = [max(0, network.planned[place]) for place in range(size)]
    bound = {to for _, to, _ in arrows}
    floor = [-(1 << 50) if place in bound else unbound[place] for place in range(size)]
    latest = [due - length for due, length in zip(network.due, lengths, strict=True)]
    return Links(size, arrows, floor, latest)


def with_networkx(links: Links) -> Pass:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(links.size))
    for source, to, lag in links.arrows:
        known = graph.get_edge_data(source, to, {"lag": lag})["lag"]
        graph.add_edge(source, to, lag=max(lag, known))

    def whole() -> tuple[list[int], list[int]]:
        early, late = links.floor[:], links.latest[:]
        order = list(nx.topological_sort(graph))
        for node in order:
            for source, arrow in graph.pred[node].items():
                early[node] = max(early[node], early[source] + arrow["lag"])
        for node in reversed(order):
            for to, arrow in graph.succ[node].items():
                late[node] = min(late[node], late[to] - arrow["lag"])
        return early, late

    return whole


def with_rustworkx(links: Links) -> Pass:
    graph: rx.PyDiGraph[int, int] = rx.PyDiGraph()
    graph.add_nodes_from(range(links.size))
    graph.add_edges_from(links.arrows)

    def whole() -> tuple[list[int], list[int]]:
        early, late = links.floor[:], links.latest[:]
        order = rx.topological_sort(graph)
        for node in order:
            for source, _, lag in graph.in_edges(node):
                early[node] = max(early[node], early[source] + lag)
        for node in reversed(order):
            for _, to, lag in graph.out_edges(node):
                late[node] = min(late[node], late[to] - lag)
        return early, late

    return whole


def with_graphlib(links: Links) -> Pass:
    before: dict[int, list[tuple[int, int]]] = {node: [] for node in range(links.size)}
    after: dict[int, list[tuple[int, int]]] = {node: [] for node in range(links.size)}
    for source, to, lag in links.arrows:
        before[to].append((source, lag))
        after[source].append((to, lag))
    sources = {node: [source for source, _ in others] for node, others in before.items()}

    def whole() -> tuple[list[int], list[int]]:
        early, late = links.floor[:], links.latest[:]
        order = list(TopologicalSorter(sources).static_order())
        for node in order:
            for source, lag in before[node]:
                early[node] = max(early[node], early[source] + lag)
        for node in reversed(order):
            for to, lag in after[node]:
                late[node] = min(late[node], late[to] - lag)
        return early, late

    return whole


PEERS: dict[str, Callable[[Links], Pass]] = {
    "networkx": with_networkx,
    "rustworkx": with_rustworkx,
    "graphlib": with_graphlib,
}
