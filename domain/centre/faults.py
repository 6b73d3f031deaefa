"""Why the centre could not answer, whatever the command said.

Unavailable      not recorded as far as is known; the same report may be sent again
├── StoreFull    there is no room left on the disk
└── Closed       this process is going down
"""

from domain.refusals import Reasoned


class Unavailable(Reasoned):
    """The log cannot be written to just now. Whoever sends the same report again has it once."""

    def __init__(self, detail: str = "The log cannot be written to just now.") -> None:
        super().__init__(f"{detail} Send the same report again: it is recorded once.")


class StoreFull(Unavailable):
    def __init__(self) -> None:
        super().__init__("There is no room left for the log.")


class Closed(Unavailable):
    def __init__(self) -> None:
        super().__init__("This command centre is closing.")
