"""The wire: golden messages are read and written byte for byte, and the published documents know them all."""

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from tests.house.tree import ROOT
from web import asyncapi
from web.messages import ClientMessage, Close, Hello, ServerMessage, addressed, decode, encode

GOLDEN = sorted((ROOT / "tests" / "golden" / "wire").glob("*.json"))
EVERY = (*get_args(ClientMessage), *get_args(ServerMessage))


def read(path: Path) -> object:
    return msgspec.json.decode(path.read_bytes(), type=ClientMessage | ServerMessage)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_golden_message_is_read_and_written_as_it_stands(path: Path) -> None:
    assert encode(read(path)) + b"\n" == path.read_bytes()


def test_there_is_a_golden_message_of_every_type() -> None:
    assert {type(read(path)) for path in GOLDEN} == set(EVERY)


def test_a_message_is_readdressed_without_being_encoded_again() -> None:
    delta = read(ROOT / "tests" / "golden" / "wire" / "delta.json")
    for_nobody = encode(msgspec.structs.replace(delta, id=0))
    assert addressed(for_nobody, 17) == encode(msgspec.structs.replace(delta, id=17))


def test_hello_may_say_what_page_it_is() -> None:
    assert decode(b'{"t":"hello","v":1,"page":"wall"}') == Hello(v=1, page="wall")


@pytest.mark.parametrize(
    "text",
    [
        '{"t":"hello","v":2}',
        '{"t":"sub","id":1}',
        '{"t":"unsub","id":-1}',
        '{"t":"shown","id":1,"pos":1,"x":1}',
    ],
)
def test_what_is_not_of_this_protocol_is_not_understood(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        decode(text.encode())


def test_every_message_stands_in_the_published_document() -> None:
    document = asyncapi.document("1")
    tags = {str(form.__struct_config__.tag) for form in EVERY}
    assert set(document["channels"]["boards"]["messages"]) == tags
    assert set(document["components"]["messages"]) == tags
    told = document["operations"]["hear"]["messages"] + document["operations"]["say"]["messages"]
    assert len(told) == len(EVERY)


def test_every_reference_of_the_document_leads_somewhere() -> None:
    document = asyncapi.document("1")
    for reference in references(document):
        place: object = document
        for step in reference.removeprefix("#/").split("/"):
            assert isinstance(place, dict)
            place = place[step]


def test_the_types_of_the_scripts_are_those_of_the_messages() -> None:
    assert asyncapi.TYPES.read_text("utf-8") == asyncapi.types(), "python -m web.asyncapi --types"


def references(value: object) -> list[str]:
    match value:
        case {"$ref": str(reference)}:
            return [reference]
        case dict():
            return [r for inner in value.values() for r in references(inner)]
        case list():
            return [r for inner in value for r in references(inner)]
        case _:
            return []


def test_the_protocol_tells_the_very_codes_with_which_a_socket_is_closed() -> None:
    page = (ROOT / "docs" / "protocol.md").read_text("utf-8")
    assert {int(code) for code in re.findall(r"^\| (\d{4}) \|", page, re.MULTILINE)} == set(Close)
