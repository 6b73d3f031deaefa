"""Deciding corrections, strikes, acknowledgements and redactions of earlier reports."""

from datetime import datetime

from domain import commands as c
from domain import events as e
from domain.amend import correctable
from domain.decide.case import Case, check_teller, check_times, doubts, need_reason
from domain.recorded import Recorded
from domain.refusals import NotAmendable, NothingToCorrect, TimeOutOfRange, UnknownReport

_DECISIONS = (
    e.RunCreated,
    e.PlanChanged,
    e.PlanFrozen,
    e.PlanRebaselined,
    e.PlanShifted,
    e.RehearsalAccepted,
    e.TransitionAnnounced,
    e.AnnouncementWithdrawn,
    e.ActivityWaived,
    e.WaiverConfirmed,
    e.IssueAccepted,
    e.TextRedacted,
    e.PollOpened,
    e.GateDecided,
    e.DecisionConfirmed,
    e.DecisionWithdrawn,
)


def correct(case: Case, command: c.CorrectReport) -> e.ReportCorrected:
    """The true values of a report; correcting a correction is one more of what it corrected.

    Refused: ``UnknownReport``, ``NotAmendable``, ``ReasonMissing``, ``NothingToCorrect`` for a field
    that report does not have, ``TimeOutOfRange`` for a time that cannot be, ``UnknownRole``.
    """
    report = _corrected(case, _amendable(case, command.of))
    need_reason(command, command.reason, command.note)
    given = {f: getattr(command.to, f) for f in command.to.__struct_fields__}
    given = {field: value for field, value in given.items() if value is not None}
    allowed = correctable(report.event)
    for field in given:
        if field not in allowed:
            raise NothingToCorrect(field)
    if not given:
        raise NothingToCorrect("occurred_at")
    check_times(command.to, "to.")
    check_teller(case.run, command.to.told_by, "to.told_by")
    if "occurred_at" in given:
        given["occurred_at"] = _believable(case, given["occurred_at"])
    return e.ReportCorrected(of=report.report_id, why=command.reason, **given)


def _believable(case: Case, at: datetime) -> datetime:
    """A correction is typed by hand and read back: a time that cannot be is refused, not mended."""
    if doubts(case.run, at, case.now):
        raise TimeOutOfRange("to.occurred_at")
    return at.astimezone(case.now.tzinfo)


def _corrected(case: Case, report: Recorded) -> Recorded:
    """The report from the field that a correction, of whatever depth, is about."""
    while isinstance(report.event, e.ReportCorrected):
        report = case.run.reports[report.event.of]
    return report


def strike(case: Case, command: c.StrikeReport | c.StrikeWentLive) -> e.ReportStruck:
    """A report that should not count. Refused: ``UnknownReport``, ``NotAmendable``, ``ReasonMissing``."""
    report = _amendable(case, command.of)
    need_reason(command, command.reason, command.note)
    return e.ReportStruck(of=report.report_id, reason=command.reason)


def acknowledge(case: Case, command: c.Acknowledge) -> e.DeviationAcknowledged:
    """Somebody has seen what was out of order. Refused: ``UnknownReport``."""
    return e.DeviationAcknowledged(of=_known(case, command.of).report_id)


def redact(case: Case, command: c.RedactText) -> e.TextRedacted:
    """The words of a report are erased. Refused: ``UnknownReport``."""
    return e.TextRedacted(of=_known(case, command.of).report_id)


def _known(case: Case, report_id: str) -> Recorded:
    report = case.run.reports.get(report_id)
    if report is None:
        raise UnknownReport(report_id)
    return report


def _amendable(case: Case, report_id: str) -> Recorded:
    report = _known(case, report_id)
    if isinstance(report.event, _DECISIONS):
        raise NotAmendable(report_id)
    return report
