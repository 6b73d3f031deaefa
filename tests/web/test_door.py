"""The door: poison is refused by name, with a pointer to the field, whatever its shape."""

import msgspec
import pytest

from domain.commands import FieldReport, ReportDone
from domain.refusals import Refused
from web import door
from web.errors import MalformedField, MalformedJson, PoisonText, problem

GOOD = b'"kind":"done","report_id":"r-12345678","activity":"A-1"'


def refused(body: bytes) -> tuple[type[Refused], str]:
    with pytest.raises(Refused) as caught:
        door.parse(body, FieldReport)
    told = problem(caught.value, "/x")
    assert told.status == 422
    msgspec.json.encode(told)  # whatever it repeats can be sent
    return type(caught.value), told.errors[0].pointer


def test_a_good_body_is_the_command_itself() -> None:
    assert isinstance(door.parse(b"{%s}" % GOOD, FieldReport), ReportDone)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (b"", ""),
        (b"{", ""),
        (b'{"kind":"done",}', ""),
        (b"\xff", ""),
        (b"\xef\xbb\xbf{}", ""),
        ('{"kind":"done"}'.encode("utf-16"), ""),
        (b'"\x00"', ""),
        (b"[" * 100_000, ""),
        (b'{"a":' * 50_000, ""),
        (b'{%s,"seen_position":NaN}' % GOOD, ""),
        (b'{%s,"seen_position":-Infinity}' % GOOD, ""),
        (b'{%s,"seen_position":%s}' % (GOOD, b"9" * 5000), ""),
        (b'{%s,"seen_position":9007199254740993}' % GOOD, "/seen_position"),
        (b'{%s,"activity":"A-2"}' % GOOD, "/activity"),
        (b'{"\\ud800":1,"\\ud800":2}', "/\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_what_two_readers_could_read_differently_is_refused(body: bytes, pointer: str) -> None:
    assert refused(body) == (MalformedJson, pointer)


@pytest.mark.parametrize(
    "text",
    ["\\ud800", "\\udc00x", "a\\u0000b", "\\u001b[31m", "\\u202egnp.exe", "\\u2066", "\\uffff"],
)
def test_poison_text_is_refused_at_its_field(text: str) -> None:
    assert refused(b'{%s,"note":"%s"}' % (GOOD, text.encode())) == (PoisonText, "/note")


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (b"[]", ""),
        (b"{}", "/kind"),
        (b'{"kind":"nope"}', "/kind"),
        (b'{"kind":"done","report_id":"r-12345678"}', "/activity"),
        (b'{%s,"activity_":"A"}' % GOOD, "/activity_"),
        (b'{%s,"occurred_at":"2023-04-28T21:14:00"}' % GOOD, "/occurred_at"),
        (b'{%s,"occurred_at":"21:14"}' % GOOD, "/occurred_at"),
        (b'{%s,"recorded_at":"2023-04-28T21:14:00Z"}' % GOOD, "/recorded_at"),
        (b'{%s,"seen_position":1e999}' % GOOD, "/seen_position"),
        (b'{%s,"note":"%s"}' % (GOOD, b"a" * 2001), "/note"),
        (
            b'{"kind":"corrected","report_id":"r-12345678","of":"r-12345678","to":{"eta":"x"}}',
            "/to/eta",
        ),
    ],
)
def test_a_wrong_shape_is_refused_at_its_field(body: bytes, pointer: str) -> None:
    assert refused(body) == (MalformedField, pointer)


def test_line_ends_tabs_and_every_other_script_are_fine() -> None:
    body = '{"kind":"note","report_id":"r-12345678","note":"a\\n\\tæøå 🚑 \\u0627\\u0644"}'
    door.parse(body.encode(), FieldReport)


def test_an_array_is_split_without_reading_its_elements() -> None:
    parts = door.items(b' [{"a":1,"a":2}, {"b":"\\ud800"}]')
    assert parts is not None
    assert parts == [b'{"a":1,"a":2}', b'{"b":"\\ud800"}']
    assert door.items(b"[ ]") == []
    assert door.items(b'{"a":1}') is None


@pytest.mark.parametrize(
    "body", [b'[{"a":1},', b"[1 2]", b"[1] 2", b"[" * 100_000, b"[%s]" % (b"9" * 5000), b"[\xff]"]
)
def test_a_broken_array_is_refused_whole(body: bytes) -> None:
    with pytest.raises(MalformedJson):
        door.items(body)
