"""The turn of the school year: what becomes of each item of the plan."""

from handlers.site import Feature
from handlers.turn import actions, addresses, notices, screens

FEATURE = Feature(
    name="turn",
    screens={addresses.Turn: screens.turn, addresses.Chosen: screens.chosen, addresses.OneItem: screens.item},
    actions={
        addresses.Choose: actions.choose,
        addresses.ChooseAll: actions.choose_all,
        addresses.Confirm: actions.confirm,
    },
    notices=notices.LOOKS,
)
