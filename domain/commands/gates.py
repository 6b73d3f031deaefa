"""What is said and decided at a gate (docs/rules.md, rule 7)."""

from typing import Annotated

import msgspec

from domain.commands.base import Command
from domain.terms import Code, Moment, Reason, ReportId, Text, Verdict, VoteValue

Number = Annotated[int, msgspec.Meta(ge=1, le=1_000)]


class GateCommand(Command, frozen=True, kw_only=True):
    gate: Code
    note: Text | None = None


class OpenPoll(GateCommand, frozen=True, kw_only=True, tag="poll_opened"):
    """Opened again, every seat is asked anew."""


class CastVote(GateCommand, frozen=True, kw_only=True, tag="voted"):
    """``told_by`` beside the typist is a vote by phone; ``deputy`` says that somebody stands in."""

    seat: Code
    vote: VoteValue
    deputy: bool = False
    reason: Reason | None = None
    owner: Code | None = None
    due: Moment | None = None


class Condition(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """What must still be done: the condition of the vote ``of``, or one in words of its own."""

    owner: Code
    due: Moment
    of: ReportId | None = None
    text: Text | None = None


class DecideGate(GateCommand, frozen=True, kw_only=True, tag="decided"):
    """``met`` are the criteria in words, counted from 1 among all, that the decider finds met."""

    verdict: Verdict
    reason: Reason | None = None
    conditions: Annotated[tuple[Condition, ...], msgspec.Meta(max_length=20)] = ()
    met: Annotated[tuple[Number, ...], msgspec.Meta(max_length=100)] = ()


class ConfirmDecision(GateCommand, frozen=True, kw_only=True, tag="decision_confirmed"):
    pass


class WithdrawDecision(GateCommand, frozen=True, kw_only=True, tag="decision_withdrawn"):
    note: Text


class CloseCondition(GateCommand, frozen=True, kw_only=True, tag="condition_closed"):
    """The condition of the decision that stands, counted from 1."""

    condition: Number


GateReport = CastVote | CloseCondition
GateDecision = OpenPoll | DecideGate | ConfirmDecision | WithdrawDecision
