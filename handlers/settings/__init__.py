"""A person's own settings: language, hours in which they are written to."""

from handlers.settings import actions, addresses, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="settings",
    screens={
        addresses.Settings: screens.settings,
        addresses.Language: screens.language,
        addresses.Hours: screens.hours,
    },
    actions={
        addresses.Speak: actions.speak,
        addresses.Narrow: actions.narrow,
        addresses.Reset: actions.reset,
    },
    entries=(
        Entry(addresses.Settings(), label="button-settings", command="settings", order=180),
        Entry(addresses.Language(), command="language", order=181),
    ),
    open_to_strangers=frozenset({addresses.Language, addresses.Speak}),
)
