"""Deciding at a gate: the poll, its votes, the decision with what it stands on, its second signature."""

from datetime import datetime, timedelta
from itertools import chain

import msgspec

from domain import commands as c
from domain import events as e
from domain.amend import Effective
from domain.clock import minute
from domain.criteria import stands
from domain.decide.case import Case, check_places, check_times, draft, find, need_reason
from domain.decide.golives import counts, not_before
from domain.entities import Activity
from domain.events.gates import OpenDeviation, OpenIssue, SetCondition, StoodCriterion, StoodVote
from domain.fold.gates import odd
from domain.fold.tallies import odd_but_work
from domain.panel import Gate, Ruling
from domain.plan import InWords, Seat
from domain.refusals import (
    AgainstNoGo,
    AlreadyDecided,
    ConditionMissing,
    NotDecided,
    NothingToConfirm,
    PollNotOpen,
    SameHands,
    SeatsMissing,
    TimeOutOfRange,
    UnknownActor,
    UnknownCondition,
    UnknownGate,
    UnknownReport,
    UnknownSeat,
)
from domain.tables import Run
from domain.terms import key

MINUTE = timedelta(minutes=1)


def _gate(case: Case, code: str) -> tuple[Activity, Gate]:
    """Refused: ``UnknownGate``, also for what the plan has no more."""
    work = find(case.run.activities, code, UnknownGate)
    if work.gate is None or work.removed:
        raise UnknownGate(code)
    return work, work.gate


def _ruled(case: Case, code: str) -> tuple[Activity, Gate, Ruling]:
    """Refused: ``UnknownGate``, ``NotDecided``."""
    work, gate = _gate(case, code)
    if gate.ruling is None:
        raise NotDecided(work.plan.code)
    return work, gate, gate.ruling


def _seat(gate: Gate, code: str) -> Seat:
    """Refused: ``UnknownSeat``."""
    return find({key(seat.code): seat for seat in gate.plan.seats}, code, UnknownSeat)


def open_poll(case: Case, command: c.OpenPoll) -> e.PollOpened:
    """Every seat is asked; again, while nobody has answered, is the same. Refused: ``UnknownGate``."""
    work, gate = _gate(case, command.gate)
    return e.PollOpened(gate=work.plan.code, already=gate.polling and not gate.votes)


def vote(case: Case, command: c.CastVote) -> e.VoteCast:
    """What a seat says, never refused for its order. Refused: ``UnknownGate``, ``UnknownSeat``,
    ``ReasonMissing`` for a condition that says nothing, ``UnknownActor`` (owner)."""
    work, gate = _gate(case, command.gate)
    seat = _seat(gate, command.seat)
    check_places(case.run, owner=command.owner)
    if command.vote == "conditions":
        need_reason(command, command.reason, command.note)
    cast = e.VoteCast(
        gate=work.plan.code,
        seat=seat.code,
        vote=command.vote,
        deputy=command.deputy,
        by_phone=case.told_by != case.order.recorded_by,
        reason=command.reason,
        owner=command.owner,
        due=command.due,
    )
    return msgspec.structs.replace(cast, deviations=odd(gate, Effective(draft(case, cast))))


def decide(case: Case, command: c.DecideGate) -> e.GateDecided:
    """Go, no-go or go with conditions, and all that it stands on (rule 7).

    Refused: ``UnknownGate``, ``PollNotOpen``, ``AlreadyDecided``, ``TimeOutOfRange`` before the poll,
    ``ConditionMissing``; going on without a reason, ``AgainstNoGo`` and ``SeatsMissing``.
    """
    work, gate = _gate(case, command.gate)
    if gate.poll == 0 or gate.asked_at is None:
        raise PollNotOpen(work.plan.code)
    if gate.ruling is not None and not gate.polling:
        raise AlreadyDecided(work.plan.code)
    not_before(case, gate.asked_at)
    missing, against = gate.missing(case.at), gate.against()
    if command.verdict != "no-go" and command.reason is None and command.note is None:
        _need_why(against, missing)
    return e.GateDecided(
        gate=work.plan.code,
        verdict=command.verdict,
        evidence=_evidence(case, gate, command),
        reason=command.reason,
        against=() if command.verdict == "no-go" else _codes(against),
        missing=_codes(missing),
        conditions=_conditions(case, command),
    )


def _need_why(against: tuple[Seat, ...], missing: tuple[Seat, ...]) -> None:
    if against:
        raise AgainstNoGo(_codes(against))
    needed = tuple(seat for seat in missing if seat.mandatory)
    if needed:
        raise SeatsMissing(_codes(needed))


def _codes(seats: tuple[Seat, ...]) -> tuple[str, ...]:
    return tuple(seat.code for seat in seats)


