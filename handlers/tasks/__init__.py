"""Tasks: the card with its steps, and setting one, by buttons or in a sentence."""

from handlers.site import Feature
from handlers.tasks import actions, addresses, notices, screens

FEATURE = Feature(
    name="tasks",
    screens={addresses.Card: screens.card, addresses.Ask: screens.ask, addresses.Later: screens.later},
    actions={addresses.Do: actions.do, addresses.MoveTo: actions.move},
    inputs={addresses.Card: actions.said, addresses.Ask: actions.words_said, addresses.Later: actions.day_said},
    notices=notices.LOOKS,
)
