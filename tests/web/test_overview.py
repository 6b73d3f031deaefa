"""The list of go-lives: as they stand, without opening any, however many there are."""

import asyncio
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from domain.centre import CommandCentre
from domain.commands import CreateRun, Order, RecordWentLive, ReportDone, ReportStarted, WriteNote
from domain.events import FuzzyDate
from projections import feed
from tests.scenario import activity, plan_of
from web.following import Following
from web.overview import Overview

RUNS = ("moa-night", "eidet-night", "spjelkavik-night")
ids = (f"report-{number:06}" for number in count(1))


async def tell(centre: CommandCentre, run: str, command: Any) -> int:
    """Record it. Its position."""
    order = Order(run=run, recorded_by="person:kari", command=command)
    return (await asyncio.wrap_future(centre.submit(order))).position


@pytest.fixture
async def centre(tmp_path: Path) -> AsyncIterator[CommandCentre]:
    """A centre with three nights, in each of which work has begun, and a programme."""
    with CommandCentre(f"sqlite:///{tmp_path}/golive.db") as writing:
        date = FuzzyDate(value="2023", precision="year")
        lived = RecordWentLive(report_id=next(ids), unit="Moa", unit_kind="municipality", date=date)
        await tell(writing, "programme", lived)
        for run in RUNS:
            plan = plan_of(activity("A-1", location="Moa"))
            await tell(writing, run, CreateRun(report_id=next(ids), title=run, plan=plan))
            await tell(writing, run, ReportStarted(report_id=next(ids), activity="A-1"))
        yield writing


async def test_to_list_go_lives_opens_none_and_closes_none(
    centre: CommandCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given more go-lives than stay open, when they are listed, then what was open still is."""
    monkeypatch.setattr(feed, "KEPT", 1)
    boards = Following(centre)
    await boards.opened("moa-night")
    listed = await Overview(centre.log, boards).all(bool)
    assert tuple(golive.id for golive in listed) == RUNS
    assert [run for run in RUNS if boards.is_open(run)] == ["moa-night"]


async def test_a_closed_one_stands_as_it_would_if_it_were_open(centre: CommandCentre) -> None:
    overview = Overview(centre.log, Following(centre))
    closed = await overview.all(bool)
    assert closed == [await overview.one(run) for run in RUNS] == await overview.all(bool)
    assert {golive.wall["stage"] for golive in closed} == {"during"}


async def test_how_it_stands_is_worked_out_once_until_its_next_report(
    centre: CommandCentre,
) -> None:
    overview = Overview(centre.log, Following(centre))
    first, again = await overview.all(bool), await overview.all(bool)
    last = await tell(centre, "eidet-night", ReportDone(report_id=next(ids), activity="A-1"))
    moa, eidet, _ = await overview.all(bool)
    assert moa is again[0] is first[0]
    assert (eidet.position, eidet.wall["released"]) == (last, 1)


async def test_one_that_is_reported_into_is_opened_and_not_folded_for_each_list(
    centre: CommandCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    boards = Following(centre)
    overview = Overview(centre.log, boards)
    await overview.all(bool)
    folds: list[str] = []
    monkeypatch.setattr("web.overview._folded", lambda _, run: folds.append(run))
    for _ in range(3):
        note = WriteNote(report_id=next(ids), note="Travelt")
        await boards.reached(last := await tell(centre, "eidet-night", note))
        assert [golive.position for golive in await overview.all(bool)][1] == last
    assert [run for run in RUNS if boards.is_open(run)] == ["eidet-night"]
    assert not folds


async def test_only_what_is_asked_for_is_listed(centre: CommandCentre) -> None:
    overview = Overview(centre.log, Following(centre))
    assert [g.id for g in await overview.all(lambda run: run.startswith("eidet"))] == [RUNS[1]]
