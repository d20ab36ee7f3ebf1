"""What the school's website says, whichever way it says it. It takes the processor: run it in a thread."""

from dataclasses import dataclass
from datetime import datetime

from bot.services.website.entries import Entry
from bot.services.website.feed import is_feed, read_feed
from bot.services.website.fetching import Fetched
from bot.services.website.markup import decode
from bot.services.website.page import find_feed, read_page
from bot.services.website.problems import CannotRead, Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """The entries of a document, and the feed that a page names: reading that the next time is better."""

    entries: list[Entry]
    feed_url: str | None = None


def read_entries(fetched: Fetched, now: datetime) -> Reading:
    """The news of a fresh answer, a feed or a page; CannotRead(NOT_A_FEED) where there is neither news nor a feed."""
    content, content_type, url = fetched.content, fetched.content_type, fetched.url
    if is_feed(decode(content, content_type)):
        return Reading(read_feed(content, content_type, url, now))
    reading = Reading(read_page(content, content_type, url, now), find_feed(content, content_type, url))
    if not reading.entries and reading.feed_url is None:
        raise CannotRead(Problem.NOT_A_FEED)
    return reading
