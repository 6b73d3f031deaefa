"""Every command: what a person asks to have recorded, imperative and frozen.

The body of ``POST …/reports`` *is* one of these, told apart by ``kind``, so that wire, command and
event share one vocabulary. ``Order`` adds what the door knows: the run, the person and the time.
"""

import msgspec

from domain.commands.base import ActivityCommand, Command, IssueCommand, ReasonedCommand
from domain.commands.decisions import (
    AcceptIssue,
    AcceptRehearsal,
    AnnounceTransition,
    ChangePlan,
    ConfirmWaiver,
    CreateRun,
    Decision,
    FreezePlan,
    HoldWork,
    Housekeeping,
    RebaselinePlan,
    RecordWentLive,
    ResumeWork,
    ShiftPlan,
    StrikeWentLive,
    WaiveActivity,
    WithdrawAnnouncement,
)
from domain.commands.gates import (
    CastVote,
    CloseCondition,
    Condition,
    ConfirmDecision,
    DecideGate,
    GateCommand,
    OpenPoll,
    WithdrawDecision,
)
from domain.commands.reports import (
    Acknowledge,
    AddActivity,
    AmendmentCommand,
    CheckIn,
    Correction,
    CorrectReport,
    FieldReport,
    LogCall,
    LogNoAnswer,
    LogPromise,
    MoveEta,
    OrderSwitch,
    PartyCommand,
    RaiseIssue,
    RedactText,
    ReportApproved,
    ReportBlocked,
    ReportCancelled,
    ReportCareMode,
    ReportComplete,
    ReportCount,
    ReportDone,
    ReportFailed,
    ReportReceived,
    ReportRejected,
    ReportReopened,
    ReportSkipped,
    ReportStarted,
    ReportSystem,
    ReportUnblocked,
    SolveIssue,
    StrikeReport,
    TriageIssue,
    WriteNote,
)
from domain.terms import Code, Moment, Person

AnyCommand = FieldReport | Decision | Housekeeping | StrikeWentLive


class Order(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A command at the door of the centre.

    ``recorded_by`` is the person who typed, by reference; ``source_recorded_at`` is given only by
    the import of a finished night and then carries its known-at axis (rule 5).
    """

    run: Code
    recorded_by: Person
    command: AnyCommand
    source_recorded_at: Moment | None = None


__all__ = [
    "AcceptIssue",
    "AcceptRehearsal",
    "Acknowledge",
    "ActivityCommand",
    "AddActivity",
    "AmendmentCommand",
    "AnnounceTransition",
    "AnyCommand",
    "CastVote",
    "ChangePlan",
    "CheckIn",
    "CloseCondition",
    "Command",
    "Condition",
    "ConfirmDecision",
    "ConfirmWaiver",
    "CorrectReport",
    "Correction",
    "CreateRun",
    "DecideGate",
    "Decision",
    "FieldReport",
    "FreezePlan",
    "GateCommand",
    "HoldWork",
    "Housekeeping",
    "IssueCommand",
    "LogCall",
    "LogNoAnswer",
    "LogPromise",
    "MoveEta",
    "OpenPoll",
    "Order",
    "OrderSwitch",
    "PartyCommand",
    "RaiseIssue",
    "ReasonedCommand",
    "RebaselinePlan",
    "RecordWentLive",
    "RedactText",
    "ReportApproved",
    "ReportBlocked",
    "ReportCancelled",
    "ReportCareMode",
    "ReportComplete",
    "ReportCount",
    "ReportDone",
    "ReportFailed",
    "ReportReceived",
    "ReportRejected",
    "ReportReopened",
    "ReportSkipped",
    "ReportStarted",
    "ReportSystem",
    "ReportUnblocked",
    "ResumeWork",
    "ShiftPlan",
    "SolveIssue",
    "StrikeReport",
    "StrikeWentLive",
    "TriageIssue",
    "WaiveActivity",
    "WithdrawAnnouncement",
    "WithdrawDecision",
    "WriteNote",
]
