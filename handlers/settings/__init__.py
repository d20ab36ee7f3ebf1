"""A person's own settings: language, hours in which they are written to, time of the morning list."""

from handlers.settings import actions, addresses, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="settings",
    screens={
        addresses.Settings: screens.settings,
        addresses.Language: screens.language,
        addresses.Hours: screens.hours,
        addresses.Morning: screens.morning,
    },
    actions={
        addresses.Speak: actions.speak,
        addresses.Narrow: actions.narrow,
        addresses.Reset: actions.reset,
        addresses.SetMorning: actions.set_morning,
        addresses.ResetMorning: actions.reset_morning,
    },
    inputs={addresses.Morning: actions.morning_typed},
    entries=(
        Entry(addresses.Settings(), label="button-settings", command="settings", order=180),
        Entry(addresses.Language(), command="language", order=183),
    ),
    open_to_strangers=frozenset({addresses.Language, addresses.Speak}),
)
