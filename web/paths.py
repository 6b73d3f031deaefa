"""What stands in addresses, codes and queries: whatever cannot be is refused before anybody is asked."""

from typing import Annotated, get_args
from urllib.parse import parse_qsl

from fastapi import Path

from domain.terms import END, Code
from web import door

SPELLED = get_args(Code)[1].pattern.removesuffix(END) + "$"
"""As in the domain; here ``$`` is the very end, and the framework's expressions know no look-ahead."""

InPath = Annotated[str, Path(pattern=SPELLED)]
"""A go-live, programme or issue by its code."""


def fit_query(query: bytes) -> None:
    """A database that is given a NUL fails. Refused: ``PoisonText``."""
    for name, value in parse_qsl(query.decode("latin-1"), keep_blank_values=True):
        place = f"/{door.safe(name)}"
        door.fit(name, place)
        door.fit(value, place)
