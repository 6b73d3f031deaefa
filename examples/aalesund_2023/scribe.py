"""Writing one step of the night: a body as the wire takes it, with a report id of its own."""

from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec

from domain.commands import AnyCommand
from examples.aalesund_2023.hours import SEED, chance, pick, seconds
from examples.aalesund_2023.people import COORDINATORS, reporter, tellers
from examples.aalesund_2023.places import Place
from examples.parts import Step, route_of


def report_id(when: datetime, *what: object) -> str:
    """A UUIDv7 of the moment ``when`` whose random part is drawn from ``what``."""
    stamp = int(when.timestamp() * 1000).to_bytes(6, "big")
    drawn = bytearray(sha256("/".join(map(str, (SEED, *what))).encode()).digest()[:10])
    drawn[0] = 0x70 | drawn[0] & 0x0F
    drawn[2] = 0x80 | drawn[2] & 0x3F
    text = (stamp + drawn).hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def step(
    by: str,
    kind: str,
    occurred: datetime,
    recorded: datetime,
    told: str | None = None,
    **fields: Any,
) -> Step:
    """One report: it occurred, and was recorded by the login ``by``, told by ``told`` if not by her."""
    body = {key: value for key, value in fields.items() if value is not None}
    said = sorted(body.items())
    body |= {
        "kind": kind,
        "report_id": report_id(recorded, by, kind, said),
        "occurred_at": occurred,
    }
    if told is not None:
        body["told_by"] = told
    command: AnyCommand = msgspec.convert(body, AnyCommand)
    exact = recorded.replace(microsecond=1000 * int(1000 * chance(body["report_id"], "ms")))
    return Step(recorded_at=exact, recorded_by=by, route=route_of(command), command=command)


def tapped(code: str, kind: str, occurred: datetime, **fields: Any) -> Step:
    """Reported from the place's or team's own device, there a second or four later."""
    late = seconds(1 + 3 * chance(code, kind, occurred))
    return step(reporter(code), kind, occurred, occurred + late, **fields)


def phoned(place: Place, kind: str, occurred: datetime, late: float, **fields: Any) -> Step:
    """Told to a coordinator by a role at the place, in whole minutes, and typed ``late`` seconds after."""
    teller = pick(tellers(place), place.code, kind, occurred, "teller")
    minute = occurred.replace(second=0)
    typed = occurred + seconds(late)
    return step(desk(place, occurred), kind, minute, typed, f"role:{teller}", **fields)


def begun(place: Place, when: datetime, **fields: Any) -> Step:
    """A start told to a coordinator while it happens."""
    teller = pick(tellers(place), place.code, when, "teller")
    return step(desk(place, when), "started", when, when + seconds(2), f"role:{teller}", **fields)


def desk(place: Place, when: datetime) -> str:
    """Which coordinator has the place on the line: mostly the same one in Ålesund."""
    keys = list(COORDINATORS)
    own = keys[place.number % 2]
    return own if chance(place.code, when, "desk") < 0.7 else keys[2 + place.number % 2]
