"""What can go wrong and be told in a sentence; anything else is a bug. Loaded when something did go wrong."""

from domain.centre import Unavailable
from domain.eventlog import NotOpened
from domain.refusals import Refused
from domain.stored import Damaged, Unreadable
from examples.scenario import BrokenScenario
from web.cli.terminal import Stop
from web.errands import NotDone
from web.playing import NotPlayed
from web.settings import WrongSettings

TOLD = (
    BrokenScenario,
    Damaged,
    NotDone,
    NotOpened,
    NotPlayed,
    OSError,
    Refused,
    Stop,
    Unavailable,
    Unreadable,
    WrongSettings,
)
