"""Every button of the sender's card, of posts of every sort, as those see them who act on them."""

from datetime import timedelta
from typing import Any

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from handlers.site import Site
from models.news import Counting, NewsPost, PostState, Reaction
from models.people import Person
from tests import factories
from tests.bot.services.news.letters import react, sent
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.handlers.feature_walk import check_feature
from tests.personas import StandardSchool

pytestmark = sqlite_only

WILD = "&lt;b&gt; &amp; «ёлка» 👩‍🏫 " + "слово " * 400
CHOICES = ["Очень длинный ответ, который помещается в", "Нет & никогда", "Может быть"]
POSTS: tuple[dict[str, Any], ...] = (
    {"reaction": Reaction.NONE, "react_by": None, "html": ""},
    {"reaction": Reaction.CHOICE, "html": WILD, "choices": CHOICES, "counting": Counting.PERSON},
    {"reaction": Reaction.WORDS, "corrected_at": SCHOOL_MORNING},
    {"reaction": Reaction.MEETING, "meets_at": SCHOOL_MORNING + timedelta(days=2)},
    {"state": PostState.WITHDRAWN, "withdrawn_at": SCHOOL_MORNING},
)
CLASSES, PUPILS = 8, 20


@pytest.fixture
async def cards(db: Database, services: Services, school: StandardSchool) -> list[int]:
    """Posts of every sort to a school of many classes, half of whom have answered at length."""
    cards = []
    for values in POSTS:
        letter = await sent(db, services, school, **values)
        cards.append(letter.id)
        long = {"words": "Слово & дело. " * 70} if values.get("reaction") is Reaction.WORDS else {"answer": 1}
        for person in (school.people["parent"], school.people["teacher"], letter.father):
            await react(db, letter, person, **long)
    async with db.write(SYSTEM) as session:
        posts = [await session.get_one(NewsPost, card) for card in cards]
        for number in range(CLASSES):
            a_class = await factories.school_class(session, year=1 + number, letter="Ё")
            for pupil in range(PUPILS if number == 0 else 1):
                child = await factories.person(session, surname="", given_name=f"А. {pupil}.", class_id=a_class.id)
                parent = await factories.person(session)
                await factories.guardianship(session, parent, child)
                for post in posts:
                    await factories.news_recipient(session, post, parent, children=[child.id])
            if number == 0:
                leader = await session.get_one(Person, school.people["class_teacher"])
                await factories.class_teacher(session, a_class, leader)
        await services.directory.touch(session)
    return cards


async def test_every_button_of_a_card_leads_somewhere(
    cards: list[int], site: Site, clock: SetClock, database_url: str
) -> None:
    walks = [("editor", [f"newscard:{card}"]) for card in cards]
    await check_feature("newscard", [*walks, ("class_teacher", ["newscard.mine:0"])], site, clock, database_url)
