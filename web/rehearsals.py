"""What a rehearsal is called and made of, whoever asks for it."""

import msgspec

from domain.clock import Clock
from domain.commands import CreateRun
from domain.events import RunCreated
from domain.golive import GoLive
from domain.mapping import AS_NAMED
from domain.terms import Code
from web.errors import MalformedField


def name(live: GoLive, number: int) -> str:
    """Refused: ``MalformedField`` for a rehearsal of a rehearsal, and for a name that is too long."""
    if live.kind != "live":
        raise MalformedField(f"{live.run} is a rehearsal itself; name the live run.", "")
    try:
        return msgspec.convert(f"{live.run}-r{number}", Code)
    except msgspec.ValidationError:
        raise MalformedField(
            f"No id can be made of {live.run} and this number.", "/number"
        ) from None


def creation(
    source: GoLive | RunCreated,
    number: int,
    report_id: str,
    clock: Clock,
    seen_position: int | None = None,
) -> CreateRun:
    """From the plan of ``source``, with its name, zone and programme."""
    return CreateRun(
        report_id=report_id,
        seen_position=seen_position,
        run_kind="rehearsal",
        number=number,
        clock=clock,
        title=source.title,
        zone=source.zone,
        plan=source.plan,
        programme=source.programme,
        unit=source.unit,
        mapping=None if source.mapping == AS_NAMED else source.mapping,
    )
