"""The codes that stand in addresses: whatever else stands there is refused before anybody is asked."""

from typing import Annotated, get_args

from fastapi import Path

from domain.terms import Code

InPath = Annotated[str, Path(pattern=get_args(Code)[1].pattern)]
"""A go-live, programme or issue by its code."""
