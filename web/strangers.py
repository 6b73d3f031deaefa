"""Fields deep in a body that its form does not have: stored events forgive them, the door does not."""

from collections.abc import Iterator
from typing import Any

import msgspec

from web import door
from web.errors import MalformedField


def refuse(body: bytes, found: msgspec.Struct) -> None:
    """``found`` was read from ``body``. Refused: ``MalformedField`` with the first field that was not."""
    for place, name in _strangers(msgspec.json.decode(body), found, ""):
        raise MalformedField(f"Object contains unknown field `{name}`.", f"{place}/{name}")


def _strangers(said: Any, found: Any, place: str) -> Iterator[tuple[str, str]]:
    """Place and name of each, side by side with what was read."""
    if isinstance(said, dict) and isinstance(found, msgspec.Struct):
        known = {*found.__struct_fields__, found.__struct_config__.tag_field}
        for name, inner in said.items():
            if name not in known:
                yield place, door.safe(name).replace("~", "~0").replace("/", "~1")
            else:
                yield from _strangers(inner, getattr(found, name, None), f"{place}/{name}")
    elif isinstance(said, list) and isinstance(found, tuple):
        for number, (inner, read) in enumerate(zip(said, found, strict=True)):
            yield from _strangers(inner, read, f"{place}/{number}")
