"""A website that can't be read just now and has been silent for long, under an address that nobody looks up."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.site import NoticeArgs
from tests import factories
from tests.databases import SCHOOL_MORNING

NOTICES = {"website.drafts": NoticeArgs(None, {"count": 5})}


async def fill_website(session: AsyncSession) -> None:
    """The site with an entry; a press of a button reads it, so it has to be refused before the network is used."""
    await factories.website(
        session,
        url=f"http://127.0.0.1:9/{'news/' * 40}",
        feed_url="http://127.0.0.1:9/feed",
        looked_at=SCHOOL_MORNING - timedelta(days=2),
        newest_at=SCHOOL_MORNING - timedelta(days=21),
        problem="not_a_feed",
        failures=5,
    )
    await factories.website_entry(session)
