"""Factories of the models of news, letters and the website; use them as `factories.news_post(session, ...)`."""

from itertools import count
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.news import (
    GroupChat,
    MutedTopic,
    NewsFile,
    NewsPost,
    NewsRecipient,
    SavedAudience,
    Topic,
    Website,
    WebsiteEntry,
)
from models.people import Person
from tests.databases import SCHOOL_MORNING
from tests.rows import put, somebody

__all__ = [
    "group_chat",
    "muted_topic",
    "news_file",
    "news_post",
    "news_recipient",
    "saved_audience",
    "website",
    "website_entry",
]

_numbers = count(1)


async def news_post(session: AsyncSession, author: Person | None = None, **values: Any) -> NewsPost:
    made_up = {
        "author_id": author.id if author else None,
        "html": f"<b>Новость {next(_numbers)}</b>",
        "groups": ["role-parent"],
        "created_at": SCHOOL_MORNING,
        "updated_at": SCHOOL_MORNING,
    }
    return await put(session, NewsPost(**(made_up | values)))


async def news_file(session: AsyncSession, post: NewsPost | None = None, **values: Any) -> NewsFile:
    post = post or await news_post(session)
    made_up = {"position": next(_numbers), "kind": "photo", "file_id": f"photo-{next(_numbers)}"}
    return await put(session, NewsFile(post_id=post.id, **(made_up | values)))


async def news_recipient(
    session: AsyncSession, post: NewsPost | None = None, person: Person | None = None, **values: Any
) -> NewsRecipient:
    post = post or await news_post(session)
    person = person or await somebody(session)
    return await put(session, NewsRecipient(post_id=post.id, person_id=person.id, **values))


async def saved_audience(session: AsyncSession, author: Person | None = None, **values: Any) -> SavedAudience:
    author = author or await somebody(session)
    made_up = {"title": f"Мои {next(_numbers)}", "groups": ["role-staff"]}
    return await put(session, SavedAudience(author_id=author.id, **(made_up | values)))


async def muted_topic(session: AsyncSession, person: Person | None = None, **values: Any) -> MutedTopic:
    person = person or await somebody(session)
    return await put(session, MutedTopic(person_id=person.id, **({"topic": Topic.EVENTS} | values)))


async def group_chat(session: AsyncSession, **values: Any) -> GroupChat:
    made_up = {"chat_id": -1000 - next(_numbers), "title": "Родители 5А", "added_at": SCHOOL_MORNING}
    return await put(session, GroupChat(**(made_up | values)))


async def website(session: AsyncSession, **values: Any) -> Website:
    made_up = {"url": "https://school.example/news", "set_at": SCHOOL_MORNING, "next_look_at": SCHOOL_MORNING}
    return await put(session, Website(**(made_up | values)))


async def website_entry(session: AsyncSession, **values: Any) -> WebsiteEntry:
    made_up = {"key": f"news-{next(_numbers)}", "fingerprint": "0" * 64, "seen_at": SCHOOL_MORNING}
    return await put(session, WebsiteEntry(**(made_up | values)))
