"""The one table from refusal to HTTP status, and the one shape of an error (RFC 9457)."""

from collections.abc import Iterable, Sequence

import msgspec

from domain import refusals as r
from domain.centre import StoreFull, Unavailable

PROBLEM = "application/problem+json"


class AtTheDoor(r.Refused):
    """Turned away before the centre was asked."""


class MalformedJson(AtTheDoor):
    """Not JSON, or JSON that two readers could read differently."""


class MalformedField(AtTheDoor):
    """JSON of the wrong shape; ``field`` is its pointer."""


class PoisonText(AtTheDoor):
    """Text that cannot be shown or stored everywhere: surrogates, NUL, control and bidi signs."""


class NotJson(AtTheDoor):
    def __init__(self, asked: str = "application/json") -> None:
        super().__init__(f"The body is sent as {asked}.")


class TooLarge(AtTheDoor):
    def __init__(self, limit: int) -> None:
        super().__init__(f"A body holds at most {limit // 1024} KiB.")


class TooManyReports(AtTheDoor):
    def __init__(self, limit: int, seconds: int) -> None:
        super().__init__(f"At most {limit} reports in {seconds} seconds; keep them and send again.")


class NotSignedIn(AtTheDoor):
    def __init__(self, detail: str = "Sign in first.") -> None:
        super().__init__(detail)


class LinkSpent(AtTheDoor):
    def __init__(self) -> None:
        super().__init__("This sign-in link has been used or is too old; ask for a new one.")


class WrongOrigin(AtTheDoor):
    def __init__(self) -> None:
        super().__init__("This request came from a page of somebody else.")


class WrongHost(AtTheDoor):
    def __init__(self) -> None:
        super().__init__("This is not a name of this command centre.")


class NotAllowed(AtTheDoor):
    """``action`` in words behind "to"; ``may`` are the roles that it takes."""

    def __init__(self, action: str, may: Iterable[str] = ()) -> None:
        roles = ", ".join(sorted(may))
        takes = f" It takes one of these roles: {roles}." if roles else ""
        super().__init__(f"Your role here does not allow you to {action}.{takes}")


class UndoTooLate(AtTheDoor):
    def __init__(self, report_id: str) -> None:
        super().__init__(f"{report_id} is too old to be undone; strike it with its reason.", "of")


class UnknownPerson(r.Unknown):
    what = "person"


class UnknownBoard(r.Unknown):
    what = "board"


class UnknownPosition(r.Refused):
    def __init__(self, position: int, head: int) -> None:
        super().__init__(f"The log ends at {head}; there is no position {position}.", "position")


class UnknownPage(r.Refused):
    def __init__(self) -> None:
        super().__init__("There is nothing at this address.")


class WrongMethod(AtTheDoor):
    def __init__(self) -> None:
        super().__init__("This address is not asked in that way.")


class PlanFaults(r.Malformed):
    """A plan file with faults; ``faults`` has one line each, with row and column."""

    def __init__(self, faults: Sequence[tuple[str, str]]) -> None:
        super().__init__(f"The plan has {len(faults)} fault{'s' if len(faults) > 1 else ''}.")
        self.faults = faults


STATUS: dict[type[Exception], int] = {
    r.Unknown: 404,
    UnknownPosition: 404,
    UnknownPage: 404,
    WrongMethod: 405,
    r.NotYours: 403,
    NotAllowed: 403,
    WrongOrigin: 403,
    WrongHost: 403,
    NotSignedIn: 401,
    LinkSpent: 401,
    r.Guarded: 409,
    r.ReportIdReused: 409,
    r.CodeTaken: 409,
    UndoTooLate: 409,
    r.Malformed: 422,
    MalformedJson: 422,
    MalformedField: 422,
    PoisonText: 422,
    NotJson: 415,
    TooLarge: 413,
    TooManyReports: 429,
    Unavailable: 503,
    StoreFull: 507,
}
"""The nearest class above a refusal decides."""

NotDone = r.Refused | Unavailable
"""Refused for what was asked, or not possible just now."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where in the body, as a JSON pointer (or ``sheet/row/column`` of a file), and what is wrong."""

    pointer: str
    detail: str


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``type`` ends in the reason's name; ``title`` is the reason in words, ``detail`` this very case."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: tuple[Place, ...] = ()


def status(refusal: NotDone) -> int:
    """The HTTP status of a refusal."""
    return next(STATUS[kind] for kind in type(refusal).__mro__ if kind in STATUS)


def problem(refusal: NotDone, instance: str) -> Problem:
    """The refusal as the wire tells it."""
    return Problem(
        type=f"/problems/{refusal.reason}",
        title=refusal.reason.replace("-", " ").capitalize(),
        status=status(refusal),
        detail=str(refusal),
        instance=instance,
        errors=_places(refusal),
    )


def bug(instance: str) -> Problem:
    """What one report of several met that nobody foresaw; why stands in the server's own log."""
    return Problem(
        type="/problems/internal-error",
        title="Internal error",
        status=500,
        detail="This one could not be judged; send it again.",
        instance=instance,
    )


def _places(refusal: NotDone) -> tuple[Place, ...]:
    if isinstance(refusal, PlanFaults):
        return tuple(Place(pointer=where, detail=what) for where, what in refusal.faults)
    if not isinstance(refusal, r.Refused) or refusal.field is None:
        return ()
    return (Place(pointer=pointer(refusal.field), detail=refusal.detail),)


def pointer(field: str) -> str:
    """``to.eta`` as the JSON pointer ``/to/eta``; a pointer stays one."""
    return field if field.startswith("/") or not field else "/" + field.replace(".", "/")
