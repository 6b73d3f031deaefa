"""One thing that is wrong with a plan, and where in it."""

from typing import NamedTuple


class Fault(NamedTuple):
    """``row`` counts from 0 within its section; what the plan says of itself is row 0 of ``plan``."""

    section: str
    row: int
    column: str
    detail: str
