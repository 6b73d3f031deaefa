"""How late every activity is, and how much of that it caused itself and how much it inherited."""

from typing import NamedTuple

from domain.schedule.passes import OUT, Schedule


class Delay(NamedTuple):
    """Minutes; both ends are cut off to the minute, then compared (docs/rules.md, rule 10).

    ``behind`` is its finish after its planned one, below 0 before it. A delay, which is never below 0, is
    ``caused`` and ``inherited`` together: inherited is what it would have been late, had it taken its own
    planned time from when it was planned, or from when what comes before it let it.
    """

    behind: int
    caused: int
    inherited: int


def delay(schedule: Schedule, place: int) -> Delay | None:
    """Of one activity; None of what will not be done."""
    network, early = schedule.network, schedule.early
    if schedule.facts.stage[place] == OUT:
        return None
    size, duration = len(network.codes), network.duration[place]
    start, finish = network.planned[place], network.planned[size + place]
    forced = network.bound(place, early, duration) - start
    behind = early[size + place] // 60 - finish // 60
    late = max(behind, 0)
    inherited = min(late, max((finish + forced) // 60 - finish // 60, 0))
    return Delay(behind, late - inherited, inherited)
