"""News and letters as their readers have them: how they arrive, where they are kept, how they are answered."""

from handlers.news import addresses, screens
from handlers.news.notices import NOTICES
from handlers.site import Feature

FEATURE = Feature(
    name="news",
    screens={
        addresses.News: screens.news,
        addresses.Here: screens.here,
        addresses.Change: screens.change,
        addresses.Meeting: screens.meeting_file,
        addresses.Preview: screens.preview,
    },
    actions={addresses.Trial: screens.trial},
    notices=NOTICES,
    links={"news": screens.by_link},
)
