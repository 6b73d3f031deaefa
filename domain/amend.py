"""What an entity's reports say once corrections, strikes and acknowledgements are heeded (rule 3)."""

from collections.abc import Container, Iterable
from datetime import datetime

import msgspec

from domain.events import (
    Amendment,
    DeviationAcknowledged,
    Event,
    ReportCorrected,
    ReportStruck,
)
from domain.recorded import Recorded

_ENVELOPE = ("occurred_at", "told_by")
_FIELDS = ("result", "reason", "state", "mode", "eta", "value", "vote")


class Effective(msgspec.Struct, frozen=True, gc=False):
    """A report as it counts: with its corrected values, who corrected it, and what was acknowledged."""

    recorded: Recorded
    correctors: frozenset[str] = frozenset()
    corrected: bool = False
    acknowledged: bool = False

    @property
    def hands(self) -> frozenset[str]:
        """Who told, did or corrected it (docs/rules.md, rule 6)."""
        told = hands(self.recorded)
        return told | self.correctors if self.correctors else told


def hands(recorded: Recorded) -> frozenset[str]:
    """Who counts as having done what a report tells (docs/rules.md, rule 6)."""
    return hands_of(recorded.told_by, recorded.recorded_by)


def hands_of(told_by: str, recorded_by: str) -> frozenset[str]:
    """The teller, and whoever typed where the teller is a role and not a person."""
    if told_by.startswith("person:"):
        return frozenset((told_by,))
    return frozenset((told_by, recorded_by))


def effective(history: Iterable[Recorded]) -> list[Effective]:
    """The reports of ``history`` that count, in log order; amendments themselves are left out.

    An amendment may be struck like any other report, so strikes are read from the last one back.
    """
    return [s for s in heeded(history) if not isinstance(s.recorded.event, Amendment)]


def heeded(history: Iterable[Recorded]) -> list[Effective]:
    """As ``effective``, with the amendments that count in their places."""
    reports = list(history)
    struck = struck_ids(reports)
    counting = [r for r in reports if r.report_id not in struck]
    amendments: dict[str, list[Recorded]] = {}
    for recorded in counting:
        if isinstance(recorded.event, Amendment):
            amendments.setdefault(recorded.event.of, []).append(recorded)
    return [_amended(r, amendments.get(r.report_id, ())) for r in counting]


def struck_ids(history: Iterable[Recorded]) -> dict[str, Recorded]:
    """The report ids that are struck, each with the strike that did it."""
    struck: dict[str, Recorded] = {}
    for recorded in reversed(list(history)):
        if isinstance(recorded.event, ReportStruck) and recorded.report_id not in struck:
            struck[recorded.event.of] = recorded
    return struck


def corrected_times(reports: Iterable[Recorded], struck: Container[str]) -> dict[str, datetime]:
    """The report ids whose time was corrected, and to when; the last one of a report counts."""
    return {
        r.event.of: r.event.occurred_at
        for r in reports
        if isinstance(r.event, ReportCorrected)
        and r.event.occurred_at is not None
        and r.report_id not in struck
    }


def correctable(event: Event) -> tuple[str, ...]:
    """The fields of a report that a correction may name; a strike has none, it is struck in turn."""
    if isinstance(event, Amendment):
        return ()
    own = getattr(event, "__struct_fields__", ())
    return (*_ENVELOPE, *(name for name in _FIELDS if name in own))


def _amended(recorded: Recorded, amendments: Iterable[Recorded]) -> Effective:
    result = Effective(recorded)
    for amendment in amendments:
        match amendment.event:
            case ReportCorrected() as correction:
                result = Effective(
                    _corrected(result.recorded, correction),
                    result.correctors | hands(amendment),
                    True,
                    result.acknowledged,
                )
            case DeviationAcknowledged():
                result = msgspec.structs.replace(result, acknowledged=True)
            case _:
                pass
    return result


def _corrected(recorded: Recorded, correction: ReportCorrected) -> Recorded:
    changed = {
        name: getattr(correction, name)
        for name in (*_ENVELOPE, *_FIELDS)
        if getattr(correction, name) is not None
    }
    envelope = {name: changed[name] for name in _ENVELOPE if name in changed}
    inner = {n: v for n, v in changed.items() if n in recorded.event.__struct_fields__}
    event = msgspec.structs.replace(recorded.event, **inner) if inner else recorded.event
    return msgspec.structs.replace(recorded, event=event, **envelope)
