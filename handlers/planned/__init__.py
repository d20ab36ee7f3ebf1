"""Planned work: what comes again by itself, and the checklists of its tickets."""

from bot.access import Permission
from handlers.planned import actions, addresses, checks, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="planned",
    screens={
        addresses.Planned: screens.planned,
        addresses.New: screens.new,
        addresses.Card: screens.card,
        addresses.Kinds: screens.kinds,
        addresses.Where: screens.where,
        addresses.Turns: screens.turns,
        addresses.Days: screens.days,
        addresses.Steps: screens.steps,
        addresses.Who: screens.who,
        addresses.Stopping: screens.stopping,
        addresses.Checks: checks.checks,
    },
    actions={
        addresses.SetKind: actions.set_kind,
        addresses.SetRoom: actions.set_room,
        addresses.SetEvery: actions.set_every,
        addresses.SetDay: actions.set_day,
        addresses.NoSteps: actions.no_steps,
        addresses.Assign: actions.assign,
        addresses.Stop: actions.stop,
        addresses.Tick: checks.tick,
        addresses.Untick: checks.untick,
    },
    inputs={
        addresses.New: actions.add,
        addresses.Where: actions.name_place,
        addresses.Days: actions.type_day,
        addresses.Steps: actions.type_steps,
    },
    entries=(
        Entry(
            addresses.Planned(),
            label="button-planned",
            command="planned",
            permission=Permission.TICKET_WORK,
            order=120,
        ),
    ),
)
