"""Posts of the standard school: puts them in, lets them go, tells what came of them by the names of personas."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.news.storing import FileLine
from models.delivery import OutboxNotice
from models.news import NewsPost, NewsRecipient
from models.people import Person
from tests import factories
from tests.personas import ActorOf, StandardSchool

FAMILIES = ("role-parent", "role-student")


def photo(number: int) -> FileLine:
    return FileLine("photo", f"photo-{number}", None)


class Newsroom:
    """See above."""

    def __init__(self, db: Database, services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
        self._db, self._services, self._school, self._actor_of = db, services, school, actor_of
        self._names = {number: name for name, number in school.people.items()}

    async def draft(self, author: str = "editor", groups: Iterable[str] = FAMILIES, **values: Any) -> int:
        async with self._db.write(SYSTEM) as session:
            person = await session.get_one(Person, self._school.people[author])
            return (await factories.news_post(session, person, groups=list(groups), **values)).id

    async def set(self, model: type[Any], where: Any, **values: Any) -> None:
        """Change rows behind the back of the use cases, and let the school be read anew."""
        async with self._db.write(SYSTEM) as session:
            await session.execute(update(model).where(where).values(**values))
            await self._services.directory.touch(session)

    async def add(self, factory: Any, name: str, **values: Any) -> None:
        async with self._db.write(SYSTEM) as session:
            await factory(session, await session.get_one(Person, self._school.people[name]), **values)
            await self._services.directory.touch(session)

    async def send(self, post: int, name: str = "editor") -> None:
        await self._services.news.sending.send(await self._actor_of(name), post, await self.version(post))

    async def version(self, post: int) -> int:
        return (await self.row(post)).version

    async def row(self, post: int) -> NewsPost:
        async with self._db.read() as session:
            return await session.get_one(NewsPost, post)

    async def messages(self, post: int) -> dict[str, datetime]:
        """Whom a message waits for, and when; each has one."""
        where = (OutboxNotice.kind == "news.post", OutboxNotice.subject == f"news:{post}")
        async with self._db.read() as session:
            rows = list(await session.scalars(select(OutboxNotice).where(*where)))
        found = {self._names[row.person_id or 0]: row.due_at for row in rows}
        assert len(found) == len(rows), "somebody gets it twice"
        return found

    async def recipients(self, post: int) -> dict[str, tuple[int, ...]]:
        """Whom it was meant for, with their children."""
        async with self._db.read() as session:
            rows = await session.scalars(select(NewsRecipient).where(NewsRecipient.post_id == post))
            return {self._names[row.person_id]: tuple(row.children) for row in rows}

    async def told(self, kind: str) -> list[tuple[str, dict[str, Any]]]:
        where = OutboxNotice.kind == kind
        async with self._db.read() as session:
            rows = list(await session.scalars(select(OutboxNotice).where(where).order_by(OutboxNotice.id)))
        return [(self._names[row.person_id or 0], row.args) for row in rows]
