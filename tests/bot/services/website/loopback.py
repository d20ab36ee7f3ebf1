"""A website on loopback, and what became of reading it."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime

from aiohttp import web
from sqlalchemy import select

from bot.db import Database
from models.base import Base
from models.delivery import OutboxNotice
from models.news import NewsPost, Website
from tests.databases import SCHOOL_MORNING

HALF_AN_HOUR = {"minutes": 30}


class Site:
    """A website on loopback: what it answers, and how often it was asked."""

    def __init__(self) -> None:
        self.body = b""
        self.elsewhere: dict[str, bytes] = {}
        self.status = 200
        self.headers: dict[str, str] = {}
        self.asked: list[web.Request] = []
        self.is_asked = asyncio.Event()
        self.answers = asyncio.Event()
        self.answers.set()
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        self.asked.append(request)
        self.is_asked.set()
        await self.answers.wait()
        if self.status == 200 and request.headers.get("If-None-Match", "none") == self.headers.get("ETag"):
            return web.Response(status=304)
        return web.Response(body=self.elsewhere.get(request.path, self.body), status=self.status, headers=self.headers)

    def has(self, *items: str) -> None:
        words = "".join(f"<item>{item}</item>" for item in items)
        self.body = f'<rss version="2.0"><channel>{words}</channel></rss>'.encode()


def item(number: int, title: str = "Новость", published: datetime | None = SCHOOL_MORNING, more: str = "") -> str:
    day = f"<pubDate>{format_datetime(published)}</pubDate>" if published else ""
    return f"<title>{title} {number}</title><guid>news-{number}</guid><link>/news/{number}</link>{day}{more}"


async def all_of(db: Database, model: type[Base]) -> Sequence[Base]:
    async with db.read() as session:
        return (await session.scalars(select(model))).all()


async def posts(db: Database) -> list[NewsPost]:
    async with db.read() as session:
        return list(await session.scalars(select(NewsPost).order_by(NewsPost.id)))


async def row(db: Database) -> Website:
    async with db.read() as session:
        return (await session.scalars(select(Website))).one()


async def told(db: Database, kind: str) -> list[OutboxNotice]:
    async with db.read() as session:
        return list(await session.scalars(select(OutboxNotice).where(OutboxNotice.kind == kind)))
