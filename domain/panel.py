"""A gate as it stands: what its panel answered, what was decided, and what the decision is bound to."""

from datetime import datetime, timedelta

import msgspec

from domain.events.gates import Evidence
from domain.plan import PlannedActivity, PlannedGate, Seat
from domain.terms import Reason, Status, Verdict, VoteValue, key

COMMANDER = Seat(code="commander", title="Commander")
"""The only seat of a gate for which the plan names no panel."""


class Vote(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The last answer of a seat in a poll; ``at`` is when it was given."""

    seat: str
    vote: VoteValue
    report_id: str
    position: int
    at: datetime
    told_by: str
    deputy: bool = False
    by_phone: bool = False
    reason: Reason | None = None
    owner: str | None = None
    due: datetime | None = None


class Binding(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One condition of a decision; ``of`` is the report beside which its words stand, under ``words``."""

    number: int
    owner: str
    due: datetime
    of: str
    words: str
    closed_by: str | None = None
    closed_at: datetime | None = None


class Ruling(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A decision and what it stood on. It lets go what waits once it is signed as often as it must be."""

    report_id: str
    position: int
    at: datetime
    by: str
    verdict: Verdict
    evidence: Evidence
    reason: Reason | None = None
    against: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    conditions: tuple[Binding, ...] = ()
    confirmed_by: str | None = None
    confirmed_at: datetime | None = None


class Gate(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The panel of one gate. ``poll`` counts how often it was asked, ``asked`` is where in the log.

    ``before`` is the status that its activity had when it was passed; ``beneath`` are the positions at
    which something changed what a decision stood on, ``seen`` is where somebody last acknowledged that.
    """

    plan: PlannedGate
    poll: int = 0
    asked: int = 0
    asked_at: datetime | None = None
    votes: tuple[Vote, ...] = ()
    ruling: Ruling | None = None
    before: Status = "planned"
    beneath: tuple[int, ...] = ()
    seen: int = 0

    @property
    def polling(self) -> bool:
        """Whether the panel is asked and nothing is decided on it yet."""
        return self.poll > 0 and (self.ruling is None or self.ruling.position < self.asked)

    @property
    def unconfirmed(self) -> bool:
        """Whether a decision to go on waits for its second signature."""
        ruling = self.ruling
        waits = ruling is not None and ruling.verdict != "no-go" and ruling.confirmed_by is None
        return waits and self.plan.deputy

    @property
    def passed_at(self) -> datetime | None:
        """From when on what waits for the gate may start; None while it may not."""
        ruling = self.ruling
        if ruling is None or ruling.verdict == "no-go" or self.unconfirmed:
            return None
        return ruling.confirmed_at or ruling.at

    @property
    def shaken(self) -> int:
        """How often what the decision stands on changed, and nobody has acknowledged it."""
        if self.ruling is None:
            return 0
        known = max(self.seen, self.ruling.position)
        return sum(1 for position in self.beneath if position > known)

    def vote_of(self, seat: str) -> Vote | None:
        """What that seat answered in this poll."""
        return next((vote for vote in self.votes if key(vote.seat) == key(seat)), None)

    def good_until(self, vote: Vote) -> datetime:
        """When a vote expires."""
        return vote.at + timedelta(minutes=self.plan.valid)

    def missing(self, at: datetime) -> tuple[Seat, ...]:
        """Seats that at that moment have no vote that is good: none, an expired one, or nobody in them."""
        return tuple(seat for seat in self.plan.seats if not self._answered(seat, at))

    def against(self) -> tuple[Seat, ...]:
        """Seats whose last word is no-go, however old it is."""
        votes = ((seat, self.vote_of(seat.code)) for seat in self.plan.seats)
        return tuple(seat for seat, vote in votes if vote is not None and vote.vote == "no-go")

    def _answered(self, seat: Seat, at: datetime) -> bool:
        vote = self.vote_of(seat.code)
        return vote is not None and vote.vote != "vacant" and at <= self.good_until(vote)


def seated(activity: PlannedActivity, row: PlannedGate | None) -> PlannedGate:
    """The panel of an activity of type gate, as the plan lists it or made from the activity alone."""
    found = row or PlannedGate(code=activity.code, mandatory=activity.mandatory)
    return msgspec.structs.replace(
        found,
        title=found.title or activity.title,
        seats=found.seats or (COMMANDER,),
        deputy=found.deputy or activity.needs_approval,
    )
