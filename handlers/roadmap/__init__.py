"""The roadmap as a whole: where it stands, by section, person and state, and what needs somebody's eyes."""

from bot.access import Permission
from handlers.roadmap import addresses, asking, lists, load, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="roadmap",
    screens={
        addresses.Plan: screens.plan,
        addresses.PlanOf: screens.of_year,
        addresses.More: screens.more,
        addresses.Items: lists.items,
        addresses.See: lists.see,
        addresses.Narrow: lists.narrow,
        addresses.Choose: lists.choose,
        addresses.Search: lists.ask_words,
        addresses.Load: load.load,
        addresses.Ask: asking.ask,
    },
    actions={addresses.AskNow: asking.ask_now},
    inputs={addresses.Search: lists.found},
    notices=asking.LOOKS,
    entries=(
        Entry(addresses.Plan(), label="button-roadmap", command="roadmap", permission=Permission.ROADMAP_SEE, order=3),
        # What the button says is typed too.
        Entry(addresses.Plan(), command="plan", permission=Permission.ROADMAP_SEE, order=150),
    ),
)
