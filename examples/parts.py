"""What a scenario's files hold, as types: the run's header, its people, its programme, one step."""

from typing import Literal

import msgspec

from domain.commands import (
    AcceptIssue,
    AnnounceTransition,
    AnyCommand,
    CastVote,
    CloseCondition,
    ConfirmDecision,
    ConfirmWaiver,
    DecideGate,
    FreezePlan,
    OpenPoll,
    WaiveActivity,
    WithdrawAnnouncement,
)
from domain.events import FuzzyDate
from domain.terms import Code, Moment, ReportId, RunKind

Mark = Literal["fact", "derived", "illustrative"]

ROUTES: dict[type[AnyCommand], str] = {
    FreezePlan: "plan/freeze",
    WaiveActivity: "waivers",
    ConfirmWaiver: "waivers/confirmation",
    AnnounceTransition: "announcement",
    WithdrawAnnouncement: "announcement/withdrawal",
    AcceptIssue: "issues/{issue}/acceptance",
    OpenPoll: "gates/{gate}/open",
    CastVote: "gates/{gate}/votes",
    DecideGate: "gates/{gate}/decision",
    ConfirmDecision: "gates/{gate}/decision/confirmation",
    CloseCondition: "gates/{gate}/conditions",
}
"""The decisions that have a door of their own; everything else goes to ``reports``."""


def route_of(command: AnyCommand) -> str:
    """The door below ``/api/golives/{golive}/`` at which a command is handed in."""
    about = {name: getattr(command, name, None) for name in ("issue", "gate")}
    return ROUTES.get(type(command), "reports").format_map(about)


class Part(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """What is read from a scenario's files has these fields and no others."""


class Frame(Part, frozen=True, kw_only=True):
    """The run's header as it is created: ``scenario.json``."""

    golive: Code
    title: str
    zone: str
    programme: Code
    unit: str
    run_kind: RunKind
    created_at: Moment
    created_by: str
    report_id: ReportId


class User(Part, frozen=True, kw_only=True):
    """A login of the night, named by its role; ``key`` is what steps refer to."""

    key: str
    title: str
    role: Literal[
        "spectator", "reporter", "approver", "coordinator", "commander", "planner", "auditor"
    ]
    centre: str | None = None
    locations: tuple[Code, ...] = ()
    actors: tuple[Code, ...] = ()

    @property
    def person(self) -> str:
        """The reference under which the log knows her: ``person:reporter-moa``."""
        return f"person:{self.key}"


class Unit(Part, frozen=True, kw_only=True):
    """A unit of the programme that went live before: what is known of it, from where."""

    unit: str
    unit_kind: str
    date: FuzzyDate
    mark: Mark
    source: str
    how: str | None = None
    report_id: ReportId
    recorded_at: Moment
    recorded_by: str


class Programme(Part, frozen=True, kw_only=True):
    """The roll-out to which the go-live belongs: ``programme.json``."""

    code: Code
    name: str
    units: tuple[Unit, ...]


class Step(Part, frozen=True, kw_only=True, rename={"command": "body"}):
    """One line of the night: when and by whom it was recorded, at which door, and the body."""

    recorded_at: Moment
    recorded_by: str
    route: str
    command: AnyCommand
