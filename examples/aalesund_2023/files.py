"""The files of the scenario as bytes: one row a line, so that a difference can be read."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from domain.events import FuzzyDate
from examples.aalesund_2023.hours import ZONE, at
from examples.aalesund_2023.marks import FACTS, MARKS, SOURCES, UNITS
from examples.aalesund_2023.night import Night
from examples.aalesund_2023.people import users
from examples.aalesund_2023.planning import plan
from examples.aalesund_2023.scribe import report_id
from examples.parts import Frame, Programme, Unit


def frame() -> Frame:
    created = at("12:00")
    return Frame(
        golive="aalesund-2023",
        title="Ålesund · Helseplattformen",
        zone="Europe/Oslo",
        programme="helseplattformen",
        unit="Ålesund",
        run_kind="live",
        created_at=created,
        created_by="planner",
        report_id=report_id(created, "create"),
    )


def programme() -> Programme:
    return Programme(
        code="helseplattformen",
        name="Helseplattformen",
        units=tuple(_unit(turn, *row) for turn, row in enumerate(UNITS)),
    )


def _unit(turn: int, name: str, day: str, mark: Any, source: str, how: str | None) -> Unit:
    recorded = datetime.fromisoformat(day).replace(hour=12, tzinfo=ZONE) + timedelta(minutes=turn)
    return Unit(
        unit=name,
        unit_kind="municipality",
        date=FuzzyDate(value=day),
        mark=mark,
        source=source,
        how=how,
        report_id=report_id(recorded, "went_live", name),
        recorded_at=recorded,
        recorded_by="planner",
    )


def files() -> dict[str, bytes]:
    """Name and content of every file."""
    night = Night()
    steps = night.write()
    deviations = [
        {"report_id": said.step.command.report_id, "name": said.deviation}
        for said in night.spoken
        if said.deviation
    ]
    moments = [
        {"at": "21:36", "stage": "during"},
        {"at": "21:37", "stage": "complete"},
        {"at": "21:39", "stage": "announced"},
    ]
    return {
        "scenario.json": page(frame()),
        "plan.json": page(plan()),
        "programme.json": page(programme()),
        "users.json": listed(msgspec.to_builtins(users())) + b"\n",
        "night.jsonl": b"".join(msgspec.json.encode(step) + b"\n" for step in steps),
        "expects.json": page({"moments": moments, "deviations": deviations}),
        "marks.json": page({"sources": _sources(), "facts": FACTS, "marks": MARKS}),
    }


def _sources() -> list[dict[str, str | None]]:
    return [
        {"source": number, "title": title, "published": published}
        for number, (title, published) in SOURCES.items()
    ]


def page(content: Any) -> bytes:
    """An object with a line for each field, and for each row where the field holds rows."""
    fields = msgspec.to_builtins(content)
    lines = [
        msgspec.json.encode(name)
        + b": "
        + (listed(value) if _rows(value) else msgspec.json.encode(value))
        for name, value in fields.items()
    ]
    return b"{\n" + b",\n".join(lines) + b"\n}\n"


def _rows(value: Any) -> bool:
    return isinstance(value, list | tuple) and bool(value) and isinstance(value[0], dict)


def listed(rows: Any) -> bytes:
    return b"[\n" + b",\n".join(b"  " + msgspec.json.encode(row) for row in rows) + b"\n]"
