"""Cells that a spreadsheet would run as formulas: held down on the way out, as they were on the way in."""

import re

_RUNS = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_HELD = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


def held(text: str) -> str:
    """With an apostrophe before what would be run; ``bare`` gives back exactly ``text``."""
    return f"'{text}" if _RUNS.match(text) else text


def bare(text: str) -> str:
    """Without the apostrophe that holds a formula down."""
    return text[1:] if _HELD.match(text) else text
