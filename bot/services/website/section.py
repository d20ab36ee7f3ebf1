"""The row of the website's section as it is kept, who looks after it, and how long it has been silent."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import WriteSession
from bot.services.news.publishing import IS_PUBLIC
from bot.services.snapshot import Snapshot
from models.base import table
from models.news import NewsPost, Website
from models.people import Role

# What is kept of a reading without a problem.
WELL: Final = {"problem": None, "failures": 0}


@dataclass(frozen=True, slots=True)
class Site:
    """The row of models/news.py. looked_at: when it was read last without a problem."""

    url: str
    feed_url: str | None
    etag: str | None
    modified: str | None
    set_at: datetime
    next_look_at: datetime
    looked_at: datetime | None
    problem: str | None
    failures: int
    newest_at: datetime | None
    silence_told_on: date | None


_WEBSITE = table(Website)
_ONE = select(*(_WEBSITE.c[field.name] for field in fields(Site)))
_NEWEST_POST = select(func.max(table(NewsPost).c.sent_at)).where(*IS_PUBLIC)


async def find(session: AsyncSession) -> Site | None:
    """The site that is read; None where none is set."""
    row = (await session.execute(_ONE)).first()
    return Site(*row) if row is not None else None


async def is_set(session: AsyncSession, site: Site) -> bool:
    """Whether this is the site still: it may have been changed while it was read."""
    current = await find(session)
    return current is not None and current.url == site.url


async def store(session: WriteSession, values: dict[str, Any]) -> None:
    """Change the row of the site."""
    await session.execute(update(_WEBSITE).values(values))


def newest(*moments: datetime | None) -> datetime | None:
    """The latest of those that there are."""
    return max((moment for moment in moments if moment is not None), default=None)


async def silent_days(session: AsyncSession, site: Site, school: Snapshot, now: datetime) -> int:
    """Days since something was published on the site, or by the bot for it; since it was set where nothing was."""
    post = (await session.execute(_NEWEST_POST)).scalar()
    return (school.today(now) - school.today(newest(site.newest_at, post) or site.set_at)).days


def keepers(school: Snapshot, now: datetime) -> list[int]:
    """Who looks after the site."""
    return first_of(school, now, Role.EDITOR, Role.ADMIN)


def first_of(school: Snapshot, now: datetime, *roles: Role) -> list[int]:
    """Who holds the first of these roles that somebody holds whom a message reaches."""
    for role in roles:
        found = [person.id for person in school.holders(role, school.today(now)) if person.sender and person.reachable]
        if found:
            return found
    return []
