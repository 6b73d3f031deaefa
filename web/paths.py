"""The codes that stand in addresses: whatever else stands there is refused before anybody is asked."""

from typing import Annotated, get_args

from fastapi import Path

from domain.terms import END, Code

_SPELLED = get_args(Code)[1].pattern.removesuffix(END) + "$"
"""As in the domain; here ``$`` is the very end, and the framework's expressions know no look-ahead."""

InPath = Annotated[str, Path(pattern=_SPELLED)]
"""A go-live, programme or issue by its code."""
