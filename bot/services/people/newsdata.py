"""What is kept of a person about news and letters, and what of it goes when they leave the bot."""

from sqlalchemy import delete, update

from bot.db import WriteSession
from models.base import table
from models.news import MutedTopic, NewsRecipient, SavedAudience
from models.people import NewsMode, Person


async def forget_news(session: WriteSession, person_id: int) -> None:
    """Let go what they got, answered, muted and saved; what they wrote to others stays the school's."""
    await session.execute(delete(NewsRecipient).where(NewsRecipient.person_id == person_id))
    await session.execute(delete(MutedTopic).where(MutedTopic.person_id == person_id))
    await session.execute(delete(SavedAudience).where(SavedAudience.author_id == person_id))
    usual = update(table(Person)).where(Person.id == person_id).values(news_mode=NewsMode.AT_ONCE)
    await session.execute(usual)
