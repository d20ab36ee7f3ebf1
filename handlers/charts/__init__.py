"""The status as pictures, each with the same in words, and as files: a page to print, a table for programs."""

from handlers.charts import addresses, files, screens
from handlers.site import Feature

FEATURE = Feature(
    name="charts",
    screens={addresses.Drawn: screens.drawn},
    actions={addresses.Paper: files.paper, addresses.Figures: files.figures},
)
