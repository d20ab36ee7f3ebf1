"""Factories of the models of the status; use them as `factories.summary_wish(session, ...)`."""

from datetime import time
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.news import NewsPost, NewsTally
from models.people import Person
from models.status import DocumentTemplate, SummaryWish
from tests import news_factories
from tests.databases import SCHOOL_MORNING
from tests.rows import put, somebody

__all__ = ["document_template", "news_tally", "summary_wish"]


async def summary_wish(session: AsyncSession, person: Person | None = None, **values: Any) -> SummaryWish:
    person = person or await somebody(session)
    made_up: dict[str, Any] = {"person_id": person.id, "weekday": 0, "at": time(8)}
    return await put(session, SummaryWish(**(made_up | values)))


async def document_template(session: AsyncSession, **values: Any) -> DocumentTemplate:
    made_up: dict[str, Any] = {"kind": "year", "name": "Отчёт.docx", "content": b"PK", "set_at": SCHOOL_MORNING}
    return await put(session, DocumentTemplate(**(made_up | values)))


async def news_tally(session: AsyncSession, post: NewsPost | None = None, **values: Any) -> NewsTally:
    post = post or await news_factories.news_post(session)
    return await put(session, NewsTally(**({"post_id": post.id, "counted_at": SCHOOL_MORNING} | values)))
