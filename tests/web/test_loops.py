"""What goes on in the background goes on, and says so when it does not."""

import asyncio

import pytest

from web import loops
from web.loops import Loops


async def test_a_loop_that_fails_begins_anew_and_is_told_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loops, "PAUSE", 0.0)
    begun: list[int] = []
    again = asyncio.Event()

    async def stumbling() -> None:
        begun.append(len(begun))
        if len(begun) == 1:
            raise ValueError("stumbled")
        again.set()
        await asyncio.Event().wait()

    kept = Loops()
    kept.keep("stumbling", stumbling)
    kept.keep("steady", asyncio.Event().wait)  # type: ignore[arg-type]
    assert kept.failing() == []
    await again.wait()
    assert (begun, kept.failing()) == ([0, 1], ["stumbling"])
    monkeypatch.setattr(loops, "DOUBTFUL", 0.0)
    assert kept.failing() == []
    await kept.end()
    assert kept.failing() == ["steady", "stumbling"]
