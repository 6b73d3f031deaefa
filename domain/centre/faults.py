"""Why the centre could not answer, whatever the command said.

Unavailable      not answered just now; a report is not recorded as far as is known and may be sent again
├── StoreFull    there is no room left on the disk
└── Closed       this process is going down
"""

from domain.refusals import Reasoned

_AGAIN = "Send the same report again: it is recorded once."


class Unavailable(Reasoned):
    """By itself: the log cannot be written to just now. ``detail`` tells whoever asked for something else."""

    def __init__(self, detail: str = f"The log cannot be written to just now. {_AGAIN}") -> None:
        super().__init__(detail)


class StoreFull(Unavailable):
    def __init__(self) -> None:
        super().__init__(f"There is no room left for the log. {_AGAIN}")


class Closed(Unavailable):
    def __init__(self) -> None:
        super().__init__(f"This command centre is closing. {_AGAIN}")
