"""A person's pace: so many reports in any ten seconds, whatever the wall clock does."""

from web.limits import Window


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_what_fits_is_taken_and_what_does_not_is_not_counted() -> None:
    window = Window(limit=10, seconds=10, clock=Clock())
    assert window.take("kari", 9)
    assert not window.take("kari", 2)
    assert window.take("kari", 1)
    assert not window.take("kari")


def test_one_person_does_not_slow_another() -> None:
    window = Window(limit=1, seconds=10, clock=Clock())
    assert window.take("kari")
    assert window.take("ola")
    assert not window.take("kari")


def test_room_comes_back_as_time_passes() -> None:
    clock = Clock()
    window = Window(limit=2, seconds=10, clock=clock)
    assert window.take("kari")
    clock.now = 6
    assert window.take("kari")
    clock.now = 10
    assert window.take("kari")
    assert not window.take("kari")
    clock.now = 16
    assert window.take("kari")


def test_those_who_are_quiet_are_forgotten() -> None:
    clock = Clock()
    window = Window(limit=3, seconds=10, clock=clock)
    for name in "abcd":
        window.take(name)
    clock.now = 20
    window.take("e")
    assert set(window._taken) == {"e"}