def _conditions(case: Case, command: c.DecideGate) -> tuple[SetCondition, ...]:
    """Go with conditions has some, and nothing else has any; each is said in words or by a vote."""
    if (command.verdict == "conditions") != bool(command.conditions):
        raise ConditionMissing
    return tuple(_condition(case, n, given) for n, given in enumerate(command.conditions))


def _condition(case: Case, number: int, given: c.Condition) -> SetCondition:
    path = f"conditions.{number}"
    check_times(given, f"{path}.")
    find(case.run.actors, given.owner, UnknownActor, f"{path}.owner")
    if (given.of is None) == (given.text is None):
        raise ConditionMissing(f"{path}.text")
    if given.of is not None:
        _voted(case.run, given.of)
    if given.due < case.at - MINUTE:
        raise TimeOutOfRange(f"{path}.due")
    return SetCondition(owner=given.owner, due=given.due, of=given.of)


def _voted(run: Run, report_id: str) -> None:
    """Refused: ``UnknownReport``, for what is no vote too."""
    report = run.reports.get(report_id)
    if report is None or not isinstance(report.event, e.VoteCast):
        raise UnknownReport(report_id)


# ---- what a decision stands on -------------------------------------------------------------------


def _evidence(case: Case, gate: Gate, command: c.DecideGate) -> e.Evidence:
    run = case.run
    return e.Evidence(
        position=run.position,
        counts=counts(run),
        criteria=tuple(
            _judged(stands(run, criterion), number in command.met)
            for number, criterion in enumerate(gate.plan.criteria, 1)
        ),
        votes=tuple(_stood(gate, seat, case.at) for seat in gate.plan.seats),
        deviations=tuple(_deviations(run)),
        issues=tuple(
            OpenIssue(
                issue=issue.code,
                severity=issue.severity,
                patient_safety=issue.patient_safety,
                accepted=issue.accepted_by is not None,
            )
            for issue in run.issues.values()
            if issue.open
        ),
    )


def _judged(stood: StoodCriterion, found_met: bool) -> StoodCriterion:
    """What is in words is met when the decider says so; all else by itself."""
    said = found_met and isinstance(stood.criterion, InWords)
    return msgspec.structs.replace(stood, met=True) if said else stood


def _stood(gate: Gate, seat: Seat, at: datetime) -> StoodVote:
    found = gate.vote_of(seat.code)
    if found is None:
        return StoodVote(seat=seat.code)
    return StoodVote(
        seat=seat.code,
        vote=found.vote,
        report_id=found.report_id,
        age=max(0, (minute(at) - minute(found.at)) // MINUTE),
        expired=at > gate.good_until(found),
        deputy=found.deputy,
        by_phone=found.by_phone,
    )


def _deviations(run: Run) -> list[OpenDeviation]:
    work = (work for work in run.activities.values() if work.deviations and not work.removed)
    return [
        OpenDeviation(report_id=found.report_id, name=found.name)
        for thing in chain(work, odd_but_work(run))
        for found in thing.open_deviations
    ]


# ---- after it ------------------------------------------------------------------------------------


def confirm(case: Case, command: c.ConfirmDecision) -> e.DecisionConfirmed:
    """The deputy's half. Refused: ``UnknownGate``, ``NotDecided``, ``NothingToConfirm``; ``SameHands``
    for who decided; ``TimeOutOfRange`` before it was."""
    work, gate, ruling = _ruled(case, command.gate)
    if not gate.unconfirmed:
        raise NothingToConfirm(work.plan.code)
    if ruling.by == case.order.recorded_by:
        raise SameHands(work.plan.code, "decision", "gate")
    not_before(case, ruling.at)
    return e.DecisionConfirmed(gate=work.plan.code)


def withdraw(case: Case, command: c.WithdrawDecision) -> e.DecisionWithdrawn:
    """Taken back. Refused: ``UnknownGate``, ``NotDecided``, ``TimeOutOfRange`` before it was made."""
    work, _, ruling = _ruled(case, command.gate)
    not_before(case, ruling.at)
    return e.DecisionWithdrawn(gate=work.plan.code)


def close_condition(case: Case, command: c.CloseCondition) -> e.ConditionClosed:
    """What the decision was bound to is done.

    Refused: ``UnknownGate``, ``NotDecided``, ``UnknownCondition``.
    """
    work, _, ruling = _ruled(case, command.gate)
    numbers = {str(binding.number): binding for binding in ruling.conditions}
    found = find(numbers, str(command.condition), UnknownCondition)
    return e.ConditionClosed(
        gate=work.plan.code,
        decision=ruling.report_id,
        condition=found.number,
        already=found.closed_by is not None,
    )
