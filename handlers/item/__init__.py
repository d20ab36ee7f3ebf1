"""An item of the roadmap: its card and what is seen and done from it."""

from handlers.item import addresses, screens
from handlers.site import Feature

FEATURE = Feature(name="item", screens={addresses.Card: screens.card})
