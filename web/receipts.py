"""What the sender of a report keeps of it."""

from datetime import datetime

import msgspec

from domain.centre import Outcome


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """A report's place in the log, and what was odd about it."""

    report_id: str
    position: int
    recorded_at: datetime
    outcome: str
    deviations: tuple[str, ...]


def receipt(outcome: Outcome) -> Receipt:
    """What became of a report, as the wire tells it."""
    return Receipt(
        report_id=outcome.report_id,
        position=outcome.position,
        recorded_at=outcome.recorded_at,
        outcome=outcome.outcome,
        deviations=outcome.deviations,
    )
