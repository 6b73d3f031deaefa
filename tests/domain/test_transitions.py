"""The one table is total, and docs/events.md prints it as it is."""

import re
from itertools import product
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from domain import commands as c
from domain.commands import AnyCommand
from domain.decide import INSIDE
from domain.events import BY_TOPIC, EVENTS
from domain.refusals import OwnWork, Refused, ReportIdReused
from domain.terms import STATUSES, Code, Person, ReportId, Status, Teller
from domain.transitions import TRANSITIONS, Kind, releases, step

DOCUMENT = Path("docs/events.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("kind", "status"), list(product(TRANSITIONS, STATUSES)))
def test_every_kind_has_an_outcome_in_every_status(kind: Kind, status: Status) -> None:
    outcome = step(kind, status)
    assert outcome.to is None or outcome.to in STATUSES
    assert not (outcome.already and outcome.to), "mere corroboration changes nothing"


def cell(kind: Kind, status: Status) -> str:
    outcome = step(kind, status)
    if outcome.already:
        return "again"
    parts = [
        f"→ {outcome.to}" if outcome.to else "",
        f"⚠ {outcome.deviation}" if outcome.deviation else "",
    ]
    return " ".join(part for part in parts if part) or "–"


@pytest.mark.parametrize("kind", list(TRANSITIONS))
def test_the_table_is_documented(kind: Kind) -> None:
    row = " | ".join([kind, *(cell(kind, status) for status in STATUSES)])
    assert f"| {row} |" in DOCUMENT


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_is_documented(event: type) -> None:
    row = rf"\| `{event.TOPIC}` \| `\w+` \| {event.__name__} \|"  # type: ignore[attr-defined]
    assert re.search(row, DOCUMENT)


def test_topics_are_unique() -> None:
    assert len(BY_TOPIC) == len(EVENTS)


def test_every_command_is_decided_somewhere() -> None:
    elsewhere = {c.CreateRun, c.RecordWentLive, c.AnnounceTransition, c.AcceptRehearsal}
    assert set(INSIDE) | elsewhere == set(get_args(AnyCommand))


def test_every_refusal_has_a_name_and_a_sentence() -> None:
    tree = (Path("domain/refusals.py").read_text(encoding="utf-8")).split('"""')[1]

    def leaves(refusal: type[Refused]) -> list[type[Refused]]:
        below = [s for s in refusal.__subclasses__() if s.__module__ == Refused.__module__]
        return [leaf for sub in below for leaf in leaves(sub)] if below else [refusal]

    for refusal in leaves(Refused):
        assert refusal.__name__ in tree
    assert OwnWork("A-1").reason == "own-work"
    assert ReportIdReused("report-1").field == "report_id"


@pytest.mark.parametrize(
    ("status", "needs_approval", "mandatory", "released"),
    [
        ("approved", True, True, True),
        ("done", True, False, False),
        ("done", False, True, True),
        ("waived", True, True, True),
        ("skipped", False, True, False),
        ("skipped", True, False, True),
        ("cancelled", True, False, True),
        ("blocked", False, False, False),
    ],
)
def test_what_releases(
    status: Status, needs_approval: bool, mandatory: bool, released: bool
) -> None:
    assert releases(status, needs_approval, mandatory) is released


def test_an_event_s_first_shape_needs_no_lifting() -> None:
    assert BY_TOPIC["activity.done"].upcast(1, {"activity": "A-1"}) == {"activity": "A-1"}


@pytest.mark.parametrize("word", [Code, Teller, Person, ReportId])
def test_a_word_with_a_line_break_behind_it_is_another_word(word: object) -> None:
    spoken = {Code: "A-112", Teller: "role:vaktleder", Person: "person:kari", ReportId: "report-1"}
    good = spoken[word]
    assert msgspec.convert(good, word) == good
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(f"{good}\n", word)
