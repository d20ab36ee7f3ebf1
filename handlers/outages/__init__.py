"""Outages: what is down for many at once, told to all and ended for all."""

from bot.access import Permission
from handlers.outages import actions, addresses, notices, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="outages",
    screens={
        addresses.Outages: screens.outages,
        addresses.Card: screens.card,
        addresses.New: screens.new,
        addresses.Kinds: screens.kinds,
        addresses.Symptoms: screens.symptoms,
        addresses.Where: screens.where,
        addresses.Check: screens.check,
        addresses.Say: screens.say,
        addresses.Reports: screens.reports,
        addresses.Join: screens.join,
        addresses.Ending: screens.ending,
    },
    actions={
        addresses.Open: actions.open_,
        addresses.MeToo: actions.me_too,
        addresses.JoinOne: actions.join_one,
        addresses.End: actions.end,
    },
    inputs={
        addresses.Check: actions.open_with_words,
        addresses.Say: actions.say,
        addresses.Ending: actions.end_with_words,
    },
    notices=notices.LOOKS,
    entries=(
        Entry(
            addresses.Outages(),
            label="button-outages",
            command="outages",
            permission=Permission.TICKET_WORK,
            order=105,
        ),
    ),
)
