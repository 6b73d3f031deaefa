"""What every command carries."""

import msgspec

from domain.terms import Code, Moment, Reason, ReportId, Teller, Text


class Command(
    msgspec.Struct,
    frozen=True,
    gc=False,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    tag_field="kind",
):
    """What every command carries: its id (rule 19), who told it, when, and what the typist had seen."""

    report_id: ReportId
    told_by: Teller | None = None
    occurred_at: Moment | None = None
    seen_position: int | None = None


class ActivityCommand(Command, frozen=True, kw_only=True):
    activity: Code
    note: Text | None = None


class ReasonedCommand(ActivityCommand, frozen=True, kw_only=True):
    """Carries a reason code or a note; decide asks for one of them."""

    reason: Reason | None = None


class IssueCommand(Command, frozen=True, kw_only=True):
    issue: Code
    note: Text | None = None
