"""What the log is to the eventsourcing library: an application with our mapper and our recorder.

The library's way in, ``events.put``, ends in the same lock, the same rows and the same chain as ours.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import (
    ApplicationRecorder,
    InfrastructureFactory,
    JSONTranscoder,
    Mapper,
    NotSupportedError,
    StoredEvent,
    Subscription,
)
from eventsourcing.utils import Environment
from eventsourcing_sqlalchemy.datastore import SQLAlchemyDatastore
from eventsourcing_sqlalchemy.factory import SQLAlchemyFactory
from eventsourcing_sqlalchemy.recorders import SQLAlchemyApplicationRecorder
from sqlalchemy import Engine
from sqlalchemy.orm import sessionmaker

from domain.eventlog.tables import EVENTS, NAME, ReportRecord
from domain.recorded import Recorded
from domain.stored import Row, decode, encode, link, micros, topic, words
from domain.terms import key

Insert = Callable[[Sequence[StoredEvent]], Sequence[int]]


@dataclass(frozen=True)
class StoredReport(StoredEvent):
    """A stored event with the columns that the chain does not cover."""

    run: str = ""
    known_at: int = 0
    text: str | None = None
    salt: bytes | None = None


class ReportMapper(Mapper[UUID]):
    """Reports to stored bytes and back, by explicit topics; older shapes are lifted on reading."""

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredReport:
        assert isinstance(domain_event, Recorded), type(domain_event)
        return StoredReport(
            originator_id=domain_event.originator_id,
            originator_version=domain_event.originator_version,
            topic=topic(domain_event.event),
            state=encode(domain_event),
            run=key(domain_event.run),
            known_at=micros(domain_event.known_at),
            text=words(domain_event),
            salt=domain_event.salt,
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Recorded:
        """Without its words and its chain: the library reads neither."""
        return decode(_row(stored_event, getattr(stored_event, "id", 0), b""))


class ReportRecorder(SQLAlchemyApplicationRecorder):
    """The extension's recorder, which reads as it always does and appends as the log does."""

    insert: Insert

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        return self.insert(stored_events)

    def subscribe(
        self, gt: int | None = None, topics: Sequence[str] = ()
    ) -> Subscription[ApplicationRecorder]:
        """The extension's loses wake-ups and dies above descriptor 1024."""
        raise NotSupportedError("The log is followed through the command centre.")


class ReportDatastore(SQLAlchemyDatastore):
    base_stored_event_record_cls = ReportRecord


class ReportFactory(SQLAlchemyFactory):
    application_recorder_class = ReportRecorder
    datastore_class = ReportDatastore


class ReportApplication(Application[UUID]):
    """Everything the library would take from the process's environment is decided here."""

    name = NAME

    def __init__(self, reader: Engine, insert: Insert) -> None:
        self._reader = reader
        self._insert = insert
        super().__init__()

    def construct_env(self, name: str, env: object = None) -> Environment:
        return Environment(name, {ReportFactory.CREATE_TABLE: "n"})

    def construct_factory(self, env: Environment) -> InfrastructureFactory[Any]:
        factory = ReportFactory(env)
        factory.datastore = ReportDatastore(session_maker=sessionmaker(self._reader))
        return factory

    def construct_mapper(self) -> ReportMapper:
        return ReportMapper(JSONTranscoder())

    def construct_recorder(self) -> ApplicationRecorder:
        recorder = super().construct_recorder()
        assert isinstance(recorder, ReportRecorder)
        assert recorder.events_record_cls.__table__ is EVENTS
        recorder.insert = self._insert
        return recorder


def chained(stored: Sequence[StoredEvent], after: int, before: bytes) -> Iterator[Row]:
    """The rows of stored events that follow the position ``after``, whose chain is ``before``."""
    for position, event in zip(count(after + 1), stored, strict=False):
        row = _row(event, position, before)
        yield row
        before = row.chain


def _row(event: StoredEvent, position: int, before: bytes) -> Row:
    assert isinstance(event.originator_id, UUID)
    report = event if isinstance(event, StoredReport) else StoredReport(**vars(event))
    return Row(
        id=position,
        originator_id=event.originator_id,
        originator_version=event.originator_version,
        topic=event.topic,
        state=event.state,
        run=report.run,
        known_at=report.known_at,
        text=report.text,
        salt=report.salt,
        chain=link(before, event.originator_id, event.originator_version, event.topic, event.state),
    )
