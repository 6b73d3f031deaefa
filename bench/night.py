"""A night of any size for the benches: activities over fifty locations, in chains of ten."""

from datetime import UTC, datetime, timedelta

from domain.plan import (
    Link,
    Plan,
    PlannedActivity,
    PlannedActor,
    PlannedLocation,
    PlannedSystem,
)

START = datetime(2023, 4, 28, 14, tzinfo=UTC)
LOCATIONS = 50
PHASES = ("Forberedelse", "Nedkobling", "Prøving", "Overgang", "Oppfølging")
KINDS = ("started", "done")


def plan(activities: int) -> Plan:
    """``activities`` rows; one in four needs approval."""
    return Plan(
        name="Bench",
        start=START,
        finish=START + timedelta(hours=8),
        window_end=START + timedelta(hours=10),
        phases=PHASES,
        activities=tuple(_activity(n) for n in range(activities)),
        locations=tuple(
            PlannedLocation(code=f"L{n}", name=f"Lokasjon {n}", short=f"Sted {n}")
            for n in range(LOCATIONS)
        ),
        actors=tuple(PlannedActor(code=f"L{n}", name=f"Lag {n}") for n in range(LOCATIONS)),
        systems=(
            PlannedSystem(code="EPJ1", name="EPJ 1", kind="legacy", target_state="off"),
            PlannedSystem(code="NY", name="Nytt system", kind="new", target_state="open"),
        ),
    )


def _activity(number: int) -> PlannedActivity:
    place = f"L{number % LOCATIONS}"
    begins = START + timedelta(minutes=number % 400)
    return PlannedActivity(
        code=f"A-{number}",
        title=f"medisinliste {number} kontrollert",
        actor=place,
        location=place,
        phase=PHASES[number * len(PHASES) // 20_000 % len(PHASES)],
        workstream="Klinikk",
        predecessors=(Link(code=f"A-{number - 1}"),) if number % 10 else (),
        planned_start=begins,
        planned_finish=begins + timedelta(minutes=20),
        needs_approval=number % 4 == 0,
    )


def report(number: int, activities: int) -> dict[str, str]:
    """The ``number``-th report of the night as its body: every activity started, then done, round and round."""
    kind = KINDS[number // activities % len(KINDS)]
    return {
        "kind": kind,
        "report_id": f"bench-{number:012}",
        "activity": f"A-{number % activities}",
        "told_by": "role:vaktleder",
    }
