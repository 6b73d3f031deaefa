"""How a report lies in the log: its bytes, the words beside them, and the chain that holds it in place.

Unreadable       UnknownTopic  NewerShape
Damaged          a row that is not what was written; ``position`` names it
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Generic, TypeVar
from uuid import UUID

import msgspec

from domain.events import BY_TOPIC, Event, TextRedacted
from domain.recorded import Recorded
from domain.terms import key

GENESIS = bytes(32)
"""What the first report is chained to."""

_SINCE = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

E = TypeVar("E")


class Unreadable(Exception):
    """The log holds, unharmed, something that this program does not know."""


class UnknownTopic(Unreadable):
    def __init__(self, topic: str) -> None:
        super().__init__(f"The log holds the topic {topic!r}, which this program does not know.")
        self.topic = topic


class NewerShape(Unreadable):
    def __init__(self, topic: str, version: int) -> None:
        super().__init__(f"{topic!r} was stored in shape {version} by a newer program.")
        self.topic = topic
        self.version = version


class Damaged(Exception):
    """The row at ``position`` is not what was written there; ``what`` says which part shows it."""

    def __init__(self, position: int, what: str) -> None:
        super().__init__(f"The log is damaged at position {position}: {what}.")
        self.position = position
        self.what = what


class Row(msgspec.Struct, frozen=True, gc=False):
    """One row of the log's table.

    ``state`` is hashed into ``chain``; ``text`` is JSON and erasable together with its ``salt``.
    ``run`` is folded (``terms.key``), ``known_at`` counts microseconds since 1970, UTC; both repeat
    what the state says, so that SQL can look for them.
    """

    id: int
    originator_id: UUID
    originator_version: int
    topic: str
    state: bytes
    run: str
    known_at: int
    text: str | None
    salt: bytes | None
    chain: bytes


class _State(
    msgspec.Struct,
    Generic[E],
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
):
    """The hashed bytes of a report; ``words`` holds the salted digest of each of its text fields."""

    event: E
    version: int
    run: str
    report_id: str
    told_by: str
    recorded_by: str
    occurred_at: datetime
    known_at: datetime
    recorded_at: datetime
    fingerprint: str
    seen_position: int | None = None
    imported: bool = False
    words: dict[str, str] = {}


_ENCODER = msgspec.json.Encoder(order="sorted")
_STATE = msgspec.json.Decoder(_State[msgspec.Raw])
_WORDS = msgspec.json.Decoder(dict[str, str])


@cache
def _decoder(kind: type[Event]) -> msgspec.json.Decoder[Event]:
    return msgspec.json.Decoder(kind)


# ---- writing -----------------------------------------------------------------------------------


def topic(event: Event) -> str:
    """The stored name of an event. Refused by name: what is not in the vocabulary."""
    if BY_TOPIC.get(event.TOPIC) is not type(event):
        raise UnknownTopic(event.TOPIC or type(event).__name__)
    return event.TOPIC


def encode(recorded: Recorded) -> bytes:
    """The hashed bytes: JSON with sorted keys, no spaces, UTF-8, times in UTC with ``Z``."""
    assert (recorded.text is None) == (recorded.salt is None), "words are never without salt"
    return _ENCODER.encode(
        _State(
            event=recorded.event,
            version=recorded.event.VERSION,
            run=recorded.run,
            report_id=recorded.report_id,
            told_by=recorded.told_by,
            recorded_by=recorded.recorded_by,
            occurred_at=recorded.occurred_at,
            known_at=recorded.known_at,
            recorded_at=recorded.recorded_at,
            fingerprint=recorded.fingerprint,
            seen_position=recorded.seen_position,
            imported=recorded.imported,
            words=_digests(recorded.text or {}, recorded.salt or b""),
        )
    )


def seal(recorded: Recorded, before: bytes) -> tuple[Recorded, Row]:
    """``recorded`` chained to the report ``before`` it, and the row that stores it."""
    name, state = topic(recorded.event), encode(recorded)
    chain = link(before, recorded.originator_id, recorded.originator_version, name, state)
    row = Row(
        id=recorded.position,
        originator_id=recorded.originator_id,
        originator_version=recorded.originator_version,
        topic=name,
        state=state,
        run=key(recorded.run),
        known_at=micros(recorded.known_at),
        text=words(recorded),
        salt=recorded.salt,
        chain=chain,
    )
    return msgspec.structs.replace(recorded, chain=chain), row


def words(recorded: Recorded) -> str | None:
    """The text column: the free words by field, or None."""
    return None if recorded.text is None else _ENCODER.encode(recorded.text).decode()


def micros(moment: datetime) -> int:
    """Microseconds since 1970, UTC."""
    return (moment - _SINCE) // _MICROSECOND


def link(before: bytes, stream: UUID, version: int, topic: str, state: bytes) -> bytes:
    """SHA-256 over the chain so far, the stream, its version, the topic and the stored bytes."""
    name = topic.encode()
    place = b"%b%b%b" % (stream.bytes, version.to_bytes(8, "big"), len(name).to_bytes(2, "big"))
    return hashlib.sha256(b"%b%b%b%b" % (before, place, name, state)).digest()


def _digests(text: dict[str, str], salt: bytes) -> dict[str, str]:
    return {field: _digest(salt, field, said) for field, said in text.items()}


def _digest(salt: bytes, field: str, said: str) -> str:
    return hashlib.sha256(b"%b%b\0%b" % (salt, field.encode(), said.encode())).hexdigest()


# ---- reading -----------------------------------------------------------------------------------


def read(row: Row, before: bytes) -> Recorded:
    """The report in ``row``, in its present shape, proven to follow the chain ``before`` it.

    Raises ``Damaged`` when the row is not what was written, ``Unreadable`` when another program
    wrote it.
    """
    return _prove(row, before)[0]


def decode(row: Row) -> Recorded:
    """The report in ``row``, in its present shape, taken at its word. Raises as ``read``."""
    return _decode(row)[0]


def verify(rows: Iterable[Row]) -> int | None:
    """The first bad position of a whole log, or None. Words may be missing only where redacted."""
    before, expected = GENESIS, 1
    erased: dict[tuple[str, str], int] = {}
    for row in rows:
        try:
            recorded, state = _prove(row, before)
        except Damaged:
            return expected
        if row.id != expected:
            return expected
        if state.words and row.text is None:
            erased[row.run, recorded.report_id] = row.id
        if isinstance(recorded.event, TextRedacted):
            erased.pop((row.run, recorded.event.of), None)
        before, expected = row.chain, expected + 1
    return min(erased.values(), default=None)


def _prove(row: Row, before: bytes) -> tuple[Recorded, _State[msgspec.Raw]]:
    chain = link(before, row.originator_id, row.originator_version, row.topic, row.state)
    if chain != row.chain:
        raise Damaged(row.id, "its chain does not follow")
    recorded, state = _decode(row)
    _compare(row, state, recorded.text)
    return recorded, state


def _decode(row: Row) -> tuple[Recorded, _State[msgspec.Raw]]:
    kind = BY_TOPIC.get(row.topic)
    if kind is None:
        raise UnknownTopic(row.topic)
    try:
        state = _STATE.decode(row.state)
        event = _event(kind, state.version, state.event)
    except msgspec.MsgspecError as error:
        raise Unreadable(
            f"The report at position {row.id} is of no known shape: {error}"
        ) from error
    return _recorded(row, state, event), state


def _event(kind: type[Event], version: int, stored: msgspec.Raw) -> Event:
    """The event in its present shape; only reading lifts older ones."""
    if version > kind.VERSION:
        raise NewerShape(kind.TOPIC, version)
    if version == kind.VERSION:
        return _decoder(kind).decode(stored)
    fields = msgspec.json.decode(stored, type=dict[str, object])
    return msgspec.convert(kind.upcast(version, fields), kind)


def _text(row: Row) -> dict[str, str] | None:
    try:
        return None if row.text is None else _WORDS.decode(row.text)
    except msgspec.MsgspecError as error:
        raise Damaged(row.id, "its words cannot be read") from error


def _recorded(row: Row, state: _State[msgspec.Raw], event: Event) -> Recorded:
    return Recorded(
        position=row.id,
        originator_id=row.originator_id,
        originator_version=row.originator_version,
        run=state.run,
        report_id=state.report_id,
        told_by=state.told_by,
        recorded_by=state.recorded_by,
        occurred_at=state.occurred_at,
        known_at=state.known_at,
        recorded_at=state.recorded_at,
        seen_position=state.seen_position,
        fingerprint=state.fingerprint,
        event=event,
        imported=state.imported,
        text=_text(row),
        salt=row.salt,
        chain=row.chain,
    )


def _compare(row: Row, state: _State[msgspec.Raw], text: dict[str, str] | None) -> None:
    """The columns that the chain does not cover must say what the hashed bytes say."""
    if row.run != key(state.run) or row.known_at != micros(state.known_at):
        raise Damaged(row.id, "its run or its time is not what was recorded")
    if (text is None) != (row.salt is None):
        raise Damaged(row.id, "its words and their salt have parted")
    if text is not None and _digests(text, row.salt or b"") != state.words:
        raise Damaged(row.id, "its words are not what was written")
