"""What has begun is where it is: its start binds nobody any more, its finish may still be put off."""

from domain.schedule.critical import critical, line
from domain.schedule.passes import AT_WORK, OUT, OVER, TO_COME, Fact, Schedule
from tests.domain.schedule.plans import after, codes, row, scheduled


def minutes(schedule: Schedule, code: str) -> tuple[int, int]:
    place = schedule.network.index[code.lower()]
    return schedule.early[place] // 60, schedule.early[len(schedule.network.codes) + place] // 60


def told(schedule: Schedule, code: str, stage: int, start: int, finish: int) -> None:
    place = schedule.network.index[code.lower()]
    schedule.change(place, Fact(stage, start * 60, finish * 60, schedule.facts[place].duration))


def test_what_follows_gains_what_was_gained() -> None:
    """A margin that the plan leaves is kept when what comes before it is early."""
    schedule = scheduled(
        row("A", 20, planned_start=after(0)), row("B", 10, "A", planned_start=after(25))
    )
    told(schedule, "A", OVER, 0, 12)
    assert minutes(schedule, "B") == (17, 27)
    assert codes(schedule, critical(schedule)) == ["B"]
    told(schedule, "A", OVER, 0, 23)
    assert minutes(schedule, "B") == (25, 35)
    told(schedule, "A", OVER, 0, 31)
    assert minutes(schedule, "B") == (31, 41)


def test_a_margin_that_is_kept_is_no_room() -> None:
    """While B is early with its margin, every minute of A is one of B's."""
    schedule = scheduled(
        row("A", 20, planned_start=after(0)), row("B", 10, "A", planned_start=after(25))
    )
    told(schedule, "A", AT_WORK, 0, 12)
    assert minutes(schedule, "B") == (17, 27)
    assert schedule.free_float(0) == 0
    assert schedule.total_float(0) == (25 + 10 - 10 - 12) * 60
    assert codes(schedule, line(schedule)) == ["A", "B"]


def test_work_under_way_is_put_off_by_what_its_finish_waits_for() -> None:
    """B runs since 5 and could be over at 15, but ends 2 after A, which is over at 30."""
    schedule = scheduled(row("A", 30), row("B", 10, "FF:A+2"), row("C", 5, "B"))
    told(schedule, "B", AT_WORK, 5, 15)
    assert minutes(schedule, "B") == (5, 32)
    assert minutes(schedule, "C") == (32, 37)
    assert codes(schedule, line(schedule)) == ["A", "B", "C"]
    assert schedule.free_float(0) == 0
    told(schedule, "B", AT_WORK, 5, 40)
    assert codes(schedule, line(schedule)) == ["B", "C"]
    assert schedule.free_float(0) == 8 * 60


def test_a_start_that_has_happened_binds_nobody() -> None:
    schedule = scheduled(row("A", 10), row("B", 30, "SS:A+20"), row("C", 5, "A"))
    assert schedule.total_float(0) == 0
    told(schedule, "A", AT_WORK, 0, 10)
    assert schedule.total_float(0) == 35 * 60
    assert schedule.free_float(0) == 0
    told(schedule, "C", OVER, 3, 8)
    assert schedule.free_float(0) == 40 * 60


def test_nobody_waits_for_what_will_not_be_done() -> None:
    schedule = scheduled(row("A", 10), row("B", 5, "A"))
    place = schedule.network.index["a"]
    schedule.change(place, Fact(OUT, -(1 << 50), -(1 << 50), 0))
    assert schedule.total_float(place) is None
    assert schedule.free_float(place) is None
    assert codes(schedule, critical(schedule)) == ["B"]


def test_when_all_is_over_nothing_decides_any_more() -> None:
    schedule = scheduled(row("A", 10))
    told(schedule, "A", OVER, 0, 12)
    assert schedule.finish == 12 * 60
    assert line(schedule) == []
    assert critical(schedule) == frozenset()
    told(schedule, "A", TO_COME, 20, 0)
    assert schedule.finish == 30 * 60
