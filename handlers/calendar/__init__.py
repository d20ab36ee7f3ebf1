"""One's own deadlines in one's own calendar: by a link that is renewed by itself, or as a file."""

from bot.access import Permission
from handlers.calendar import screens
from handlers.calendar.addresses import Calendar, CalendarFile, CalendarLink, RevokeLink
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="calendar",
    screens={Calendar: screens.calendar, CalendarFile: screens.as_file},
    actions={CalendarLink: screens.make_link, RevokeLink: screens.revoke},
    entries=(Entry(Calendar(), command="calendar", permission=Permission.TASK_PLAN, order=175),),
)
