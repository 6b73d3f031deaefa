"""A room's night looked at from a minute: what the forecast says, with activities by their codes."""

from datetime import datetime
from typing import NamedTuple

from domain.forecast import Outlook, outlook
from domain.schedule.network import network_of
from domain.schedule.passes import Schedule
from domain.schedule.rolling import rolled
from domain.tables import Run
from tests.scenario import Room, Said, clock

SAMPLES = 400


class Night(Room):
    """A room in which everything is known as it occurs."""

    def now(self, said: Said) -> datetime:
        return super().now(said) if said.at is None else max(clock(said.at), self.last.known_at)


class Look(NamedTuple):
    """What is foreseen, and the schedule that it is foreseen on."""

    foreseen: Outlook
    schedule: Schedule
    now: int

    def minute(self, share: float) -> float:
        """Minutes from now until everything is over in so many nights."""
        by = self.foreseen.by(share)
        assert by is not None
        return (by - self.now) / 60

    @property
    def decides(self) -> dict[str, float]:
        codes = self.schedule.network.codes
        return {codes[place]: share for place, share in self.foreseen.decides.items()}


def look(room: Room, at: str, samples: int = SAMPLES, seed: int = 7) -> Look:
    return look_at(room.run, at, samples, seed)


def look_at(run: Run, at: str, samples: int = SAMPLES, seed: int = 7) -> Look:
    assert run.header is not None
    network = network_of(run.header.plan)
    schedule = Schedule(network, rolled(network, run, clock(at)))
    now = network.seconds(clock(at))
    return Look(outlook(run, schedule, now, seed, samples), schedule, now)
