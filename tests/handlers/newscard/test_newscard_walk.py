"""Every button of the sender's card, of posts of every sort, as those see them who act on them."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.access import SYSTEM, Sender
from bot.db import Database
from bot.i18n import LANGUAGES, Voice
from bot.services import Services
from bot.ui import Incoming
from handlers.reception import CHANNEL
from handlers.site import Site
from models.news import Counting, NewsPost, PostState, Reaction
from models.people import Person
from tests import factories
from tests.bot.services.news.letters import react, sent
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.handlers.crawler import Crawler
from tests.personas import PERSONAS, StandardSchool

pytestmark = sqlite_only

VOICES = tuple(Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES)
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


@dataclass(slots=True)
class OfCards(Crawler):
    """Goes no further than the screens of the card."""

    def _enqueue(self, raw: str, state: bytes, way: tuple[str, ...], incoming: Incoming | None = None) -> None:
        if raw.startswith("newscard"):
            Crawler._enqueue(self, raw, state, way, incoming)


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
    cards: list[int], site: Site, clock: SetClock, tmp_path: Path, database_url: str
) -> None:
    file = Path(database_url.partition("///")[2])
    starts = {"editor": [f"newscard:{card}" for card in cards], "class_teacher": ["newscard.mine:0"]}
    reached: set[str] = set()
    for name, addresses in starts.items():
        for address in addresses:
            crawler = OfCards(site, clock, tmp_path, Sender(CHANNEL, PERSONAS[name].telegram or 0), VOICES)
            await crawler.walk(file, [address])
            assert crawler.complaints == [], (name, address)
            reached |= {raw.partition(":")[0] for raw in crawler.found}
    served = {prefix for prefix in {*site.screens, *site.actions} if prefix.partition(".")[0] == "newscard"}
    assert served - reached == set()
