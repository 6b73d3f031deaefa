"""What stands on one line of every screen, titles and names: one rule for it, wherever it comes in."""

import re
import unicodedata

from web.door import POISON

LONGEST = 200
"""Signs of one line."""

_BREAK = re.compile("[\\t\\n\\r\\u2028\\u2029]")


def fault_of(text: str) -> str | None:
    """What is wrong with ``text``, to be said behind what it is (``A title is empty.``); None when it fits."""
    if not text.strip():
        return "is empty."
    if len(text) > LONGEST:
        return f"has at most {LONGEST} signs, not {len(text)}."
    if _BREAK.search(text):
        return "is one line, without tabs and line breaks."
    if found := POISON.search(text):
        sign = f"U+{ord(found[0]):04X} {unicodedata.name(found[0], '')}".strip()
        return f"holds {sign}, which cannot be shown everywhere."
    return None
