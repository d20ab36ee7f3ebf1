"""The summary that comes by itself: when, what is in it, and what became red meanwhile."""

from handlers.site import Feature
from handlers.summary import actions, addresses, notices, screens

FEATURE = Feature(
    name="summary",
    screens={
        addresses.Wishes: screens.summary,
        addresses.Time: screens.time_of_day,
        addresses.Show: screens.show,
    },
    actions={
        addresses.SetWeekday: actions.set_weekday,
        addresses.SetTime: actions.set_time,
        addresses.SetMonthly: actions.set_monthly,
    },
    inputs={addresses.Time: actions.time_typed},
    notices=notices.LOOKS,
)
