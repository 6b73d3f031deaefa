"""A scenario read from its files: the run, its plan, its programme, its people, and what they reported.

``load("aalesund-2023")`` reads ``examples/aalesund-2023/``. Whatever does not fit is named by file,
line and field in a ``BrokenScenario``; nothing is guessed and nothing is left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from domain.clock import Clock
from domain.commands import (
    AddActivity,
    AnyCommand,
    CorrectReport,
    CreateRun,
    Housekeeping,
    Order,
    RaiseIssue,
    RecordWentLive,
)
from domain.plan import Plan
from domain.terms import key
from examples.parts import Frame, Programme, Step, User, route_of

FOLDER = Path(__file__).parent

T = TypeVar("T")


class BrokenScenario(Exception):
    """A file of a scenario does not say what it must. ``line`` counts from 1; ``field`` is a path."""

    def __init__(self, file: str, line: int | None, field: str | None, detail: str) -> None:
        where = file if line is None else f"{file}, line {line}"
        super().__init__(f"{where}{f', {field}' if field else ''}: {detail}")
        self.file, self.line, self.field, self.detail = file, line, field, detail


class Scenario(msgspec.Struct, frozen=True, kw_only=True):
    """A whole scenario. ``steps`` are in the order in which they were recorded."""

    name: str
    frame: Frame
    plan: Plan
    programme: Programme
    users: tuple[User, ...]
    steps: tuple[Step, ...]

    def creation(self, clock: Clock | None = None) -> CreateRun:
        """The command that creates the run, by the real clock unless another is given."""
        return CreateRun(
            report_id=self.frame.report_id,
            title=self.frame.title,
            plan=self.plan,
            run_kind=self.frame.run_kind,
            zone=self.frame.zone,
            clock=clock or Clock(),
            programme=self.frame.programme,
            unit=self.frame.unit,
        )

    def orders(self) -> Iterator[Order]:
        """Everything as orders in recorded order: the programme, the creation, the night.

        Each carries its ``source_recorded_at``, for the log is filled with a finished night.
        """
        yield from self.programme_orders()
        yield Order(
            run=self.frame.golive,
            recorded_by=f"person:{self.frame.created_by}",
            command=self.creation(),
            source_recorded_at=self.frame.created_at,
        )
        for step in self.steps:
            yield Order(
                run=self.frame.golive,
                recorded_by=f"person:{step.recorded_by}",
                command=step.command,
                source_recorded_at=step.recorded_at,
            )

    def programme_orders(self) -> Iterator[Order]:
        """The units that went live before, each recorded in the programme's own run."""
        for unit in self.programme.units:
            yield Order(
                run=self.programme.code,
                recorded_by=f"person:{unit.recorded_by}",
                command=RecordWentLive(
                    report_id=unit.report_id,
                    unit=unit.unit,
                    unit_kind=unit.unit_kind,
                    date=unit.date,
                ),
                source_recorded_at=unit.recorded_at,
            )


def as_persons(command: AnyCommand, persons: Mapping[str, str]) -> AnyCommand:
    """``command`` with the scenario's logins in ``told_by`` as an installation knows them.

    ``persons`` maps ``person:approver-bolig`` to that installation's reference; roles stay.
    """
    changed: dict[str, Any] = {}
    told = persons.get(command.told_by or "")
    if told is not None:
        changed["told_by"] = told
    if isinstance(command, CorrectReport) and (told := persons.get(command.to.told_by or "")):
        changed["to"] = msgspec.structs.replace(command.to, told_by=told)
    return msgspec.structs.replace(command, **changed) if changed else command


def names(folder: Path = FOLDER) -> list[str]:
    """The scenarios that are there."""
    return sorted(path.parent.name for path in folder.glob("*/scenario.json"))


