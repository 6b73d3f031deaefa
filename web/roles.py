"""The one table of who may do what: actions and roles, denied by default."""

from typing import get_args

from web.identity import Caller, Role

ALL: frozenset[Role] = frozenset(get_args(Role))
READERS = ALL - {"wall"}
STAFF = READERS - {"spectator"}
DESK: frozenset[Role] = frozenset({"coordinator", "commander"})
FIELD: frozenset[Role] = DESK | {"reporter"}
APPROVAL: frozenset[Role] = DESK | {"approver"}
HANDS = FIELD | APPROVAL
COMMAND: frozenset[Role] = frozenset({"commander"})
PLANNING: frozenset[Role] = frozenset({"planner"})

MAY: dict[str, frozenset[Role]] = {
    "see the wall": ALL,
    "read": READERS,
    "read names": STAFF,
    "read the whole plan": STAFF,
    # reports, by kind
    **dict.fromkeys(
        (
            "started",
            "done",
            "blocked",
            "unblocked",
            "eta",
            "failed",
            "skipped",
            "cancelled",
            "added",
            "system",
            "care_mode",
            "received",
            "checked_in",
            "complete",
            "count",
            "promised",
        ),
        FIELD,
    ),
    **dict.fromkeys(("approved", "rejected", "reopened"), APPROVAL),
    **dict.fromkeys(("note", "issue", "struck", "corrected", "voted"), HANDS),
    **dict.fromkeys(
        (
            *("called", "no_answer", "triaged", "solved", "ordered"),
            *("acknowledged", "redacted", "condition_closed"),
        ),
        DESK,
    ),
    # decisions
    **dict.fromkeys(("announced", "withdrawn", "waived", "waiver_confirmed", "accepted"), COMMAND),
    **dict.fromkeys(("frozen", "rebaselined", "held", "resumed", "rehearsal_accepted"), COMMAND),
    "shifted": PLANNING | COMMAND,
    **dict.fromkeys(
        ("poll_opened", "decided", "decision_confirmed", "decision_withdrawn"), COMMAND
    ),
    # set-up
    "create": PLANNING,
    "plan": PLANNING,
    "rehearse": PLANNING | COMMAND,
    "went_live": PLANNING | COMMAND,
}
"""What is not listed nobody may. ``struck`` and ``corrected`` outside the desk reach only one's own."""


PHRASES = {"create": "create a go-live", "plan": "change the plan", "rehearse": "make a rehearsal"}
"""Actions that are not said by their own name."""


def in_words(action: str) -> str:
    """An action as it stands behind "to": ``see the wall``, ``record 'started'``."""
    if action in PHRASES:
        return PHRASES[action]
    return action if " " in action or action == "read" else f"record {action!r}"


def allows(caller: Caller, action: str, golive: str | None) -> bool:
    """Whether one of her roles there is in the action's row; without a go-live, one of her roles anywhere."""
    return not MAY.get(action, frozenset()).isdisjoint(caller.roles(golive))
