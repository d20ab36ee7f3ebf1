"""The director's screen."""

from bot.access import Permission
from handlers.site import Entry, Feature
from handlers.status import addresses, screens

FEATURE = Feature(
    name="status",
    screens={addresses.Status: screens.status},
    entries=(
        Entry(addresses.Status(), label="button-status", command="status", permission=Permission.STATUS_SEE, order=2),
    ),
)
