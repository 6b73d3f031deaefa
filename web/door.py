"""The door that bodies come through: nothing ambiguous, nothing poisonous, every fault with its place."""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any, NoReturn

import msgspec
from starlette.requests import Request

from web.errors import MalformedField, MalformedJson, NotJson, PoisonText, TooLarge
from web.messages import MOST
from web.spelling import in_words

BODY = 64 * 1024
"""Bytes of an ordinary body."""

IMPORT = 10 * 1024 * 1024
"""Bytes of a plan."""

TOO_LONG = f"A whole number lies within ±{MOST}."
SPACE = " \t\r\n"

POISON = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f"  # control signs, but tab and line ends
    "\\ud800-\\udfff"  # half a character
    "\\u202a-\\u202e\\u2066-\\u2069"  # turns the direction of what stands beside it
    "\\ufffe\\uffff]"
)
_ELEMENT = json.JSONDecoder()
_PATH = re.compile(r" - at `(?P<path>.*)`$")
_FIELD = re.compile(r"(?:required|unknown) field `(?P<field>[^`]*)`")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")


async def read(request: Request, limit: int = BODY) -> bytes:
    """The body. Refused: ``TooLarge`` as soon as it is seen, whatever the sender promised."""
    promised = request.headers.get("content-length", "0")
    if promised.isdecimal() and int(promised) > limit:
        raise TooLarge(limit)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise TooLarge(limit)
    return bytes(body)


async def read_json(request: Request, limit: int = BODY) -> bytes:
    """The body of a request that says it is JSON: a plain form of another site cannot say so."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise NotJson
    return await read(request, limit)


def parse(body: bytes, form: Any) -> Any:
    """The body as ``form``. Refused: ``MalformedJson``, ``PoisonText``, ``MalformedField``."""
    check(body)
    try:
        return _decoder(form).decode(body)
    except msgspec.ValidationError as wrong:
        raise MalformedField(*_told(str(wrong))) from None


@cache
def _decoder(form: Any) -> msgspec.json.Decoder[Any]:
    """To make one takes ten times as long as to use it."""
    return msgspec.json.Decoder(form)


def items(body: bytes) -> list[bytes] | None:
    """The elements of a JSON array, each to be judged alone; None when the body is no array."""
    if not body.lstrip(SPACE.encode()).startswith(b"["):
        return None
    text = _text(body)
    try:
        return [part.encode() for part in _split(text, text.index("[") + 1)]
    except RecursionError:
        raise MalformedJson("The body is nested too deep.", "") from None
    except json.JSONDecodeError as wrong:
        raise MalformedJson(f"Not JSON at sign {wrong.pos}: {wrong.msg}.", "") from None
    except ValueError:
        raise MalformedJson(TOO_LONG, "") from None


def _split(text: str, at: int) -> Iterator[str]:
    """The elements as they are written, from behind the opening bracket to the end of the text."""
    at = _after(text, at)
    if text.startswith("]", at):
        return _end(text, at)
    while True:
        _, end = _ELEMENT.raw_decode(text, at)
        yield text[at:end]
        at = _after(text, end)
        if text.startswith("]", at):
            return _end(text, at)
        if not text.startswith(",", at):
            raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
        at = _after(text, at + 1)


def _after(text: str, at: int) -> int:
    while at < len(text) and text[at] in SPACE:
        at += 1
    return at


def _end(text: str, at: int) -> None:
    if text[at + 1 :].strip(SPACE):
        raise json.JSONDecodeError("Extra data", text, at + 1)


def check(body: bytes) -> None:
    """Refuse what two readers could read differently, and text that cannot be kept or shown."""
    text = _text(body)
    try:
        value = _STRICT.decode(text)
    except RecursionError:
        raise MalformedJson("The body is nested too deep.", "") from None
    except json.JSONDecodeError as wrong:
        raise MalformedJson(f"Not JSON at sign {wrong.pos}: {wrong.msg}.", "") from None
    except ValueError:
        raise MalformedJson(TOO_LONG, "") from None
    _walk(value, "")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise MalformedJson(f"Byte {wrong.start} is not UTF-8.", "") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, whose names must differ."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise MalformedJson(f"The field {safe(twice)!r} stands twice.", f"/{safe(twice)}")
    return found


def _no_constant(name: str) -> NoReturn:
    raise MalformedJson(f"{name} is not a number in JSON.", "")


_STRICT = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant)


def _walk(value: Any, place: str) -> None:
    match value:
        case str():
            fit(value, place)
        case int() if abs(value) > MOST:
            raise MalformedJson(TOO_LONG, place)
        case dict():
            for name, inner in value.items():
                fit(name, place)
                _walk(inner, f"{place}/{name.replace('~', '~0').replace('/', '~1')}")
        case list():
            for number, inner in enumerate(value):
                _walk(inner, f"{place}/{number}")
        case _:
            return


def fit(text: str, place: str) -> None:
    """Refused: ``PoisonText`` at ``place``, for text that cannot be kept or shown everywhere."""
    if found := POISON.search(text):
        sign = f"U+{ord(found[0]):04X} {unicodedata.name(found[0], '')}".strip()
        raise PoisonText(f"The text holds {sign}, which cannot be shown everywhere.", place)


def safe(text: str) -> str:
    """Text of a sender as it may be repeated to it: short, and without what cannot be encoded."""
    return POISON.sub("\N{REPLACEMENT CHARACTER}", text[:80])


def _told(message: str) -> tuple[str, str]:
    """The decoder's sentence and place, as a detail and a JSON pointer."""
    path = _PATH.search(message)
    field = _FIELD.search(message)
    steps = [name or number for name, number in _STEP.findall(path["path"])] if path else []
    if field:
        steps.append(field["field"])
    return f"{in_words(_PATH.sub('', message))[:200]}.", "".join(f"/{step[:80]}" for step in steps)
