"""Posts that were sent to personas, for the tests of what their readers see."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.access import SYSTEM
from bot.db import Database
from bot.i18n import LANGUAGES, Voice
from bot.presenter import render
from bot.ui import Button, Link, Screen
from models.news import PostState
from models.people import Person
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import StandardSchool

VOICES = {language: Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES}


async def sent(
    db: Database, school: StandardSchool, readers: Sequence[str] = ("parent",), photos: int = 0, **values: Any
) -> int:
    """A post of the deputy's that went to these personas an hour ago; one to parents for the sake of all children."""
    made_up = {
        "state": PostState.SENT,
        "sent_at": SCHOOL_MORNING - timedelta(hours=1),
        "html": "Приходите на <b>ярмарку</b>",
    }
    async with db.write(SYSTEM) as session:
        author = await session.get_one(Person, school.people["deputy"])
        post = await factories.news_post(session, author, **(made_up | values))
        for number in range(photos):
            await factories.news_file(session, post, position=number + 1, file_id=f"photo{number}")
        for name in readers:
            is_theirs = name == "parent" and any("parent" in group for group in post.groups)
            children = list(school.children) if is_theirs else []
            person = await session.get_one(Person, school.people[name])
            await factories.news_recipient(session, post, person, children=children)
        return post.id


def words(screen: Screen | None, language: str = "ru") -> str:
    assert screen is not None
    return render(screen, VOICES[language])


def labels(screen: Screen | None) -> list[str]:
    assert screen is not None
    return [VOICES["ru"].plain(button.label) for row in screen.rows for button in row]


def ways(screen: Screen | None) -> list[str]:
    """Where the buttons lead."""
    assert screen is not None
    buttons = [button for row in screen.rows for button in row]
    return [_way(button) for button in buttons]


def _way(button: Button | Link) -> str:
    if isinstance(button, Link):
        return button.url
    return button.to if isinstance(button.to, str) else button.to.pack()
