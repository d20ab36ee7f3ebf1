"""A letter that was sent to parents, staff and a pupil of the standard school, with what the outbox knows of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from models.delivery import NoticeState, OutboxNotice
from models.news import Counting, NewsPost, NewsRecipient, PostState, Reaction
from models.people import Person, Role
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import StandardSchool

LAST_DAY = date(2026, 11, 26)


@dataclass(frozen=True, slots=True)
class Letter:
    """Its number, and the father of the child in 5А, whose mother is the persona `parent` (of both children)."""

    id: int
    father: int


async def sent(db: Database, services: Services, school: StandardSchool, **values: Any) -> Letter:
    """To the parents of both classes, the teacher, who has not joined, and the student of 9Б; nobody has reacted."""
    author = values.pop("author", "editor")
    made_up: dict[str, Any] = {
        "author_id": school.people[author],
        "html": "<b>Собрание</b>\nв четверг",
        "groups": ["role-parent", "role-staff", "role-student"],
        "state": PostState.SENT,
        "reaction": Reaction.ACKNOWLEDGE,
        "counting": Counting.FAMILY,
        "react_by": LAST_DAY,
        "remind_on": date(2026, 11, 25),
        "sent_at": SCHOOL_MORNING,
    }
    async with db.write(SYSTEM) as session:
        father = await factories.person(session, surname="Папин", given_name="Иван", patronymic="Ильич")
        await factories.identity(session, father)
        await factories.role_grant(session, father, role=Role.PARENT)
        child = await session.get_one(Person, school.children[0])
        await factories.guardianship(session, father, child)
        post = await factories.news_post(session, **(made_up | values))
        people = {
            school.people["parent"]: list(school.children),
            father.id: [school.children[0]],
            school.people["teacher"]: [],
            school.people["not_joined"]: [],
            school.people["student"]: [],
        }
        for person_id, children in people.items():
            person = await session.get_one(Person, person_id)
            await factories.news_recipient(session, post, person, children=children)
        for name in ("parent", "teacher", "student"):
            await carried(session, post.id, school.people[name])
        await carried(session, post.id, father.id)
        await services.directory.touch(session)
    return Letter(post.id, father.id)


async def carried(session: Any, post_id: int, person_id: int, **values: Any) -> OutboxNotice:
    """The notice that carries the post to a person; sent, if nothing else is said."""
    done = {"state": NoticeState.SENT, "message_id": 100 + person_id, "done_at": SCHOOL_MORNING}
    made_up = {"kind": "news.post", "subject": f"news:{post_id}", "dedup_key": f"news:{post_id}:{person_id}"}
    person = await session.get_one(Person, person_id)
    return await factories.outbox_notice(session, person, **(made_up | done | values))


async def react(db: Database, letter: Letter, person_id: int, at: datetime = SCHOOL_MORNING, **values: Any) -> None:
    """A person reacts."""
    where = (NewsRecipient.post_id == letter.id, NewsRecipient.person_id == person_id)
    async with db.write(SYSTEM) as session:
        await session.execute(update(NewsRecipient).where(*where).values(reacted_at=at, **values))


async def reminders(db: Database, letter: Letter) -> dict[int | None, datetime]:
    """Who is to be reminded of it, when."""
    about = (OutboxNotice.subject == f"news:{letter.id}", OutboxNotice.kind == "news.remind")
    async with db.read() as session:
        rows = (await session.execute(select(OutboxNotice.person_id, OutboxNotice.due_at).where(*about))).all()
    assert len({row.person_id for row in rows}) == len(rows), "somebody is reminded twice"
    return {row.person_id: row.due_at for row in rows}


async def row_of(db: Database, letter: Letter) -> NewsPost:
    """The post as it is kept."""
    async with db.read() as session:
        return await session.get_one(NewsPost, letter.id)
