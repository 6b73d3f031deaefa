"""How a gate takes in what is said of it: its poll, its votes, the decision and who signed it."""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from domain.amend import Effective
from domain.clock import minute
from domain.commands.words import CONDITION
from domain.entities import Activity, Deviation
from domain.events import (
    ConditionClosed,
    DecisionConfirmed,
    DecisionWithdrawn,
    GateDecided,
    GateEvent,
    PollOpened,
    VoteCast,
)
from domain.fold.outcomes import FROM_OUTSIDE
from domain.panel import Binding, Gate, Ruling, Vote
from domain.recorded import Recorded
from domain.terms import key

E = TypeVar("E", bound=GateEvent)


def take(activity: Activity, said: Effective) -> Activity:
    """The activity of a gate after one more word about it; what is no gate any more keeps it in its log."""
    before, recorded = activity.gate, said.recorded
    if before is None:
        return activity
    names = (*odd(before, said), *(n for n in recorded.event.deviations if n in FROM_OUTSIDE))
    found = tuple(
        Deviation(recorded.report_id, recorded.position, n, said.acknowledged) for n in names
    )
    after = _HANDLERS[type(recorded.event)](before, said)
    changed = msgspec.structs.replace(
        activity,
        gate=after,
        deviations=activity.deviations + found,
        corrected=activity.corrected or said.corrected,
    )
    return changed if after.passed_at == before.passed_at else _moved(changed, before, recorded)


def unasked(gate: Gate) -> Gate:
    """The gate as it was before its first report; what shook a decision was told of other things."""
    return Gate(plan=gate.plan, beneath=gate.beneath, seen=gate.seen)


def odd(gate: Gate, said: Effective) -> tuple[str, ...]:
    """What is out of order about a vote: nobody had asked, or it says no-go of what is decided (rule 7)."""
    event = said.recorded.event
    if not isinstance(event, VoteCast):
        return ()
    if _unasked(gate, said.recorded):
        return ("vote-before-poll",)
    late = event.vote == "no-go" and not gate.polling
    return ("late-no-go",) if late else ()


def _unasked(gate: Gate, recorded: Recorded) -> bool:
    """Whether it was said before the poll was opened, by the minute, as times are said."""
    return gate.asked_at is None or minute(recorded.occurred_at) < minute(gate.asked_at)


def _moved(activity: Activity, before: Gate, recorded: Recorded) -> Activity:
    """The gate was passed, anew, or its passage taken back: then its activity is as it was before (rule 8)."""
    gate = activity.gate
    assert gate is not None
    ruling, at = gate.ruling, gate.passed_at
    if ruling is None or at is None:
        return msgspec.structs.replace(
            activity, status=gate.before, done_at=None, approved_at=None, undone=recorded.position
        )
    signed = ruling.confirmed_at
    was = activity.status if before.passed_at is None else before.before
    return msgspec.structs.replace(
        activity,
        gate=msgspec.structs.replace(gate, before=was),
        status="done" if signed is None else "approved",
        done_at=ruling.at,
        approved_at=signed,
        block=None,
        eta=None,
    )


def _opened(gate: Gate, said: Effective) -> Gate:
    recorded = said.recorded
    return msgspec.structs.replace(
        gate,
        poll=gate.poll + 1,
        asked=recorded.position,
        asked_at=recorded.occurred_at,
        votes=(),
    )


def _voted(gate: Gate, said: Effective) -> Gate:
    """The last word of a seat counts, as it was told; one that nobody asked for is kept for the log."""
    recorded, event = said.recorded, _the(said, VoteCast)
    vote = Vote(
        seat=event.seat,
        vote=event.vote,
        report_id=recorded.report_id,
        position=recorded.position,
        at=recorded.occurred_at,
        told_by=recorded.told_by,
        deputy=event.deputy,
        by_phone=event.by_phone,
        reason=event.reason,
        owner=event.owner,
        due=event.due,
    )
    before = gate.vote_of(event.seat)
    if _unasked(gate, recorded) or (before is not None and before.at > vote.at):
        return gate
    others = (v for v in gate.votes if key(v.seat) != key(event.seat))
    return msgspec.structs.replace(gate, votes=(*others, vote))


def _decided(gate: Gate, said: Effective) -> Gate:
    recorded, event = said.recorded, _the(said, GateDecided)
    ruling = Ruling(
        report_id=recorded.report_id,
        position=recorded.position,
        at=recorded.occurred_at,
        by=recorded.recorded_by,
        verdict=event.verdict,
        evidence=event.evidence,
        reason=event.reason,
        against=event.against,
        missing=event.missing,
        conditions=_bindings(recorded, event),
    )
    return msgspec.structs.replace(gate, ruling=ruling)


def _bindings(recorded: Recorded, event: GateDecided) -> tuple[Binding, ...]:
    return tuple(
        Binding(
            number=number,
            owner=condition.owner,
            due=condition.due,
            of=condition.of or recorded.report_id,
            words="note" if condition.of else CONDITION.format(number),
        )
        for number, condition in enumerate(event.conditions, 1)
    )


def _confirmed(gate: Gate, said: Effective) -> Gate:
    """Kept also where a new plan asks for no second signature."""
    recorded = said.recorded
    if gate.ruling is None:
        return gate
    ruling = msgspec.structs.replace(
        gate.ruling, confirmed_by=recorded.recorded_by, confirmed_at=recorded.occurred_at
    )
    return msgspec.structs.replace(gate, ruling=ruling)


def _withdrawn(gate: Gate, said: Effective) -> Gate:
    return msgspec.structs.replace(gate, ruling=None)


def _closed(gate: Gate, said: Effective) -> Gate:
    """The first word that it is done stands; one about a decision of before changes nothing."""
    event, ruling = _the(said, ConditionClosed), gate.ruling
    if ruling is None or ruling.report_id != event.decision:
        return gate
    conditions = tuple(
        _close(c, said.recorded) if c.number == event.condition and c.closed_by is None else c
        for c in ruling.conditions
    )
    return msgspec.structs.replace(
        gate, ruling=msgspec.structs.replace(ruling, conditions=conditions)
    )


def _close(condition: Binding, recorded: Recorded) -> Binding:
    return msgspec.structs.replace(
        condition, closed_by=recorded.report_id, closed_at=recorded.occurred_at
    )


def _the(said: Effective, kind: type[E]) -> E:
    event = said.recorded.event
    assert isinstance(event, kind)
    return event


_HANDLERS: dict[type[Any], Callable[[Gate, Effective], Gate]] = {
    PollOpened: _opened,
    VoteCast: _voted,
    GateDecided: _decided,
    DecisionConfirmed: _confirmed,
    DecisionWithdrawn: _withdrawn,
    ConditionClosed: _closed,
}
