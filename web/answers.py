"""Answers in JSON, made by the encoder that makes everything else on the wire."""

import gzip
from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from web.errors import PROBLEM, NotDone, problem

JSON = "application/json"
AGAIN = {429: "10", 503: "1", 507: "10"}
"""Seconds after which the same may be sent again."""

_encode = msgspec.json.Encoder().encode


def told(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """``value`` as JSON; nothing in between keeps it."""
    kept = {"Cache-Control": "no-store"} | dict(headers or {})
    return Response(_encode(value), status, kept, JSON)


def refused(refusal: NotDone, instance: str) -> Response:
    """The refusal as a problem, with when to come again where that is worth it."""
    wrong = problem(refusal, instance)
    again = AGAIN.get(wrong.status)
    headers = {"Cache-Control": "no-store"} | ({"Retry-After": again} if again else {})
    return Response(_encode(wrong), wrong.status, headers, PROBLEM)


def pack(value: Any) -> bytes:
    """``value`` as compressed JSON."""
    return gzip.compress(_encode(value), 5, mtime=0)


def mark(*parts: object) -> str:
    """An ETag of what tells this answer from all others at its address."""
    return f'"{"-".join(map(str, parts))}"'


def unchanged(request: Request, etag: str) -> Response | None:
    """The answer to whoever has what the ETag stands for; None to all others."""
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": etag})
    return None


def packed(request: Request, body: bytes, etag: str) -> Response:
    """Compressed JSON, unpacked for whoever cannot; ``etag`` is what it may be kept under."""
    if (kept := unchanged(request, etag)) is not None:
        return kept
    headers = {"Cache-Control": "private, no-cache", "Vary": "Accept-Encoding", "ETag": etag}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(body, headers=headers | {"Content-Encoding": "gzip"}, media_type=JSON)
    return Response(gzip.decompress(body), headers=headers, media_type=JSON)
