"""The school's public news as its website takes them: what was sent and marked for it, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import func, select

from bot.db import Database
from bot.services.directory import Directory
from bot.services.news.storing import COLUMNS, LinkLine, with_files
from models.base import table
from models.news import NewsPost, PostState, Reaction

SHOWN: Final = 30
_POST: Final = table(NewsPost).c
# What was marked for the website may have become a letter since: those are for whom they are addressed to alone.
IS_PUBLIC: Final = (_POST.is_public.is_(True), _POST.state == PostState.SENT, _POST.reaction == Reaction.NONE)


@dataclass(frozen=True, slots=True)
class PublicPost:
    """A post for the website.

    html: its words below the title in paragraphs, harmless on a page; changed_at: of the last correction.
    """

    id: int
    title: str
    html: str
    links: Sequence[LinkLine]
    sent_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Publication:
    """The school's name (None: not set yet) and its public news."""

    school: str | None
    posts: Sequence[PublicPost]


class Publishing:
    """What anybody may read: no author, no addressee, no reaction. Letters are not for the website."""

    def __init__(self, db: Database, directory: Directory) -> None:
        self._db = db
        self._directory = directory

    async def mark(self) -> str:
        """A short word that changes when the public news do, so that nothing is made twice for a reader."""
        async with self._db.read() as session:
            count, versions, newest = (await session.execute(_MARK)).one()
        school = await self._directory.now()
        return sha256(f"{count} {versions} {newest} {school.name} {school.zone}".encode()).hexdigest()[:16]

    async def newest(self) -> Publication:
        """The newest public posts that were sent and not withdrawn."""
        from bot.services.news.wording import for_website, title_and_rest

        async with self._db.read() as session:
            posts = await with_files(session, list(await session.execute(_NEWEST)))
        found = []
        for post in posts:
            if post.sent_at is not None and post.html:
                changed_at = post.corrected_at or post.sent_at
                called, rest = title_and_rest(post.html)
                words = for_website(rest)
                found.append(PublicPost(post.id, called, words, post.links, post.sent_at, changed_at))
        return Publication((await self._directory.now()).name, found)


_MARK = select(func.count(), func.sum(_POST.version), func.max(_POST.id)).where(*IS_PUBLIC)
_NEWEST = select(*COLUMNS).where(*IS_PUBLIC).order_by(_POST.sent_at.desc(), _POST.id.desc()).limit(SHOWN)
