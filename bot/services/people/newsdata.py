"""What is kept of a person about news and letters, and what of it goes when they leave the bot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import WriteSession
from models.base import table
from models.news import GroupChat, MutedTopic, NewsPost, NewsRecipient, Reaction, SavedAudience, Topic
from models.people import NewsMode, Person

# A meeting's answers, by their numbers.
MEETING_ANSWERS = ("comes", "does not come")


@dataclass(frozen=True, slots=True)
class PostKept:
    """A post that the person got ("news:5"): when they opened it, when they reacted and how.

    answer: the label that they chose, or whether they come; what they wrote stands in `PersonalData.written`.
    """

    thing: str
    seen_at: datetime | None
    reacted_at: datetime | None
    answer: str


@dataclass(frozen=True, slots=True)
class NewsKept:
    """How the person gets news; what they got, wrote or approved ("news:5"); audiences and group chats by title."""

    mode: NewsMode
    muted: Sequence[Topic]
    got: Sequence[PostKept]
    wrote: Sequence[str]
    audiences: Sequence[str]
    chats: Sequence[str]


async def read_news(session: AsyncSession, person_id: int) -> NewsKept:
    """What is kept about this person."""
    me = {"person": person_id}
    return NewsKept(
        (await session.execute(_MODE, me)).scalar_one(),
        list((await session.execute(_MUTED, me)).scalars()),
        [
            PostKept(f"news:{row.post_id}", row.seen_at, row.reacted_at, _answer(row))
            for row in await session.execute(_GOT_BY_ME, me)
        ],
        [f"news:{number}" for number in (await session.execute(_WRITTEN, me)).scalars()],
        list((await session.execute(_AUDIENCES, me)).scalars()),
        list((await session.execute(_CHATS, me)).scalars()),
    )


async def forget_news(session: WriteSession, person_id: int) -> None:
    """Let go what they got, answered, muted and saved; what they wrote to others stays the school's."""
    await session.execute(delete(NewsRecipient).where(NewsRecipient.person_id == person_id))
    await session.execute(delete(MutedTopic).where(MutedTopic.person_id == person_id))
    await session.execute(delete(SavedAudience).where(SavedAudience.author_id == person_id))
    usual = update(table(Person)).where(Person.id == person_id).values(news_mode=NewsMode.AT_ONCE)
    await session.execute(usual)


def _answer(row: Any) -> str:
    labels = MEETING_ANSWERS if row.reaction is Reaction.MEETING else row.choices
    return labels[row.answer] if row.answer is not None and row.answer < len(labels) else ""


_ME: Any = bindparam("person")
_POST, _GOT = table(NewsPost).c, table(NewsRecipient).c
_MODE = select(Person.news_mode).where(Person.id == _ME)
_MUTED = select(MutedTopic.topic).where(MutedTopic.person_id == _ME).order_by(MutedTopic.topic)
_GOT_BY_ME = (
    select(_GOT.post_id, _GOT.seen_at, _GOT.reacted_at, _GOT.answer, _POST.reaction, _POST.choices)
    .join(table(NewsPost), _POST.id == _GOT.post_id)
    .where(_GOT.person_id == _ME)
    .order_by(_GOT.post_id)
)
_WRITTEN = (
    select(_POST.id)
    .where(or_(_POST.author_id == _ME, _POST.updated_by == _ME, _POST.approved_by == _ME))
    .order_by(_POST.id)
)
_AUDIENCES = select(SavedAudience.title).where(SavedAudience.author_id == _ME).order_by(SavedAudience.id)
_CHATS = select(GroupChat.title).where(GroupChat.added_by == _ME).order_by(GroupChat.id)
