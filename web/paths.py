"""What stands in addresses, codes and queries: whatever cannot be is refused before anybody is asked."""

from typing import Annotated, get_args

from fastapi import Path, Request

from domain.terms import END, Code
from web import door

_SPELLED = get_args(Code)[1].pattern.removesuffix(END) + "$"
"""As in the domain; here ``$`` is the very end, and the framework's expressions know no look-ahead."""

InPath = Annotated[str, Path(pattern=_SPELLED)]
"""A go-live, programme or issue by its code."""


async def fit_query(request: Request) -> None:
    """For every route, whatever it asks for: a database that is given a NUL fails. Refused: ``PoisonText``."""
    for name, value in request.query_params.multi_items():
        place = f"/{door.safe(name)}"
        door.fit(name, place)
        door.fit(value, place)
