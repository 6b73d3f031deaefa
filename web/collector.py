"""How often Python's cycle collector looks at a heap of a million lasting, frozen things."""

import gc

YOUNG = 200_000
"""New objects between two looks at the youngest; the standard 700 costs a third of the writer's speed."""


def relax() -> None:
    """Look seldom, for state and log hold no cycles; a serving process calls this once at its start."""
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 50)
