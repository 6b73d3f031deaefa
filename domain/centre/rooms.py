"""The open runs: what the writer keeps in memory of the log, and a batch's overlay above it."""

from collections.abc import MutableMapping
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

import msgspec

from domain.committed import Committed
from domain.eventlog import EventLog, Head
from domain.fold.things import subject
from domain.recorded import Recorded, stream
from domain.refusals import UnknownGoLive
from domain.state import evolve
from domain.tables import Folded, Layer, Ref, Run
from domain.terms import key

KEPT = 32
"""How many runs stay in memory; the one that was used longest ago is read again when it is needed."""

NEVER = datetime.min.replace(tzinfo=UTC)


class Stream(NamedTuple):
    """The stream of one thing, and the version of its last report."""

    id: UUID
    version: int


class Room(msgspec.Struct, frozen=True):
    """One run with its streams, by table and key of the thing: ``activities/a-112``."""

    run: Run
    streams: MutableMapping[str, Stream]

    def next(self, ref: Ref) -> Stream:
        """Where the next report about a thing goes."""
        last = self.streams.get("/".join(ref))
        if last is None:
            return Stream(stream(self.run.id, *ref), 1)
        return Stream(last.id, last.version + 1)

    def take_in(self, recorded: Recorded, ref: Ref) -> set[Ref]:
        """Fold a report about the thing ``ref``. Returns what it touched."""
        self.streams["/".join(ref)] = Stream(recorded.originator_id, recorded.originator_version)
        return evolve(self.run, recorded)

    def overlay(self) -> "Room":
        """A room that reads through to this one and keeps its own writes."""
        return Room(self.run.overlay(), Layer(self.streams))

    def merge(self, above: "Room", touched: set[Ref]) -> Folded:
        """Take over what an overlay of this room holds, and say what that is."""
        assert isinstance(above.streams, Layer)
        folded = above.run.folded(self.run, touched)
        self.run.lay(folded)
        self.streams.update(above.streams.own)
        return folded


def new_room(run_id: str) -> Room:
    return Room(Run(run_id), {})


class OpenRuns:
    """Runs as they stand at ``head``, read from the log when first asked for.

    ``recorded_at`` is the server's time of the report at the head. Belongs to the writer's thread.
    """

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._rooms: dict[str, Room] = {}
        self.head: Head = log.head()
        last = log.read(self.head.position - 1) if self.head.position else []
        self.recorded_at = last[0].recorded_at if last else NEVER

    def find(self, run_id: str) -> Room | None:
        code = key(run_id)
        room = self._rooms.pop(code, None) or self._load(code)
        if room is not None:
            self._rooms[code] = room
        return room

    def _load(self, code: str) -> Room | None:
        room = None
        for page in self._log.pages(code, self.head.position):
            room = room or new_room(page[0].run)
            for recorded in page:
                room.take_in(recorded, subject(room.run, recorded.event))
        return room

    def take_in(self, reports: list[Recorded]) -> Committed:
        """What other processes appended, in order: all of it, or nothing if something does not fold."""
        above = Overlay(self)
        for recorded in reports:
            if key(recorded.run) in self._rooms:
                above.take_in(recorded)
        return self.merge(above, reports)

    def merge(self, above: "Overlay", reports: list[Recorded]) -> Committed:
        """These reports are in the log: what they made of the runs ``above`` is what stands."""
        folded = {}
        for code, room in above.rooms.items():
            base = self._rooms.setdefault(code, room)
            if base is not room and code in above.touched:
                folded[code] = base.merge(room, above.touched[code])
        while len(self._rooms) > KEPT:
            del self._rooms[next(iter(self._rooms))]
        if reports:
            last = reports[-1]
            self.head = Head(last.position, last.chain)
            self.recorded_at = last.recorded_at
        return Committed(reports, folded)


class Overlay:
    """The runs as a batch sees and changes them; dropped as it is when the batch fails."""

    def __init__(self, below: OpenRuns) -> None:
        self._below = below
        self.rooms: dict[str, Room] = {}
        self.touched: dict[str, set[Ref]] = {}

    def find(self, run_id: str) -> Run | None:
        """The run with that id, or None."""
        room = self._room(run_id)
        return None if room is None else room.run

    def run(self, run_id: str) -> Run:
        """The run with that id. Refused: ``UnknownGoLive``."""
        run = self.find(run_id)
        if run is None:
            raise UnknownGoLive(run_id)
        return run

    def room(self, run_id: str) -> Room:
        """The room of a run that may begin with what is being recorded."""
        return self._room(run_id) or self.rooms.setdefault(key(run_id), new_room(run_id))

    def take_in(self, recorded: Recorded, ref: Ref | None = None) -> None:
        """Fold a report; ``ref`` is what it is about, where that is known."""
        room = self.room(recorded.run)
        touched = room.take_in(recorded, ref or subject(room.run, recorded.event))
        self.touched.setdefault(key(recorded.run), set()).update(touched)

    def _room(self, run_id: str) -> Room | None:
        code = key(run_id)
        if code in self.rooms:
            return self.rooms[code]
        base = self._below.find(run_id)
        if base is None:
            return None
        return self.rooms.setdefault(code, base.overlay())
