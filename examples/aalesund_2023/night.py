"""The whole night in recorded order: the script, the ordinary courses round it, and the rounds of all."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.commands import (
    ConfirmWaiver,
    ReportApproved,
    ReportCareMode,
    ReportDone,
    ReportSkipped,
    ReportStarted,
    WaiveActivity,
)
from examples.aalesund_2023 import rounds
from examples.aalesund_2023.courses import (
    again,
    call,
    central,
    course,
    deadline,
    over_in_the_middle,
)
from examples.aalesund_2023.hours import at, seconds
from examples.aalesund_2023.places import PLACES
from examples.aalesund_2023.planning import Row, rows
from examples.aalesund_2023.reading import read, script
from examples.parts import Step


class Night:
    """What is written so far, and when each activity was known to be over."""

    def __init__(self) -> None:
        self.rows = rows()
        self.names = {f"{r.place.code}.{r.slot}": r.activity.code for r in self.rows}
        self.spoken = read(script(), self.names)
        self.steps = [said.step for said in self.spoken] + central()
        self.over = over_in_the_middle()
        self.told = self._told()

    def _told(self) -> dict[str, list[Step]]:
        """The lines of the script by activity."""
        told: dict[str, list[Step]] = {}
        for said in self.spoken:
            if said.activity is not None and isinstance(said.step.command, _WHOLE):
                told.setdefault(said.activity, []).append(said.step)
        return told

    def write(self) -> list[Step]:
        """Everything, in the order in which it was recorded, no two at the same millisecond."""
        for row in self.rows:
            self._write(row)
        self._go_round()
        return apart(self.steps)

    def _write(self, row: Row) -> None:
        code = row.activity.code
        if code in self.told:
            self.over[code] = max(s.recorded_at for s in self.told[code])
            return
        waits = [self.over[link.code] for link in row.activity.predecessors]
        done = course(row, max(waits, default=_long_before(row)), self._latest(row))
        self.over[code] = done.over
        self.steps += done.steps
        self.steps += filter(None, (call(row, said) for said in done.steps))
        if f"{row.place.code}.{row.slot}" in CONFIRMED_AGAIN:
            self.steps.append(again(row, next(s for s in done.steps if _is_done(s))))

    def _latest(self, row: Row) -> datetime:
        """When a line must be over: what the middle needs, and what the script has begun after it."""
        begun = [
            self.told[after.activity.code][0].recorded_at - seconds(15)
            for after in self.rows
            if after.activity.code in self.told
            and row.activity.code in {link.code for link in after.activity.predecessors}
            and f"{after.place.code}.{after.slot}" not in _OUT_OF_ORDER
        ]
        return min((deadline(row), *begun))

    def _go_round(self) -> None:
        lists = {
            place.code: [
                max(self._overs(place.code, "d")),
                max(self._overs(place.code, "abcdefxgh")),
            ]
            for place in PLACES
        }
        checked = [(self.over[r.activity.code], r.place.lists) for r in self.rows if r.slot == "g"]
        self.steps += rounds.frozen() + rounds.checked_in()
        self.steps += rounds.ordered(self.over) + rounds.complete(lists)
        self.steps += self._unless_told(rounds.care_modes(self.over, lists))
        self.steps += rounds.lists_checked(checked) + rounds.received() + rounds.caught_up()

    def _overs(self, place: str, slots: str) -> Iterable[datetime]:
        return (
            self.over[r.activity.code]
            for r in self.rows
            if r.place.code == place and r.slot in slots
        )

    def _unless_told(self, steps: list[Step]) -> list[Step]:
        told = {_mode(said.step) for said in self.spoken} - {None}
        return [step for step in steps if _mode(step) not in told]


CONFIRMED_AGAIN = (
    "aspøya.b", "bolig2.c", "hjemme1.d", "skodje.d", "trygghet.d", "korttid.e",
    "bolig7.g", "respons.f", "psyk2.g", "lerstad.h",
)  # fmt: skip
"""Done was tapped and then told on the telephone too: kept, and nothing changed by it."""

_OUT_OF_ORDER = ("volsdalen.h", "psyk1.d")
_WHOLE = (ReportStarted, ReportDone, ReportApproved, ReportSkipped, WaiveActivity, ConfirmWaiver)


def _long_before(row: Row) -> datetime:
    """Nothing is waited for: a little before it is planned, but not before the night begins."""
    assert row.activity.planned_start is not None
    return max(row.activity.planned_start - timedelta(minutes=10), at("16:00"))


def _is_done(step: Step) -> bool:
    return isinstance(step.command, ReportDone)


def _mode(step: Step) -> tuple[str, str] | None:
    command = step.command
    return (command.location, command.mode) if isinstance(command, ReportCareMode) else None


def apart(steps: Iterable[Step]) -> list[Step]:
    """``steps`` by the time of recording, moved by milliseconds where two fall together."""
    apart: list[Step] = []
    for step in sorted(steps, key=lambda s: (s.recorded_at, s.command.report_id)):
        if apart and step.recorded_at <= apart[-1].recorded_at:
            later = apart[-1].recorded_at + timedelta(milliseconds=1)
            step = Step(
                recorded_at=later,
                recorded_by=step.recorded_by,
                route=step.route,
                command=step.command,
            )
        apart.append(step)
    return apart
