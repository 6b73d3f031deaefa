"""What a person needs first of each board in the terminal: which tables, in which columns and order."""

from collections.abc import Callable
from typing import Any, NamedTuple

from projections.board import Row
from web.cli import cells, panels
from web.cli.cells import PLACES, Cell


class Column(NamedTuple):
    """A heading, what stands beneath it, the fields it is made of, and whether it may go on beneath itself."""

    head: str
    cell: Cell
    of: tuple[str, ...]
    breaks: bool = True


SHORT = frozenset(
    {"code", "heard_at", "called_at", "again_at", "occurred_at", "done_at", "solved_at"}
)
"""Fields whose cells are read as one word."""


def _plain(head: str, field: str) -> Column:
    return Column(
        head, lambda row, told: cells.said(row[field], told), (field,), field not in SHORT
    )


_CODE = _plain("code", "code")
_ISSUE = (
    _CODE,
    Column("what", cells.of("severity", "area"), ("severity", "area")),
    Column("about", cells.subject, ("location", "activity")),
    _plain("owner", "owner"),
    Column("raised, promised", cells.of("raised_at", "promised"), ("raised_at", "promised")),
)

_SUMMARY = (
    _plain("as of", "minute"),
    _plain("over", "finish"),
    _plain("planned", "planned_finish"),
    _plain("ahead", "offset"),
    _plain("to no return", "float_to_no_return"),
    _plain("to window end", "float_to_window_end"),
    _plain("waits for", "critical"),
)

LAID: dict[str, dict[str, tuple[Column, ...]]] = {
    "wall": {
        "locations": (
            _plain("location", "name"),
            Column("care mode", cells.mode, ("mode", "mode_since")),
            Column("done", cells.two("released", " of ", "total"), ("released", "total")),
            Column("next", cells.following, ("due",)),
            Column("trouble", cells.trouble, ("blocks", "blocked", "failed", "deviations")),
            _plain("heard", "heard_at"),
        ),
        "central": (
            _plain("activity", "activity"),
            _plain("title", "title"),
            _plain("actor", "actor"),
            _plain("status", "status"),
            Column("why", cells.hindrance, ("reason", "owner", "eta")),
        ),
        "issues": (
            *_ISSUE,
            Column(
                "marks", cells.marks("patient_safety", "accepted"), ("patient_safety", "accepted")
            ),
        ),
    },
    "plan": {
        "activities": (
            _CODE,
            Column(
                "status",
                cells.status,
                (
                    "status",
                    "result",
                    "reason",
                    "blocked",
                    "ready",
                    "waits_for",
                    "in_doubt",
                    "deviations",
                ),
            ),
            Column(
                "planned",
                cells.span("planned_start", "planned_finish"),
                ("planned_start", "planned_finish"),
            ),
            Column(
                "was",
                cells.span("started_at", "approved_at", "done_at"),
                ("started_at", "done_at", "approved_at"),
            ),
            Column(
                "where",
                cells.where,
                ("location", "actor"),
            ),
            _plain("title", "title"),
        ),
        "counters": (
            _plain("counter", "title"),
            Column("counted", cells.two("value", " of ", "target"), ("value", "target")),
            _plain("at", "at"),
        ),
        "deviations": (
            Column("what", cells.thing, ("table", "code")),
            Column("out of order", cells.deviations, ("deviations",)),
        ),
    },
    "log": {
        "reports": (
            Column("p", lambda row, told: str(row["position"]), ("position",), breaks=False),
            _plain("at", "occurred_at"),
            _plain("kind", "kind"),
            Column(
                "what",
                cells.about,
                (
                    "activity",
                    "title",
                    *PLACES,
                    "of_position",
                    "state",
                    "mode",
                    "result",
                    "reason",
                    "value",
                    "eta",
                    "due",
                ),
            ),
            Column(
                "words",
                cells.words,
                ("text", "known_at", "late", "struck_by", "corrected_by", "deviations"),
            ),
            _plain("told by", "told_by"),
        ),
    },
    "gates": {
        "gates": (
            _CODE,
            _plain("title", "title"),
            _plain("stage", "stage"),
            Column("panel", panels.panel, ("seats",)),
            Column("criteria", panels.criteria, ("criteria",)),
            Column("decision", panels.decision, ("decision", "passed_at", "changed_beneath")),
        ),
        "decisions": (
            Column("p", lambda row, told: str(row["position"]), ("position",), breaks=False),
            _plain("gate", "gate"),
            _plain("at", "at"),
            _plain("verdict", "verdict"),
            _plain("by", "by"),
            Column("against, without", cells.of("against", "missing"), ("against", "missing")),
        ),
    },
    "calls": {
        "parties": (
            _plain("who", "name"),
            Column("news due", cells.expected, ("news_due",)),
            _plain("heard", "heard_at"),
            _plain("called", "called_at"),
            _plain("unanswered", "unanswered"),
            _plain("again", "again_at"),
            _plain("open", "open"),
        ),
    },
    "approvals": {
        "activities": (
            _CODE,
            _plain("title", "title"),
            Column(
                "where",
                cells.where,
                ("location", "actor"),
            ),
            _plain("done", "done_at"),
            _plain("done by", "hands"),
            _plain("approver", "approver"),
            Column(
                "marks",
                cells.marks("early", "by_phone", "in_doubt"),
                ("early", "by_phone", "in_doubt"),
            ),
        ),
    },
    "forecast": {
        "summary": (
            *_SUMMARY,
            _plain("P50", "p50"),
            _plain("P80", "p80"),
            Column("in window", cells.share("in_window"), ("in_window",)),
            Column("before no return", cells.share("before_no_return"), ("before_no_return",)),
        ),
        "activities": (
            _CODE,
            Column("expected", cells.span("start", "finish"), ("start", "finish")),
            Column(
                "at the latest",
                cells.span("late_start", "late_finish"),
                ("late_start", "late_finish"),
            ),
            _plain("float", "total_float"),
            _plain("behind", "behind"),
            _plain("caused", "caused"),
            _plain("inherited", "inherited"),
            Column("decides", cells.share("decides"), ("decides",)),
            Column("", cells.marks("critical"), ("critical",)),
        ),
        "sums": (
            Column("late", cells.whose, ("kind", "code")),
            _plain("caused", "caused"),
            _plain("inherited", "inherited"),
            _plain("activities", "activities"),
        ),
    },
    "outlook": {"summary": _SUMMARY},
    "issues": {
        "issues": (
            *_ISSUE,
            _plain("solved", "solved_at"),
            Column(
                "marks",
                cells.marks("patient_safety", "accepted", "hinders"),
                ("patient_safety", "accepted", "hinders"),
            ),
        ),
    },
}
"""Board → table → columns. A table that is not here is named beneath the board."""

ABOVE = {"wall": ("golive", "systems", "latest")}
"""Tables that the lines above the others say whole."""


def order_of(board: str) -> Callable[[Row], Any]:
    """The key that puts a table's rows in the order a person reads them in."""
    if board == "calls":
        return lambda row: ((row["news_due"] or {}).get("at", "~"), row["heard_at"] or "")
    if board == "forecast":
        return lambda row: -row["caused"] if "kind" in row else row.get("start") or "~"
    return lambda row: row["order"] if "order" in row else row.get("position", 0)
