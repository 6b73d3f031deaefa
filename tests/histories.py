"""Random nights for property tests: any report, in any order, through the real ``decide``."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from domain.plan import PatientsSafe, PhaseDone, PlannedGate, Seat
from domain.refusals import Refused
from tests.scenario import EVENING, Room, Said, activity

CODES = ("A-1", "A-2", "A-3", "G-1", "X-1")
LATER = EVENING + timedelta(hours=9)
PEOPLE = ("kari", "ola", "siri", "leder")
REASONS = ("network", "data", "undo")

GATE = PlannedGate(
    code="G-1",
    seats=(Seat(code="drift", title="Drift", actor="IKT"), Seat(code="fag", title="Fag")),
    criteria=(PhaseDone(phase="Prøving"), PatientsSafe()),
    deputy=True,
    mandatory=False,
)

_reasoned = st.fixed_dictionaries(
    {"activity": st.sampled_from(CODES), "reason": st.sampled_from(REASONS)}
)
_bare = st.fixed_dictionaries({"activity": st.sampled_from(CODES)})
_of = st.integers(2, 40).map(lambda n: f"report-{n:04}")
_minutes = st.integers(-60, 90).map(lambda m: EVENING + timedelta(minutes=m))
_place = st.sampled_from(("Moa", "Eidet"))

_SHAPES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    **dict.fromkeys(("started", "done", "approved", "unblocked", "waiver_confirmed"), _bare),
    **dict.fromkeys(
        ("rejected", "blocked", "failed", "skipped", "cancelled", "reopened", "waived"), _reasoned
    ),
    "eta": st.fixed_dictionaries({"activity": st.sampled_from(CODES), "eta": _minutes}),
    "added": st.fixed_dictionaries({"title": st.just("Ekstra"), "location": _place}),
    "system": st.fixed_dictionaries(
        {"system": st.sampled_from(("EPJ1", "NY")), "state": st.sampled_from(("on", "off", "open"))}
    ),
    "care_mode": st.fixed_dictionaries(
        {"location": _place, "mode": st.sampled_from(("paper", "ready", "new"))}
    ),
    "ordered": st.fixed_dictionaries({"location": _place, "mode": st.just("paper")}),
    "received": st.fixed_dictionaries({"location": _place}),
    "checked_in": st.fixed_dictionaries({"actor": st.sampled_from(("Moa", "IKT"))}),
    "complete": st.fixed_dictionaries({"actor": st.sampled_from(("Moa", "IKT"))}),
    "count": st.fixed_dictionaries({"counter": st.just("PAS"), "value": st.integers(0, 713)}),
    "called": st.fixed_dictionaries({"location": _place}),
    "no_answer": st.fixed_dictionaries({"actor": st.just("IKT")}),
    "promised": st.fixed_dictionaries({"location": _place, "due": _minutes}),
    "note": st.fixed_dictionaries({"note": st.just("Noe"), "location": _place}),
    "issue": st.fixed_dictionaries({"title": st.just("Feil"), "patient_safety": st.booleans()}),
    "triaged": st.fixed_dictionaries({"issue": st.just("S1"), "severity": st.just("major")}),
    "accepted": st.fixed_dictionaries({"issue": st.just("S1")}),
    "solved": st.fixed_dictionaries({"issue": st.just("S1")}),
    "corrected": st.fixed_dictionaries(
        {
            "of": _of,
            "to": st.fixed_dictionaries({"occurred_at": _minutes}),
            "reason": st.just("user"),
        }
    ),
    "struck": st.fixed_dictionaries({"of": _of, "reason": st.just("user")}),
    "acknowledged": st.fixed_dictionaries({"of": _of}),
    "redacted": st.fixed_dictionaries({"of": _of}),
    **dict.fromkeys(("poll_opened", "decision_confirmed"), st.just({"gate": "G-1"})),
    "voted": st.fixed_dictionaries(
        {
            "gate": st.just("G-1"),
            "seat": st.sampled_from(("drift", "fag")),
            "vote": st.sampled_from(("go", "no-go", "abstain", "vacant")),
        }
    ),
    "decided": st.fixed_dictionaries(
        {
            "gate": st.just("G-1"),
            "verdict": st.sampled_from(("go", "no-go", "conditions")),
            "reason": st.just("other"),
            "conditions": st.sampled_from(((), ({"owner": "IKT", "due": LATER, "text": "Ja"},))),
        }
    ),
    "decision_withdrawn": st.just({"gate": "G-1", "note": "nei"}),
    "condition_closed": st.just({"gate": "G-1", "condition": 1}),
    "announced": st.just({}),
    "withdrawn": st.just({"note": "nei"}),
    "held": st.fixed_dictionaries(
        {"reason": st.sampled_from(REASONS)},
        optional={"location": _place, "eta": _minutes},
    ),
    "resumed": st.fixed_dictionaries({}, optional={"location": _place}),
    "frozen": st.just({}),
    "rebaselined": st.just({"reason": "data"}),
    "shifted": st.fixed_dictionaries({"by_minutes": st.sampled_from((-30, 15))}),
}


@st.composite
def words(draw: st.DrawFn) -> Said:
    """One thing that somebody might say, told by herself or for a role, now or late."""
    kind = draw(st.sampled_from(sorted(_SHAPES)))
    fields = draw(_SHAPES[kind])
    late = draw(st.one_of(st.none(), _minutes))
    return Said(
        kind=kind,
        fields=fields if late is None else fields | {"occurred_at": late},
        by=draw(st.sampled_from(PEOPLE)),
        told=draw(st.sampled_from((None, "vaktleder", "person:ola"))),
    )


def night(said: list[Said]) -> Room:
    """A room that was told all this; what it refused is not in its log."""
    room = Room(
        activity("A-1", location="Moa", actor="Moa", needs_approval=True, phase="Prøving"),
        activity("A-2", "A-1", location="Moa", actor="Moa"),
        activity("A-3", location="Eidet", actor="IKT", mandatory=False, type="milestone"),
        activity("G-1", "A-1", type="gate", mandatory=False),
        gates=(GATE,),
    )
    for word in said:
        try:
            room.given(word)
        except Refused:
            continue
    return room


nights = st.lists(words(), max_size=40).map(night)