def load(name: str, folder: Path = FOLDER) -> Scenario:
    """The scenario ``name`` below ``folder``. Raises ``BrokenScenario``."""
    home = folder / name
    if name not in names(folder):
        known = ", ".join(names(folder)) or "none"
        raise BrokenScenario(f"{name}/scenario.json", None, None, f"not there; there are: {known}")
    scenario = Scenario(
        name=name,
        frame=_one(home / "scenario.json", Frame),
        plan=_one(home / "plan.json", Plan),
        programme=_one(home / "programme.json", Programme),
        users=_one(home / "users.json", tuple[User, ...]),
        steps=tuple(_lines(home / "night.jsonl")),
    )
    _check(scenario)
    return scenario


# ---- one file as its type -----------------------------------------------------------------------


def _one(path: Path, what: type[T]) -> T:
    return _decoded(path.name, None, _bytes(path), msgspec.json.Decoder(what))


def _lines(path: Path) -> Iterable[Step]:
    decoder = msgspec.json.Decoder(Step)
    for number, line in enumerate(_bytes(path).splitlines(), 1):
        yield _decoded(path.name, number, line, decoder)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise BrokenScenario(path.name, None, None, problem.strerror or str(problem)) from problem


def _decoded(file: str, line: int | None, data: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    try:
        return decoder.decode(data)
    except msgspec.ValidationError as problem:
        said, _, path = str(problem).partition(" - at ")
        raise BrokenScenario(file, line, path.strip("`") or None, said) from problem
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise BrokenScenario(file, line or _line(data, problem), None, str(problem)) from problem


def _line(data: bytes, problem: Exception) -> int | None:
    """The line of a whole file at which it stops being JSON, as far as the decoder says."""
    place = re.search(r"byte (\d+)", str(problem))
    return data.count(b"\n", 0, int(place[1])) + 1 if place else None


# ---- what types cannot say ----------------------------------------------------------------------


class _Known:
    """What the plan and the lines so far have named."""

    def __init__(self, scenario: Scenario) -> None:
        plan = scenario.plan
        self.people = {user.key for user in scenario.users}
        self.last: datetime = scenario.frame.created_at
        self.reports: set[str] = set()
        self.things = {
            "activity": {key(a.code) for a in plan.activities},
            "location": {key(p.code) for p in plan.locations},
            "actor": {key(a.code) for a in plan.actors},
            "owner": {key(a.code) for a in plan.actors},
            "system": {key(s.code) for s in plan.systems},
            "counter": {key(c.code) for c in plan.counters},
            "issue": set[str](),
        }

    def take(self, step: Step) -> None:
        command = step.command
        if isinstance(command, AddActivity) and command.activity is not None:
            self.things["activity"].add(key(command.activity))
        if isinstance(command, RaiseIssue) and command.issue is not None:
            self.things["issue"].add(key(command.issue))
        self.reports.add(command.report_id)
        self.last = step.recorded_at


def _check(scenario: Scenario) -> None:
    """Who, at which door, in which order, each report once, about what is there."""
    known = _Known(scenario)
    for number, step in enumerate(scenario.steps, 1):
        for field, problem in _faults(step, known):
            raise BrokenScenario("night.jsonl", number, field, problem)
        known.take(step)
        for field, code in _unknown(step.command, known):
            raise BrokenScenario("night.jsonl", number, field, f"there is no {code!r} here")


def _faults(step: Step, known: _Known) -> Iterator[tuple[str, str]]:
    command = step.command
    told = command.told_by or ""
    if step.recorded_by not in known.people:
        yield "$.recorded_by", f"there is no user {step.recorded_by!r}"
    if told.startswith("person:") and told.removeprefix("person:") not in known.people:
        yield "$.body.told_by", f"there is no user {told!r}"
    if isinstance(command, Housekeeping) or step.route != route_of(command):
        yield "$.route", f"this body is not handed in at {step.route!r}"
    if step.recorded_at < known.last:
        yield "$.recorded_at", "recorded before the line above"
    if command.report_id in known.reports:
        yield "$.body.report_id", "used twice"


def _unknown(command: AnyCommand, known: _Known) -> Iterator[tuple[str, str]]:
    for field, codes in known.things.items():
        code = getattr(command, field, None)
        if code is not None and key(code) not in codes:
            yield f"$.body.{field}", code
    of = getattr(command, "of", None)
    if of is not None and of not in known.reports:
        yield "$.body.of", of
