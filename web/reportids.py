"""Report ids for reports that are made here: UUIDv7, so that they sort as they were made."""

import secrets
import time


def new_report_id() -> str:
    """A fresh UUIDv7."""
    millis = time.time_ns() // 1_000_000
    bits = millis << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    text = f"{bits:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
