"""The envelope: an event as the log holds it, with its place, its times and its people."""

from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec

from domain.events import Event
from domain.terms import key

_STREAMS = uuid5(NAMESPACE_URL, "golive:stream")


class Recorded(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One accepted report.

    ``position`` counts the whole log from 1 without a gap. ``occurred_at`` is what the teller says,
    ``known_at`` the run's clock (or an import's ``source_recorded_at``), ``recorded_at`` the server's
    real time; all in UTC. ``text`` holds the free words by field (``note``, ``title``) until they are
    redacted. ``fingerprint`` is the digest of the command without its words: it tells a resend from a
    report id used for something else.
    """

    position: int
    originator_id: UUID
    originator_version: int
    run: str
    report_id: str
    told_by: str
    recorded_by: str
    occurred_at: datetime
    known_at: datetime
    recorded_at: datetime
    seen_position: int | None
    fingerprint: str
    event: Event
    imported: bool = False
    text: dict[str, str] | None = None
    salt: bytes | None = None
    chain: bytes = b""


def stream(run: str, kind: str, code: str) -> UUID:
    """The stream of one thing in one run: ``stream("aalesund-2023", "activity", "A-112")``."""
    return uuid5(_STREAMS, f"{key(run)}/{kind}/{key(code)}")
