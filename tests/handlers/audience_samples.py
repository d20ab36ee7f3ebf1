"""Audiences in the making: somebody named and somebody left out, more lists under names than a screen shows."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.news.readymade import SAVED_LIMIT, TITLE_LIMIT
from models.people import Person
from tests import factories
from tests.personas import StandardSchool

DRAFT = 921


async def fill_audiences(session: AsyncSession, school: StandardSchool) -> None:
    """A class teacher's draft and lists."""
    teacher = await session.get_one(Person, school.people["class_teacher"])
    mine, parent = school.classes["5А"], f"person-{school.people['parent']}"
    await factories.news_post(
        session, teacher, id=DRAFT, groups=[f"parents-{mine}", parent], exceptions=[f"students-{mine}", "person-9999"]
    )
    for number in range(1, SAVED_LIMIT):
        title = f"{number} <b>&amp; «ёлка» 👩‍🏫 слово слово слово слово слово слово слово"[:TITLE_LIMIT]
        await factories.saved_audience(session, teacher, title=title, groups=[f"parents-{mine}", parent])
