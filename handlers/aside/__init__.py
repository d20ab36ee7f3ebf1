"""Where typed words belong: to the card that was open, or to a new report or task."""

from handlers.aside import addresses, asking
from handlers.site import Feature

FEATURE = Feature(
    name="aside",
    screens={addresses.Ask: asking.ask},
    actions={addresses.Anew: asking.anew, addresses.Here: asking.here},
    inputs={addresses.Ask: asking.more},
)
