"""How the program is: what failed, what waits, sizes and copies; for the admin."""

from bot.access import Permission
from handlers.health import addresses, notices, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="health",
    screens={addresses.Health: screens.health, addresses.Failures: screens.failures},
    notices=notices.LOOKS,
    entries=(
        Entry(addresses.Health(), label="button-health", command="health", permission=Permission.HEALTH_SEE, order=160),
    ),
)
