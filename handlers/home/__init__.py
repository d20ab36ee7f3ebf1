"""The menu, help and the way out of everything."""

from handlers.home import actions, addresses, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="home",
    screens={
        addresses.Menu: screens.menu,
        addresses.More: screens.more,
        addresses.Help: screens.help_,
        addresses.NotUnderstood: screens.not_understood,
        addresses.Edited: screens.edited,
        addresses.Group: screens.group,
    },
    actions={addresses.Cancel: actions.cancel},
    entries=(
        Entry(addresses.Menu(), command="start", order=0),
        Entry(addresses.Menu(), command="menu", order=1),
        # The last of the menu: it stays there, whatever goes behind «More».
        Entry(addresses.Help(), label="button-help", command="help", order=190),
        Entry(addresses.Cancel(), command="cancel", order=191),
    ),
    free_input=actions.thanked,
    open_to_strangers=frozenset({addresses.Group}),
)
