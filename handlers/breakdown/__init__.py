"""The status told apart: by building, room, kind of device, service, person, section, class, week by week."""

from handlers.breakdown import addresses, screens
from handlers.site import Feature

FEATURE = Feature(name="breakdown", screens={addresses.By: screens.by})
