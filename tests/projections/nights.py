"""Random nights that go on for a while: much is amended, some are announced, some re-planned."""

from datetime import timedelta

import msgspec
from hypothesis import strategies as st

from domain.plan import Difference
from tests.histories import PEOPLE, night, words
from tests.scenario import (
    EVENING,
    Room,
    Said,
    acknowledged,
    activity,
    announced,
    approved,
    complete,
    corrected,
    done,
    plan_changed,
    redacted,
    struck,
    system,
)

_report = st.integers(2, 16).map(lambda n: f"report-{n:04}")
_times = st.integers(-90, 60).map(lambda m: EVENING + timedelta(minutes=m))
_ends = [
    done("A-1", by="kari"),
    approved("A-1", by="siri"),
    done("A-2", by="kari"),
    system("EPJ1", "off"),
    system("NY", "open"),
    complete("Moa"),
    complete("IKT"),
    announced(by="leder"),
]
_moved = Difference(
    activities=(activity("A-2", location="Eidet", actor="IKT"), activity("A-9", "A-1")),
    removed=("A-3",),
)


@st.composite
def amendments(draw: st.DrawFn) -> Said:
    """A later word about an earlier report, or about an earlier amendment."""
    of, by = draw(_report), draw(st.sampled_from(PEOPLE))
    said = draw(
        st.sampled_from(
            (
                struck(of, "user", by=by),
                acknowledged(of, by=by),
                redacted(of, by=by),
                corrected(of, {"occurred_at": draw(_times)}, "user", by=by),
                corrected(of, {"told_by": "role:vikar"}, "user", by=by),
                corrected(of, {"reason": "data"}, "user", by=by),
            )
        )
    )
    late = draw(st.one_of(st.none(), _times))
    if late is None:
        return said
    return msgspec.structs.replace(said, fields=said.fields | {"occurred_at": late})


_ordinary = st.one_of(words(), amendments())


@st.composite
def long_nights(draw: st.DrawFn) -> Room:
    """A dozen reports or two, perhaps to the end and beyond it, perhaps with another plan on the way."""
    said = draw(st.lists(_ordinary, min_size=6, max_size=14))
    if draw(st.booleans()):
        said += [plan_changed(draw(st.sampled_from((1, 99))), _moved)]
    if draw(st.booleans()):
        said += _ends
    said += draw(st.lists(_ordinary, min_size=2, max_size=10))
    return night(said)
