"""The school's own settings: name, working week, time zone, calendar; asked for one after the other at the set-up."""

from bot.access import Permission
from handlers.school import actions, addresses, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="school",
    screens={
        addresses.School: screens.school,
        addresses.Name: screens.name,
        addresses.Week: screens.week,
        addresses.Zones: screens.zones,
        addresses.Calendar: screens.calendar,
        addresses.AddDays: screens.add_days,
        addresses.NextSteps: screens.next_steps,
    },
    actions={
        addresses.SetWeek: actions.set_week,
        addresses.SetZone: actions.set_zone,
        addresses.Unchange: actions.unchange,
    },
    inputs={
        addresses.Name: actions.rename,
        addresses.Zones: actions.type_zone,
        addresses.AddDays: actions.change_days,
    },
    entries=(
        Entry(
            addresses.School(),
            label="button-school",
            command="school",
            permission=Permission.SCHOOL_CONFIGURE,
            order=101,
        ),
    ),
)
