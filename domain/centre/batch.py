"""A batch under the lock: each order answered in turn, on an overlay that sees the ones before it."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

import msgspec
from sqlalchemy.exc import SQLAlchemyError

from domain.centre.rooms import NEVER, OpenRuns, Overlay, Room
from domain.clock import Clock
from domain.commands import AnyCommand, Command, CreateRun, Order
from domain.commands.words import Words, emptied, said
from domain.committed import Committed
from domain.decide import Decided, decide
from domain.eventlog import Head
from domain.events import Event, TextRedacted
from domain.fold.things import subject
from domain.recorded import Recorded
from domain.refusals import ReportIdReused
from domain.stored import Row, seal
from domain.tables import Ref, Run

TICK = timedelta(microseconds=1)
_CANONICAL = msgspec.json.Encoder(order="sorted")


class Outcome(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The answer to an order that stands in the log.

    ``already``: it only confirmed what stood there. ``resent``: this very report was recorded
    before, and this is the answer it had then.
    """

    report_id: str
    position: int
    recorded_at: datetime
    outcome: Literal["recorded", "already"]
    deviations: tuple[str, ...]
    event: Event
    resent: bool = False


def outcome(recorded: Recorded, *, resent: bool) -> Outcome:
    return Outcome(
        report_id=recorded.report_id,
        position=recorded.position,
        recorded_at=recorded.recorded_at,
        outcome="already" if recorded.event.already else "recorded",
        deviations=recorded.event.deviations,
        event=recorded.event,
        resent=resent,
    )


class Stamp(NamedTuple):
    """What stands of an order in its report beside what was decided: its times, its words, its mark."""

    known_at: datetime
    recorded_at: datetime
    words: Words
    fingerprint: str


class Batch:
    """What one transaction will append: ``reports``, their ``rows``, and positions to be ``erased``."""

    def __init__(self, below: OpenRuns, salt: Callable[[], bytes]) -> None:
        self._below = below
        self._salt = salt
        self._runs = Overlay(below)
        self._head = below.head
        self.reports: list[Recorded] = []
        self.rows: list[Row] = []
        self.erased: list[int] = []

    def answer(self, order: Order, now: datetime) -> Outcome | Exception:
        """The outcome or the refusal of one order at the real time ``now``.

        What goes wrong with one order is its own answer; only a failing database sinks the batch.
        """
        try:
            return self._record(order, now)
        except SQLAlchemyError:
            raise
        except Exception as error:  # noqa: BLE001
            return error

    def merge(self) -> Committed:
        """The transaction is committed: what was decided on is now what stands."""
        return self._below.merge(self._runs, self.reports)

    def _record(self, order: Order, now: datetime) -> Outcome:
        words = said(order.command)
        mark = fingerprint(order, words)
        run = self._runs.find(order.run)
        known = run and run.reports.get(order.command.report_id)
        if known:
            return again(known, words, mark)
        stamp = self._stamp(run, order, now, words, mark)
        decided = decide(self._runs, order, stamp.known_at)
        room = self._runs.room(order.run)
        ref = subject(room.run, decided.event)
        recorded, row = seal(self._report(order, decided, stamp, room, ref), self._head.chain)
        self._take_in(recorded, ref)
        self._erase(room.run, decided.event)
        self.rows.append(row)
        self.reports.append(recorded)
        self._head = Head(recorded.position, recorded.chain)
        return outcome(recorded, resent=False)

    def _stamp(
        self, run: Run | None, order: Order, now: datetime, words: Words, mark: str
    ) -> Stamp:
        """The server's time never stands still and never goes back, whatever its clock does."""
        before = self.reports[-1].recorded_at if self.reports else self._below.recorded_at
        recorded_at = max(now, before + TICK)
        return Stamp(known_at(run, order, recorded_at), recorded_at, words, mark)

    def _report(
        self, order: Order, decided: Decided, stamp: Stamp, room: Room, ref: Ref
    ) -> Recorded:
        place, words = room.next(ref), stamp.words
        return Recorded(
            position=self._head.position + 1,
            originator_id=place.id,
            originator_version=place.version,
            run=room.run.id,
            report_id=order.command.report_id,
            told_by=decided.told_by,
            recorded_by=order.recorded_by,
            occurred_at=decided.occurred_at,
            known_at=stamp.known_at,
            recorded_at=stamp.recorded_at,
            seen_position=order.command.seen_position,
            fingerprint=stamp.fingerprint,
            event=decided.event,
            imported=order.source_recorded_at is not None,
            text=words or None,
            salt=self._salt() if words else None,
        )

    def _take_in(self, recorded: Recorded, ref: Ref) -> None:
        """A report that cannot be folded must leave no trace: then the batch is folded anew without it."""
        try:
            self._runs.take_in(recorded, ref)
        except Exception:
            self._runs = Overlay(self._below)
            for earlier in self.reports:
                self._runs.take_in(earlier)
            raise

    def _erase(self, run: Run, event: Event) -> None:
        if isinstance(event, TextRedacted):
            self.erased.append(run.reports[event.of].position)


def again(known: Recorded, words: Words, mark: str) -> Outcome:
    """The answer that this very report had. Refused: ``ReportIdReused`` for any other content.

    Words that were redacted since cannot be compared any more; then the rest decides.
    """
    other_words = known.text is not None and known.text != words
    if known.fingerprint != mark or other_words:
        raise ReportIdReused(known.report_id)
    return outcome(known, resent=True)


def fingerprint(order: Order, words: Words) -> str:
    """16 hex digits that tell one content from another: the command, its words emptied, and the typist."""
    bare: Command = order.command
    if words:
        bare = emptied(bare, words)
    content = _CANONICAL.encode(bare) + order.recorded_by.encode()
    return hashlib.sha256(content).hexdigest()[:16]


def known_at(run: Run | None, order: Order, recorded_at: datetime) -> datetime:
    """The run's time of recording (rule 5): its clock, or what the import says; it never goes back."""
    at = order.source_recorded_at or _clock(run, order.command).at(recorded_at)
    before = run.known_at if run is not None else None
    return max(at.astimezone(UTC), before or NEVER)


def _clock(run: Run | None, command: AnyCommand) -> Clock:
    header = run.header if run is not None else None
    if header is not None:
        return header.clock
    return command.clock if isinstance(command, CreateRun) else Clock()
