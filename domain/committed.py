"""What a transaction put in the log: its reports, and what they made of the runs that were open."""

import msgspec

from domain.recorded import Recorded
from domain.tables import Folded


class Committed(msgspec.Struct, frozen=True):
    """Reports that stand in the log, in the order of their positions.

    ``folded`` has, by the key of a run, what all its reports in here made of it; who follows a run may
    lay that over the same state instead of folding again. It is missing where nobody had the run open.
    """

    reports: list[Recorded]
    folded: dict[str, Folded] = {}
