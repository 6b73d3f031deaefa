"""Plan files as the tests write them: what is read, and what is told of their faults."""

import pytest

from domain.plan import PlannedActivity
from web.errors import PlanFaults
from web.planfiles import read


def faults(text: str, name: str = "plan.csv") -> dict[str, str]:
    """Each fault by its place."""
    with pytest.raises(PlanFaults) as caught:
        read(name, text.encode())
    return dict(caught.value.faults)


def only(text: str, name: str = "plan.csv") -> PlannedActivity:
    """The one activity of the file."""
    (found,) = read(name, text.encode()).plan.activities
    return found
