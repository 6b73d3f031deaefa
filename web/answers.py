"""Answers in JSON, made by the encoder that makes everything else on the wire."""

import gzip
from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

JSON = "application/json"
_encode = msgspec.json.Encoder().encode


def told(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """``value`` as JSON; nothing in between keeps it."""
    kept = {"Cache-Control": "no-store"} | dict(headers or {})
    return Response(_encode(value), status, kept, JSON)


def pack(value: Any) -> bytes:
    """``value`` as compressed JSON."""
    return gzip.compress(_encode(value), 5, mtime=0)


def packed(request: Request, body: bytes, mark: str | None = None) -> Response:
    """Compressed JSON, unpacked for whoever cannot. ``mark`` is the ETag under which it may be kept."""
    headers = {"Cache-Control": "private, no-cache", "Vary": "Accept-Encoding"}
    if mark is not None:
        headers["ETag"] = mark
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(body, headers=headers | {"Content-Encoding": "gzip"}, media_type=JSON)
    return Response(gzip.decompress(body), headers=headers, media_type=JSON)
