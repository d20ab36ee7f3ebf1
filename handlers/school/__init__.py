"""The school's own settings: name, working week, time zone, calendar, news; the first asked for at the set-up."""

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
        addresses.News: screens.news,
    },
    actions={
        addresses.SetWeek: actions.set_week,
        addresses.SetZone: actions.set_zone,
        addresses.Unchange: actions.unchange,
        addresses.SetApproval: actions.set_approval,
        addresses.SetBudget: actions.set_budget,
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
