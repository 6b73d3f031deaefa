"""``golive …`` as a test says it: in this process, with what it prints and how it ends."""

import sys

import pytest

from web.cli import main
from web.cli.terminal import screen

NIGHT = "aalesund-2023"


class Terminal:
    """What it prints where it does its work; what it complains of where it ends otherwise, and ``out`` then."""

    def __init__(self, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._patch = patch
        self.out = ""
        patch.setattr(screen, "width", 200)

    def __call__(self, *said: str, ends: int = 0) -> str:
        code, told = self.ended(*said)
        assert code == ends, told
        return told

    def ended(self, *said: str) -> tuple[object, str]:
        """How it ends, and what it says of that."""
        self._patch.setattr(sys, "argv", ["golive", *said])
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        told = self._capsys.readouterr()
        self.out = told.out
        code = ended.value.code or 0
        return code, told.err if code else told.out
