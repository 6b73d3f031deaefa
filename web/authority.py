"""Whether who is signed in may have this recorded: her roles, who told it, and whose report she mends."""

from datetime import UTC, datetime, timedelta

from domain.commands import (
    AnyCommand,
    CorrectReport,
    CreateRun,
    Decision,
    RecordWentLive,
    StrikeReport,
)
from domain.events import HoldEvent
from domain.recorded import Recorded
from web.errors import MalformedField, NotAllowed, UndoTooLate, UnknownPerson
from web.identity import Caller, persons
from web.roles import DESK, MAY, allows, in_words
from web.state import State

UNDO = timedelta(seconds=15)
"""How long a report can be undone: ten seconds on the screen, and five for the line."""


async def authorise(state: State, caller: Caller, golive: str, command: AnyCommand) -> None:
    """Refused: ``NotAllowed``, ``UnknownGoLive``, ``MalformedField``, ``UnknownPerson``, ``UndoTooLate``."""
    kind = str(command.__struct_config__.tag)
    if not allows(caller, kind, golive):
        if not isinstance(command, CreateRun | RecordWentLive):
            await state.boards.golive(golive)
        raise NotAllowed(in_words(kind), MAY.get(kind, ()))
    if isinstance(command, Decision) and command.told_by is not None:
        raise MalformedField("A decision is told by who is signed in.", "told_by")
    await may_name(state, caller, golive, command.told_by, "told_by")
    if isinstance(command, CorrectReport):
        await may_name(state, caller, golive, command.to.told_by, "to.told_by")
    if isinstance(command, StrikeReport | CorrectReport):
        await _may_mend(state, caller, golive, command)


async def may_name(
    state: State, caller: Caller, golive: str, told_by: str | None, field: str
) -> None:
    """A role or oneself; another person from the desk alone, and only somebody who is known."""
    if told_by is None or told_by == caller.person.ref or not told_by.startswith("person:"):
        return
    if caller.roles(golive).isdisjoint(DESK):
        raise NotAllowed("report what another person told", DESK)
    if await state.identity.read(lambda tx: persons.get(tx, told_by)) is None:
        raise UnknownPerson(told_by, field)


async def _may_mend(
    state: State, caller: Caller, golive: str, command: StrikeReport | CorrectReport
) -> None:
    """Without a desk, one's own reports alone; what is not in the log is the centre's to refuse."""
    found = await standing(state, golive, command.of)
    if found is None:
        return
    if isinstance(found.event, HoldEvent) and not allows(caller, "held", golive):
        raise NotAllowed("mend a hold", MAY["held"])
    own = found.recorded_by == caller.person.ref
    if not own and caller.roles(golive).isdisjoint(DESK):
        raise NotAllowed("mend a report of somebody else", DESK)
    if isinstance(command, StrikeReport) and command.reason == "undo":
        if not own:
            raise NotAllowed("undo a report of somebody else")
        await _in_time(state, golive, command, found)


async def _in_time(state: State, golive: str, undo: StrikeReport, undone: Recorded) -> None:
    """An undo that stands in the log already is answered as before, however late it is sent again."""
    late = datetime.now(UTC) - undone.recorded_at > UNDO
    if late and await standing(state, golive, undo.report_id) is None:
        raise UndoTooLate(undone.report_id)


async def standing(state: State, golive: str, report_id: str) -> Recorded | None:
    """The report, once all that is in the log has been taken in."""
    if await state.boards.recorded_by(golive, report_id) is None:
        return None
    return (await state.boards.opened(golive)).run.reports[report_id]
