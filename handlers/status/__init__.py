"""The status: one honest screen for any period, and what stands behind each of its numbers."""

from bot.access import Permission
from handlers.site import Entry, Feature
from handlers.status import addresses, areas, hearing, hot, periods, screens, silent, whys

FEATURE = Feature(
    name="status",
    screens={
        addresses.Status: screens.status,
        addresses.Choose: periods.choose,
        addresses.Areas: areas.areas,
        addresses.Area: areas.area,
        addresses.Why: whys.why,
        addresses.Silent: silent.silent,
        addresses.Hot: hot.hot,
    },
    inputs={addresses.Said: periods.said},
    questions={addresses.Said: periods.asked},
    entries=(
        Entry(addresses.Status(), label="button-status", command="status", permission=Permission.STATUS_SEE, order=2),
    ),
    free_input=hearing.heard,
    answers=hearing.heard,
)
