"""The one table: what a report of each kind does to an activity in each status.

A report is a fact and is never refused for its order (docs/rules.md, rule 1). So every kind has a
cell for every status: the next status, and the name of the deviation where the order was odd.
``SAME`` keeps the status; ``already`` marks mere corroboration. docs/events.md prints this table.
"""

from typing import Literal

import msgspec

from domain.terms import STATUSES, Status

Kind = Literal[
    "started",
    "done",
    "approved",
    "rejected",
    "blocked",
    "unblocked",
    "eta",
    "failed",
    "skipped",
    "cancelled",
    "reopened",
    "waived",
]


class Step(msgspec.Struct, frozen=True, gc=False):
    """The outcome of one kind in one status; ``to`` is None where the status stays."""

    to: Status | None = None
    deviation: str | None = None
    already: bool = False


SAME = Step()
AGAIN = Step(already=True)


def _row(default: Step, **cells: Step) -> dict[Status, Step]:
    return {status: cells.get(status, default) for status in STATUSES}


def _odd(name: str) -> Step:
    return Step(deviation=name)


_CLOSED = ("skipped", "cancelled", "waived")


def _closed(to: Status) -> dict[str, Step]:
    """Work on something that was closed goes on, and is flagged for the coordinator."""
    return {status: Step(to, f"on-{status}") for status in _CLOSED}


TRANSITIONS: dict[Kind, dict[Status, Step]] = {
    "started": _row(
        Step("started"),
        started=AGAIN,
        done=AGAIN,
        approved=AGAIN,
        blocked=_odd("on-blocked"),
        failed=Step("started", "on-failed"),
        **_closed("started"),
    ),
    "done": _row(
        Step("done"),
        planned=Step("done", "done-before-start"),
        done=AGAIN,
        approved=AGAIN,
        blocked=Step("done", "on-blocked"),
        failed=Step("done", "on-failed"),
        **_closed("done"),
    ),
    "approved": _row(
        _odd("approved-before-done"),
        done=Step("approved"),
        approved=AGAIN,
        **{status: _odd(f"on-{status}") for status in _CLOSED},
    ),
    "rejected": _row(
        _odd("rejected-before-done"),
        done=Step("rejected"),
        approved=Step("rejected", "approval-in-doubt"),
        rejected=AGAIN,
    ),
    "blocked": _row(
        Step("blocked"),
        done=Step("blocked", "blocked-after-done"),
        approved=_odd("approval-in-doubt"),
        **_closed("blocked"),
    ),
    "unblocked": _row(_odd("not-blocked"), blocked=Step("started")),
    "eta": _row(SAME),
    "failed": _row(
        Step("failed"),
        failed=AGAIN,
        done=Step("failed", "failed-after-done"),
        approved=_odd("approval-in-doubt"),
        **_closed("failed"),
    ),
    "skipped": _row(
        Step("skipped"),
        skipped=AGAIN,
        cancelled=AGAIN,
        waived=AGAIN,
        done=_odd("skipped-after-done"),
        approved=_odd("skipped-after-done"),
    ),
    "cancelled": _row(
        Step("cancelled"),
        cancelled=AGAIN,
        waived=AGAIN,
        done=_odd("cancelled-after-done"),
        approved=_odd("cancelled-after-done"),
    ),
    "reopened": _row(
        Step("reopened"),
        planned=_odd("nothing-to-reopen"),
        started=_odd("nothing-to-reopen"),
        blocked=_odd("nothing-to-reopen"),
        reopened=AGAIN,
    ),
    "waived": _row(
        _odd("waiver-in-doubt"),
        skipped=Step("waived"),
        cancelled=Step("waived"),
        waived=AGAIN,
    ),
}


def step(kind: Kind, status: Status) -> Step:
    """What a report of ``kind`` does in ``status``. Total: there is a cell for every pair."""
    return TRANSITIONS[kind][status]


def releases(status: Status, needs_approval: bool, mandatory: bool) -> bool:
    """Whether what waits for an activity in ``status`` may start (rule 2)."""
    match status:
        case "approved" | "waived":
            return True
        case "done":
            return not needs_approval
        case "skipped" | "cancelled":
            return not mandatory
        case _:
            return False
