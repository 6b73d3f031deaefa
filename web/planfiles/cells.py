"""What a cell says: yes and no, numbers, words of a list, links to predecessors."""

import re
from itertools import chain
from typing import Any

from domain.plan import LONGEST, Link
from domain.terms import key
from web.planfiles.lengths import minutes
from web.planfiles.unclear import Unclear
from web.planfiles.words import FALSE, TRUE, UNITS, meaning, plain

_LINK = re.compile(
    r"(?:(?P<type>FS|SS|FF|SF):)?(?P<code>[^\s+]+?)"
    r"(?:\+(?P<later>\d+(?:\.\d+)?[^\W\d_]*)|-(?P<earlier>\d+(?:\.\d+)?[^\W\d_]+))?",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(.+)(FS|SS|FF|SF)", re.IGNORECASE)
_APART = re.compile(
    rf"(?<=\d)\s+(?=e?(?:{'|'.join(chain(*map(str.split, UNITS.values())))})\b)", re.IGNORECASE
)


def code(value: Any) -> str:
    """The name of another row."""
    if isinstance(value, dict | list):
        raise Unclear("is no code")
    return str(value).strip()


def yes(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    said = plain(str(value)) or str(value).strip()
    if said in TRUE or said in FALSE:
        return said in TRUE
    raise Unclear(f"{value!r} is neither yes nor no")


def whole(value: Any) -> int:
    """``3 000`` and ``3.000`` are three thousand."""
    said = re.sub(r"(?<=\d)[ \u00a0.](?=\d{3}\b)", "", str(value).strip())
    if not re.fullmatch(r"-?\d{1,15}", said):
        raise Unclear(f"{value!r} is no whole number")
    return int(said)


def word(value: Any, words: dict[str, str]) -> str:
    """Our word for it."""
    found = meaning(words, str(value))
    if found is None:
        raise Unclear(f"{value!r} is none of {', '.join(words)}")
    return found


def links(value: Any, codes: set[str]) -> tuple[Link, ...]:
    """``A-1; A-2+15m, SS:A-3``; ``codes`` (folded) tells a code with a number at its end from a lag."""
    if isinstance(value, list):
        return tuple(link for part in value for link in _listed(part, codes))
    joined = re.sub(r"\s*([+:])\s*", r"\1", _APART.sub("", str(value)))
    parts = (part for part in re.split(r"[;,\s]+", joined) if part)
    return tuple(_link(part, codes) for part in parts)


def _listed(part: Any, codes: set[str]) -> tuple[Link, ...]:
    if isinstance(part, dict):
        lag, kind = part.get("lag", 0), str(part.get("type", "FS")).upper()
        if "code" not in part or not _is_lag(lag) or kind not in ("FS", "SS", "FF", "SF"):
            raise Unclear(f"{part!r} is no predecessor")
        return (Link(code=str(part["code"]), type=kind, lag=lag),)  # type: ignore[arg-type]
    return links(str(part), codes)


def _is_lag(lag: Any) -> bool:
    return type(lag) is int and abs(lag) <= LONGEST


def _link(part: str, codes: set[str]) -> Link:
    """``SS:A-1+15m``, or with the type behind the code, as project planners write it: ``12SS+15 min``."""
    head, colon, rest = part.partition(":")
    bare = rest if colon and head.upper() in ("FS", "SS", "FF", "SF") else part
    kind: Any = head.upper() if bare is rest and colon else "FS"
    if key(bare) in codes:
        return Link(code=bare, type=kind)
    found = _LINK.fullmatch(part)
    if found is None:
        raise Unclear(f"{part!r} is no predecessor; write A-1, SS:A-1 or A-1+15m")
    lag = minutes(found["later"] or 0) - minutes(found["earlier"] or 0)
    behind = _BEHIND.fullmatch(found["code"])
    if behind and key(found["code"]) not in codes and key(behind[1]) in codes:
        return Link(code=behind[1], type=behind[2].upper(), lag=lag)  # type: ignore[arg-type]
    return Link(code=found["code"], type=kind, lag=lag)
