"""Reports from the field: facts, never refused for their order (docs/rules.md, rule 1)."""

import msgspec

from domain.commands.base import ActivityCommand, Command, IssueCommand, ReasonedCommand
from domain.commands.gates import GateReport
from domain.terms import (
    CareMode,
    Code,
    Moment,
    Quantity,
    Reason,
    ReportId,
    Result,
    Severity,
    SystemState,
    Teller,
    Text,
    VoteValue,
)


class ReportStarted(ActivityCommand, frozen=True, kw_only=True, tag="started"):
    pass


class ReportDone(ReasonedCommand, frozen=True, kw_only=True, tag="done"):
    result: Result = "ok"


class ReportApproved(ActivityCommand, frozen=True, kw_only=True, tag="approved"):
    pass


class ReportRejected(ReasonedCommand, frozen=True, kw_only=True, tag="rejected"):
    pass


class ReportBlocked(ReasonedCommand, frozen=True, kw_only=True, tag="blocked"):
    owner: Code | None = None
    eta: Moment | None = None


class ReportUnblocked(ActivityCommand, frozen=True, kw_only=True, tag="unblocked"):
    pass


class MoveEta(ActivityCommand, frozen=True, kw_only=True, tag="eta"):
    eta: Moment


class ReportFailed(ReasonedCommand, frozen=True, kw_only=True, tag="failed"):
    pass


class ReportSkipped(ReasonedCommand, frozen=True, kw_only=True, tag="skipped"):
    pass


class ReportCancelled(ReasonedCommand, frozen=True, kw_only=True, tag="cancelled"):
    pass


class ReportReopened(ReasonedCommand, frozen=True, kw_only=True, tag="reopened"):
    pass


class AddActivity(Command, frozen=True, kw_only=True, tag="added"):
    """Unplanned work; the code is given by the centre (``X-1``, ``X-2`` …) when absent."""

    title: Text
    activity: Code | None = None
    location: Code | None = None
    actor: Code | None = None
    minutes: Quantity | None = None
    note: Text | None = None


class ReportSystem(Command, frozen=True, kw_only=True, tag="system"):
    system: Code
    state: SystemState
    note: Text | None = None


class ReportCareMode(Command, frozen=True, kw_only=True, tag="care_mode"):
    location: Code
    mode: CareMode
    note: Text | None = None


class OrderSwitch(Command, frozen=True, kw_only=True, tag="ordered"):
    location: Code
    mode: CareMode


class ReportReceived(Command, frozen=True, kw_only=True, tag="received"):
    location: Code


class PartyCommand(Command, frozen=True, kw_only=True):
    """About an actor; a location stands for the actor of the same code."""

    actor: Code | None = None
    location: Code | None = None
    note: Text | None = None


class CheckIn(PartyCommand, frozen=True, kw_only=True, tag="checked_in"):
    pass


class ReportComplete(PartyCommand, frozen=True, kw_only=True, tag="complete"):
    pass


class ReportCount(Command, frozen=True, kw_only=True, tag="count"):
    counter: Code
    value: Quantity


class LogCall(PartyCommand, frozen=True, kw_only=True, tag="called"):
    activity: Code | None = None
    seconds: int | None = None


class LogNoAnswer(PartyCommand, frozen=True, kw_only=True, tag="no_answer"):
    activity: Code | None = None
    again_at: Moment | None = None


class LogPromise(PartyCommand, frozen=True, kw_only=True, tag="promised"):
    due: Moment
    activity: Code | None = None


class WriteNote(PartyCommand, frozen=True, kw_only=True, tag="note"):
    note: Text
    activity: Code | None = None


class RaiseIssue(Command, frozen=True, kw_only=True, tag="issue"):
    """The code is given by the centre (``S1``, ``S2`` …) when absent."""

    title: Text
    issue: Code | None = None
    severity: Severity | None = None
    area: Code | None = None
    patient_safety: bool = False
    owner: Code | None = None
    location: Code | None = None
    activity: Code | None = None
    promised: Moment | None = None
    note: Text | None = None


class TriageIssue(IssueCommand, frozen=True, kw_only=True, tag="triaged"):
    severity: Severity | None = None
    area: Code | None = None
    patient_safety: bool | None = None
    owner: Code | None = None
    promised: Moment | None = None


class SolveIssue(IssueCommand, frozen=True, kw_only=True, tag="solved"):
    pass


class AmendmentCommand(Command, frozen=True, kw_only=True):
    of: ReportId
    note: Text | None = None


class Correction(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """The true values of a report; what is absent was right."""

    occurred_at: Moment | None = None
    told_by: Teller | None = None
    result: Result | None = None
    reason: Reason | None = None
    state: SystemState | None = None
    mode: CareMode | None = None
    eta: Moment | None = None
    value: Quantity | None = None
    vote: VoteValue | None = None


class CorrectReport(AmendmentCommand, frozen=True, kw_only=True, tag="corrected"):
    """``to`` names only what was wrong; ``occurred_at`` of the command is when it was found out."""

    to: Correction
    reason: Reason | None = None


class StrikeReport(AmendmentCommand, frozen=True, kw_only=True, tag="struck"):
    reason: Reason | None = None


class Acknowledge(AmendmentCommand, frozen=True, kw_only=True, tag="acknowledged"):
    pass


class RedactText(Command, frozen=True, kw_only=True, tag="redacted"):
    of: ReportId


FieldReport = (
    ReportStarted
    | ReportDone
    | ReportApproved
    | ReportRejected
    | ReportBlocked
    | ReportUnblocked
    | MoveEta
    | ReportFailed
    | ReportSkipped
    | ReportCancelled
    | ReportReopened
    | AddActivity
    | ReportSystem
    | ReportCareMode
    | OrderSwitch
    | ReportReceived
    | CheckIn
    | ReportComplete
    | ReportCount
    | LogCall
    | LogNoAnswer
    | LogPromise
    | WriteNote
    | RaiseIssue
    | TriageIssue
    | SolveIssue
    | CorrectReport
    | StrikeReport
    | Acknowledge
    | RedactText
    | GateReport
)
"""What ``POST …/reports`` takes: facts from the field, never refused for their order (rule 1)."""
