"""A plan file against a plan that stands: it names what is there, and is held to its window."""

import json

import pytest

from domain.plan import Plan
from web.errors import PlanFaults
from web.planfiles import difference, read


def standing() -> Plan:
    """A plan whose places have names that are not their codes."""
    return read(
        "p.json",
        json.dumps(
            {
                "window_end": "2023-04-28 23:00",
                "activities": [
                    {"code": "A", "title": "a", "location": "M", "actor": "I", "system": "E"}
                ],
                "locations": [
                    {"code": "M", "name": "Moa helsehus", "group": "Sør"},
                    {"code": "H", "name": "Hessa"},
                    {"code": "H-2", "name": "Hessa"},
                ],
                "actors": [{"code": "I", "name": "IKT", "centre": "Ålesund"}],
                "systems": [{"code": "E", "name": "EPJ", "kind": "new"}],
            }
        ).encode(),
    ).plan


def test_a_csv_names_what_stands_by_code_or_by_name_and_changes_nothing_of_it() -> None:
    old = standing()
    text = "code;title;sted;aktør;system\nA;a;moa helsehus;IKT;epj\nB;b;m;I;Ny\nC;c;Molde;Nye;EPJ\n"
    made = read("p.csv", text.encode(), old=old)
    change = difference(old, made)
    assert [(a.code, a.location, a.actor, a.system) for a in made.plan.activities] == [
        ("A", "M", "I", "E"),
        ("B", "M", "I", "Ny"),
        ("C", "Molde", "Nye", "E"),
    ]
    assert [a.code for a in change.activities] == ["B", "C"]
    assert [
        [row.code for row in rows] for rows in (change.locations, change.actors, change.systems)
    ] == [
        ["Molde"],
        ["Nye"],
        ["Ny"],
    ]


def test_a_csv_is_held_to_the_window_that_stands() -> None:
    late = b"code;title;slutt\nA;a;28.04.2023 23.30\n"
    with pytest.raises(PlanFaults) as caught:
        read("p.csv", late, old=standing())
    assert caught.value.faults == (("/activities/2/slutt", "lies after the end of the window."),)
    early = b"code;title;start\nA;a;28.04.2023 12.00\n"
    assert read("p.csv", early, old=standing()).plan.activities[0].planned_start is not None
