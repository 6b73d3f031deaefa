"""The texts of each language, one file an area, as the pages and the scripts ask for them."""

import hashlib
import re
from pathlib import Path
from typing import get_args

import msgspec

from web.messages import Lang

FOLDER = Path(__file__).parent / "i18n"
LANGS: tuple[Lang, ...] = get_args(Lang)
_PLACEHOLDER = re.compile(r"\{(\w+)\}")

Text = str | dict[str, str]
"""A text, or one for one and one for all other numbers, told apart by the argument ``n``."""


class Catalogue:
    """All texts, read once. Keys are ``area.key``; the same keys in every language."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._texts = {lang: _read(folder / lang) for lang in LANGS}
        self._bytes = {lang: msgspec.json.encode(texts) for lang, texts in self._texts.items()}

    def t(self, lang: Lang, key: str, **args: object) -> str:
        """The text, filled in. Raises ``KeyError`` for a key or an argument that is missing."""
        text = self._texts[lang][key]
        chosen = text if isinstance(text, str) else text["one" if args.get("n") == 1 else "other"]
        return _PLACEHOLDER.sub(lambda found: str(args[found[1]]), chosen)

    def keys(self, lang: Lang) -> frozenset[str]:
        return frozenset(self._texts[lang])

    def json(self, lang: Lang) -> bytes:
        """All texts of a language in one object."""
        return self._bytes[lang]

    def url(self, lang: Lang) -> str:
        """Where scripts fetch them; another text, another address."""
        return f"/api/i18n/{lang}?v={hashlib.sha256(self._bytes[lang]).hexdigest()[:12]}"


def spoken(asked: str | None, remembered: str | None, accepted: str) -> Lang:
    """The page's language: as asked for, as remembered, as the browser prefers, else Norwegian."""
    for wish in (asked, remembered, *_preferences(accepted)):
        found = {"no": "nb"}.get(wish or "", wish)
        if found in LANGS:
            return found
    return "nb"


def _preferences(header: str) -> list[str]:
    """The languages of ``Accept-Language``, the most wanted first, without their countries."""
    weighed = []
    for part in header.split(","):
        name, _, quality = part.strip().partition(";q=")
        weight = float(quality) if re.fullmatch(r"[01](?:\.\d{1,3})?", quality) else 1.0
        weighed.append((weight, name.partition("-")[0].lower()))
    return [name for _, name in sorted(weighed, key=lambda pair: -pair[0])]


def _read(folder: Path) -> dict[str, Text]:
    return {
        f"{file.stem}.{key}": text
        for file in sorted(folder.glob("*.json"))
        for key, text in msgspec.json.decode(file.read_bytes(), type=dict[str, Text]).items()
    }
