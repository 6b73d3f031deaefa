"""Later words about earlier reports: correction, strike, acknowledgement, redaction.

Nothing in the log is edited. Each of these carries ``of``, the report id that it is about, and
lies in the stream of the thing that report was about.
"""

from typing import ClassVar

from domain.events.base import Event
from domain.terms import (
    CareMode,
    Moment,
    Reason,
    ReportId,
    Result,
    SystemState,
    Teller,
    VoteValue,
)


class Amendment(Event, frozen=True, kw_only=True):
    """A later word about the report ``of``."""

    of: ReportId


class ReportCorrected(Amendment, frozen=True, kw_only=True):
    """The report was true but for these fields; what is absent stays as it was."""

    TOPIC: ClassVar[str] = "report.corrected"

    occurred_at: Moment | None = None
    told_by: Teller | None = None
    result: Result | None = None
    reason: Reason | None = None
    state: SystemState | None = None
    mode: CareMode | None = None
    eta: Moment | None = None
    value: int | None = None
    why: Reason | None = None
    vote: VoteValue | None = None


class ReportStruck(Amendment, frozen=True, kw_only=True):
    """The report should not have been made; boards go on as if it had not been."""

    TOPIC: ClassVar[str] = "report.struck"

    reason: Reason | None = None


class DeviationAcknowledged(Amendment, frozen=True, kw_only=True):
    """Somebody has seen the deviations of a report, or what changed beneath a decision."""

    TOPIC: ClassVar[str] = "report.acknowledged"


class TextRedacted(Amendment, frozen=True, kw_only=True):
    """The free text of a report was erased; what it said is gone everywhere."""

    TOPIC: ClassVar[str] = "report.redacted"
