"""How what is written to a pattern is described to people, who read no regular expressions."""

import re
from typing import Any, get_args

from domain.terms import Code, Person, ReportId, Teller, TellerRole, Text

_ASKED = re.compile(r"^Expected `str` matching regex (?P<regex>'.*'|\".*\")")

_FORMS: tuple[tuple[Any, str], ...] = (
    (Code, "Expected a code: 1 to 32 letters, digits and ._- only"),
    (TellerRole, "Expected a role: at most 39 small letters, digits, spaces and hyphens"),
    (Teller, "Expected person: or role: and who it is, such as role:vaktleder"),
    (Person, "Expected person: and a reference"),
    (ReportId, "Expected the id of a report: 8 to 64 letters, digits and hyphens"),
    (Text, "Expected a text of 1 to 2,000 signs without NUL"),
)
_SAID = {repr(get_args(form)[1].pattern): words for form, words in _FORMS}


def in_words(message: str) -> str:
    """The decoder's sentence, with what a pattern asks for in words."""
    found = _ASKED.match(message)
    if found is None:
        return message
    words = _SAID.get(found["regex"], "Expected a text that is written otherwise")
    return words + message[found.end() :]
