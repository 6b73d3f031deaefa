"""Names for what a running command centre calls people by: asked for once, shown where they may be known."""

from collections.abc import Iterable
from urllib.parse import quote

from web.playing import Door, NotPlayed


class Naming:
    """Names by reference; empty for whoever may not know them, and while nobody answers."""

    def __init__(self, url: str, token: str) -> None:
        self._url = url
        self._token = token
        self._asked: set[str] = set()
        self.names: dict[str, str] = {}

    def learn(self, refs: Iterable[str | None]) -> None:
        """Ask for those that are persons and were not asked for before."""
        new = {ref for ref in refs if ref and ref.startswith("person:")} - self._asked
        if not new:
            return
        try:
            door = Door(self._url, patience=0.0)
            answer = door.get(f"/api/people?ids={quote(','.join(sorted(new)))}", self._token)
        except NotPlayed:
            return  # the line is lost too: they are asked for again with the next report
        self._asked |= new
        if answer.status == 200:
            self.names |= answer.body
