"""The free words of a command: they go to the erasable text column, never into the hashed state (rule 18)."""

from functools import cache
from typing import get_args

import msgspec

from domain.commands.base import Command
from domain.commands.decisions import Housekeeping
from domain.commands.gates import DecideGate

TEXT_FIELDS = ("title", "note")
"""The fields of a command that hold free words."""

CONDITION = "condition.{}"
"""Under what the words of a decision's condition are kept; they are counted from 1."""

Words = dict[str, str]
"""What was said freely, by field."""


def said(command: Command) -> Words:
    """The free words of a command."""
    found = {field: getattr(command, field) for field in _text_fields(type(command))}
    if isinstance(command, DecideGate):
        found |= {CONDITION.format(n): c.text for n, c in enumerate(command.conditions, 1)}
    return {field: text for field, text in found.items() if text is not None}


def emptied(command: Command, words: Words) -> Command:
    """The command with its words emptied."""
    if isinstance(command, DecideGate):
        bare = tuple(
            msgspec.structs.replace(c, text=None if c.text is None else "")
            for c in command.conditions
        )
        command = msgspec.structs.replace(command, conditions=bare)
    own = {field: "" for field in words if field in TEXT_FIELDS}
    return msgspec.structs.replace(command, **own)


@cache
def _text_fields(kind: type[Command]) -> tuple[str, ...]:
    """What sets a run up is no free text but the plan's."""
    if issubclass(kind, get_args(Housekeeping)):
        return ()
    return tuple(field for field in TEXT_FIELDS if field in kind.__struct_fields__)
