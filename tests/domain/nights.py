"""Nights from the room, made ready for a database."""

from collections.abc import Iterable

import msgspec

from domain.recorded import Recorded
from domain.stored import GENESIS, Row, seal

SALT = bytes(range(16))


def sealed(reports: Iterable[Recorded]) -> tuple[list[Recorded], list[Row]]:
    """The reports of a night in their chain, with salt for their words, and their rows."""
    chained, rows, before = [], [], GENESIS
    for report in reports:
        salted = msgspec.structs.replace(report, salt=SALT if report.text else None)
        recorded, row = seal(salted, before)
        chained.append(recorded)
        rows.append(row)
        before = row.chain
    return chained, rows
