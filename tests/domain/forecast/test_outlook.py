"""What a thousand nights say at a minute of this one."""

from typing import Any

import pytest

from domain.forecast import within
from domain.plan import Link, PlannedActivity
from tests.domain.forecast.outlooks import Look, Night, look
from tests.scenario import (
    Said,
    activity,
    approved,
    blocked,
    clock,
    done,
    eta,
    rejected,
    skipped,
    started,
    unblocked,
)


def work(code: str, *after: str, minutes: int = 30, **fields: Any) -> PlannedActivity:
    return activity(code, *after, duration=minutes, **fields)


def chain(length: int = 4, **fields: Any) -> tuple[PlannedActivity, ...]:
    """A-1 to A-n, one after the other."""
    codes = [f"A-{number}" for number in range(1, length + 1)]
    before = [(), *((code,) for code in codes)]
    return tuple(work(code, *b, **fields) for code, b in zip(codes, before, strict=False))


def finished(first: str, minutes: int, *, begin: int = 0) -> tuple[Said, ...]:
    return (
        started(first, at=f"20:{begin:02}"),
        done(first, at=f"20:{begin + minutes:02}"),
    )


def test_a_plan_of_nothing_is_over_at_no_time() -> None:
    found = look(Night(), "20:00").foreseen
    assert found.by(0.5) is None
    assert within(found.finishes, 0) is None
    assert found.decides == {}


def test_of_a_night_that_is_over_nothing_is_chance() -> None:
    room = Night(*chain(2)).given(*finished("A-1", 10), *finished("A-2", 20, begin=15))
    found = look(room, "21:00")
    assert found.minute(0.01) == found.minute(0.99) == -25
    assert found.decides == {}


def test_the_plan_lies_within_what_is_foreseen() -> None:
    found = look(Night(*chain()), "20:00")
    assert found.minute(0.1) < 125 < found.minute(0.9)
    assert found.minute(0.5) < found.minute(0.8)


def test_a_quick_night_will_be_over_sooner_and_a_slow_one_later() -> None:
    rows = (*chain(), *(work(f"B-{n}") for n in range(6)))

    def told(minutes: int) -> Look:
        return look(
            Night(*rows).given(*(w for n in range(6) for w in finished(f"B-{n}", minutes))),
            "21:00",
        )

    assert told(15).minute(0.5) < told(30).minute(0.5) < told(50).minute(0.5)


def test_what_runs_past_its_time_goes_on_and_is_never_over_before_now() -> None:
    room = Night(*chain(1)).given(started("A-1", at="20:00"))
    left = [look(room, at).minute(0.5) for at in ("20:10", "20:30", "21:00", "22:00")]
    assert left[0] > left[1] > 0
    assert all(minutes > 0 for minutes in left)


def test_a_done_waits_for_its_approval_a_little() -> None:
    rows = chain(1, needs_approval=True)
    waiting = Night(*rows).given(started("A-1", at="20:00"), done("A-1", at="20:20"))
    assert 0 < look(waiting, "20:21").minute(0.5) < 15
    assert look(waiting.given(approved("A-1", by="siri", at="20:22")), "20:25").minute(0.5) == -3


def test_approvals_that_lag_are_expected_to_lag() -> None:
    many = [work(f"B-{n}", needs_approval=True) for n in range(5)]
    rows = (*chain(3, needs_approval=True), *many)

    def told(lag: int) -> Look:
        room = Night(*rows)
        for n in range(5):
            room.given(*finished(f"B-{n}", 20), approved(f"B-{n}", by="siri", at=f"20:{20 + lag}"))
        return look(room, "21:00")

    assert told(30).minute(0.5) > told(2).minute(0.5) + 30


def test_margins_that_nobody_keeps_are_not_counted_on() -> None:
    def row(code: str, begins: str, *after: str) -> PlannedActivity:
        return activity(
            code, *after, planned_start=clock(begins), planned_finish=clock(begins[:-2] + "50")
        )

    pairs = [
        r for n in range(6) for r in (row(f"B-{n}", "20:00"), row(f"C-{n}", "21:30", f"B-{n}"))
    ]
    rows = (*pairs, row("A-1", "20:00"), row("A-2", "23:30", "A-1"))

    def told(begins: str) -> Look:
        room = Night(*rows)
        for n in range(6):
            room.given(started(f"B-{n}", at="20:00"), done(f"B-{n}", at="20:50"))
            room.given(started(f"C-{n}", at=begins))
        return look(room, "21:35")

    assert told("20:51").minute(0.5) < told("21:30").minute(0.5) - 20


def test_what_is_blocked_goes_on_when_it_is_promised_to() -> None:
    room = Night(*chain(1)).given(started("A-1", at="20:00"))
    free = look(room, "20:10").minute(0.5)
    room.given(blocked("A-1", "network", at="20:10", eta=clock("21:10")))
    held = look(room, "20:10").minute(0.5)
    assert free + 30 < held < free + 120
    assert look(room.given(unblocked("A-1", at="20:12")), "20:12").minute(0.5) < held - 30


