"""The role matrix lets every report of the scenario in: the night can be played through the front door."""

from examples.scenario import Scenario
from web.roles import MAY


def test_every_report_is_of_a_kind_that_the_role_may_hand_in(aalesund: Scenario) -> None:
    roles = {user.key: user.role for user in aalesund.users}
    wrong = [
        (step.recorded_by, kind)
        for step in aalesund.steps
        if roles[step.recorded_by] not in MAY[kind := str(step.command.__struct_config__.tag)]
    ]
    assert wrong == []
