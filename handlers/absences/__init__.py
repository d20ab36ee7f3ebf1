"""Days off: one's own, and for heads of services and admins those of others; who stands in."""

from bot.access import Permission
from handlers.absences import actions, addresses, notices, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="absences",
    screens={
        addresses.Absences: screens.absences,
        addresses.Others: screens.others,
        addresses.Deputy: screens.deputy,
    },
    actions={
        addresses.SetAbsence: actions.set_absence,
        addresses.EndAbsence: actions.end_absence,
    },
    inputs={
        addresses.Absences: actions.type_days,
        addresses.Deputy: actions.find_deputy,
    },
    notices=notices.LOOKS,
    # In the menu of those whose tickets wait for them; everybody else has it among their settings.
    entries=(
        Entry(addresses.Absences(), label="button-absences", permission=Permission.TICKET_WORK, order=170),
        Entry(addresses.Absences(), command="away", permission=Permission.ABSENCE_SET, order=170),
    ),
)
