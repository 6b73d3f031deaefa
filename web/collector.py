"""How often Python's cycle collector looks at a heap of a million lasting, frozen things."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 200_000
"""New objects between two looks at the youngest; the standard 700 costs a third of the writer's speed."""


def relax() -> None:
    """Look seldom, for state and log hold no cycles."""
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 50)


@contextmanager
def relaxed() -> Iterator[None]:
    """``relax`` for as long as a process serves; what was set aside then is looked at again."""
    before = gc.get_threshold()
    relax()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