def test_who_moved_a_promise_is_believed_less() -> None:
    def told(*promises: str) -> Look:
        room = Night(*chain(1)).given(started("A-1", at="20:00"))
        room.given(blocked("A-1", "network", at="20:00", eta=clock("20:10")))
        for minute in promises:
            room.given(eta("A-1", clock(minute), at=f"20:{int(minute[3:]) - 10}"))
        return look(room, "20:30")

    often = told("20:20", "20:30", "20:40").minute(0.5)
    once = Night(*chain(1)).given(started("A-1", at="20:00"))
    once.given(blocked("A-1", "network", at="20:30", eta=clock("20:40")))
    once_left = look(once, "20:30").minute(0.5)
    assert often > 0 < once_left
    assert told("20:40").minute(0.5) > 0


def test_blocked_without_a_word_until_when() -> None:
    room = Night(*chain(1)).given(started("A-1", at="20:00"))
    room.given(blocked("A-1", "network", at="20:10"))
    assert look(room, "20:10").minute(0.5) > 25


def test_blocked_before_it_began_it_begins_later() -> None:
    room = Night(*chain(2)).given(blocked("A-1", "network", at="20:00", eta=clock("21:00")))
    assert look(room, "20:00").minute(0.5) > 100
    assert look(room, "20:00").decides == {"a-1": 1.0, "a-2": 1.0}


def test_a_promise_of_the_work_itself_holds_for_what_has_begun_and_what_has_not() -> None:
    begun = Night(*chain(1)).given(started("A-1", at="20:00"), eta("A-1", clock("21:30")))
    assert 40 < look(begun, "20:05").minute(0.5) < 140
    to_come = Night(*chain(1)).given(eta("A-1", clock("21:30"), at="20:00"))
    assert 40 < look(to_come, "20:05").minute(0.5) < 140


def test_what_must_be_done_again_may_start_now() -> None:
    room = Night(*chain(2)).given(*finished("A-1", 20))
    room.given(*finished("A-2", 10, begin=21), rejected("A-2", "data", by="siri", at="20:40"))
    assert 10 < look(room, "22:00").minute(0.5) < 60


def test_what_was_left_out_holds_nobody() -> None:
    optional = work("A-1", mandatory=False)
    room = Night(optional, work("A-2", "A-1")).given(skipped("A-1", "data"))
    found = look(room, "20:00")
    assert found.decides == {"a-2": 1.0}
    assert found.minute(0.5) < 60


def test_the_longer_way_decides_more_often_and_a_tie_is_shared() -> None:
    rows = (work("A-1", minutes=40), work("B-1", minutes=30), work("C-1", minutes=5))
    found = look(Night(*rows, work("D-1", "A-1", "B-1", "C-1", minutes=10)), "20:00").decides
    assert found["d-1"] == 1.0
    assert found["a-1"] > found["b-1"] > found.get("c-1", 0.0)
    assert found["a-1"] + found["b-1"] == pytest.approx(1.0, abs=0.05)


def test_not_before_its_time_and_then_it_decides_itself() -> None:
    late = work("A-2", "A-1", not_before=clock("23:00"))
    found = look(Night(work("A-1"), late), "20:00")
    assert found.minute(0.0) >= 180
    assert found.decides["a-2"] == 1.0
    assert found.decides.get("a-1", 0.0) < 0.2


@pytest.mark.parametrize("kind", ["FS", "SS", "FF", "SF"])
def test_every_kind_of_link_binds(kind: str) -> None:
    link = Link(code="A-1", type=kind, lag=120)  # type: ignore[arg-type]
    bound = PlannedActivity(code="A-2", title="", duration=10, predecessors=(link,))
    found = look(Night(work("A-1"), bound), "20:00")
    assert found.minute(0.0) >= 120
    assert found.decides["a-1"] == 1.0
    under_way = Night(work("A-1"), bound).given(started("A-2", at="20:00"))
    assert look(under_way, "20:01").minute(0.5) >= (119 if kind in ("FF", "SF") else 0)
    done_before = Night(work("A-1"), bound).given(*finished("A-1", 20))
    assert look(done_before, "20:21").minute(0.0) >= 98


def test_the_chance_to_make_it_in_time() -> None:
    room = Night(*chain(2), point_of_no_return=clock("20:40"))
    found = look(room, "20:00")
    window = found.schedule.network.seconds(clock("21:05"))
    assert 0.2 < (within(found.foreseen.finishes, window) or 0) < 0.8
    turn = found.schedule.network.seconds(clock("20:40"))
    assert (within(found.foreseen.turned, turn) or 0) > 0.7
    assert within(look(Night(*chain(2)), "20:00").foreseen.turned, turn) is None


def test_nights_that_are_blocked_often_are_expected_to_be() -> None:
    rows = (*chain(6), *(work(f"B-{n}") for n in range(8)))

    def told(hindered: bool) -> Look:
        room = Night(*rows)
        for n in range(8):
            room.given(started(f"B-{n}", at="20:00"))
            if hindered:
                room.given(blocked(f"B-{n}", "network", at="20:10"))
                room.given(unblocked(f"B-{n}", at="20:40"))
            room.given(done(f"B-{n}", at="21:00" if hindered else "20:30"))
        return look(room, "21:10")

    assert told(True).minute(0.8) > told(False).minute(0.8) + 5
