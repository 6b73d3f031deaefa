"""Who signed for work: the approval that was given for it, or the waiver that lets it go undone."""

from datetime import datetime

import msgspec


class Waiver(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The commander's half of a waiver; without the deputy's it releases nothing (rule 2)."""

    report_id: str
    by: str
    confirmed_by: str | None = None
    confirmed_at: datetime | None = None


class Approval(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who approved and when; it waits in ``Activity.early`` while nothing is done yet."""

    report_id: str
    told_by: str
    hands: frozenset[str]
    at: datetime
    by_phone: bool = False
