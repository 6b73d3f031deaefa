"""What lies in the log stays readable for ever, and shows every change that was not its own."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import stored
from domain.events import BY_TOPIC, EVENTS, Event
from domain.recorded import Recorded
from domain.stored import GENESIS, Damaged, NewerShape, Row, UnknownTopic, Unreadable, read, seal
from tests.domain.nights import sealed
from tests.histories import nights
from tests.scenario import EVENING, Room, activity, done, note, redacted, started

GOLDEN = Path(__file__).parents[1] / "golden" / "stored_events.jsonl"


def golden() -> list[tuple[Row, dict[str, object]]]:
    rows = []
    for line in GOLDEN.read_text("utf-8").splitlines():
        fields = json.loads(line)
        state = fields["state"].encode()
        row = Row(
            id=fields["id"],
            originator_id=UUID(fields["originator_id"]),
            originator_version=fields["originator_version"],
            topic=fields["topic"],
            state=state,
            run=fields["run"],
            known_at=fields["known_at"],
            text=fields["text"],
            salt=bytes.fromhex(fields["salt"]),
            chain=bytes.fromhex(fields["chain"]),
        )
        rows.append((row, json.loads(state)))
    return rows


@pytest.fixture
def night() -> list[Row]:
    room = Room(activity("A-1"))
    room.given(
        started("A-1"), done("A-1", note="Gikk fint"), note("Kaffe"), redacted("report-0003")
    )
    return sealed(room.log)[1]


# ---- what was stored stays readable


def test_every_stored_event_is_read_as_it_was_written() -> None:
    before = GENESIS
    for row, _ in golden():
        report = read(row, before)
        assert seal(report, before) == (report, row)
        before = row.chain


def test_every_topic_version_and_field_has_been_stored_once() -> None:
    kept: dict[tuple[str, object], set[str]] = {}
    for row, state in golden():
        fields = state["event"]
        assert isinstance(fields, dict)
        kept.setdefault((row.topic, state["version"]), set()).update(fields)
    for event in EVENTS:
        for version in range(1, event.VERSION + 1):
            assert (event.TOPIC, version) in kept, f"append a row of it to {GOLDEN.name}"
        own = set(event.__struct_fields__) - set(Event.__struct_fields__)
        assert own <= kept[event.TOPIC, event.VERSION], f"append a row with it to {GOLDEN.name}"


class Moved(Event, frozen=True, kw_only=True):
    """A bed that once was stored by its room alone."""

    TOPIC: ClassVar[str] = "test.moved"
    VERSION: ClassVar[int] = 3

    ward: str
    bed: int = 1

    @classmethod
    def upcast(cls, version: int, state: dict[str, object]) -> dict[str, object]:
        return state | {"ward": state.pop("room")} if version == 1 else state


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> Recorded:
    monkeypatch.setitem(BY_TOPIC, Moved.TOPIC, Moved)
    return msgspec.structs.replace(Room().last, event=Moved(ward="Sør", bed=2), text=None)


def as_stored(row: Row, state: dict[str, object]) -> Row:
    """The row had its state been this, from the start."""
    raw = json.dumps(state).encode()
    place = (row.originator_id, row.originator_version, row.topic)
    return msgspec.structs.replace(row, state=raw, chain=stored.link(GENESIS, *place, raw))


def test_an_older_shape_is_lifted_on_reading(moved: Recorded) -> None:
    _, row = seal(moved, GENESIS)
    older = json.loads(row.state) | {"version": 1, "event": {"room": "Sør", "bed": 2}}
    assert read(as_stored(row, older), GENESIS).event == Moved(ward="Sør", bed=2)


def test_a_newer_shape_is_refused_by_name(moved: Recorded) -> None:
    _, row = seal(moved, GENESIS)
    newer = json.loads(row.state) | {"version": 4}
    with pytest.raises(NewerShape, match=r"'test\.moved' was stored in shape 4"):
        read(as_stored(row, newer), GENESIS)


def test_another_programs_envelope_is_refused(moved: Recorded) -> None:
    _, row = seal(moved, GENESIS)
    with pytest.raises(Unreadable, match="position 1 is of no known shape"):
        read(as_stored(row, json.loads(row.state) | {"colour": "red"}), GENESIS)


def test_an_unknown_topic_is_refused_by_name(
    moved: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, row = seal(moved, GENESIS)
    monkeypatch.delitem(BY_TOPIC, Moved.TOPIC)
    with pytest.raises(UnknownTopic, match=r"test\.moved"):
        read(row, GENESIS)
    with pytest.raises(UnknownTopic, match=r"test\.moved"):
        seal(moved, GENESIS)


def test_an_event_without_a_topic_cannot_be_stored() -> None:
    with pytest.raises(UnknownTopic, match="Event"):
        seal(msgspec.structs.replace(Room().last, event=Event(), text=None), GENESIS)


# ---- what is stored, and what is not


@given(nights)
def test_any_night_is_read_as_it_was_recorded(room: Room) -> None:
    before = GENESIS
    for report, row in zip(room.log, sealed(room.log)[1], strict=True):
        expected = msgspec.structs.replace(report, chain=row.chain, salt=row.salt)
        assert read(row, before) == expected
        before = row.chain


def test_bytes_are_sorted_and_hold_no_words(night: list[Row]) -> None:
    told = night[2]
    state = json.loads(told.state)
    assert told.state == json.dumps(state, sort_keys=True, separators=(",", ":")).encode()
    assert b"Gikk fint" not in told.state
    assert told.text == '{"note":"Gikk fint"}'
    assert len(state["words"]["note"]) == 64


def test_the_same_words_look_different_under_another_salt(night: list[Row]) -> None:
    report = read(night[3], night[2].chain)
    other = msgspec.structs.replace(report, salt=b"another salt")
    assert stored.encode(report) != stored.encode(other)


def test_the_columns_repeat_run_and_time_for_sql(night: list[Row]) -> None:
    assert night[0].run == "moa-night"
    assert night[0].known_at == EVENING.timestamp() * 1_000_000 + 60_000_000


# ---- what was changed shows


@dataclass
class Change:
    """Something that an intruder or a bad disk may do to a row."""

    field: str
    value: object


CHANGES = [
    Change("state", b"{}"),
    Change("topic", "activity.failed"),
    Change("originator_id", UUID(int=1)),
    Change("originator_version", 7),
    Change("chain", bytes(32)),
    Change("run", "eidet-night"),
    Change("known_at", 0),
    Change("text", '{"note":"Gikk galt"}'),
    Change("text", '{"note":"Gikk fint","title":"x"}'),
    Change("text", "{"),
    Change("text", None),
    Change("salt", None),
    Change("salt", b"another salt"),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda c: f"{c.field}={c.value!r}")
def test_a_changed_row_is_damaged(night: list[Row], change: Change) -> None:
    night[2] = msgspec.structs.replace(night[2], **{change.field: change.value})
    with pytest.raises(Damaged) as damage:
        read(night[2], night[1].chain)
    assert damage.value.position == 3
    assert stored.verify(night) == 3


def test_a_whole_night_is_verified(night: list[Row]) -> None:
    assert stored.verify([]) is None
    assert stored.verify(night) is None


def test_a_missing_row_is_the_first_bad_position(night: list[Row]) -> None:
    del night[1]
    assert stored.verify(night) == 2


def test_a_row_under_another_number_is_bad(night: list[Row]) -> None:
    night[4] = msgspec.structs.replace(night[4], id=9)
    assert stored.verify(night) == 5


@given(st.data())
def test_any_flipped_bit_is_found_where_it_is(data: st.DataObject) -> None:
    room = Room(activity("A-1"))
    room.given(started("A-1"), done("A-1", note="Gikk fint"), note("Kaffe"))
    _, rows = sealed(room.log)
    at = data.draw(st.integers(0, len(rows) - 1))
    field = data.draw(st.sampled_from(("state", "chain")))
    raw = bytearray(getattr(rows[at], field))
    bit = data.draw(st.integers(0, len(raw) * 8 - 1))
    raw[bit // 8] ^= 1 << bit % 8
    rows[at] = msgspec.structs.replace(rows[at], **{field: bytes(raw)})
    assert stored.verify(rows) == at + 1


def erased(row: Row) -> Row:
    return msgspec.structs.replace(row, text=None, salt=None)


def test_redacted_words_are_no_damage() -> None:
    room = Room(activity("A-1"))
    room.given(note("Navn Navnesen"), redacted("report-0002"))
    _, rows = sealed(room.log)
    rows[1] = erased(rows[1])
    assert read(rows[1], rows[0].chain).text is None
    assert stored.verify(rows) is None


def test_words_that_nobody_redacted_are_missed(night: list[Row]) -> None:
    night[2], night[3] = erased(night[2]), erased(night[3])
    assert stored.verify(night) == 4, "the third were redacted, the fourth were not"
