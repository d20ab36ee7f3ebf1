"""How a stranger becomes one of the school: invitation, consent, and only then anything is kept."""

from handlers.joining import addresses, screens
from handlers.site import Feature

FEATURE = Feature(
    name="joining",
    screens={addresses.Stranger: screens.stranger},
    open_to_strangers=frozenset({addresses.Stranger}),
)
